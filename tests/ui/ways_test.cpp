// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/dialogs.hpp"
#include "tests/ui/office.hpp"
#include "ui/sample_desk.hpp"
#include "ui/sample_ways_desk.hpp"
#include "ui/state/notice_bar.hpp"
#include "ui/state/services_desk.hpp"
#include "ui/ways/capacity_setting.hpp"
#include "ui/ways/ways_section.hpp"
#include "ui/ways/wired_ways_desk.hpp"

#include <cunho/wiring/trial_key.hpp>

#include <QFileDialog>
#include <QSignalSpy>
#include <QTranslator>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;

crypto::Certificate certificate() {
    SystemClock clock;
    return wiring::makeTrialKey({"Ana Sousa", "Gerente", "Atelier"}, clock)
        ->credential(JobContext())
        .chain.front();
}

class Ways : public testing::Test {
  protected:
    SampleWaysDesk desk{sampleNow()};
    Jobs jobs;
    WaysSection section{jobs, desk, nullptr};

    void SetUp() override {
        section.resize(780, 800);
        ASSERT_TRUE(showActive(section));
        ASSERT_TRUE(refreshed());
    }

    bool refreshed() {
        QSignalSpy shown(&section, &WaysSection::shown);
        section.refresh();
        return waitFor([&] { return shown.count() >= 1; });
    }

    bool called(const std::string& call) {
        return waitFor([&] { return !desk.calls.empty() && desk.calls.back() == call; });
    }

    bool keysShown(std::size_t count) {
        section.token().look()->click();
        return waitFor(
            [&] { return section.token().look()->isEnabled() && section.token().keys().size() == count; });
    }
};

TEST_F(Ways, KeepThePhoneAsTheDeskHasIt) {
    auto& cmd = section.cmd();
    EXPECT_EQ(cmd.phone()->text(), "+351 912345678");
    EXPECT_FALSE(cmd.save()->isEnabled());
    QSignalSpy changed(&section, &WaysSection::changed);
    cmd.phone()->selectAll();
    typeText(cmd.phone(), "912 000 001");
    ASSERT_TRUE(refreshed());
    EXPECT_EQ(cmd.phone()->text(), "912 000 001"); // what is being written stays
    QTest::keyClick(cmd.phone(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return changed.count() == 1; }));
    EXPECT_TRUE(called("phone 912 000 001"));
    ASSERT_TRUE(refreshed());
    EXPECT_EQ(cmd.phone()->text(), "+351 912000001");
}

TEST_F(Ways, SayWhatIsWrongWithThePhoneAtItsField) {
    desk.refusal = Failure{Fault::Input, "CMD_PHONE_INVALID", {}, {}};
    section.cmd().phone()->selectAll();
    typeText(section.cmd().phone(), "91");
    section.cmd().save()->click();
    EXPECT_TRUE(waitFor([&] { return !section.cmd().problem().isEmpty(); }));
    EXPECT_EQ(section.cmd().phone()->text(), "91");
}

TEST_F(Ways, WarnSixtyDaysBeforeTheServicesCertificateEnds) {
    const auto bars = [&] {
        QStringList all;
        for (const auto* each : section.cmd().findChildren<NoticeBar*>())
            all << each->objectName() + each->accessibleName();
        return all.join('|');
    };
    const auto endsIn = [&](int days) {
        desk.answer.cmd.encryptionEnds = sampleNow() + std::chrono::days(days) + std::chrono::seconds(1);
        ASSERT_TRUE(refreshed());
    };
    endsIn(60);
    EXPECT_TRUE(bars().isEmpty());
    endsIn(59);
    EXPECT_TRUE(bars().startsWith("noticeCard"));
    EXPECT_TRUE(bars().contains("59 dia"));
    endsIn(-2);
    EXPECT_TRUE(bars().startsWith("errorCard"));
    EXPECT_TRUE(bars().contains("não se assina"));
}

