// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The check of the books, against files that were edited, cut and put back by other programs.
#include "store_test.hpp"

#include <cunho/invoicing/hash_chain.hpp>

namespace cunho::test {
namespace {

using invoicing::DocumentType;
using invoicing::IntegrityReport;

class BooksCheck : public StoreTest {
  protected:
    /// The next document, hashed as the ledger does it; training unless a certificate is given.
    static invoicing::IssuedFacts hashed(store::Database& database, invoicing::IssuedFacts facts,
                                         const crypto::PrivateKey& key, int certificate = 0) {
        const auto transaction = database.ledger().begin();
        const auto end = transaction->end(facts.type, facts.series).value_or(invoicing::SeriesEnd{});
        facts.sequence = end.sequence + 1;
        facts.number = invoicing::documentNumber(facts.type, facts.series, facts.sequence);
        facts.previousHash = end.hash;
        facts.certificateNumber = certificate;
        facts.hashControl = certificate == 0 ? "0" : "3-FTM abc/1";
        facts.hash = invoicing::signHash(
            {facts.date, facts.systemEntry, facts.number, facts.totals.gross, facts.previousHash}, key);
        transaction->fillMasters(facts);
        facts.id = transaction->insert(facts, 0);
        transaction->commit();
        return facts;
    }

    std::unique_ptr<store::Database> openWith(int documents) {
        auto database = openReady();
        const auto key = database->company().trainingKey();
        for (int count = 0; count < documents; ++count)
            hashed(*database, factsOf(DocumentType::FT), key);
        return database;
    }

    static std::string issuing(store::Database& database) {
        return thrown([&] { database.ledger().begin()->requireSound(); });
    }

    /// Changes issued rows as somebody does who takes the triggers away and puts them back.
    void edit(const std::string& sql) {
        RawFile raw(file_);
        const auto triggers = raw.ask("SELECT group_concat(sql || ';', char(10)) FROM sqlite_master"
                                      " WHERE type = 'trigger'");
        const auto drops = raw.ask("SELECT group_concat('DROP TRIGGER ' || name || ';', ' ')"
                                   " FROM sqlite_master WHERE type = 'trigger'");
        EXPECT_EQ(raw.run(drops), "");
        EXPECT_EQ(raw.run(sql), "") << sql;
        EXPECT_EQ(raw.run(triggers), "");
    }

