// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/dialogs.hpp"
#include "tests/ui/office.hpp"
#include "ui/state/confirm_dialog.hpp"

#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <atomic>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using invoicing::IntegrityReport;

/// Books that are as they are told to be.
class FakeIntegrity final : public invoicing::IntegrityCheck {
  public:
    IntegrityReport quick(const JobContext&) override { return answer; }
    IntegrityReport full(const JobContext& job) override {
        job.report({1, 2, "check"});
        ++fullChecks;
        return fullAnswer;
    }
    std::optional<IntegrityReport> last() override { return answer; }
    void keepPublicKey(int, std::string_view) override {}
    std::vector<invoicing::Series> closeAfterRestore() override {
        answer = {3, 3, true, {}, {}, false};
        return {sampleSeries()};
    }

    IntegrityReport answer{3, 3, true, {}, {}, false};
    IntegrityReport fullAnswer{3, 3, true, {}, {}, false};
    std::atomic<int> fullChecks = 0;
};

class CompanyTest : public testing::Test {
  protected:
    Office office;
    app::Services& services() { return office.workplace.services(); }
};

TEST_F(CompanyTest, KeepsItsData) {
    CompanySection section(office.jobs, services(), nullptr);
    section.setVisible(true);
    section.refresh();
    ASSERT_TRUE(waitFor([&] { return section.fields().text("nif") == "500000000"; }));
    EXPECT_FALSE(section.fields().isFixed("nif"));
    retype(section.fields().lineOf("registration"), "Coimbra 500000000");
    retype(section.fields().lineOf("shareCapital"), "5000,00 €");
    retype(section.fields().lineOf("eacCode"), "74100");
    section.fields().setText("regime", "cash");
    QSignalSpy saved(&section, &CompanySection::saved);
    section.save();
    ASSERT_TRUE(waitFor([&] { return saved.count() == 1; }));
    const auto company = services().company.company();
    EXPECT_EQ(company->registration, "Coimbra 500000000");
    EXPECT_EQ(company->shareCapital, "5000,00 €");
    EXPECT_EQ(company->eacCode, "74100");
    EXPECT_EQ(company->regime, invoicing::VatRegime::Cash);
}

TEST_F(CompanyTest, ShowsEveryProblemAtItsField) {
    CompanySection section(office.jobs, services(), nullptr);
    section.show(sampleCompany(), false);
    for (const auto& [name, wrong] : {std::pair{"nif", "500000001"},
                                      {"postalCode", "3000"},
                                      {"eacCode", "12"},
                                      {"email", "x"},
                                      {"iban", "PT50 0000"}}) {
        retype(section.fields().lineOf(name), QLatin1String(wrong));
    }
    retype(section.fields().lineOf("city"), "");
    EXPECT_FALSE(section.check());
    for (const char* name : {"nif", "postalCode", "eacCode", "email", "iban", "city"})
        EXPECT_FALSE(section.fields().problem(name).isEmpty()) << name;
    EXPECT_TRUE(section.fields().problem("name").isEmpty());
}

TEST_F(CompanyTest, FixesTheNumberWithTheFirstDocument) {
    issueSamples(services(), 1, today(office.clock, Zone::Lisbon));
    CompanySection section(office.jobs, services(), nullptr);
    section.refresh();
    EXPECT_TRUE(waitFor([&] { return section.fields().isFixed("nif"); }));
    EXPECT_FALSE(section.fields().noteOf("nif").isEmpty());
}

TEST_F(CompanyTest, KeepsHowDocumentsLook) {
    LookSection section(office.jobs, services(), nullptr);
    section.setVisible(true);
    section.refresh();
    ASSERT_TRUE(waitFor([&] { return section.hasPreviews(); }));
    section.chooseTemplate(2);
    section.chooseColour("#9b2335");
    section.roll().click();
    section.hybrid().click();
    auto& settings = *services().books.settings;
    EXPECT_TRUE(waitFor([&] { return settings.find("invoice.hybrid") == "on"; }));
    EXPECT_EQ(settings.find("print.template"), "compact");
    EXPECT_EQ(settings.find("print.colour"), "#9b2335");
    EXPECT_EQ(settings.find("print.roll"), "on");
}