TEST_F(Ways, ReplaceTheServicesCertificate) {
    desk.answer.cmd.encryptionEnds.reset();
    ASSERT_TRUE(refreshed());
    ASSERT_NE(section.cmd().findChild<NoticeBar*>(), nullptr);
    EXPECT_TRUE(section.cmd().findChild<NoticeBar*>()->accessibleName().contains("Falta o certificado"));
    button(section.cmd(), "Escolher…")->click();
    ASSERT_NE(section.findChild<QFileDialog*>(), nullptr);
    section.findChild<QFileDialog*>()->close();
    desk.refusal = Failure{Fault::File, "FILE_TOO_LARGE", {}, {}};
    emit section.cmd().certificateChosen("/tmp/cifra.cer");
    EXPECT_TRUE(waitFor([&] { return section.cmd().findChild<ErrorCard*>()->isVisible(); }));
    QSignalSpy changed(&section, &WaysSection::changed);
    emit section.cmd().certificateChosen("/tmp/cifra.cer");
    ASSERT_TRUE(waitFor([&] { return changed.count() == 1; }));
    EXPECT_TRUE(called("encryption cifra.cer"));
    ASSERT_TRUE(refreshed());
    EXPECT_EQ(section.cmd().findChild<NoticeBar*>(), nullptr);
}

TEST_F(Ways, WatchNoCertificateThatComesWithTheEnvironment) {
    desk.answer.cmd.encryptionWatched = false;
    desk.answer.cmd.encryptionEnds.reset();
    ASSERT_TRUE(refreshed());
    EXPECT_TRUE(section.cmd().isVisible());
    EXPECT_EQ(section.cmd().findChild<NoticeBar*>(), nullptr);
}

TEST_F(Ways, AreSilentAboutWhatIsNotOffered) {
    desk.answer.cmd.offered = false;
    ASSERT_TRUE(refreshed());
    EXPECT_FALSE(section.cmd().isVisible());
    EXPECT_TRUE(section.token().isVisible());
}

TEST_F(Ways, LoadNoModuleUntilItsKeysAreWanted) {
    EXPECT_EQ(section.token().modules()->count(), 2);
    section.token().modules()->setCurrentIndex(1);
    section.token().addModule("/opt/vendor/libtoken.so");
    EXPECT_EQ(section.token().modules()->count(), 3);
    EXPECT_TRUE(desk.calls.empty());
    EXPECT_TRUE(section.token().keys().empty());
    ASSERT_TRUE(keysShown(0));
    EXPECT_EQ(desk.calls, std::vector<std::string>{"keys /opt/vendor/libtoken.so"});
    EXPECT_TRUE(waitFor([&] { return shows(section.token(), "Ligue o token ao computador"); }));
}

TEST_F(Ways, ChooseAKeyByHolderAndValidity) {
    desk.keys = sampleTokenKeys(certificate());
    section.token().modules()->setCurrentIndex(1);
    ASSERT_TRUE(keysShown(2));
    const auto keys = section.token().keys();
    EXPECT_TRUE(keys[0]->text().contains("Ana Sousa"));
    EXPECT_TRUE(shows(section.token(), "Token «Selo da empresa»"));
    EXPECT_TRUE(shows(section.token(), "a chave só se vê com o PIN"));
    EXPECT_FALSE(section.token().use()->isEnabled()); // nobody chooses for the person
    QSignalSpy changed(&section, &WaysSection::changed);
    keys[1]->click();
    section.token().use()->click();
    ASSERT_TRUE(waitFor([&] { return changed.count() == 1; }));
    EXPECT_TRUE(called("token /usr/lib/softhsm/libsofthsm2.so Ana Sousa 45"));
    ASSERT_TRUE(refreshed());
    EXPECT_TRUE(shows(section.token(), "no token «Ana Sousa»"));
    section.token().forget()->click();
    ASSERT_TRUE(waitFor([&] { return changed.count() == 2; }));
    EXPECT_TRUE(called("token   "));
}

TEST_F(Ways, NameATokenBySerialWhereTwoHaveTheSameLabel) {
    desk.keys = sampleTokenKeys(certificate());
    desk.keys[1].token = desk.keys[0].token;
    ASSERT_TRUE(keysShown(2));
    section.token().keys()[1]->click();
    section.token().use()->click();
    EXPECT_TRUE(called("token /usr/lib/x86_64-linux-gnu/opensc-pkcs11.so 0b77 45"));
}

TEST_F(Ways, OfferNoKeyWhoseCertificateHasEnded) {
    desk.keys = sampleTokenKeys(certificate());
    desk.answer.now = desk.keys[0].certificate.notAfter() + std::chrono::days(1);
    ASSERT_TRUE(refreshed());
    ASSERT_TRUE(keysShown(2));
    EXPECT_FALSE(section.token().keys()[0]->isEnabled());
    EXPECT_TRUE(shows(section.token(), "peça um certificado novo"));
}

