// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "fakes/phone_person.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/thrown.hpp"
#include "ui/sign/wired_sign_desk.hpp"
#include "ui/ways/capacity_setting.hpp"

#include <cunho/app/verify_file.hpp>
#include <cunho/core/file.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/wiring/file_passwords.hpp>
#include <cunho/wiring/trial_key.hpp>
#include <cunho/wiring/workplace.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using State = app::BatchFileState;
namespace fs = std::filesystem;

/// Readers as a test wants them.
class Readers final : public signing::CardCatalogue {
  public:
    std::vector<signing::CardReader> readers(const JobContext&) override { return all; }
    std::vector<signing::CardReader> waitForChange(const std::vector<signing::CardReader>&,
                                                   const JobContext&) override {
        return all;
    }
    void changePin(const std::string&, signing::Prompter&, const JobContext&) override {}

    std::vector<signing::CardReader> all;
};

/// A clerk at the program with neither card nor phone, before it has reached anything.
class FileDesk : public testing::Test {
  protected:
    TemporaryFolder folder{"cunho-desk"};
    SystemClock clock;
    wiring::Workplace workplace{
        {folder.path() / "db" / "empresa.db", Environment::Sandbox, CUNHO_BINARY_DIR, {}, true}, clock};
    Readers readers;
    std::vector<wiring::TokenKey> keys;
    WiredSignDesk desk{services(), parts()};

    FileDesk() {
        services().cards = &readers;
        services().kept = {folder.path() / "kept"};
    }

    app::Services& services() { return workplace.services(); }
    Settings& settings() { return *services().activation.settings; }

    SignParts parts() {
        SignParts parts;
        parts.connect = [this](const JobContext& job) { workplace.connectForFiles(job); };
        parts.trialPhone = wiring::sandboxPhone;
        parts.tokenKeys = [this](const fs::path&) { return keys; };
        return parts;
    }

    FileWay way(const std::string& id) {
        for (auto& each : desk.overview({}).ways)
            if (each.id == id)
                return each;
        throw std::runtime_error("no way " + id);
    }

    std::string obstacle(const std::string& id) {
        const auto found = way(id);
        return found.obstacle ? found.obstacle->reason : "";
    }

    std::vector<fs::path> samples(int count) const {
        std::vector<fs::path> files;
        for (int i = 1; i <= count; ++i) {
            test::SamplePdf sample;
            sample.text = "Contrato " + std::to_string(i);
            files.push_back(test::writeSample(folder.path(), "contrato " + std::to_string(i) + ".pdf",
                                              test::samplePdf(sample)));
        }
        return files;
    }

    app::SignBatch batchOf(const std::vector<fs::path>& files, const SignChoice& choice) {
        app::SignBatch batch(desk.optionsOf(choice), today(clock, Zone::Lisbon));
        batch.add(files);
        return desk.read(std::move(batch), {}, [](const app::BatchRow&) {});
    }

    static std::vector<State> states(const app::SignBatch& batch) {
        std::vector<State> all;
        for (const auto& row : batch.rows())
            all.push_back(row.state);
        return all;
    }

    signing::CardReader reader(const std::string& name, signing::CardReader::State state) const {
        signing::CardReader made;
        made.name = name;
        made.state = state;
        if (state == signing::CardReader::State::Ready) {
            made.card.emplace();
            made.card->signature = chain();
        }
        return made;
    }

    crypto::CertificateChain chain() const {
        return wiring::makeTrialKey({"Ana Sousa", "Gerente", "Atelier"}, clock)->credential({}).chain;
    }
};