TEST_F(CompanyTest, TakesALogoAndRefusesWhatIsNone) {
    LookSection section(office.jobs, services(), nullptr);
    section.setVisible(true);
    const auto write = [&](const char* name, const QByteArray& bytes) {
        const auto path = office.folder.path() / name;
        AtomicFile file(path);
        file.write(asBytes(std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size()))));
        file.commit();
        return path;
    };
    QByteArray png;
    QBuffer buffer(&png);
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    image.save(&buffer, "PNG");
    section.chooseLogo(write("logo.png", png));
    ASSERT_TRUE(waitFor([&] { return !services().company.company()->logo.empty(); }));
    section.chooseLogo(write("logo.svg", "<svg/>"));
    const auto told = [&] {
        for (const auto* card : section.findChildren<ErrorCard*>())
            if (card->isVisible())
                return true;
        return false;
    };
    EXPECT_TRUE(waitFor(told));
    section.removeLogo();
    EXPECT_TRUE(waitFor([&] { return services().company.company()->logo.empty(); }));
}

TEST_F(CompanyTest, KeepsConditionsAndWaysOfPayment) {
    PaymentSection section(office.jobs, services().books.terms, nullptr);
    section.setVisible(true);
    section.refresh();
    ASSERT_TRUE(waitFor([&] { return section.terms().size() == 3; })); // seeded
    section.addTerms({"45 dias", 45, true});
    section.addWay({"Transferência", "TB", "PT50 0002 0123 1234 5678 9015 4", {}, true});
    section.addWay({"Multibanco", "MB", {}, "1234", true});
    typeText(section.ways().back()->name, " ");
    EXPECT_FALSE(section.check());
    EXPECT_TRUE(section.ways().front()->problem().isEmpty());
    EXPECT_FALSE(section.ways().back()->problem().isEmpty());
    retype(section.ways().back()->number, "12345");
    section.save();
    ASSERT_TRUE(waitFor([&] { return services().books.terms->ways().size() == 2; }));
    EXPECT_EQ(services().books.terms->terms().back().name, "45 dias");
    EXPECT_EQ(services().books.terms->ways().front().iban, "PT50000201231234567890154");
    EXPECT_EQ(services().books.terms->ways().back().entity, "12345");
}

TEST(Certification, SaysWhatTrainingMeansAndWhatIsInstalled) {
    Jobs jobs;
    std::atomic<bool> locked = true;
    CertificationCard card(
        jobs,
        {[] { return std::optional<invoicing::CertificationSummary>(); },
         [&](const std::filesystem::path&) {
             if (locked.exchange(false))
                 throw Error(Fault::Credential, "VAULT_LOCKED");
             return invoicing::CertificationSummary{1234, 2, "500000000", "Cunho/Produtor", {}};
         }},
        nullptr);
    card.setVisible(true);
    EXPECT_TRUE(card.state().startsWith("Modo de formação"));
    QSignalSpy installed(&card, &CertificationCard::installed);
    card.install("perfil.json");
    const auto unlock = [&]() -> QPushButton* {
        for (auto* button : card.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == "Abrir o cofre")
                return button;
        return nullptr;
    };
    ASSERT_TRUE(waitFor([&] { return unlock() != nullptr; }));
    card.install("perfil.json");
    ASSERT_TRUE(waitFor([&] { return installed.count() == 1; }));
    EXPECT_EQ(card.state(), "Certificado n.º 1234/AT");
}

TEST(Integrity, IsVerifiedOnDemandAndSaysWhatToDo) {
    Jobs jobs;
    FakeIntegrity check;
    check.fullAnswer = {3, 3, false, "FT 2026A/2", "CHAIN_BROKEN", false};
    IntegrityCard card(jobs, &check, nullptr);
    card.setVisible(true);
    card.refresh();
    ASSERT_TRUE(waitFor([&] { return card.state().startsWith("Os livros estão íntegros"); }));
    QSignalSpy checked(&card, &IntegrityCard::checked);
    card.verify();
    ASSERT_TRUE(waitFor([&] { return checked.count() == 1; }));
    EXPECT_EQ(check.fullChecks, 1);
    EXPECT_TRUE(card.state().contains("FT 2026A/2")) << card.state().toStdString();
    bool steps = false;
    for (const auto* label : card.findChildren<QLabel*>())
        steps = steps || (label->isVisible() && label->text().startsWith("Reponha a cópia de segurança"));
    EXPECT_TRUE(steps);
}