    static std::string result(const IntegrityReport& report) {
        return report.sound ? "sound" : report.reason + " " + report.document;
    }
};

TEST_F(BooksCheck, FindsNothingInSoundBooks) {
    const auto database = openWith(5);
    auto& check = database->integrity();
    EXPECT_FALSE(check.last());
    auto report = check.quick({});
    EXPECT_EQ(result(report), "sound");
    EXPECT_EQ(report.checked, 5);
    EXPECT_EQ(report.total, 5);
    EXPECT_FALSE(report.restored);
    hashed(*database, factsOf(DocumentType::FT), database->company().trainingKey());
    change(*database, 2, 'A', "erro");
    EXPECT_EQ(result(check.quick({})), "sound");
    report = check.full({});
    EXPECT_EQ(result(report), "sound");
    EXPECT_EQ(report.checked, 6);
    EXPECT_EQ(check.last()->total, 6);
    EXPECT_EQ(issuing(*database), "");
}

TEST_F(BooksCheck, TakesEveryTypeOfDocument) {
    const auto database = openReady();
    const auto key = database->company().trainingKey();
    for (const auto& type : invoicing::documentTypes()) {
        auto facts = factsOf(type.type);
        facts.series = "B";
        database->company().addSeries({type.type, "B", "JFT26CHA", 1, true});
        if (type.hashed) {
            hashed(*database, facts, key);
        } else {
            auto receipt = receiptOf("FT B/1", 32);
            receipt.type = type.type;
            receipt.series = "B";
            append(*database, receipt);
        }
    }
    EXPECT_EQ(result(database->integrity().full({})), "sound");
}

TEST_F(BooksCheck, MakesAListAnewThatSaysOtherwise) {
    const auto database = openWith(4);
    append(*database, receiptOf("FT 2026A/3", 32));
    database->documents().recordSignature(2, signature(true));
    change(*database, 4, 'A', "erro");
    const auto* list = "SELECT * FROM document_list ORDER BY position";
    RawFile raw(file_);
    const auto before = raw.ask(list);
    for (const std::string edit :
         {"UPDATE document_list SET net_cents = 1", "DELETE FROM document_list",
          "UPDATE document_list SET standing = 'issued' WHERE standing = 'cancelled'",
          "UPDATE document_list SET customer = 'x'",
          "INSERT INTO document_list SELECT position + 1000, state, number, customer, nif, gross_cents, "
          "training,"
          " type, standing, net_cents FROM document_list"}) {
        EXPECT_EQ(raw.run(edit), "");
        EXPECT_NE(raw.ask(list), before) << edit;
        EXPECT_EQ(result(database->integrity().full({})), "sound") << edit;
        EXPECT_EQ(raw.ask(list), before) << edit;
        EXPECT_EQ(
            raw.run("INSERT INTO document_search (document_search, rank) VALUES ('integrity-check', 1)"), "");
    }
}

struct Edit {
    const char* sql;
    const char* finding;
};

/// What somebody may have done to the file, and what the check says of it.
class EditedBooks : public BooksCheck, public testing::WithParamInterface<Edit> {};

TEST_P(EditedBooks, AreFoundAtTheNextStartAndStopIssuing) {
    {
        const auto database = openWith(6);
        change(*database, 2, 'A', "erro");
        change(*database, 4, 'A', "erro");
        EXPECT_EQ(result(database->integrity().quick({})), "sound");
    }
    edit(GetParam().sql);
    const auto database = open();
    EXPECT_EQ(result(database->integrity().quick({})), GetParam().finding);
    EXPECT_EQ(issuing(*database), "Integrity/LEDGER_BROKEN");
    EXPECT_EQ(result(database->integrity().full({})), GetParam().finding);
    EXPECT_EQ(result(*open()->integrity().last()), GetParam().finding) << "it is kept";
}

INSTANTIATE_TEST_SUITE_P(
    Tried, EditedBooks,
    testing::Values(
        Edit{"UPDATE document SET gross_cents = 9 WHERE id = 3", "LEDGER_DIGEST FT 2026A/3"},
        Edit{"UPDATE document SET customer_name = 'x' WHERE id = 1", "LEDGER_DIGEST FT 2026A/1"},
        Edit{"UPDATE document SET customer_code = 'x' WHERE id = 6", "LEDGER_DIGEST FT 2026A/6"},
        Edit{"UPDATE document SET date = '2026-01-01' WHERE id = 2", "LEDGER_DIGEST FT 2026A/2"},
        Edit{"UPDATE document SET hash = 'x' WHERE id = 2", "LEDGER_DIGEST FT 2026A/2"},
        Edit{"UPDATE document SET qr_text = 'x' WHERE id = 2", "LEDGER_DIGEST FT 2026A/2"},
        Edit{"UPDATE document SET notes = 'x' WHERE id = 2", "LEDGER_DIGEST FT 2026A/2"},
        Edit{"UPDATE document SET issuer_logo = NULL WHERE id = 2", "LEDGER_DIGEST FT 2026A/2"},
        Edit{"UPDATE document_line SET description = 'x' WHERE document = 5", "LEDGER_DIGEST FT 2026A/5"},
        Edit{"DELETE FROM document_line WHERE document = 4", "LEDGER_DIGEST FT 2026A/4"},
        Edit{"UPDATE document_tax SET tax_cents = 0 WHERE document = 2", "LEDGER_DIGEST FT 2026A/2"},
        Edit{"UPDATE document SET extras = 2 WHERE id = 2; INSERT INTO document_payment VALUES"
             " (2, 0, 'NU', 1, '2026-11-23')",
             "LEDGER_DIGEST FT 2026A/2"},
        Edit{"UPDATE document SET type = 'XX' WHERE id = 2", "DATABASE_DAMAGED "},
        Edit{"DELETE FROM document_line WHERE document = 6; DELETE FROM document_tax WHERE document = 6;"
             " DELETE FROM document WHERE id = 6",
             "LEDGER_COUNT "},
        Edit{"DELETE FROM document WHERE id = 3", "LEDGER_COUNT "},
        Edit{"UPDATE document SET id = 30 WHERE id = 6", "LEDGER_COUNT "},
        Edit{"UPDATE document_status SET status = 'N' WHERE id = 1", "LEDGER_STATES FT 2026A/2"},
        Edit{"UPDATE document_status SET document = 3 WHERE id = 2", "LEDGER_STATES FT 2026A/3"},
        Edit{"DELETE FROM document_status WHERE id = 1", "LEDGER_STATES "},
        Edit{"DELETE FROM document_status WHERE id = 2", "LEDGER_STATES "}));

TEST_F(BooksCheck, FindsAnEditThatLeftTheSchemaAlone) {
    { EXPECT_EQ(result(openWith(3)->integrity().quick({})), "sound"); }
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(file_.c_str(), &raw), SQLITE_OK);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    EXPECT_EQ(sqlite3_exec(raw, "UPDATE document SET terms = 'x' WHERE id = 2", nullptr, nullptr, nullptr),
              SQLITE_OK);
    sqlite3_close(raw);
    EXPECT_EQ(result(open()->integrity().quick({})), "LEDGER_DIGEST FT 2026A/2");
}

TEST_F(BooksCheck, FindsAnEditOfAnOldStateThatLeftTheSchemaAlone) {
    {
        const auto database = openWith(3);
        change(*database, 2, 'A', "erro");
        EXPECT_EQ(result(database->integrity().quick({})), "sound");
    }
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(file_.c_str(), &raw), SQLITE_OK);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    EXPECT_EQ(
        sqlite3_exec(raw, "UPDATE document_status SET reason = 'x' WHERE id = 1", nullptr, nullptr, nullptr),
        SQLITE_OK);
    sqlite3_close(raw);
    EXPECT_EQ(result(open()->integrity().quick({})), "LEDGER_STATES FT 2026A/2");
}

