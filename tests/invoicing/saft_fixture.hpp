// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/memory_saft.hpp"
#include "golden_documents.hpp"
#include "invoicing/saft_stream.hpp"

#include <filesystem>
#include <set>
#include <string>

namespace cunho::invoicing::test {

inline const std::filesystem::path& fiscalReference() {
    static const auto path = std::filesystem::path(CUNHO_SHARED_REFERENCE) / "fiscal";
    return path;
}

inline SaftCheckReport checkText(const std::string& text, const std::string& key = {}) {
    SaftCheckOptions options;
    options.publicKeyPem = key;
    std::size_t at = 0;
    const auto source = [&](std::span<Byte> room) {
        const std::size_t count = std::min(room.size(), text.size() - at);
        std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), count, room.begin());
        at += count;
        return count;
    };
    return checkSaftStream(source, options, JobContext());
}

/// "SAFT_GROSS SAFT_NET (SAFT_ENCODING)": each reason once, warnings in brackets.
inline std::string reasonsOf(const SaftCheckReport& report) {
    std::set<std::string> reasons;
    for (const SaftFinding& finding : report.findings)
        reasons.insert(finding.severity == SaftSeverity::Error ? finding.reason : "(" + finding.reason + ")");
    std::string all;
    for (const std::string& reason : reasons)
        all += (all.empty() ? "" : " ") + reason;
    return all;
}

inline std::string describe(const SaftCheckReport& report) {
    std::string all;
    for (const SaftFinding& finding : report.findings) {
        all +=
            finding.reason + " " + finding.document + " " + finding.path + ":" + std::to_string(finding.line);
        for (const auto& [name, value] : finding.params)
            all += " " + name + "=" + value;
        all += '\n';
    }
    return all;
}

/// The golden documents, issued, cancelled and invoiced as their file states.
class SaftBooks : public GoldenDocuments {
  protected:
    SaftBooks() {
        store_.company.registration = "Coimbra 500001";
        store_.company.address = "Rua da Sé, 1";
        store_.company.postalCode = "3000-001";
        store_.company.city = "Coimbra";
    }

    void issueGolden() {
        for (const json& row : cases()) {
            clock_.set(std::string(row.at("entry")));
            issue(draftOf(row));
            if (row.at("status") == "A") {
                clock_.set("2026-11-03T10:07:00");
                ledger_.cancel({row.at("number"), "Erro de digitação na quantidade", "operador1"}, false);
            }
        }
    }

    std::string text(SaftRange range = {Date(parseDate("2026-10-01")), Date(parseDate("2026-11-30"))},
                     int certificate = 9999) {
        cunho::test::MemorySaftSource source(store_);
        std::string out;
        writeSaft(
            source, range, {"599999993", "Cunho/Demonstração", "0.1.0", certificate}, parseDate("2026-12-01"),
            [&](ByteView piece) { out += asText(piece); }, JobContext());
        return out;
    }

    std::string publicKey() const { return key_.publicPem(); }
};

} // namespace cunho::invoicing::test