TEST_F(FileDesk, SaysWhyNothingCanSignYet) {
    const auto overview = desk.overview({});
    EXPECT_THAT(overview.ways, SizeIs(3));
    EXPECT_EQ(obstacle("citizen-card"), "CARD_NONE");
    EXPECT_EQ(obstacle("cmd"), "STATE_NOT_CONNECTED");
    EXPECT_EQ(obstacle("pkcs11"), "TOKEN_NOT_CHOSEN");
    EXPECT_FALSE(overview.stamps);
    EXPECT_EQ(overview.choice.way, "cmd"); // the sandbox's phone will do
    EXPECT_EQ(overview.choice.level, signing::PadesLevel::B_LTA);
    desk.noteServices(Failure{Fault::Service, "SANDBOX_NOT_STARTED", {}, {}});
    EXPECT_EQ(obstacle("cmd"), "SANDBOX_NOT_STARTED");
    services().cards = nullptr;
    EXPECT_EQ(obstacle("citizen-card"), "CARD_SERVICE_MISSING");
    WiredSignDesk without(services(), {}); // elsewhere nobody's phone is taken
    const auto ways = without.overview({}).ways;
    EXPECT_EQ(ways[1].obstacle->reason, "CMD_PHONE_MISSING");
}

TEST_F(FileDesk, TellsTheCardThatWouldSign) {
    using Place = signing::CardReader::State;
    readers.all = {reader("A", Place::Empty), reader("B", Place::Ready)};
    EXPECT_EQ(way("citizen-card").chain, readers.all[1].card->signature);
    EXPECT_EQ(obstacle("citizen-card"), "");
    EXPECT_EQ(desk.overview({}).choice.way, "citizen-card");
    settings().put("card.reader", "A");
    EXPECT_EQ(obstacle("citizen-card"), "CARD_ABSENT");
    settings().remove("card.reader");
    readers.all[0] = reader("A", Place::Ready);
    EXPECT_EQ(obstacle("citizen-card"), "CARD_CHOOSE_READER");
    readers.all = {reader("A", Place::Empty), reader("B", Place::Contactless)};
    EXPECT_EQ(obstacle("citizen-card"), "CARD_CONTACTLESS");
    readers.all = {reader("A", Place::Ready)};
    readers.all[0].card->signaturePin.blocked = true;
    EXPECT_EQ(obstacle("citizen-card"), "CARD_PIN_BLOCKED");
    readers.all[0].card->signaturePin.blocked = false;
    readers.all[0].card->signatureActive = false;
    EXPECT_EQ(obstacle("citizen-card"), "CARD_SIGNATURE_INACTIVE");
}

TEST_F(FileDesk, TellsTheKeyOfTheChosenToken) {
    settings().put("token.module", "/usr/lib/some.so");
    settings().put("token.name", "Escritório");
    settings().put("token.key", "0a");
    EXPECT_EQ(obstacle("pkcs11"), "PKCS11_NO_TOKEN");
    const auto certificate = chain().front();
    keys = {{"Outro", "1", Bytes{0x0a}, "", certificate, true}};
    EXPECT_EQ(obstacle("pkcs11"), "PKCS11_NO_KEY");
    keys.push_back({"Escritório", "2", Bytes{0x0a}, "", certificate, true});
    EXPECT_EQ(way("pkcs11").chain, crypto::CertificateChain{certificate});
    keys.clear(); // not asked again
    EXPECT_EQ(obstacle("pkcs11"), "");
}

TEST_F(FileDesk, NeverOffersSafe) {
    settings().put("provider.PDF", "safe"); // somebody edited it
    const auto overview = desk.overview({});
    for (const auto& each : overview.ways)
        EXPECT_NE(each.id, "safe");
    EXPECT_NE(overview.choice.way, "safe");
    SignChoice choice;
    choice.way = "safe";
    choice.level = signing::PadesLevel::B_B;
    signing::SilentPrompter nobody;
    EXPECT_EQ(test::thrown([&] {
                  desk.sign(batchOf(samples(1), choice), choice, {}, nobody, {}, [](const app::BatchRow&) {});
              }),
              "Configuration/NO_FILE_PROVIDER");
    settings().put("provider.PDF", "cmd");
    desk.remember(choice);
    EXPECT_EQ(settings().find("provider.PDF"), "cmd");
}