TEST_F(BooksCheck, FindsACustomerWhoseTaxNumberIsAnother) {
    { EXPECT_EQ(result(openWith(3)->integrity().quick({})), "sound"); }
    edit("UPDATE customer SET nif = '500000000' WHERE used");
    EXPECT_EQ(result(open()->integrity().quick({})), "LEDGER_CUSTOMER FT 2026A/1");
    EXPECT_EQ(result(open()->integrity().full({})), "LEDGER_CUSTOMER FT 2026A/1");
}

TEST_F(BooksCheck, FindsASealThatWasMadeAnew) {
    { EXPECT_EQ(result(openWith(3)->integrity().quick({})), "sound"); }
    edit("UPDATE document SET seal = x'00' WHERE id = 3");
    EXPECT_EQ(result(open()->integrity().quick({})), "LEDGER_DIGEST ");
}

TEST_F(BooksCheck, FindsTriggersThatWereTakenAway) {
    { EXPECT_EQ(result(openWith(1)->integrity().quick({})), "sound"); }
    EXPECT_EQ(RawFile(file_).run("DROP TRIGGER document_no_update"), "");
    EXPECT_EQ(result(open()->integrity().quick({})), "LEDGER_SCHEMA ");
}

TEST_F(BooksCheck, FindsTriggersThatWereAdded) {
    { openWith(1); }
    EXPECT_EQ(RawFile(file_).run("CREATE TRIGGER t AFTER INSERT ON document BEGIN DELETE FROM draft; END"),
              "");
    EXPECT_EQ(result(open()->integrity().full({})), "LEDGER_SCHEMA ");
}

TEST_F(BooksCheck, GoesOnOnlyAfterAFullCheckFindsNothing) {
    { EXPECT_EQ(result(openWith(3)->integrity().quick({})), "sound"); }
    edit("UPDATE document SET terms = 'x' WHERE id = 2");
    { EXPECT_FALSE(open()->integrity().quick({}).sound); }
    edit("UPDATE document SET terms = '' WHERE id = 2");
    const auto database = open();
    EXPECT_EQ(result(database->integrity().quick({})), "LEDGER_DIGEST FT 2026A/2") << "kept until then";
    EXPECT_EQ(issuing(*database), "Integrity/LEDGER_BROKEN");
    EXPECT_EQ(result(database->integrity().full({})), "sound");
    EXPECT_EQ(issuing(*database), "");
    EXPECT_EQ(result(database->integrity().quick({})), "sound");
}

