// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/json_text.hpp"

#include <cunho/app/verification_report.hpp>
#include <cunho/app/verification_words.hpp>

namespace cunho::app {
namespace {

using Status = crypto::RevocationEvidence::Status;
using FactSource = signing::RevocationFact::Source;

std::string timeOrNull(const std::optional<TimePoint>& time) {
    return time ? jsonString(formatUtc(*time)) : "null";
}

std::string texts(const std::vector<std::string>& list) {
    return jsonArray(list, [](const std::string& text) { return jsonString(text); });
}

std::string json(const signing::RevocationFact& fact) {
    JsonObject out;
    out.add("certificate", fact.certificate)
        .add("source", fact.source == FactSource::File     ? "file"
                       : fact.source == FactSource::Online ? "online"
                                                           : "none")
        .add("status", fact.status == Status::Good      ? "good"
                       : fact.status == Status::Revoked ? "revoked"
                                                        : "unknown");
    if (fact.source != FactSource::None)
        out.add("kind", fact.kind == crypto::RevocationEvidence::Kind::Ocsp ? "ocsp" : "crl")
            .add("thisUpdate", formatUtc(fact.thisUpdate));
    if (fact.revokedAt)
        out.add("revokedAt", formatUtc(*fact.revokedAt));
    if (!fact.reason.empty())
        out.add("reason", fact.reason);
    if (!fact.note.empty())
        out.add("note", fact.note);
    return out.text();
}

std::string json(const signing::AlgorithmFact& fact) {
    return JsonObject()
        .add("use", fact.use)
        .add("name", fact.name)
        .add("strong", fact.strong)
        .raw("until", timeOrNull(fact.until))
        .text();
}

void addFinding(JsonObject& out, const signing::Finding& finding) {
    out.add("indication", signing::indicationName(finding.indication))
        .add("subIndication", finding.subIndication)
        .add("signer", finding.signer)
        .add("qualification", finding.qualification)
        .raw("chain", texts(finding.chain))
        .raw("revocation", jsonArray(finding.revocation, [](const auto& fact) { return json(fact); }))
        .raw("algorithms", jsonArray(finding.algorithms, [](const auto& fact) { return json(fact); }))
        .raw("remarks", texts(finding.remarks));
}

std::string json(const signing::TimestampReport& stamp) {
    JsonObject out;
    out.add("type", stamp.kind == signing::TimestampReport::Kind::Document ? "document" : "signature")
        .add("field", stamp.field)
        .add("time", formatUtc(stamp.time))
        .add("policy", stamp.policy)
        .add("serialNumber", stamp.serialNumber);
    addFinding(out, stamp);
    return out.text();
}

const char* changeKind(pdf::Change::Kind kind) {
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
    return "";
}

std::string json(const pdf::Change& change) {
    return JsonObject()
        .add("kind", changeKind(change.kind))
        .add("permitted", change.permitted)
        .add("detail", change.detail)
        .text();
}

std::string changes(const std::vector<pdf::Change>& list) {
    return jsonArray(list, [](const auto& change) { return json(change); });
}

std::string json(const Signatory& who) {
    return JsonObject()
        .add("name", who.name)
        .add("company", who.company)
        .add("companyNumber", who.companyNumber)
        .add("capacity", who.capacity)
        .text();
}

std::string json(const signing::SignatureReport& report, const ListsUsed& lists) {
    JsonObject out;
    out.add("field", report.field)
        .add("type", report.timestamp ? "timestamp" : "signature")
        .add("text", verdictSentence(report, Language::English))
        .add("next", nextStep(report, Language::English))
        .raw("signatory", json(signatoryOf(report)))
        .add("level", report.level)
        .add("time", report.claimedTime)
        .raw("provenTime", timeOrNull(report.provenTime))
        .add("coversWholeFile", report.coversWholeFile)
        .add("revisionEnd", report.revisionEnd)
        .add("reason", report.reason)
        .add("policy", report.policy)
        .add("commitment", report.commitment)
        .add("subFilter", report.subFilter)
        .raw("timestamps", jsonArray(report.timestamps, [](const auto& stamp) { return json(stamp); }))
        .raw("changes", changes(report.changes));
    addFinding(out, report);
    out.add("qualificationKnown", qualificationName(qualificationOf(report, lists).known))
        .add("qualificationText", qualificationWords(report, lists, Language::English));
    return out.text();
}

std::string json(const Revision& revision) {
    return JsonObject()
        .add("number", revision.number)
        .add("end", revision.end)
        .raw("fields", texts(revision.fields))
        .add("signer", revision.signer)
        .raw("provenTime", timeOrNull(revision.provenTime))
        .add("time", revision.claimedTime)
        .add("coversWholeFile", revision.isWholeFile)
        .raw("changesAfter", changes(revision.changesAfter))
        .text();
}

/// "fault", "reason", "text", "params", "detail".
void addFailure(JsonObject& out, const Failure& failure) {
    JsonObject params;
    for (const auto& [name, value] : failure.params)
        params.add(name, value);
    out.add("fault", faultName(failure.fault))
        .add("reason", failure.reason)
        .add("text", reasonText(failure, Language::English))
        .raw("params", params.text())
        .add("detail", failure.detail);
}

std::string json(const Failure& failure) {
    JsonObject out;
    addFailure(out, failure);
    return out.text();
}

const char* outcomeName(QrFinding::Outcome outcome) {
    switch (outcome) {
    case QrFinding::Outcome::Other: return "other";
    case QrFinding::Outcome::Read: return "read";
    case QrFinding::Outcome::Equal: return "equal";
    case QrFinding::Outcome::Malformed: return "malformed";
    case QrFinding::Outcome::Different: return "different";
    }
    return "";
}

const char* sourceName(QrFinding::Source source) {
    switch (source) {
    case QrFinding::Source::Nothing: return "nothing";
    case QrFinding::Source::Books: return "books";
    case QrFinding::Source::Attachment: return "attachment";
    }
    return "";
}

std::string json(const QrFinding& finding) {
    JsonObject out;
    out.add("page", finding.code.page)
        .add("text", finding.code.text)
        .add("outcome", outcomeName(finding.outcome))
        .add("comparedWith", sourceName(finding.source));
    if (!finding.attachment.empty())
        out.add("attachment", finding.attachment);
    JsonObject fields;
    std::vector<std::string> problems;
    if (finding.fiscal) {
        for (const auto& field : finding.fiscal->fields)
            fields.add(field.code, field.value);
        for (const auto& problem : finding.fiscal->problems)
            problems.push_back(JsonObject()
                                   .add("field", problem.field)
                                   .add("reason", problem.reason)
                                   .add("text", reasonText({Fault::Input, problem.reason, problem.params, {}},
                                                           Language::English))
                                   .text());
    }
    return out.raw("fields", fields.text())
        .raw("problems", jsonArray(problems))
        .raw("differences", jsonArray(finding.differences,
                                      [](const QrDifference& apart) {
                                          return JsonObject()
                                              .add("field", apart.field)
                                              .add("inCode", apart.inCode)
                                              .add("inDocument", apart.inDocument)
                                              .text();
                                      }))
        .text();
}

std::string json(const QrReport& qr) {
    if (!qr.asked)
        return "null";
    return JsonObject()
        .add("summary", qrSummary(qr, Language::English))
        .add("pages", qr.pages)
        .add("pagesLookedAt", qr.looked)
        .raw("failure", qr.failure ? json(*qr.failure) : "null")
        .raw("codes", jsonArray(qr.codes, [](const auto& finding) { return json(finding); }))
        .text();
}

std::string json(const TrustUsed& trust) {
    return JsonObject()
        .add("environment", environmentName(trust.environment))
        .add("anchors", std::uint64_t{trust.anchors})
        .raw("trustedLists", texts(trust.lists.territories))
        .raw("trustedListsOutOfDate", texts(trust.lists.outOfDate))
        .raw("trustedListsUnusable", texts(trust.lists.unusable))
        .add("online", trust.online)
        .text();
}

} // namespace

std::string toJson(const FileReport& report) {
    JsonObject out;
    out.add("file", report.file.string())
        .add("name", report.file.filename().string())
        .add("sha256", toHex(report.sha256))
        .add("size", report.size)
        .add("verifiedAt", formatUtc(report.verifiedAt))
        .add("passed", report.passed())
        .raw("trust", json(report.trust))
        .raw("signatures",
             jsonArray(report.signatures,
                       [&](const auto& signature) { return json(signature, report.trust.lists); }))
        .raw("revisions", jsonArray(report.revisions, [](const auto& revision) { return json(revision); }))
        .raw("qr", json(report.qr));
    if (report.failure)
        addFailure(out, *report.failure);
    return out.text();
}

std::string toJson(const std::vector<FileReport>& reports, const std::string& programVersion) {
    return JsonObject()
               .add("schema", "cunho-verification/1")
               .add("program", "Cunho " + programVersion)
               .add("notice", "Report of this program; no certificate in law.")
               .raw("files", jsonArray(reports, [](const auto& report) { return toJson(report); }))
               .text() +
           "\n";
}

} // namespace cunho::app
