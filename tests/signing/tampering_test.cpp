// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/byte_range.hpp"
#include "verified_levels_test.hpp"

#include <array>
#include <cstdio>
#include <fstream>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;

/// Files that somebody changed after they were signed.
class Tampering : public VerifiedLevelsTest {
  protected:
    static const TimePoint now;

    /// A finished B-LTA file.
    LevelledPdf archived() {
        auto pdf = build();
        pdf.sign(signedAt, signedAt).store(pki().evidence(storedAt)).stamp(stampedAt);
        return pdf;
    }

    /// Appends a revision with a classic section that holds `objects` (number and body).
    static void append(const path& from, const path& to,
                       const std::vector<std::pair<int, std::string>>& objects) {
        const std::string before = text(from);
        const std::size_t start = before.rfind("startxref") + 10;
        const std::string previous = before.substr(start, before.find('\n', start) - start);
        const std::size_t trailer = before.rfind("/Size ") + 6;
        const std::string size =
            before.substr(trailer, before.find_first_not_of("0123456789", trailer) - trailer);
        std::string out = before;
        std::string table = "xref\n";
        for (const auto& [number, body] : objects) {
            char line[32];
            std::snprintf(line, sizeof line, "%010zu 00000 n \n", out.size());
            table += std::to_string(number) + " 1\n" + line;
            out += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
        }
        const std::size_t at = out.size();
        out += table + "trailer\n<< /Size " + size + " /Root 1 0 R /Prev " + previous + " >>\nstartxref\n" +
               std::to_string(at) + "\n%%EOF\n";
        std::ofstream(to, std::ios::binary) << out;
    }

    /// The content stream of the first page: sample files have catalog, pages, font, content in this order.
    static void otherText(const path& from, const path& to) {
        const std::string content = "BT /F1 24 Tf 72 720 Td (Outra) Tj ET";
        append(from, to,
               {{4, "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
                        "\nendstream"}});
    }

