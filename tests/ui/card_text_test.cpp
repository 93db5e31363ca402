// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/fakes/fake_clock.hpp"
#include "tests/ui/wait.hpp"
#include "ui/cards/card_section.hpp"
#include "ui/sample_cards.hpp"
#include "ui/window/sidebar.hpp"

#include <cunho/wiring/trial_key.hpp>

#include <QSignalSpy>
#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using signing::CardReader;
using State = CardReader::State;

const crypto::CertificateChain& chain() {
    static const crypto::CertificateChain made = [] {
        SystemClock clock;
        return wiring::makeTrialKey({"Ana Beatriz Sousa", "Gerente", "Atelier"}, clock)
            ->credential(JobContext())
            .chain;
    }();
    return made;
}

/// A day that many days before the certificate's end.
TimePoint before(int days) {
    return chain().front().notAfter() - std::chrono::days(days);
}

const CardUser anaSousa{"Ana Beatriz Sousa", "12345678", {}};
const CardUser ruiTeixeira{"Rui Teixeira", "87654321", {}};

CardNews newsOf(std::vector<CardReader> readers, int days = 300, const CardUser& user = anaSousa) {
    return cardNews({true, std::move(readers), {}}, before(days), user);
}

struct CardCase {
    const char* name;
    CardReader reader;
    CardState state;
    PillKind tone;
    const char* heading;
    bool hasStep;
};

class EachState : public testing::TestWithParam<CardCase> {};

/// What the sidebar says, and whether it offers something to press.
TEST_P(EachState, HasItsWordsInTheSidebar) {
    const auto& expected = GetParam();
    const auto news = newsOf({expected.reader});
    EXPECT_EQ(news.state, expected.state);
    EXPECT_EQ(news.tone, expected.tone);
    EXPECT_EQ(news.heading, expected.heading);
    EXPECT_FALSE(news.text.isEmpty());
    Sidebar sidebar;
    QSignalSpy chosen(&sidebar, &Sidebar::cardChosen);
    EXPECT_FALSE(sidebar.card().isVisibleTo(&sidebar));
    sidebar.setCard(news);
    EXPECT_TRUE(sidebar.card().isVisibleTo(&sidebar));
    EXPECT_EQ(sidebar.card().heading(), expected.heading);
    EXPECT_TRUE(sidebar.card().accessibleName().contains(news.text));
    EXPECT_EQ(sidebar.card().action()->isVisibleTo(&sidebar), expected.hasStep);
    sidebar.card().action()->click();
    EXPECT_EQ(chosen.count(), 1);
}

