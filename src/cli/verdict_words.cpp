// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/verdict_words.hpp"

#include "cli/output.hpp"

#include <cunho/app/verification_words.hpp>
#include <cunho/core/reason_text.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

using signing::SignatureReport;

const char* kindWord(crypto::RevocationEvidence::Kind kind) {
    return kind == crypto::RevocationEvidence::Kind::Ocsp ? "OCSP" : "CRL";
}

const char* statusWord(crypto::RevocationEvidence::Status status) {
    using Status = crypto::RevocationEvidence::Status;
    switch (status) {
    case Status::Good: return "not revoked";
    case Status::Revoked: return "revoked";
    case Status::Unknown: return "unknown";
    }
    return "";
}

std::string revocationLine(const signing::RevocationFact& fact) {
    if (fact.source == signing::RevocationFact::Source::None)
        return fact.certificate + ": " + (fact.note.empty() ? "nothing known" : fact.note);
    std::string out = fact.certificate + ": " + statusWord(fact.status);
    if (fact.revokedAt)
        out += " on " + formatUtc(*fact.revokedAt);
    return out + ", " + kindWord(fact.kind) + " of " + formatUtc(fact.thisUpdate) +
           (fact.source == signing::RevocationFact::Source::File ? " in the file" : " online");
}

std::string technicalWord(const signing::Finding& finding) {
    return std::string(signing::indicationName(finding.indication)) +
           (finding.subIndication.empty() ? "" : " / " + finding.subIndication);
}

void printFact(const std::string& name, const std::string& value) {
    if (!value.empty())
        std::cout << "    " << name << ": " << printable(value) << '\n';
}

void printFacts(const SignatureReport& report, const app::ListsUsed& lists) {
    printFact("indication", technicalWord(report));
    printFact("level", report.timestamp ? "" : report.level.empty() ? "none" : report.level);
    printFact("qualified", app::qualificationWords(report, lists, Language::English));
    printFact("signer", report.signer);
    const app::Signatory who = app::signatoryOf(report);
    printFact("company", who.company);
    printFact("company number", who.companyNumber);
    printFact("capacity", who.capacity);
    printFact("stated reason", report.reason);
    printFact("claimed time", report.claimedTime);
    printFact("proven time", report.provenTime ? formatUtc(*report.provenTime) : "");
    printFact("covers", report.coversWholeFile ? "the whole file" : "an earlier revision");
    for (const auto& stamp : report.timestamps)
        printFact("time-stamp", formatUtc(stamp.time) + " " + stamp.signer + ", " + technicalWord(stamp));
    for (const auto& change : report.changes)
        printFact(change.permitted ? "later change" : "forbidden change", change.detail);
    for (const auto& subject : report.chain)
        printFact("chain", subject);
    for (const auto& fact : report.revocation)
        printFact("revocation", revocationLine(fact));
    for (const auto& fact : report.algorithms)
        if (!fact.strong)
            printFact("weak", fact.name + " (" + fact.use + ")");
    for (const auto& remark : report.remarks)
        printFact("remark", remark);
}

void printCodes(const app::QrReport& qr) {
    std::cout << "  " << printable(app::qrSummary(qr, Language::English)) << '\n';
    if (qr.failure)
        printFact("reason", reasonText(*qr.failure, Language::English));
    for (const auto& finding : qr.codes) {
        const std::string page = "page " + std::to_string(finding.code.page);
        if (!finding.fiscal) {
            printFact(page, "another code: " + finding.code.text);
            continue;
        }
        for (const auto& apart : finding.differences)
            printFact("different", invoicing::qrFieldName(apart.field, Language::English) +
                                       ": in the code \"" + apart.inCode + "\", in the document \"" +
                                       apart.inDocument + "\"");
        for (const auto& problem : finding.fiscal->problems)
            printFact("wrong",
                      reasonText({Fault::Input, problem.reason, problem.params, {}}, Language::English));
        for (const auto& field : finding.fiscal->fields)
            printFact(page + ", " + invoicing::qrFieldName(field.code, Language::English), field.value);
    }
}

void printRevisions(const std::vector<app::Revision>& revisions) {
    for (const auto& revision : revisions) {
        std::cout << "  revision " << revision.number << ": " << revision.end << " bytes, "
                  << (revision.timestamp ? "stamped by " : "signed by ") << printable(revision.signer)
                  << (revision.isWholeFile ? ", the whole file" : "") << '\n';
        for (const auto& change : revision.changesAfter)
            printFact("after it", app::changeWords(change, Language::English) + ", " + change.detail);
    }
}

} // namespace

void printReport(const app::FileReport& report, bool revisions) {
    if (report.failure) {
        printFailure(*report.failure);
        return;
    }
    std::cout << printable(report.file.string()) << '\n';
    if (report.signatures.empty())
        std::cout << "  no signature\n";
    for (const auto& signature : report.signatures) {
        std::cout << "  " << printable(signature.field) << ": "
                  << printable(app::verdictSentence(signature, Language::English)) << '\n';
        printFacts(signature, report.trust.lists);
    }
    if (report.qr.asked)
        printCodes(report.qr);
    if (revisions)
        printRevisions(report.revisions);
}

} // namespace cunho::cli