TEST_F(FileDesk, RemembersTheChoiceAndItsWay) {
    SignChoice choice;
    choice.way = "pkcs11";
    choice.level = signing::PadesLevel::B_T;
    choice.folder = folder.path() / "assinados";
    desk.remember(choice);
    EXPECT_EQ(settings().find("provider.PDF"), "pkcs11");
    const auto again = WiredSignDesk(services(), parts()).overview({}).choice;
    EXPECT_EQ(again.way, "pkcs11");
    EXPECT_EQ(again.level, signing::PadesLevel::B_T);
    EXPECT_EQ(again.folder, choice.folder);
    settings().put("sign.choice", "{\"level\":9");
    EXPECT_EQ(desk.overview({}).choice.level, signing::PadesLevel::B_LTA);
}

TEST_F(FileDesk, ThrowsForAnUnusablePattern) {
    SignChoice choice;
    choice.namePattern = "{nome}";
    EXPECT_EQ(test::thrown([&] { desk.optionsOf(choice); }), "Input/NAME_PATTERN_INVALID");
}

/// The same beside a sandbox.
class SandboxFileDesk : public testing::Test {
  protected:
    test::RunningSandbox sandbox{test::SandboxChoice{.seedAccount = true}};
    TemporaryFolder folder{"cunho-desk"};
    SystemClock clock;
    wiring::FilePasswords passwords{CUNHO_BINARY_DIR};
    wiring::Workplace workplace{options(), clock};
    test::PhonePerson person{test::SandboxPhone(sandbox)};
    WiredSignDesk desk{services(), parts()};
    SignChoice choice;

    wiring::WorkplaceOptions options() const {
        wiring::WorkplaceOptions options;
        options.database = folder.path() / "db" / "empresa.db";
        options.programs = CUNHO_BINARY_DIR;
        options.sandboxAccess = sandbox.accessFile();
        options.fastKeys = true;
        options.passwords = passwords.all();
        return options;
    }

    SandboxFileDesk() {
        services().cards = nullptr;
        services().kept = {folder.path() / "kept"};
        choice.way = "cmd";
    }

    app::Services& services() { return workplace.services(); }

    SignParts parts() {
        SignParts parts;
        parts.connect = [this](const JobContext& job) { workplace.connectForFiles(job); };
        parts.trialPhone = wiring::sandboxPhone;
        return parts;
    }

    std::vector<fs::path> samples(int count) const {
        std::vector<fs::path> files;
        for (int i = 1; i <= count; ++i) {
            test::SamplePdf sample;
            sample.text = "Contrato " + std::to_string(i);
            files.push_back(test::writeSample(folder.path(), "contrato " + std::to_string(i) + ".pdf",
                                              test::samplePdf(sample)));
        }
        return files;
    }

    app::SignBatch batchOf(const std::vector<fs::path>& files) {
        app::SignBatch batch(desk.optionsOf(choice), today(clock, Zone::Lisbon));
        batch.add(files);
        return desk.read(std::move(batch), {}, [](const app::BatchRow&) {});
    }

    app::SignBatch sign(
        app::SignBatch batch, const JobContext& job = {},
        const app::BatchObserver& observer = [](const app::BatchRow&) {}) {
        return desk.sign(std::move(batch), choice, {}, person, job, observer);
    }
};

TEST_F(SandboxFileDesk, SignsByThePhoneOfTheSandboxWithoutAnySetting) {
    const auto batch = sign(batchOf(samples(3)));
    ASSERT_EQ(batch.counts().done, 3U) << batch.rows().front().problem.value_or(Failure{}).reason;
    EXPECT_EQ(services().activation.settings->find("cmd.phone"), std::string(wiring::sandboxPhone));
    ASSERT_THAT(person.asked(), SizeIs(2)); // PIN and code, once for all
    EXPECT_THAT(person.asked().front().documentNames,
                ElementsAre("contrato 1.pdf", "contrato 2.pdf", "contrato 3.pdf"));
    for (const auto& row : batch.rows()) {
        EXPECT_EQ(row.target.filename(), row.source.stem().string() + "-assinado.pdf");
        const auto verdict = desk.judge(row.target, {});
        EXPECT_TRUE(verdict.passed());
        EXPECT_EQ(verdict.signatures.front().level, "B-LTA");
    }
    const auto logged = desk.signedFiles({});
    EXPECT_EQ(logged.all, 3);
    EXPECT_EQ(logged.records.front().provider, "cmd");
    const auto overview = desk.overview({});
    EXPECT_THAT(overview.unfinished, IsEmpty());
    EXPECT_TRUE(overview.stamps);
    EXPECT_FALSE(overview.ways[1].obstacle);
    EXPECT_EQ(overview.choice.way, "cmd");
    EXPECT_THAT(sandbox.violations(), IsEmpty());
}

