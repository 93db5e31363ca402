// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "invoicing/saft_facts.hpp"
#include "invoicing/saft_file.hpp"
#include "saft_fixture.hpp"

#include <cunho/core/file.hpp>
#include <cunho/xml/reader.hpp>

#include <fstream>
#include <map>
#include <random>

namespace cunho::invoicing::test {
namespace {

class SaftExport : public SaftBooks {
  protected:
    /// xmllint over the schema's XSD 1.0 form; skipped where the reference is not there.
    static void expectValid(const std::string& file) {
        const auto schema = fiscalReference() / "xsd/SAFTPT1.04_01_xsd10_for_libxml2.xsd";
        if (!std::filesystem::exists(schema))
            GTEST_SKIP() << "no reference";
        const TemporaryFolder folder("cunho-saft");
        const auto path = folder.path() / "saft.xml";
        AtomicFile out(path);
        out.write(asBytes(file));
        out.commit();
        const auto judged =
            cunho::test::ask("sh", {"-c", "xmllint --nonet --noout --schema \"$0\" \"$1\" 2>&1",
                                    schema.string(), path.string()});
        EXPECT_TRUE(judged.good) << judged.report;
    }

    void expectAccepted(const std::string& file) {
        const auto report = checkText(file, publicKey());
        EXPECT_EQ(reasonsOf(report), "") << describe(report);
    }
};

/// Values by path, lines and documents counted.
using Facts = std::map<std::string, std::string>;

Facts factsOf(const std::function<std::size_t(std::span<Byte>)>& source) {
    xml::Reader reader(source);
    Facts facts;
    std::vector<std::string> path;
    std::string document;
    std::string text;
    std::map<std::string, int> counts;
    for (auto event = reader.next(); event != xml::Reader::Event::End; event = reader.next()) {
        if (event == xml::Reader::Event::Start) {
            path.emplace_back(reader.name());
            text.clear();
            if (reader.name() == "Line")
                path.back() += std::to_string(++counts[document]);
        } else if (event == xml::Reader::Event::Text) {
            text = reader.text();
        } else {
            const std::string_view name = reader.name();
            if (name == "InvoiceNo" || name == "DocumentNumber" || name == "PaymentRefNo")
                document = text;
            std::string key = document;
            for (std::size_t at = 3; at < path.size(); ++at)
                key += "/" + path[at];
            if (path.size() > 3 && path[1] == "SourceDocuments" &&
                text.find_first_not_of(" \n") != std::string::npos)
                facts[key + (facts.contains(key) ? "+" : "")] = text;
            text.clear();
            path.pop_back();
        }
    }
    return facts;
}

TEST_F(SaftExport, OfTheGoldenDocumentsIsAccepted) {
    issueGolden();
    const std::string file = text();
    const auto report = checkText(file, publicKey());
    EXPECT_EQ(reasonsOf(report), "") << describe(report);
    EXPECT_EQ(report.documents, 12);
    EXPECT_TRUE(report.hashesVerified);
    expectValid(file);
}

TEST_F(SaftExport, StatesWhatTheGoldenFileStates) {
    const auto golden = fiscalReference() / "samples/golden_2026_windows1252.xml";
    if (!std::filesystem::exists(golden))
        GTEST_SKIP() << "no reference";
    issueGolden();
    const std::string ours = text();
    const Bytes theirs = readFile(golden);
    const auto sourceOf = [](std::string_view bytes) {
        return [bytes, at = std::size_t{0}](std::span<Byte> room) mutable {
            const std::size_t count = std::min(room.size(), bytes.size() - at);
            std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), count, room.begin());
            at += count;
            return count;
        };
    };
    const Facts found = factsOf(sourceOf(ours));
    const Facts wanted = factsOf(sourceOf(asText(theirs)));
    EXPECT_GT(wanted.size(), 400U);
    for (const auto& [path, value] : wanted) {
        const std::string name = path.substr(path.rfind('/') + 1);
        if (name == "CustomerID" || name == "SourceID" || name == "ProductDescription" ||
            name == "Description" || name == "UnitOfMeasure" || name == "MovementStatusDate")
            continue; // the test's own masters
        ASSERT_TRUE(found.contains(path)) << path;
        const auto a = saftAmount(value);
        const auto b = saftAmount(found.at(path));
        if (a && b)
            EXPECT_TRUE(isNear(*a, *b, oneCent())) << path << ": " << value << " " << found.at(path);
        else
            EXPECT_EQ(found.at(path), value) << path;
    }
}