TEST_F(Ways, TellWhyAModuleDoesNotServe) {
    desk.refusal = Failure{Fault::Configuration, "PKCS11_MODULE_UNUSABLE", {{"module", "/opt/a.so"}}, {}};
    section.token().look()->click();
    EXPECT_TRUE(waitFor([&] { return shows(section.token(), "O módulo «/opt/a.so» não serve"); }));
    EXPECT_TRUE(section.token().look()->isEnabled());
    button(section.token(), "Escolher ficheiro…")->click();
    auto* dialog = section.findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->close();
}

TEST_F(Ways, ListCapacitiesByWhoCertifiesThem) {
    EXPECT_TRUE(section.capacity().text().contains("Gerente (Atelier do Mondego, Lda)"));
    EXPECT_TRUE(section.capacity().text().contains("Engenheira civil"));
    auto* dialog = section.capacity().ask();
    ASSERT_TRUE(waitFor([&] { return dialog->isVisible(); }));
    EXPECT_TRUE(shows(*dialog, "Atelier do Mondego, Lda · NIPC 500000000"));
    EXPECT_TRUE(shows(*dialog, "Ordem dos Engenheiros"));
    const auto ticks = dialog->ticks();
    ASSERT_EQ(ticks.size(), 4U);
    EXPECT_TRUE(ticks[0]->isChecked());
    EXPECT_FALSE(ticks[1]->isEnabled()); // ended
    EXPECT_TRUE(shows(*dialog, "Terminou em"));
    EXPECT_TRUE(ticks[2]->isChecked());
    EXPECT_FALSE(ticks[3]->isEnabled()); // gone
    EXPECT_TRUE(shows(*dialog, "Já não consta"));
    ticks[0]->click();
    dialog->save()->click();
    EXPECT_TRUE(called("capacities urn:example:ordem-dos-engenheiros/7"));
    EXPECT_TRUE(waitFor([&] { return !section.capacity().text().contains("Gerente"); }));
}

TEST_F(Ways, SignAsOnePersonOnly) {
    auto& setting = desk.answer.capacity;
    scap::Citizen rui;
    rui.documentNumber = "87654321";
    rui.givenName = "Rui";
    setting.citizens.push_back(rui);
    auto other = setting.attributes[0];
    other.citizen = rui.key();
    setting.attributes.push_back(other);
    CapacityDialog dialog(setting, sampleNow(), nullptr);
    ASSERT_EQ(dialog.ticks().size(), 5U);
    EXPECT_EQ(dialog.chosen().size(), 2U);
    dialog.ticks()[4]->click();
    ASSERT_EQ(dialog.chosen().size(), 1U);
    EXPECT_EQ(dialog.chosen()[0].citizen, rui.key());
}

TEST_F(Ways, SayThatAChosenCapacityHasEnded) {
    EXPECT_TRUE(section.capacity().warning().isEmpty());
    desk.answer.capacity.attributes[0].validUntil = sampleNow() - std::chrono::days(1);
    ASSERT_TRUE(refreshed());
    EXPECT_TRUE(section.capacity().warning().contains("Escolha de novo"));
}

TEST_F(Ways, SayWhereAttributesComeFromWhenThereAreNone) {
    desk.answer.capacity = {};
    ASSERT_TRUE(refreshed());
    EXPECT_EQ(section.capacity().text(), "Em nome próprio, sem qualidade certificada.");
    QSignalSpy wanted(&section, &WaysSection::attributesWanted);
    auto* dialog = section.capacity().ask();
    ASSERT_TRUE(waitFor([&] { return dialog->isVisible(); }));
    EXPECT_EQ(dialog->save(), nullptr);
    EXPECT_TRUE(shows(*dialog, "Os meus atributos profissionais"));
    dialog->check()->click();
    EXPECT_EQ(wanted.count(), 1);
}

TEST(CapacitySettings, AreAListOfProviderAndAttribute) {
    const std::vector<ChosenCapacity> chosen{{"BI/PT/12345678", "urn:a", "1"},
                                             {"BI/PT/12345678", "urn:ç\"", "2"}};
    EXPECT_EQ(writeCapacities({chosen[0]}), R"([{"citizen":"BI/PT/12345678","id":"1","provider":"urn:a"}])");
    EXPECT_EQ(readCapacities(writeCapacities(chosen)), chosen);
    EXPECT_TRUE(readCapacities("").empty());
    EXPECT_TRUE(readCapacities("{}").empty());
    EXPECT_TRUE(readCapacities(R"([1,{"provider":"urn:a"},{"id":"1"}])").empty());
}