TEST_F(BooksCheck, FindsWhatTheProgramItselfWroteWrong) {
    const auto database = openWith(1);
    const auto key = database->company().trainingKey();
    const auto found = [&](invoicing::IssuedFacts facts) {
        facts.series = "S" + std::to_string(database->company().series().size());
        database->company().addSeries({facts.type, facts.series, "JFT26CHA", 1, true});
        hashed(*database, facts, key);
        hashed(*database, facts, key);
        return database->integrity().full({}).reason;
    };
    EXPECT_EQ(found(factsOf(DocumentType::OR)), "");
    auto facts = factsOf(DocumentType::FT);
    facts.totals.net = invoicing::Money::fromCents(29);
    EXPECT_EQ(found(facts), "CHAIN_TOTALS");
}

TEST_F(BooksCheck, FindsAHashOfAnotherKey) {
    const auto database = openWith(1);
    hashed(*database, factsOf(DocumentType::FT), crypto::PrivateKey::generateRsa(1024));
    const auto report = database->integrity().quick({});
    EXPECT_EQ(result(report), "CHAIN_BROKEN FT 2026A/2");
}

TEST_F(BooksCheck, FindsDatesThatGoBack) {
    const auto database = openWith(1);
    auto facts = factsOf(DocumentType::FT);
    facts.systemEntry = parseLocal("2026-11-23T09:14:59");
    hashed(*database, facts, database->company().trainingKey());
    EXPECT_EQ(result(database->integrity().quick({})), "CHAIN_DATES FT 2026A/2");
}

TEST_F(BooksCheck, VerifiesCertifiedDocumentsByTheKeyOfTheirVersion) {
    const auto database = openReady();
    const auto certified = crypto::PrivateKey::generateRsa(1024);
    auto& check = database->integrity();
    check.keepPublicKey(3, certified.publicPem());
    check.keepPublicKey(3, certified.publicPem());
    EXPECT_EQ(thrown([&] { check.keepPublicKey(3, database->company().trainingKey().publicPem()); }),
              "Conflict/HASH_KEY_EXISTS");
    EXPECT_EQ(thrown([&] { check.keepPublicKey(4, "no key"); }), "File/KEY_UNREADABLE");
    hashed(*database, factsOf(DocumentType::FT), certified, 9999);
    EXPECT_EQ(result(check.full({})), "sound");
    hashed(*database, factsOf(DocumentType::FT), database->company().trainingKey(), 9999);
    EXPECT_EQ(result(check.full({})), "CHAIN_BROKEN FT 2026A/2");
}

TEST_F(BooksCheck, LooksAtTheOldSliceBySlice) {
    const auto database = openReady();
    {
        const auto key = database->company().trainingKey();
        const auto transaction = database->ledger().begin();
        std::string previous;
        for (int sequence = 1; sequence <= 12000; ++sequence) {
            auto facts = issuedFacts(sequence, previous);
            facts.hash = "x"; // the first check would find it; it is skipped below
            previous = facts.hash;
            transaction->insert(facts, 0);
        }
        transaction->commit();
    }
    RawFile raw(file_);
    EXPECT_EQ(
        raw.run("UPDATE integrity SET document = 12000, schema = (SELECT schema_version FROM"
                " pragma_schema_version), document_seal = (SELECT seal FROM document WHERE id = 12000)"),
        "");
    std::vector<std::int64_t> checked;
    for (int count = 0; count < 4; ++count)
        checked.push_back(database->integrity().quick({}).checked);
    EXPECT_EQ(checked, (std::vector<std::int64_t>{5000, 5000, 2000, 5000}));
}

TEST_F(BooksCheck, StopsWhenAsked) {
    const auto database = openReady();
    {
        const auto transaction = database->ledger().begin();
        std::string previous;
        for (int sequence = 1; sequence <= 2000; ++sequence) {
            const auto facts = issuedFacts(sequence, previous);
            previous = facts.hash;
            transaction->insert(facts, 0);
        }
        transaction->commit();
    }
    std::stop_source stop;
    stop.request_stop();
    RawFile(file_).run("UPDATE integrity SET document = 2000, document_seal ="
                       " (SELECT seal FROM document WHERE id = 2000)");
    EXPECT_EQ(thrown([&] { database->integrity().quick(JobContext(stop.get_token())); }),
              "Cancelled/STOPPED");
    EXPECT_FALSE(database->integrity().last());
}