INSTANTIATE_TEST_SUITE_P(
    Card, EachState,
    testing::Values(
        CardCase{"Empty", sampleReader(State::Empty), CardState::Empty, PillKind::Grey, "Sem cartão", false},
        CardCase{"Reading", sampleReader(State::Reading), CardState::Reading, PillKind::Blue,
                 "A ler o cartão…", false},
        CardCase{"Ready", sampleCard(chain()), CardState::Ready, PillKind::Green, "Cartão pronto", false},
        CardCase{"Foreign", sampleReader(State::Foreign), CardState::Foreign, PillKind::Amber, "Outro cartão",
                 false},
        CardCase{"Contactless", sampleReader(State::Contactless), CardState::Contactless, PillKind::Amber,
                 "Cartão sem contacto", false},
        CardCase{"Mute", sampleReader(State::Mute), CardState::Mute, PillKind::Amber, "Vire o cartão", false},
        CardCase{"InUse", sampleReader(State::InUse), CardState::InUse, PillKind::Amber, "Cartão ocupado",
                 false},
        CardCase{"Unreadable", sampleReader(State::Unusable), CardState::Unusable, PillKind::Red,
                 "Cartão por ler", true},
        CardCase{"Blocked", blockedCard(chain()), CardState::Blocked, PillKind::Red, "PIN bloqueado", true},
        CardCase{"Inactive", inactiveCard(chain()), CardState::Inactive, PillKind::Red, "Cartão por ativar",
                 true}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(CardNewsText, TurnsTheCardOver) {
    EXPECT_EQ(newsOf({sampleReader(State::Mute)}).text, "O chip está atrás e entra primeiro.");
}

TEST(CardNewsText, NamesTheHolderAndTheEnd) {
    EXPECT_TRUE(newsOf({sampleCard(chain())}).text.startsWith("ANA BEATRIZ SOUSA\nCertificado até "));
}

TEST(CardNewsText, TellsServiceAndReaderApart) {
    EXPECT_EQ(cardNews({}, before(300), anaSousa).state, CardState::Looking);
    EXPECT_EQ(newsOf({}).state, CardState::NoReader);
    const CardSight failed{true, {}, Failure{Fault::Configuration, "CARD_SERVICE_MISSING", {}, {}}};
    const auto news = cardNews(failed, before(300), anaSousa);
    EXPECT_EQ(news.state, CardState::NoService);
    EXPECT_EQ(news.tone, PillKind::Grey); // whoever signs with SAFE alone never needs it
    EXPECT_FALSE(news.action.isEmpty());
}

TEST(CardNewsText, WarnsSixtyDaysBeforeTheEnd) {
    EXPECT_EQ(newsOf({sampleCard(chain())}, 60).state, CardState::Ready);
    const auto soon = newsOf({sampleCard(chain())}, 59);
    EXPECT_EQ(soon.state, CardState::ExpiresSoon);
    EXPECT_TRUE(soon.text.contains("dentro de 59 dia")) << soon.text.toStdString();
    EXPECT_TRUE(newsOf({sampleCard(chain())}, 0).text.contains("hoje"));
    EXPECT_EQ(newsOf({sampleCard(chain())}, -1).state, CardState::Expired);
}

TEST(CardNewsText, KnowsWhoseCardItShouldBe) {
    EXPECT_TRUE(isCardOf(anaSousa, "123456789"));
    EXPECT_FALSE(isCardOf(ruiTeixeira, "123456789"));
    EXPECT_FALSE(isCardOf({}, "123456789"));
    EXPECT_EQ(newsOf({sampleCard(chain())}, 300, ruiTeixeira).state, CardState::OtherPerson);
    EXPECT_EQ(newsOf({sampleCard(chain())}, 300, {}).state, CardState::Ready); // nobody was chosen
}

CardReader second(CardReader reader) {
    reader.name = "ACS ACR39U ICC Reader 01 00";
    return reader;
}

TEST(SeveralReaders, ShowTheOneThatIsOfUse) {
    EXPECT_EQ(newsOf({sampleReader(State::Empty), second(sampleCard(chain()))}).state, CardState::Ready);
    EXPECT_EQ(newsOf({sampleReader(State::Foreign), second(sampleReader(State::Mute))}).state,
              CardState::Mute);
}

TEST(SeveralReaders, AskForAChoiceBetweenTwoCards) {
    const std::vector<CardReader> both{sampleCard(chain()), second(sampleCard(chain()))};
    auto news = newsOf(both);
    EXPECT_EQ(news.heading, "2 cartão(ões) inserido(s)"); // the plural is the translation's
    EXPECT_FALSE(news.action.isEmpty());
    auto user = anaSousa;
    user.reader = both[1].name;
    news = newsOf(both, 300, user);
    EXPECT_EQ(news.heading, "Cartão pronto");
}

class Section : public testing::Test {
  protected:
    CardSection section{nullptr};

    void SetUp() override {
        section.resize(820, 900);
        section.setVisible(true);
    }

    void present(std::vector<CardReader> readers, int days = 300, const CardUser& user = anaSousa) {
        section.show({true, std::move(readers), {}}, before(days), user);
    }

    CardCheck::Standing standing(const QString& title, std::size_t reader = 0) {
        const auto* row = section.readers().at(reader)->checks().row(title);
        EXPECT_NE(row, nullptr) << title.toStdString();
        return row == nullptr ? CardCheck::Standing::Unknown : row->standing();
    }

    QString text(const QString& title) { return section.readers().at(0)->checks().row(title)->text(); }

    int notices() const {
        const auto bars = section.findChildren<QFrame*>();
        return static_cast<int>(std::ranges::count_if(bars, [](const auto* each) {
            return each->isVisible() &&
                   (each->objectName() == "noticeCard" || each->objectName() == "errorCard");
        }));
    }
};

TEST_F(Section, SaysThatNobodyHasLookedYet) {
    EXPECT_EQ(section.service().row("Serviço de cartões")->standing(), CardCheck::Standing::Unknown);
    EXPECT_EQ(section.service().row("Leitor e controlador")->standing(), CardCheck::Standing::Unknown);
    EXPECT_TRUE(section.readers().empty());
}

TEST_F(Section, AsksForTheServiceBeforeAnythingElse) {
    section.show({true, {}, Failure{Fault::Configuration, "CARD_SERVICE_MISSING", {}, {}}}, before(300),
                 anaSousa);
    EXPECT_EQ(section.service().row("Serviço de cartões")->standing(), CardCheck::Standing::Bad);
    EXPECT_TRUE(section.service().row("Serviço de cartões")->text().contains("pcscd"));
    EXPECT_EQ(section.service().row("Leitor e controlador")->standing(), CardCheck::Standing::Unknown);
}

TEST_F(Section, NamesTheDriverWhenNoReaderIsSeen) {
    present({});
    EXPECT_EQ(section.service().row("Serviço de cartões")->standing(), CardCheck::Standing::Good);
    EXPECT_EQ(section.service().row("Leitor e controlador")->standing(), CardCheck::Standing::Bad);
    EXPECT_TRUE(section.service().row("Leitor e controlador")->text().contains("libccid"));
}

TEST_F(Section, LooksAtEachThingOfAGoodCard) {
    present({sampleCard(chain())});
    for (const auto* title : {"Cartão", "Titular", "Ativação da assinatura", "PIN de assinatura",
                              "Certificado de assinatura", "Certificado de autenticação"})
        EXPECT_EQ(standing(title), CardCheck::Standing::Good) << title;
    EXPECT_TRUE(section.readers()[0]->changePin()->isVisible());
    EXPECT_EQ(notices(), 0);
}

TEST_F(Section, DoesNotGuessWhatItCannotRead) {
    for (const auto state : {State::Reading, State::InUse, State::Mute, State::Foreign, State::Contactless}) {
        present({sampleReader(state)});
        for (const auto* title :
             {"Titular", "Ativação da assinatura", "PIN de assinatura", "Certificado de assinatura"})
            EXPECT_EQ(standing(title), CardCheck::Standing::Unknown) << title;
        EXPECT_FALSE(section.readers()[0]->changePin()->isVisible());
    }
    present({sampleReader(State::Mute)});
    EXPECT_EQ(standing("Cartão"), CardCheck::Standing::Bad);
    EXPECT_TRUE(text("Cartão").contains("Vire o cartão: o chip está atrás"));
}

TEST_F(Section, SaysHowToUnblockAndToActivate) {
    present({blockedCard(chain())});
    EXPECT_EQ(standing("PIN de assinatura"), CardCheck::Standing::Bad);
    EXPECT_TRUE(text("PIN de assinatura").contains("PUK"));
    EXPECT_EQ(standing("Ativação da assinatura"), CardCheck::Standing::Good);
    EXPECT_FALSE(section.readers()[0]->changePin()->isVisible());
    present({inactiveCard(chain())});
    EXPECT_EQ(standing("Ativação da assinatura"), CardCheck::Standing::Bad);
    EXPECT_EQ(standing("Cartão"), CardCheck::Standing::Good);
}

TEST_F(Section, WarnsOfTriesThatWereUsed) {
    auto reader = sampleCard(chain());
    reader.card->signaturePin.triesLeft = 1;
    present({reader});
    EXPECT_EQ(standing("PIN de assinatura"), CardCheck::Standing::Warning);
    EXPECT_TRUE(text("PIN de assinatura").contains("fica bloqueado"));
    reader.card->signaturePin.triesLeft.reset();
    present({reader});
    EXPECT_EQ(standing("PIN de assinatura"), CardCheck::Standing::Unknown);
}

TEST_F(Section, WarnsOfTheEndInTime) {
    present({sampleCard(chain())}, 23);
    EXPECT_EQ(standing("Certificado de assinatura"), CardCheck::Standing::Warning);
    EXPECT_EQ(notices(), 1);
    present({sampleCard(chain())}, -2);
    EXPECT_EQ(standing("Certificado de assinatura"), CardCheck::Standing::Bad);
    EXPECT_EQ(notices(), 1);
    section.show({true, {sampleCard(chain())}, {}}, chain().front().notBefore() - std::chrono::days(2),
                 anaSousa);
    EXPECT_EQ(standing("Certificado de assinatura"), CardCheck::Standing::Bad);
    EXPECT_TRUE(text("Certificado de assinatura").contains("data deste computador"));
}

TEST_F(Section, ComparesTheCardWithTheOneWhoSigns) {
    present({sampleCard(chain())}, 300, ruiTeixeira);
    EXPECT_EQ(standing("Titular"), CardCheck::Standing::Warning);
    EXPECT_TRUE(text("Titular").contains("Rui Teixeira"));
    present({sampleCard(chain())}, 300, {});
    EXPECT_EQ(section.readers()[0]->checks().row("Titular"), nullptr);
}

TEST_F(Section, LetsOneOfSeveralReadersBeChosen) {
    QSignalSpy chosen(&section, &CardSection::readerChosen);
    present({sampleCard(chain())});
    EXPECT_FALSE(section.readers()[0]->choose()->isVisible());
    const std::vector<CardReader> both{sampleCard(chain()), second(sampleCard(chain()))};
    present(both);
    ASSERT_EQ(section.readers().size(), 2U);
    EXPECT_EQ(notices(), 1); // which of them?
    section.readers()[1]->choose()->click();
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].toString().toStdString(), both[1].name);
    auto user = anaSousa;
    user.reader = both[1].name;
    present(both, 300, user);
    EXPECT_TRUE(section.readers()[1]->choose()->isChecked());
    EXPECT_EQ(notices(), 0);
    present({sampleCard(chain())}, 300, user); // the chosen one was unplugged
    EXPECT_EQ(notices(), 1);
}

TEST_F(Section, AsksForAChangeOfThePinOfThisReader) {
    QSignalSpy wanted(&section, &CardSection::changePinWanted);
    present({sampleReader(State::Empty), second(sampleCard(chain()))});
    section.readers()[1]->changePin()->click();
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted[0][0].toString(), "ACS ACR39U ICC Reader 01 00");
    section.setBusy(true);
    EXPECT_FALSE(section.readers()[1]->changePin()->isEnabled());
    present({sampleReader(State::Empty), second(sampleCard(chain()))});
    EXPECT_FALSE(section.readers()[1]->changePin()->isEnabled()); // still
}

} // namespace