class WiredWays : public testing::Test {
  protected:
    Office office;
    WaysParts parts{[](std::string_view typed) { return "+351 " + std::string(typed); },
                    [] { return std::optional(sampleNow()); },
                    {},
                    [] {
                        return std::vector<wiring::TokenModule>{{"a", "/usr/lib/a.so"}};
                    },
                    [](const std::filesystem::path&) { return std::vector<wiring::TokenKey>(); }};

    app::Services& services() { return office.workplace.services(); }
};

TEST_F(WiredWays, KeepWhatTheWiringReads) {
    WiredWaysDesk desk(services(), parts);
    auto& settings = *services().activation.settings;
    EXPECT_TRUE(desk.overview().cmd.offered);
    EXPECT_TRUE(desk.overview().cmd.encryptionWatched);
    EXPECT_FALSE(WiredWaysDesk(services(), {}).overview().cmd.offered);
    EXPECT_EQ(desk.overview().token.modules.size(), 1U);
    desk.keepPhone("912345678");
    EXPECT_EQ(settings.find("cmd.phone"), "+351 912345678");
    EXPECT_EQ(desk.overview().cmd.phone, "+351 912345678");
    desk.keepToken({"/usr/lib/a.so", "Selo", "0145", "Ana Sousa"});
    settings.put("provider.PDF", "pkcs11");
    const auto way = wiring::signingWay(settings, "provider.PDF", "citizen-card");
    EXPECT_EQ(way.token.module, "/usr/lib/a.so");
    EXPECT_EQ(way.token.token, "Selo");
    EXPECT_EQ(toHex(way.token.keyId), "0145");
    EXPECT_EQ(desk.overview().token.holder, "Ana Sousa");
    desk.keepToken({});
    EXPECT_TRUE(desk.overview().token.module.empty());
    EXPECT_FALSE(settings.find("token.key"));
    desk.keepPhone("");
    EXPECT_FALSE(settings.find("cmd.phone"));
}

TEST_F(WiredWays, OfferTheCmdAsAWayOnceThePhoneIsKnown) {
    ServicesDesk state(services(), {});
    const auto cmd = [&] { return state.overview(Language::Portuguese).providers.front().choices.back(); };
    EXPECT_EQ(cmd().id, "cmd");
    EXPECT_FALSE(cmd().available);
    WiredWaysDesk(services(), parts).keepPhone("912345678");
    EXPECT_TRUE(cmd().available);
}

TEST_F(WiredWays, KnowTheAttributesThatScapTold) {
    auto& repository = *services().activation.attributes;
    const auto sample = sampleWays(sampleNow()).capacity;
    const auto& ana = sample.citizens.front();
    repository.saveCitizen(ana, sampleNow());
    repository.merge(ana.key(), scap::ProfessionalAttribute::Source::Scap, {sample.attributes[2]},
                     sampleNow());
    auto shown = sample.attributes[0];
    shown.source = scap::ProfessionalAttribute::Source::Authentication;
    repository.merge(ana.key(), scap::ProfessionalAttribute::Source::Authentication, {shown}, sampleNow());
    WiredWaysDesk desk(services(), parts);
    desk.keepCapacities({sample.chosen[1]});
    const auto capacity = desk.overview().capacity;
    ASSERT_EQ(capacity.attributes.size(), 1U);
    EXPECT_EQ(capacity.attributes[0].providerName, "Ordem dos Engenheiros");
    EXPECT_EQ(capacity.chosen, std::vector<ChosenCapacity>{sample.chosen[1]});
    desk.keepCapacities({});
    EXPECT_FALSE(services().activation.settings->find("capacity.PDF"));
}

TEST(WaysInThePreferences, FitIntoTheSmallestWindowInBothLanguages) {
    constexpr int room = 1120 - 216; // of the window, without the sidebar
    for (const char* language : {"pt", "en"}) {
        QTranslator translator;
        ASSERT_TRUE(translator.load(QStringLiteral(":/i18n/cunho_%1.qm").arg(QLatin1String(language))));
        QCoreApplication::installTranslator(&translator);
        Jobs jobs;
        SampleDesk desk;
        SampleWaysDesk ways(sampleNow());
        PreferencesPage page(jobs, desk, nullptr, &ways);
        page.resize(room, 640);
        page.show();
        auto& section = *page.signature().ways();
        section.show(ways.answer);
        section.token().showKeys(sampleTokenKeys(certificate()));
        EXPECT_LE(section.minimumSizeHint().width(), page.signature().viewport()->width()) << language;
        QCoreApplication::removeTranslator(&translator);
    }
}

} // namespace
