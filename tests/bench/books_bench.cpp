// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "books_bench.hpp"

#include "books_floor.hpp"
#include "books_shop.hpp"
#include "footprint.hpp"

#include <cunho/core/file.hpp>
#include <cunho/invoicing/saft_export.hpp>

#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace cunho::bench {
namespace {

namespace fs = std::filesystem;
using namespace invoicing;

constexpr int bookRounds = 9;
constexpr int issuedInARound = 200;
constexpr int looksInARound = 200;
constexpr int exportRounds = 3;

std::string number(double value, int decimals = 1) {
    std::ostringstream out;
    out << std::fixed << std::setprecision(decimals) << value;
    return out.str();
}

SaftProducer producer() {
    return {"599999993", "Cunho/Bench", "1", 9999};
}

/// Writes to a file and forgets: what the target folder's disk costs is not the matter here.
void exportRange(SaftSource& source, SaftRange range, const fs::path& target) {
    std::ofstream file(target, std::ios::binary);
    writeSaft(
        source, range, producer(), range.last, [&](ByteView bytes) { file << asText(bytes); }, JobContext{});
}

/// What is measured on one seeded company.
class BooksMeasure {
  public:
    BooksMeasure(std::int64_t documents, const fs::path& folder)
        : folder_(folder), shop_(folder, documents), floorFile_(folder / "floor.db") {
        cost_.documents = documents;
        fact("Making the books (what was not there yet): " + number(shop_.seedSeconds(), 0) + " s, " +
             number(static_cast<double>(fs::file_size(shop_.file())) / 1e9, 2) + " GB");
    }

    BooksCost run() {
        checks();
        issuing();
        looking();
        exporting();
        return std::move(cost_);
    }

  private:
    void fact(const std::string& text) {
        std::cout << text << std::endl;
        cost_.facts.push_back(text);
    }

    /// Base and ours in turns.
    void measure(Comparison comparison, int times) {
        for (int round = 0; round < times; ++round) {
            comparison.ourTimes.push_back(comparison.ours() * 1000);
            comparison.baseTimes.push_back(comparison.base() * 1000);
        }
        std::cout << comparison.title << ": " << comparison.ourTimes[comparison.ourTimes.size() / 2] << " / "
                  << comparison.baseTimes[comparison.baseTimes.size() / 2] << " ms" << std::endl;
        cost_.comparisons.push_back(std::move(comparison));
    }

    void checks() {
        double seconds = wallOf([&] { requireSound(shop_.database().integrity().full(JobContext{})); });
        fact("Full integrity check: " + number(seconds) + " s");
        for (int i = 0; i < issuedInARound; ++i)
            shop_.issue(shop_.draft());
        seconds = cpuOf([&] {
            shop_.reopen();
            requireSound(shop_.database().integrity().quick(JobContext{}));
        });
        fact("Opening and quick integrity check, " + std::to_string(issuedInARound) +
             " documents after the last: " + number(seconds, 3) +
             " s of processor time (the goal is at most 1)");
    }

    static void requireSound(const IntegrityReport& report) {
        if (!report.sound)
            throw std::runtime_error("the books are not sound: " + report.document + " " + report.reason);
    }

    void issuing() {
        shop_.reopen(); // so that the write-ahead log is in the file
        fs::copy_file(shop_.file(), floorFile_, fs::copy_options::overwrite_existing);
        BooksFloor floor(floorFile_);
        floor.dropTriggers();
        floor.useKey(BooksShop::keyPem());
        BooksFloor reader(shop_.file());
        std::vector<DocumentRows> rows;
        Comparison out;
        out.title = "Issuing";
        out.method =
            "Ledger::issue of checked drafts, one durable transaction each. The floor is the same rows "
            "(document, three lines, taxes, row of the list and its words in the index) in a copy of "
            "the file without triggers, by SQLite's own interface, one durable transaction each, and "
            "one RSA-1024 signature by OpenSSL. Elapsed time.";
        out.baseName = "rows and signature alone";
        out.ourName = "Cunho";
        out.work = std::to_string(issuedInARound) + " invoices of three lines";
        out.goal = 1.5;
        out.ours = [&] {
            std::vector<CheckedDraft> drafts;
            for (int i = 0; i < issuedInARound; ++i)
                drafts.push_back(shop_.draft());
            std::vector<std::int64_t> ids;
            const double seconds = wallOf([&] {
                for (const CheckedDraft& draft : drafts)
                    ids.push_back(shop_.issue(draft)->id);
            });
            rows.clear();
            for (const std::int64_t id : ids)
                rows.push_back(reader.rowsOf(id));
            return seconds;
        };
        out.base = [&] {
            return wallOf([&] {
                for (const DocumentRows& each : rows)
                    floor.insert(each, "2026-11-02;2026-11-02T09:15:00;FT 2026A/1;543.15;");
            });
        };
        out.ours(); // both once, unmeasured
        out.base();
        measure(out, bookRounds);
    }

    Comparison look(const std::string& title, const std::string& what, std::function<void()> ours,
                    std::function<void()> base) const {
        Comparison out;
        out.title = title;
        out.method = what +
                     " Processor time; the floor is the same statements by SQLite's own interface, every "
                     "value read as text.";
        out.baseName = "statements alone";
        out.ourName = "Cunho";
        out.work = std::to_string(looksInARound) + " times";
        out.goal = 2;
        const auto often = [](std::function<void()> act) {
            return [act = std::move(act)] {
                return cpuOf([&] {
                    for (int i = 0; i < looksInARound; ++i)
                        act();
                });
            };
        };
        out.ours = often(std::move(ours));
        out.base = often(std::move(base));
        return out;
    }