/// Whatever is put in its place, SAFE refuses what is no invoice issued here.
TEST_F(SandboxFileDesk, SafeRefusesAFileEvenWhenItIsForced) {
    invoicing::Company company;
    company.nif = "500000000";
    company.name = "Olaria Exemplo, Lda";
    company.address = "Rua da Sofia, 12";
    company.postalCode = "3000-389";
    company.city = "Coimbra";
    services().company.saveCompany(company);
    workplace.connect({});
    ASSERT_NE(services().provider, nullptr);
    SignParts forced;
    forced.connect = [this](const JobContext&) { services().fileProvider = services().provider; };
    WiredSignDesk wrong(services(), forced);
    choice.level = signing::PadesLevel::B_B;
    const auto batch = wrong.sign(batchOf(samples(2)), choice, {}, person, {}, [](const app::BatchRow&) {});
    EXPECT_EQ(batch.counts().failed, 2U);
    for (const auto& row : batch.rows()) {
        ASSERT_TRUE(row.problem);
        EXPECT_EQ(row.problem->reason, "PURPOSE_NOT_SERVED");
        EXPECT_FALSE(fs::exists(row.target));
    }
    EXPECT_THAT(sandbox.signatures(), IsEmpty());
}

TEST_F(SandboxFileDesk, GoesOnWithABatchThatWasStopped) {
    choice.level = signing::PadesLevel::B_B;
    choice.folder = folder.path() / "assinados";
    choice.namePattern = "{n} {name}.pdf";
    fs::create_directory(*choice.folder);
    class Declining final : public signing::Prompter { // and stops
      public:
        explicit Declining(std::stop_source& stop) : stop_(stop) {}
        std::optional<signing::Answer> ask(const signing::Question&, const JobContext&) override {
            stop_.request_stop();
            return std::nullopt;
        }

      private:
        std::stop_source& stop_;
    };
    SealPlace own;
    own.where = {200, 300, 400, 360};
    own.inAllFiles = false;
    const OwnPlaces places{{2, own}, {77, own}};
    std::stop_source stop;
    Declining nobody(stop);
    const auto stopped = desk.sign(batchOf(samples(2)), choice, places, nobody, JobContext(stop.get_token()),
                                   [](const app::BatchRow&) {});
    EXPECT_EQ(stopped.counts().cancelled, 2U);
    EXPECT_FALSE(stopped.journalId().empty());

    const auto overview = desk.overview({});
    ASSERT_THAT(overview.unfinished, SizeIs(1));
    EXPECT_EQ(overview.unfinished.front().left(), 2U);
    auto reopened = desk.reopen(overview.unfinished.front(), {});
    EXPECT_EQ(reopened.choice.way, "cmd");
    EXPECT_EQ(reopened.choice.level, signing::PadesLevel::B_B);
    EXPECT_EQ(reopened.choice.folder, choice.folder);
    EXPECT_EQ(reopened.choice.namePattern, choice.namePattern);
    EXPECT_EQ(reopened.places, (OwnPlaces{{2, own}})) << "of rows that there are";
    choice = reopened.choice;
    const auto after = sign(std::move(reopened.batch));
    EXPECT_EQ(after.counts().done, 2U);
    EXPECT_EQ(after.rows()[1].target, *choice.folder / "2 contrato 2.pdf");
    EXPECT_THAT(desk.overview({}).unfinished, IsEmpty());
}