class RestoredBooks : public BooksCheck {
  protected:
    void keepCopy() { std::filesystem::copy_file(file_, copy_); }
    void putBack() {
        std::filesystem::remove(file_.string() + "-wal");
        std::filesystem::copy_file(copy_, file_, std::filesystem::copy_options::overwrite_existing);
    }
    std::filesystem::path copy_ = folder_.path() / "ontem";
};

TEST_F(RestoredBooks, WaitForNewSeries) {
    { openWith(2); }
    keepCopy();
    {
        const auto database = open();
        hashed(*database, factsOf(DocumentType::FT), database->company().trainingKey());
    }
    putBack();
    {
        const auto database = open();
        EXPECT_EQ(issuing(*database), "Integrity/LEDGER_RESTORED");
        const auto report = database->integrity().quick({});
        EXPECT_TRUE(report.restored);
        EXPECT_TRUE(report.sound) << "what is there is as it was";
        const auto closed = database->integrity().closeAfterRestore();
        ASSERT_EQ(closed.size(), 1U);
        EXPECT_EQ(closed[0].id, "2026A");
        EXPECT_EQ(issuing(*database), "");
    }
    const auto database = open();
    EXPECT_EQ(issuing(*database), "") << "noticed once";
    EXPECT_FALSE(database->integrity().quick({}).restored);
    EXPECT_FALSE(database->company().series().at(0).active);
    auto facts = factsOf(DocumentType::FT);
    facts.series = "2026B";
    append(*database, facts);
    EXPECT_EQ(RawFile(file_).ask("SELECT restores FROM integrity"), "1");
}

TEST_F(RestoredBooks, AreCountedEachTime) {
    { openWith(2); }
    keepCopy();
    for (int count = 1; count <= 2; ++count) {
        auto facts = factsOf(DocumentType::FT);
        facts.series = count == 1 ? "2026A" : "N1"; // the others are closed
        { append(*open(), facts); }
        putBack();
        const auto database = open();
        EXPECT_EQ(issuing(*database), "Integrity/LEDGER_RESTORED");
        database->integrity().closeAfterRestore();
        database->company().addSeries({DocumentType::FT, "N" + std::to_string(count), "JFT26CHA", 1, true});
        EXPECT_EQ(RawFile(file_).ask("SELECT restores FROM integrity"), std::to_string(count));
    }
}

TEST_F(RestoredBooks, AreNoticedWhenOnlyACancellationIsLost) {
    { openWith(2); }
    keepCopy();
    { change(*open(), 1, 'A', "erro"); }
    putBack();
    EXPECT_EQ(issuing(*open()), "Integrity/LEDGER_RESTORED");
}

TEST_F(RestoredBooks, AreNoticedWhenTheyWentOnOtherwise) {
    { openWith(2); }
    keepCopy();
    { append(*open(), factsOf(DocumentType::FT)); }
    const auto mark = readFile(file_.string() + "-mark");
    putBack();
    std::filesystem::remove(file_.string() + "-mark");
    { append(*open(), issuedFacts(3, "", "Outro")); }
    {
        AtomicFile file(file_.string() + "-mark", AtomicFile::Existing::Replace);
        file.write(mark);
        file.commit();
    }
    EXPECT_EQ(issuing(*open()), "Integrity/LEDGER_RESTORED");
}

TEST_F(RestoredBooks, AreNotSeenInACopyElsewhereOrWithADamagedMark) {
    { openWith(2); }
    keepCopy();
    { append(*open(), factsOf(DocumentType::FT)); }
    const auto original = file_;
    file_ = copy_;
    EXPECT_EQ(issuing(*open()), "");
    file_ = original;
    putBack();
    for (const std::string text : {"", "garbage", "00000000000000000009"}) {
        AtomicFile file(file_.string() + "-mark", AtomicFile::Existing::Replace);
        file.write(asBytes(text));
        file.commit();
        EXPECT_EQ(issuing(*open()), "") << text;
    }
}

} // namespace
} // namespace cunho::test