    static void otherPage(const path& from, const path& to) {
        append(from, to, {{5, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"}});
    }

    /// The catalog as it stands, without its security store.
    static void withoutStore(const path& from, const path& to) {
        const std::string before = text(from);
        const std::size_t open = before.find("<<", before.rfind("\n1 0 obj"));
        std::string catalog = before.substr(open, before.find("endobj", open) - open);
        const std::size_t store = catalog.find("/DSS");
        ASSERT_NE(store, std::string::npos) << catalog;
        catalog.erase(store, catalog.find('R', store) + 1 - store);
        append(from, to, {{1, catalog}});
    }

    static void flip(const path& from, const path& to, const std::string& where) {
        std::string bytes = text(from);
        const std::size_t at = bytes.find(where);
        ASSERT_NE(at, std::string::npos) << where;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
        std::ofstream(to, std::ios::binary) << bytes;
    }
};

const TimePoint Tampering::now = day(2026, 11, 23);

TEST_F(Tampering, AFloodOfSignaturesIsRefused) {
    pdf::SignatureField field;
    const std::vector<pdf::SignatureField> few(200, field);
    EXPECT_NO_THROW(signing::limitSignatures(few, "a.pdf"));
    const std::vector<pdf::SignatureField> many(201, field);
    EXPECT_THROW(signing::limitSignatures(many, "a.pdf"), Error);
}

TEST_F(Tampering, LaterRevisionsThatChangeThePagesAreRefused) {
    for (const auto& change : {otherText, otherPage}) {
        auto pdf = archived();
        const auto reports = verify(pdf.revise(change).file(), options(now));
        ASSERT_EQ(reports.size(), 2U);
        for (const auto& report : reports) {
            EXPECT_EQ(words(report), "TOTAL-FAILED/FORMAT_FAILURE");
            EXPECT_FALSE(report.coversWholeFile);
            EXPECT_FALSE(report.changes.empty());
        }
    }
}

TEST_F(Tampering, AStrippedSecurityStoreIsNoticed) {
    auto pdf = archived();
    const auto reports = verify(pdf.revise(withoutStore).file(), options(now));
    ASSERT_EQ(reports.size(), 2U);
    for (const auto& report : reports)
        EXPECT_FALSE(report.passed()) << report.field;
}

TEST_F(Tampering, ASignatureOverAForeignChangeDoesNotHealTheFirst) {
    auto pdf = archived();
    pdf.revise(otherText).sign(signedAt + 3h, signedAt + 3h);
    const auto reports = verify(pdf.file(), options(now));
    ASSERT_EQ(reports.size(), 3U);
    EXPECT_EQ(words(reports[0]), "TOTAL-FAILED/FORMAT_FAILURE");
    EXPECT_NE(words(reports[2]), "TOTAL-FAILED/FORMAT_FAILURE");
    EXPECT_TRUE(reports[2].coversWholeFile);
}

TEST_F(Tampering, MoreSignaturesAndProofsAreFine) {
    auto pdf = archived();
    pdf.sign(signedAt + 3h, signedAt + 3h).store(pki().evidence(signedAt + 4h)).stamp(signedAt + 5h);
    const auto reports = verify(pdf.file(), options(now));
    ASSERT_EQ(reports.size(), 4U);
    for (const auto& report : reports)
        EXPECT_EQ(words(report), "TOTAL-PASSED") << report.field;
    EXPECT_EQ(reports[0].level, "B-LTA");
    EXPECT_EQ(reports[2].level, "B-LTA");
    EXPECT_EQ(reports[0].provenTime, signedAt);
    EXPECT_EQ(reports[2].provenTime, signedAt + 3h);
    for (const auto& change : reports[0].changes)
        EXPECT_TRUE(change.permitted) << change.detail;
}

TEST_F(Tampering, AChangedByteFailsEverythingOverIt) {
    const auto good = archived().file();
    flip(good, at("flipped.pdf"), "(Fatura");
    const auto reports = verify(at("flipped.pdf"), options(now));
    ASSERT_EQ(reports.size(), 2U);
    EXPECT_EQ(words(reports[0]), "TOTAL-FAILED/HASH_FAILURE");
    EXPECT_EQ(words(reports[1]), "TOTAL-FAILED/HASH_FAILURE");
}

TEST_F(Tampering, NoFlippedBitOfAnArchivedFilePasses) {
    const std::string good = text(archived().file());
    const auto ends = [&good] { // of the covered parts, as the file itself says
        std::vector<std::array<std::size_t, 3>> out;
        for (std::size_t at = good.find("/ByteRange"); at != std::string::npos;
             at = good.find("/ByteRange", at + 1)) {
            std::array<std::size_t, 3> range{};
            EXPECT_EQ(std::sscanf(good.c_str() + good.find('[', at), "[0 %zu %zu %zu", &range[0], &range[1],
                                  &range[2]),
                      3);
            out.push_back(range);
        }
        return out;
    }();
    ASSERT_EQ(ends.size(), 2U);
    for (std::size_t at = 0; at < good.size(); at += 1009) {
        std::string changed = good;
        changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 7)));
        try {
            const auto reports = verify(put("flipped.pdf", changed), options(now));
            for (std::size_t i = 0; i < std::min(reports.size(), ends.size()); ++i) {
                const auto& [first, second, length] = ends[i];
                const bool covered = at < first || (at >= second && at < second + length);
                EXPECT_FALSE(covered && reports.size() == 2 && reports[i].passed()) << i << " at " << at;
            }
        } catch (const Error& error) {
            EXPECT_TRUE(error.fault() == Fault::File || error.fault() == Fault::Unsupported) << error.what();
        }
    }
}

TEST_F(Tampering, AFileCutBackToAnEarlierRevisionIsThatRevision) {
    auto pdf = build();
    const std::string signedOnly = text(pdf.sign(signedAt, signedAt).file());
    const std::string whole = text(pdf.store(pki().evidence(storedAt)).stamp(stampedAt).file());
    ASSERT_TRUE(whole.starts_with(signedOnly));
    const auto report = first(put("cut.pdf", whole.substr(0, signedOnly.size())), now);
    EXPECT_EQ(words(report) + " " + report.level, "INDETERMINATE/TRY_LATER B-T");
}

TEST_F(Tampering, EveryEarlierFileIsAPrefixOfTheNext) {
    auto pdf = build();
    std::string before = text(pdf.sign(signedAt, signedAt).file());
    for (const auto& step : std::vector<std::function<void()>>{[&] { pdf.store(pki().evidence(storedAt)); },
                                                               [&] { pdf.stamp(stampedAt); }}) {
        step();
        const std::string after = text(pdf.file());
        EXPECT_TRUE(after.starts_with(before));
        before = after;
    }
}

} // namespace
} // namespace cunho::test