/// Of every encryption; judged by programs that open it with the same password.
TEST_F(SandboxFileDesk, SignsProtectedFilesOnceTheirPasswordWasTyped) {
    struct Kind {
        std::string user;
        std::vector<std::string> options;
    };
    const std::vector<Kind> kinds{{"segredo", {"128", "--use-aes=n"}},
                                  {"segredo", {"128", "--use-aes=y"}},
                                  {"segredo", {"256"}},
                                  {"", {"256", "--modify=form"}}};
    const auto plain = samples(static_cast<int>(kinds.size()));
    std::vector<fs::path> files;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        files.push_back(folder.path() / ("protegido " + std::to_string(i) + ".pdf"));
        std::vector<std::string> arguments{"--allow-weak-crypto", "--encrypt", kinds[i].user, "dono"};
        arguments.insert(arguments.end(), kinds[i].options.begin(), kinds[i].options.end());
        arguments.insert(arguments.end(), {"--", plain[i].string(), files.back().string()});
        ASSERT_TRUE(test::ask("qpdf", arguments).good);
    }
    choice.level = signing::PadesLevel::B_LTA;
    auto before = batchOf(files);
    EXPECT_EQ(before.counts().failed, 3U);
    EXPECT_EQ(before.rows()[0].problem.value_or(Failure{}).reason, "PDF_PASSWORD_NEEDED");
    EXPECT_EQ(test::thrown([&] { passwords.open(files[0], Secret::fromText("errada")); }),
              "Credential/PDF_PASSWORD_NEEDED");
    passwords.open(files[0], Secret::fromText("segredo"));
    const auto after = sign(batchOf(files)); // one password for all
    ASSERT_EQ(after.counts().done, kinds.size()) << after.rows().front().problem.value_or(Failure{}).reason;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const auto file = after.rows()[i].target;
        const auto qpdf = test::ask("qpdf", {"--password=" + kinds[i].user, "--check", file.string()});
        EXPECT_TRUE(qpdf.good) << qpdf.report;
        const auto poppler = test::ask("pdfsig", {"-nocert", "-upw", kinds[i].user, file.string()});
        EXPECT_THAT(poppler.report, HasSubstr("Signature is Valid."));
        const auto verdict = desk.judge(file, {});
        EXPECT_TRUE(verdict.passed()) << file;
        EXPECT_EQ(verdict.signatures.front().level, "B-LTA");
    }
}

/// Of the list, or of a batch that only the journal has.
TEST_F(SandboxFileDesk, SettlesKeptFilesThatWereSavedElsewhere) {
    choice.level = signing::PadesLevel::B_B;
    choice.folder = folder.path() / "gone";
    const auto files = samples(3);
    const auto batch = sign(batchOf({files[0], files[1]}));
    ASSERT_EQ(batch.counts().failed, 2U);
    ASSERT_TRUE(batch.rows()[1].kept);
    const auto& other = batch.rows()[1];
    signing::BatchRecord left;
    left.id = "left";
    left.provider = "cmd";
    left.level = choice.level;
    left.files.push_back({1, other.source, other.sha256, other.size, other.target, State::Failed,
                          *other.problem, other.kept->record});
    left.files.push_back({2, files[2], {}, 0, folder.path() / "x.pdf", State::Ready, {}, {}});
    services().batches->begin(left);
    EXPECT_EQ(desk.signedFiles({}).all, 0);

    fs::create_directory(folder.path() / "outra");
    std::vector<SignDesk::SavedFile> saved;
    for (const auto& row : batch.rows())
        saved.push_back({row.kept->file, app::saveKept(*row.kept, folder.path() / "outra")});
    app::SignBatch list = batch;
    list.remove(2);
    const auto after = desk.settle(list, saved);
    EXPECT_EQ(after.rows()[0].state, State::Done);
    EXPECT_EQ(after.rows()[0].target, saved[0].file);
    const auto open = services().batches->open();
    ASSERT_THAT(open, SizeIs(1));
    EXPECT_EQ(open[0].files[0].state, State::Done);
    EXPECT_EQ(open[0].files[0].target, saved[1].file);
    const auto logged = desk.signedFiles({});
    ASSERT_THAT(logged.records, SizeIs(2));
    EXPECT_EQ(logged.records[0].file, saved[1].file);
    EXPECT_EQ(logged.records[0].source, files[1]);
    EXPECT_EQ(logged.records[1].provider, "cmd");
    EXPECT_TRUE(desk.judge(saved[0].file, {}).passed());
}