TEST_F(SaftExport, WritesWindows1252AndReferencesForTheRest) {
    issueGolden();
    for (auto& document : store_.documents)
        document.customer.name = "€ – ’ ł \xE2\x80\x8F\xD7\xA9 & <Filhos>\nLda";
    const std::string file = text();
    EXPECT_TRUE(file.starts_with("<?xml version=\"1.0\" encoding=\"Windows-1252\"?>\n"));
    EXPECT_NE(file.find("\x80 \x96 \x92 &#322; &#8207;&#1513; &amp; &lt;Filhos&gt; Lda<"), std::string::npos);
    expectAccepted(file);
    expectValid(file);
}

TEST_F(SaftExport, CutsWhatIsLongerThanTheSchemaTakes) {
    issueGolden();
    std::string city;
    for (int i = 0; i < 60; ++i)
        city += "ã";
    store_.company.city = city;
    store_.company.phone = std::string(30, '9');
    for (auto& document : store_.documents)
        document.customer.city = city;
    expectValid(text());
    expectAccepted(text());
}

TEST_F(SaftExport, LeavesBlocksWithoutDocumentsOut) {
    issueGolden();
    const std::string file = text({parseDate("2026-09-01"), parseDate("2026-09-30")});
    EXPECT_EQ(file.find("SourceDocuments"), std::string::npos);
    EXPECT_EQ(file.find("TaxTable"), std::string::npos);
    EXPECT_EQ(file.find("<Customer>"), std::string::npos);
    expectAccepted(file);
    expectValid(file);
}

TEST_F(SaftExport, ShowsNoHashOfTrainingDocuments) {
    clock_.set("2026-11-03T10:00:00");
    (void)ledger_.issue(checked(simple("2026-11-03")), training_);
    const std::string file = text({parseDate("2026-11-01"), parseDate("2026-11-30")}, 0);
    EXPECT_NE(file.find("<Hash>0</Hash>"), std::string::npos);
    EXPECT_NE(file.find("<HashControl>0</HashControl>"), std::string::npos);
    EXPECT_NE(file.find("<SoftwareCertificateNumber>0<"), std::string::npos);
    expectAccepted(file);
    expectValid(file);
}

TEST_F(SaftExport, RefusesARangeThatIsNone) {
    const auto refusal = [&](const char* first, const char* last) {
        return reasonOf([&] { text({parseDate(first), parseDate(last)}); });
    };
    EXPECT_EQ(refusal("2026-11-30", "2026-11-01"), "SAFT_RANGE");
    EXPECT_EQ(refusal("2025-12-01", "2026-01-31"), "SAFT_RANGE");
    EXPECT_EQ(refusal("2026-01-01", "2026-12-31"), "");
}

TEST_F(SaftExport, WritesM15WithinSixtyCharacters) {
    Draft margin = draft({exemptLine("10", "M15")});
    margin.date = "2026-11-23";
    issue(margin);
    const std::string file = text();
    EXPECT_NE(file.find("<TaxExemptionCode>M15<"), std::string::npos);
    expectAccepted(file);
    expectValid(file);
}

TEST_F(SaftExport, WritesReceiptsByTaxWhereCashVatAsksForIt) {
    clock_.set("2026-11-23T10:00:00");
    store_.company.regime = VatRegime::Cash;
    Draft invoice = draft(
        {line("100"), exemptLine("50"), lineOf({{"quantity", "1"}, {"unitPrice", "10"}, {"tax", "RED"}})});
    invoice.date = "2026-11-23";
    issue(invoice);
    Draft receipt = draft({});
    receipt.type = "RC";
    receipt.date = "2026-11-23";
    receipt.settlements = {{"FT 2026A/1", "183.60", "10"}};
    receipt.payments = {{"TB", "173.60", ""}};
    issue(receipt);
    const std::string file = text();
    EXPECT_NE(file.find("<CashVATSchemeIndicator>1<"), std::string::npos);
    expectAccepted(file);
    expectValid(file);
}