class Books : public CompanyTest {
  protected:
    FakeIntegrity check;
    void SetUp() override { services().books.integrity = &check; }
};

TEST_F(Books, StopEveryPageWithABannerWhenTheyAreBroken) {
    check.answer = {3, 3, false, "FT 2026A/2", "CHAIN_BROKEN", false};
    MainWindow window(office.parts());
    window.show();
    ASSERT_TRUE(waitFor([&] { return !window.booksNotice().isEmpty(); }));
    const auto bar = [&]() -> NoticeBar* {
        for (auto* each : window.findChildren<NoticeBar*>())
            if (each->isVisible() && each->accessibleName() == window.booksNotice())
                return each;
        return nullptr;
    };
    ASSERT_TRUE(waitFor([&] { return bar() != nullptr; }));
    window.goTo(Place::Verify);
    ASSERT_NE(bar(), nullptr);
    emit bar()->acted();
    EXPECT_TRUE(window.company().integrity().isVisible());
    emit window.company().integrity().checked({3, 3, true, {}, {}, false});
    EXPECT_TRUE(window.booksNotice().isEmpty());
}

TEST_F(Books, LeadFromARestoredBackupToNewSeries) {
    check.answer = {3, 3, true, {}, {}, true};
    MainWindow window(office.parts());
    window.show();
    ASSERT_TRUE(waitFor([&] { return window.booksNotice().contains("cópia de segurança"); }));
    window.company().choose(CompanyPage::Books);
    window.goTo(Place::Company);
    window.company().integrity().askCloseAll();
    auto* dialog = window.findChild<ConfirmDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(dialog->action()->isEnabled());
    dialog->tick()->click();
    dialog->action()->click();
    EXPECT_TRUE(waitFor([&] { return window.state().isVisible() && window.booksNotice().isEmpty(); }));
}

TEST(OtherCompanies, AreRememberedTheLastFirst) {
    const TemporaryFolder folder("cunho-companies");
    const KnownCompanies known(folder.path() / "deep" / "empresas.json");
    EXPECT_TRUE(known.all().empty());
    known.remember({"Atelier", "/a/empresa.db", "production"});
    known.remember({"Padaria", "/b/empresa.db", "sandbox"});
    known.remember({"Atelier do Mondego", "/a/empresa.db", "production"});
    const auto all = known.all();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0], (KnownCompany{"Atelier do Mondego", "/a/empresa.db", "production"}));
    EXPECT_EQ(all[1].name, "Padaria");
}

TEST(OtherCompanies, OpenInAWindowOfTheirOwn) {
    const TemporaryFolder folder("cunho-companies");
    Jobs jobs;
    std::vector<KnownCompany> opened;
    bool starts = true;
    CompanySwitch companies{folder.path() / "empresas.json", "/a/empresa.db",
                            [&](const KnownCompany& company) {
                                opened.push_back(company);
                                return starts;
                            }};
    KnownCompanies(companies.list).remember({"Padaria", "/b/empresa.db", "sandbox"});
    CompaniesCard card(jobs, companies, "sandbox", nullptr);
    card.setVisible(true);
    card.remember("Atelier");
    ASSERT_TRUE(waitFor([&] { return card.others().size() == 1; }));
    EXPECT_EQ(KnownCompanies(companies.list).all().front().name, "Atelier");
    for (auto* button : card.findChildren<QPushButton*>())
        if (button->accessibleName() == "Abrir Padaria")
            button->click();
    ASSERT_EQ(opened.size(), 1U);
    EXPECT_EQ(opened.front().database, "/b/empresa.db");
    starts = false;
    card.open(opened.front());
    bool told = false;
    for (const auto* error : card.findChildren<ErrorCard*>())
        told = told || error->isVisible();
    EXPECT_TRUE(told);
}

} // namespace