    void looking() {
        BooksFloor floor(shop_.file());
        DocumentRepository& documents = shop_.database().documents();
        const std::string columns = "SELECT l.position, l.state, l.number, l.customer, l.nif, l.gross_cents, "
                                    "l.training, l.type, l.standing";
        const std::string drafts =
            "SELECT d.id, d.customer_name, d.customer_nif, d.date, d.gross_cents, d.type FROM draft";
        constexpr std::int64_t end = std::numeric_limits<std::int64_t>::max();
        DocumentQuery query;
        measure(look(
                    "First page of the list", "The newest 200 documents.", [&] { documents.page(query); },
                    [&] {
                        floor.walk(drafts + " AS d WHERE d.id < ? ORDER BY d.id DESC LIMIT ?",
                                   {end, std::int64_t{200}});
                        floor.walk(columns + " FROM document_list AS l WHERE l.position < ?"
                                             " ORDER BY l.position DESC LIMIT ?",
                                   {end, std::int64_t{200}});
                    }),
                bookRounds);
        DocumentQuery search;
        search.text = "farm 17";
        const std::string words = "\"farm\"* \"17\"*";
        measure(look(
                    "Search", "The newest 200 documents with words that begin with \"farm\" and \"17\".",
                    [&] { documents.page(search); },
                    [&] {
                        floor.walk(
                            "SELECT d.id, d.customer_name, d.customer_nif, d.date, d.gross_cents, d.type"
                            " FROM draft_search AS s JOIN draft AS d ON d.id = s.rowid"
                            " WHERE s.rowid < ? AND draft_search MATCH ? ORDER BY s.rowid DESC LIMIT ?",
                            {end, words, std::int64_t{200}});
                        floor.walk(columns + " FROM document_search AS s"
                                             " JOIN document_list AS l ON l.position = s.rowid"
                                             " WHERE s.rowid < ? AND document_search MATCH ?"
                                             " ORDER BY s.rowid DESC LIMIT ?",
                                   {end, "{number customer nif} : (" + words + ")", std::int64_t{200}});
                    }),
                bookRounds);
        monthTotals(floor);
    }

    void monthTotals(BooksFloor& floor) {
        const auto source = shop_.database().saft();
        const auto position = [](Date day) {
            return std::chrono::sys_days(day).time_since_epoch().count() * (std::int64_t{1} << 40);
        };
        const Row range{position(month().first),
                        position(Date(std::chrono::sys_days(month().last) + std::chrono::days(1)))};
        Comparison out = look(
            "Totals of a month", "Number, debit and credit of the sales documents of January.",
            [&] { source->totals(SaftBlock::SalesInvoices, month()); },
            [&] {
                floor.walk(
                    "SELECT p.type, p.standing IN ('cancelled', 'invoiced'), count(*), sum(p.net_cents)"
                    " FROM document_list AS p WHERE p.position >= ? AND p.position < ? GROUP BY 1, 2",
                    range);
            });
        measure(out, 3);
    }

    static SaftRange month() {
        using namespace std::chrono;
        return {year(2026) / 1 / 1, year(2026) / 1 / 31};
    }

    void exporting() {
        BooksFloor floor(shop_.file());
        const fs::path ours = folder_ / "ours.xml";
        const fs::path base = folder_ / "base.xml";
        std::int64_t elements = 0;
        Comparison out;
        out.title = "SAF-T of a month";
        out.method =
            "All sales documents of January. The floor reads the same rows with every column by SQLite's own "
            "interface and writes the elements that SAF-T has for them by libxml2 alone, in Windows-1252. "
            "Processor time.";
        out.baseName = "rows read and written";
        out.ourName = "Cunho";
        out.work = "one month";
        out.goal = 3;
        out.ours = [&] {
            const auto source = shop_.database().saft();
            return cpuOf([&] { exportRange(*source, month(), ours); });
        };
        out.base = [&] {
            return cpuOf([&] {
                elements = floor.exportRows(formatDate(month().first), formatDate(month().last), base);
            });
        };
        measure(out, exportRounds);
        cost_.comparisons.back().facts.push_back(
            "Size: " + number(static_cast<double>(fs::file_size(ours)) / 1e6) + " MB, of the floor's " +
            number(static_cast<double>(fs::file_size(base)) / 1e6) + " MB with " + std::to_string(elements) +
            " elements");
        fs::remove(base);
        memory(ours);
    }

    void memory(const fs::path& target) {
        const double year = peakOf("/proc/self/exe", {"--books-export", shop_.file().string(), "2026-01-01",
                                                      "2026-12-31", target.string()});
        fact("SAF-T of the whole year, " + number(static_cast<double>(fs::file_size(target)) / 1e9, 2) +
             " GB: at most " + number(year) + " MiB resident (the goal is at most 64)");
        const double day = peakOf("/proc/self/exe", {"--books-export", shop_.file().string(), "2026-01-05",
                                                     "2026-01-05", target.string()});
        fact("SAF-T of one day: at most " + number(day) + " MiB resident");
    }

    fs::path folder_;
    BooksShop shop_;
    fs::path floorFile_;
    BooksCost cost_;
};

} // namespace

BooksCost measureBooks(std::int64_t documents, const fs::path& folder) {
    const TemporaryFolder temporary("cunho-books");
    const fs::path place = folder.empty() ? temporary.path() : folder;
    fs::create_directories(place);
    return BooksMeasure(documents, place).run();
}

void exportBooks(const std::vector<std::string>& arguments) {
    const YearClock clock(1);
    store::Database database(arguments.at(0), Environment::Sandbox, clock);
    const auto source = database.saft();
    exportRange(*source, {parseDate(arguments.at(1)), parseDate(arguments.at(2))}, arguments.at(3));
}

} // namespace cunho::bench