TEST_F(SaftExport, PricesAreSuchThatTheQuantityGivesTheLine) {
    std::mt19937_64 random(20261126);
    for (int round = 0; round < 2000; ++round) {
        const auto pick = [&](std::uint64_t most) { return static_cast<std::int64_t>(random() % most); };
        DraftLine one = line(Decimal::scaled(1 + pick(10'000'000), static_cast<int>(pick(6))).toString(),
                             Decimal::scaled(1 + pick(10'000), static_cast<int>(pick(4))).toString());
        one.discount = Decimal::scaled(pick(10'000), 2).toString();
        Draft several = draft({one, one, line("0.01"), one});
        several.prices = round % 2 == 0 ? "net" : "gross";
        const CheckedDraft whole = checked(several);
        const Totals totals = calculate(whole);
        for (std::size_t at = 0; at < totals.lines.size(); ++at) {
            const Decimal price = saftUnitPrice(whole.lines()[at], totals.lines[at], whole.prices());
            EXPECT_TRUE(isNear(price * whole.lines()[at].quantity, totals.lines[at].net.decimal(),
                               Decimal::scaled(5, 3)))
                << one.unitPrice << " x " << one.quantity;
        }
    }
}

/// One document again and again.
class ManyDocuments final : public SaftSource {
  public:
    ManyDocuments(SaftSource& one, IssuedFacts facts, int count)
        : one_(one), facts_(std::move(facts)), count_(count) {}
    Company company() override { return one_.company(); }
    void customers(SaftRange range, const std::function<void(const Customer&)>& each) override {
        one_.customers(range, each);
    }
    void products(SaftRange range, const std::function<void(const Product&)>& each) override {
        one_.products(range, each);
    }
    std::vector<TaxKey> taxes(SaftRange range) override { return one_.taxes(range); }
    SaftBlockTotals totals(SaftBlock block, SaftRange /*range*/) override {
        SaftBlockTotals sums;
        if (block == SaftBlock::SalesInvoices)
            sums = {count_, {}, Money::fromCents(facts_.totals.net.cents() * count_), 0, {}};
        return sums;
    }
    void documents(SaftBlock /*block*/, SaftRange /*range*/,
                   const std::function<void(const SaftDocument&)>& each) override {
        const StatusChange status{'N', facts_.systemEntry, "", "Cunho"};
        for (facts_.sequence = 1; facts_.sequence <= count_; ++facts_.sequence) {
            facts_.number = documentNumber(facts_.type, facts_.series, facts_.sequence);
            facts_.atcud.number = facts_.sequence;
            each({facts_, status});
        }
    }

  private:
    SaftSource& one_;
    IssuedFacts facts_;
    std::int64_t count_;
};

std::int64_t residentKilobytes() {
    std::ifstream status("/proc/self/statm");
    std::int64_t total = 0;
    std::int64_t resident = 0;
    status >> total >> resident;
    return resident * 4;
}

TEST_F(SaftExport, StreamsAHundredThousandDocumentsInNoMoreMemory) {
    const IssuedFacts one = issue(simple()).facts();
    cunho::test::MemorySaftSource first(store_);
    const auto stream = [&](int count) {
        ManyDocuments many(first, one, count);
        std::size_t bytes = 0;
        writeSaft(
            many, {parseDate("2026-11-01"), parseDate("2026-11-30")}, {"599999993", "a/b", "1", 9999},
            parseDate("2026-12-01"), [&](ByteView piece) { bytes += piece.size(); }, JobContext());
        return bytes;
    };
    const std::size_t few = stream(100);
    [[maybe_unused]] const std::int64_t before = residentKilobytes();
    EXPECT_GT(stream(100'000), few * 900);
#if !defined(__SANITIZE_ADDRESS__) // keeps what was freed
    EXPECT_LT(residentKilobytes() - before, 8 << 10);
#endif
}

} // namespace
} // namespace cunho::invoicing::test
