// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/verdict_words.hpp"

#include "cli/output.hpp"

#include <algorithm>
#include <array>
#include <iostream>

namespace cunho::cli {
namespace {

using signing::Indication;
using signing::SignatureReport;

struct Words {
    std::string_view subIndication;
    std::string_view sentence;
};

constexpr std::array<Words, 6> failedWords{{
    {"FORMAT_FAILURE", "its structure is damaged, or the document was changed afterwards in a forbidden way"},
    {"HASH_FAILURE", "what it covers was changed after signing"},
    {"SIG_CRYPTO_FAILURE", "the signature itself is damaged or forged"},
    {"REVOKED", "the certificate was revoked before it was made"},
    {"EXPIRED", "the certificate had ended before it was made"},
    {"NOT_YET_VALID", "it was made before its certificate began"},
}};

constexpr std::array<Words, 14> openWords{{
    {"NO_CERTIFICATE_CHAIN_FOUND", "nobody that you trust vouches for the certificate (see --trust)"},
    {"CERTIFICATE_CHAIN_GENERAL_FAILURE", "the certificates above it are damaged"},
    {"CHAIN_CONSTRAINTS_FAILURE", "a certificate was used for what it may not"},
    {"NO_SIGNING_CERTIFICATE_FOUND", "it does not show which certificate made it"},
    {"SIG_CONSTRAINTS_FAILURE", "it does not name its certificate"},
    {"REVOKED_NO_POE", "the certificate was revoked and nothing proves that it was made before"},
    {"REVOKED_CA_NO_POE", "a certificate authority was revoked and nothing proves that it was made before"},
    {"OUT_OF_BOUNDS_NO_POE", "the certificate is out of date and nothing proves that it was made in time"},
    {"OUT_OF_BOUNDS_NOT_REVOKED",
     "the certificate is out of date and nothing proves that it was made in time"},
    {"REVOCATION_OUT_OF_BOUNDS_NO_POE", "the proof that the certificate was not revoked is out of date"},
    {"TRY_LATER", "nothing shows whether the certificate was revoked; try again online or later"},
    {"CRYPTO_CONSTRAINTS_FAILURE", "it uses an algorithm that was no longer strong"},
    {"CRYPTO_CONSTRAINTS_FAILURE_NO_POE",
     "it uses an algorithm that is no longer strong and nothing proves that it was made in time"},
    {"TIMESTAMP_ORDER_FAILURE", "its time-stamps contradict each other"},
}};

template<std::size_t Size>
std::string_view wordsFor(const std::array<Words, Size>& table, const std::string& subIndication,
                          std::string_view otherwise) {
    const auto* const found = std::ranges::find(table, subIndication, &Words::subIndication);
    return found == table.end() ? otherwise : found->sentence;
}

std::string passedSentence(const SignatureReport& report) {
    std::string out = report.timestamp ? "Valid time-stamp of " : "Valid signature of ";
    out += report.signer;
    if (report.provenTime)
        out += report.timestamp ? " at " + formatUtc(*report.provenTime)
                                : ", proven to exist on " + formatUtc(*report.provenTime);
    return out + (report.coversWholeFile ? ". The file is whole, as it was signed."
                                         : ". What was added to the file later changes nothing of it.");
}

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

void line(const std::string& name, const std::string& value) {
    if (!value.empty())
        std::cout << "    " << name << ": " << printable(value) << '\n';
}

void printFacts(const SignatureReport& report) {
    line("indication", technicalWord(report));
    line("level", report.timestamp ? "" : report.level.empty() ? "none" : report.level);
    line("qualified", report.qualification);
    line("signer", report.signer);
    line("claimed time", report.claimedTime);
    line("proven time", report.provenTime ? formatUtc(*report.provenTime) : "");
    line("covers", report.coversWholeFile ? "the whole file" : "an earlier revision");
    for (const auto& stamp : report.timestamps)
        line("time-stamp", formatUtc(stamp.time) + " " + stamp.signer + ", " + technicalWord(stamp));
    for (const auto& change : report.changes)
        line(change.permitted ? "later change" : "forbidden change", change.detail);
    for (const auto& subject : report.chain)
        line("chain", subject);
    for (const auto& fact : report.revocation)
        line("revocation", revocationLine(fact));
    for (const auto& fact : report.algorithms)
        if (!fact.strong)
            line("weak", fact.name + " (" + fact.use + ")");
    for (const auto& remark : report.remarks)
        line("remark", remark);
}

} // namespace

std::string verdictSentence(const SignatureReport& report) {
    const std::string who = (report.timestamp ? "time-stamp" : "signature") +
                            (report.signer.empty() ? std::string() : " of " + report.signer);
    switch (report.indication) {
    case Indication::TotalPassed: return passedSentence(report);
    case Indication::TotalFailed:
        return "NOT VALID: the " + who + " does not hold: " +
               std::string(wordsFor(failedWords, report.subIndication, "it does not fit the file")) +
               ". Do not rely on this file.";
    case Indication::Indeterminate:
        return "Not confirmed: the " + who + " cannot be judged: " +
               std::string(wordsFor(openWords, report.subIndication, "it is of a kind not known here")) + ".";
    }
    return {};
}

void printVerdict(const app::FileVerdict& verdict) {
    std::cout << verdict.file.string() << '\n';
    if (verdict.signatures.empty())
        std::cout << "  no signature\n";
    for (const auto& report : verdict.signatures) {
        std::cout << "  " << printable(report.field) << ": " << printable(verdictSentence(report)) << '\n';
        printFacts(report);
    }
}

} // namespace cunho::cli