/// Nothing was read of it, but somebody saw it: another file in its place is not signed.
TEST_F(SandboxFileDesk, RefusesAFileThatIsNoLongerAsItWasShown) {
    choice.level = signing::PadesLevel::B_B;
    const auto files = samples(2);
    app::SignBatch batch(desk.optionsOf(choice), today(clock, Zone::Lisbon));
    batch.add(files);
    for (auto row : batch.rows()) {
        row.sha256 = crypto::sha256File(row.source).value;
        row.size = fs::file_size(row.source);
        batch.update(std::move(row));
    }
    test::SamplePdf other;
    other.text = "Outro contrato";
    test::writeSample(folder.path(), files.front().filename().string(), test::samplePdf(other));
    const auto after = sign(std::move(batch));
    EXPECT_EQ(after.rows()[0].state, State::Failed);
    EXPECT_EQ(after.rows()[0].problem.value_or(Failure{}).reason, "FILE_CHANGED");
    EXPECT_EQ(after.rows()[1].state, State::Done);
}

TEST_F(SandboxFileDesk, ForgetsABatch) {
    signing::BatchRecord left;
    left.id = "left";
    left.provider = "cmd";
    left.files.emplace_back().place = 1;
    services().batches->begin(left);
    ASSERT_THAT(desk.overview({}).unfinished, SizeIs(1));
    desk.forget("left");
    EXPECT_THAT(desk.overview({}).unfinished, IsEmpty());
}

/// As a kill leaves it between the last file and the end of the batch.
TEST_F(FileDesk, ABatchInWhichNothingIsLeftIsNotOffered) {
    signing::BatchRecord over;
    over.id = "over";
    over.provider = "cmd";
    auto& entry = over.files.emplace_back();
    entry.place = 1;
    entry.state = State::Done;
    services().batches->begin(over);
    EXPECT_THAT(desk.overview({}).unfinished, IsEmpty());
    EXPECT_THAT(services().batches->open(), IsEmpty());
}

TEST_F(FileDesk, LeavesOutOfFoldersWhatItSignedByAChosenName) {
    const fs::path lot = folder.path() / "lote";
    fs::create_directory(lot);
    const auto file = test::writeSample(lot, "contrato.pdf", test::samplePdf());
    const auto other = test::writeSample(lot, "acta ok.pdf", test::samplePdf());
    SignChoice choice;
    choice.namePattern = "{name} ok";
    desk.remember(choice);
    EXPECT_THAT(desk.collect({lot}, {}).paths(), ElementsAre(other, file)) << "two letters are no word";
    choice.namePattern = "acta {name}";
    desk.remember(choice);
    EXPECT_THAT(desk.collect({lot}, {}).paths(), ElementsAre(file));
    signing::SignedFileRecord record;
    record.file = file;
    record.sha256 = crypto::sha256File(file).value;
    services().signedFiles->put(std::span(&record, 1));
    EXPECT_THAT(desk.collect({lot}, {}).paths(), IsEmpty());
}

/// What another program has begun: how it was begun is known from what it left.
TEST_F(SandboxFileDesk, ReopensABatchWithoutAMemoOfItsOwn) {
    signing::BatchRecord left;
    left.id = "left";
    left.provider = "soft-key";
    left.level = signing::PadesLevel::B_T;
    left.memo = "--level B-T";
    signing::BatchEntry entry;
    entry.place = 1;
    entry.source = samples(1).front();
    entry.target = folder.path() / "noutra" / "contrato 1-assinado.pdf";
    left.files = {entry};
    services().batches->begin(left);
    const auto reopened = desk.reopen(left, {});
    EXPECT_EQ(reopened.choice.level, signing::PadesLevel::B_T);
    EXPECT_EQ(reopened.choice.folder, folder.path() / "noutra");
    EXPECT_NE(reopened.choice.way, "soft-key"); // none of the window's
    EXPECT_EQ(reopened.batch.rows().front().state, State::Waiting);
}

