// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/verdict_json.hpp"

#include "cli/verdict_words.hpp"

namespace cunho::cli {
namespace {

using Status = crypto::RevocationEvidence::Status;
using Source = signing::RevocationFact::Source;

Json toJson(const signing::TimestampReport& stamp);
Json toJson(const pdf::Change& change);
Json toJson(const signing::SignatureReport& report);

Json timeOrNull(const std::optional<TimePoint>& time) {
    return time ? Json(formatUtc(*time)) : Json();
}

Json toJson(const signing::RevocationFact& fact) {
    const char* source = fact.source == Source::File     ? "file"
                         : fact.source == Source::Online ? "online"
                                                         : "none";
    const char* status = fact.status == Status::Good      ? "good"
                         : fact.status == Status::Revoked ? "revoked"
                                                          : "unknown";
    Json json{{"certificate", fact.certificate}, {"source", source}, {"status", status}};
    if (fact.source != Source::None) {
        json["kind"] = fact.kind == crypto::RevocationEvidence::Kind::Ocsp ? "ocsp" : "crl";
        json["thisUpdate"] = formatUtc(fact.thisUpdate);
    }
    if (fact.revokedAt)
        json["revokedAt"] = formatUtc(*fact.revokedAt);
    if (!fact.reason.empty())
        json["reason"] = fact.reason;
    if (!fact.note.empty())
        json["note"] = fact.note;
    return json;
}

Json toJson(const signing::AlgorithmFact& fact) {
    return {
        {"use", fact.use}, {"name", fact.name}, {"strong", fact.strong}, {"until", timeOrNull(fact.until)}};
}

template<class List>
Json listOf(const List& list) {
    Json json = Json::array();
    for (const auto& item : list)
        json.push_back(toJson(item));
    return json;
}

Json findingJson(const signing::Finding& finding) {
    return {{"indication", std::string(signing::indicationName(finding.indication))},
            {"subIndication", finding.subIndication},
            {"signer", finding.signer},
            {"qualification", finding.qualification},
            {"chain", finding.chain},
            {"revocation", listOf(finding.revocation)},
            {"algorithms", listOf(finding.algorithms)},
            {"remarks", finding.remarks}};
}

Json toJson(const signing::TimestampReport& stamp) {
    const bool document = stamp.kind == signing::TimestampReport::Kind::Document;
    Json json{{"type", document ? "document" : "signature"},
              {"field", stamp.field},
              {"time", formatUtc(stamp.time)},
              {"policy", stamp.policy},
              {"serialNumber", stamp.serialNumber}};
    json.update(findingJson(stamp));
    return json;
}

std::string changeKind(pdf::Change::Kind kind) {
    using Kind = pdf::Change::Kind;
    switch (kind) {
    case Kind::SignatureAdded: return "signature-added";
    case Kind::TimestampAdded: return "timestamp-added";
    case Kind::SecurityStore: return "security-store";
    case Kind::FormFilled: return "form-filled";
    case Kind::Metadata: return "metadata";
    case Kind::Annotated: return "annotated";
    case Kind::OverContent: return "over-content";
    case Kind::PageContent: return "page-content";
    case Kind::ShadowedObject: return "shadowed-object";
    case Kind::Structure: return "structure";
    }
    return {};
}

Json toJson(const pdf::Change& change) {
    return {{"kind", changeKind(change.kind)}, {"permitted", change.permitted}, {"detail", change.detail}};
}

Json toJson(const signing::SignatureReport& report) {
    Json json{{"field", report.field},
              {"type", report.timestamp ? "timestamp" : "signature"},
              {"text", verdictSentence(report)},
              {"level", report.level},
              {"time", report.claimedTime},
              {"provenTime", timeOrNull(report.provenTime)},
              {"coversWholeFile", report.coversWholeFile},
              {"reason", report.reason},
              {"policy", report.policy},
              {"commitment", report.commitment},
              {"subFilter", report.subFilter},
              {"timestamps", listOf(report.timestamps)},
              {"changes", listOf(report.changes)}};
    json.update(findingJson(report));
    return json;
}

} // namespace

Json toJson(const app::FileVerdict& verdict) {
    return {{"file", verdict.file.string()}, {"signatures", listOf(verdict.signatures)}};
}

} // namespace cunho::cli