/// One who certifies, with a key of their own.
class Certifier final : public signing::CapacityAuthority {
  public:
    explicit Certifier(const Clock& clock) : clock_(clock) {}
    std::size_t batchLimit() const noexcept override { return 10; }
    void describe(signing::SealContent& seal) const override { seal.attributes = {"Gerente"}; }
    std::vector<signing::CapacityTransaction> authorize(const crypto::Certificate&,
                                                        std::span<const signing::CitizenSignature>,
                                                        const JobContext&) override {
        std::vector<signing::CapacityTransaction> all;
        all.push_back({wiring::makeTrialKey({"SCAP", "Selo", "AMA"}, clock_), "Na qualidade de: Gerente"});
        return all;
    }

  private:
    const Clock& clock_;
};

TEST_F(SandboxFileDesk, SignsInTheChosenCapacity) {
    choice.level = signing::PadesLevel::B_B;
    choice.inCapacity = true;
    choice.namePattern = "{name} (gerente).pdf";
    EXPECT_EQ(test::thrown([&] { sign(batchOf(samples(1))); }), "Input/CAPACITY_MISSING");

    scap::Citizen citizen;
    citizen.documentNumber = "10000001";
    scap::ProfessionalAttribute attribute;
    attribute.citizen = citizen.key();
    attribute.providerUri = "https://empresa.pt";
    attribute.id = "gerente";
    attribute.description = "Gerente";
    attribute.source = scap::ProfessionalAttribute::Source::Scap;
    auto& known = *services().activation.attributes;
    known.saveCitizen(citizen, clock.now());
    known.merge(citizen.key(), attribute.source, {attribute}, clock.now());
    services().activation.settings->put(
        capacityName, writeCapacities({{citizen.key(), attribute.providerUri, attribute.id}}));
    services().capacity = [this](const scap::Citizen&, const std::vector<scap::ProfessionalAttribute>& all) {
        EXPECT_EQ(all.size(), 1U);
        return std::make_unique<Certifier>(clock);
    };
    EXPECT_THAT(desk.overview({}).capacities, ElementsAre("Gerente"));

    std::vector<State> story;
    const auto batch = sign(batchOf(samples(2)), {}, [&](const app::BatchRow& row) {
        if (row.id == 1)
            story.push_back(row.state);
    });
    ASSERT_EQ(batch.counts().done, 2U) << batch.rows().front().problem.value_or(Failure{}).detail;
    EXPECT_THAT(story, ElementsAre(State::Signing, State::Done));
    EXPECT_EQ(batch.rows().front().target.filename(), "contrato 1 (gerente).pdf");
    EXPECT_THAT(app::verifyFile(batch.rows().front().target, services(), {}).signatures, SizeIs(2));
    EXPECT_EQ(desk.signedFiles({}).all, 2);
    EXPECT_THAT(desk.overview({}).unfinished, IsEmpty());

    attribute.id = "outro"; // SCAP tells another one by now
    known.merge(citizen.key(), attribute.source, {attribute}, clock.now());
    EXPECT_EQ(test::thrown([&] { sign(batchOf(samples(1))); }), "Reactivate/SCAP_ATTRIBUTES_OUTDATED");
}

TEST_F(SandboxFileDesk, RefusesAFileThatChangedSinceItWasShown) {
    choice.level = signing::PadesLevel::B_B;
    auto batch = batchOf(samples(1));
    test::SamplePdf other;
    other.text = "Outra coisa";
    test::writeSample(folder.path(), "contrato 1.pdf", test::samplePdf(other));
    batch = sign(std::move(batch));
    ASSERT_TRUE(batch.rows().front().problem);
    EXPECT_EQ(batch.rows().front().problem->reason, "FILE_CHANGED");
}

} // namespace
