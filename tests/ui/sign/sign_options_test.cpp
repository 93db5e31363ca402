// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/wait.hpp"
#include "ui/sample_sign_desk.hpp"
#include "ui/sign/sign_options.hpp"
#include "ui/sign/sign_text.hpp"
#include "ui/sign/statement_fields.hpp"
#include "ui/sign/target_fields.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using signing::PadesLevel;
using Layout = signing::SealContent::Layout;

class Options : public testing::Test {
  protected:
    void SetUp() override {
        options.resize(560, 600);
        options.setOverview(overview);
        options.setChoice(overview.choice);
        options.show();
    }

    template<class Widget>
    Widget* named(const char* name) {
        for (auto* each : options.findChildren<Widget*>())
            if (each->accessibleName() == QString::fromUtf8(name))
                return each;
        ADD_FAILURE() << name;
        return nullptr;
    }

    void pick(const char* list, const QString& text) {
        auto* box = named<QComboBox>(list);
        const int at = box->findText(text, Qt::MatchStartsWith);
        ASSERT_GE(at, 0) << text.toStdString();
        box->setCurrentIndex(at);
        emit box->activated(at);
    }

    Jobs jobs;
    SignOverview overview = sampleSignOverview({});
    SignOptions options{jobs};
};

TEST_F(Options, BecomeTheChoice) {
    QSignalSpy chosen(&options, &SignOptions::chosen);
    pick("Assinar com", wayText("cmd"));
    EXPECT_EQ(options.choice().way, "cmd");
    pick("Nível", levelText(PadesLevel::B_T));
    EXPECT_EQ(options.choice().level, PadesLevel::B_T);
    pick("O que o selo visível diz", layoutText(Layout::Identity));
    EXPECT_EQ(options.choice().layout, Layout::Identity);
    named<QCheckBox>("Na qualidade de Gerente de Atelier do Mondego, Lda")->click();
    EXPECT_TRUE(options.choice().inCapacity);
    pick("Porque se assina", QStringLiteral("Compromisso"));
    EXPECT_EQ(std::get<crypto::CommitmentType>(options.choice().statement),
              crypto::CommitmentType::ProofOfApproval);
    options.target().chooseFolder("/home/ana/Feitos");
    EXPECT_EQ(options.choice().folder, std::filesystem::path("/home/ana/Feitos"));
    EXPECT_EQ(chosen.count(), 6);
}

TEST_F(Options, ShowTheChoiceThatWasRemembered) {
    QSignalSpy chosen(&options, &SignOptions::chosen);
    SignChoice choice;
    choice.way = "cmd";
    choice.level = PadesLevel::B_LT;
    choice.statement = signing::ReasonText{"Aceito"};
    choice.inCapacity = true;
    choice.layout = Layout::Attributes;
    choice.folder = "/home/ana/Feitos";
    choice.namePattern = "{date} {name}.pdf";
    choice.place.on = SealPlace::On::Nothing;
    options.setChoice(choice);
    EXPECT_EQ(chosen.count(), 0); // nobody chose anything
    EXPECT_EQ(named<QComboBox>("Assinar com")->currentText(), wayText("cmd"));
    EXPECT_EQ(named<QComboBox>("Nível")->currentText(), levelText(PadesLevel::B_LT));
    EXPECT_EQ(named<QLineEdit>("Motivo")->text(), "Aceito");
    EXPECT_TRUE(named<QComboBox>("Onde ficam os assinados")->currentText().contains("Feitos"));
    EXPECT_EQ(named<QLineEdit>("Como se chamam")->text(), "{date} {name}.pdf");
    pick("Nível", levelText(PadesLevel::B_B));
    ASSERT_EQ(chosen.count(), 1); // and everything else is as it was
    const auto now = options.choice();
    EXPECT_EQ(now.way, "cmd");
    EXPECT_EQ(std::get<signing::ReasonText>(now.statement).text, "Aceito");
    EXPECT_TRUE(now.inCapacity);
    EXPECT_EQ(now.layout, Layout::Attributes);
    EXPECT_EQ(now.folder, choice.folder);
    EXPECT_EQ(now.namePattern, choice.namePattern);
    EXPECT_EQ(now.place.on, SealPlace::On::Nothing);
}

TEST_F(Options, SayWhatKeepsAWayFromSigningAndWhereItIsMended) {
    QSignalSpy preferences(&options, &SignOptions::preferencesWanted);
    auto* link = named<QPushButton>("Abrir as preferências");
    EXPECT_FALSE(link->isVisible());
    pick("Assinar com", wayText("pkcs11"));
    ASSERT_TRUE(link->isVisible());
    EXPECT_TRUE(named<QComboBox>("Assinar com")->accessibleDescription().contains("token"));
    link->click();
    EXPECT_EQ(preferences.count(), 1);
    pick("Assinar com", wayText("citizen-card"));
    EXPECT_FALSE(link->isVisible());
}

TEST_F(Options, NeverOfferTheStatesSignature) {
    auto* ways = named<QComboBox>("Assinar com");
    EXPECT_EQ(ways->count(), 3);
    EXPECT_LT(ways->findData(QStringLiteral("safe")), 0);
}

TEST_F(Options, ShowTheNameThatAPatternGives) {
    app::NameFacts facts;
    facts.source = "/home/ana/contrato.pdf";
    facts.date = parseDate("2026-11-26");
    facts.number = 1;
    facts.count = 12;
    options.setSample(facts);
    EXPECT_TRUE(options.target().example().endsWith("contrato-assinado.pdf"));
    auto* name = named<QLineEdit>("Como se chamam");
    name->setText("{date}_{n}_{name}");
    emit name->textEdited(name->text());
    ASSERT_TRUE(waitFor([&] { return options.choice().namePattern == "{date}_{n}_{name}"; }));
    EXPECT_TRUE(options.target().example().endsWith("2026-11-26_01_contrato.pdf"));
    EXPECT_TRUE(options.isValid());
    name->setText("{wer}.pdf");
    emit name->textEdited(name->text());
    ASSERT_TRUE(waitFor([&] { return !options.isValid(); }));
    EXPECT_EQ(options.choice().namePattern, "{date}_{n}_{name}"); // the last that can be a name
    EXPECT_FALSE(name->accessibleDescription().isEmpty());
}

TEST_F(Options, TakeAReasonAndAPolicyOnlyWhenTheyAreComplete) {
    pick("Porque se assina", QStringLiteral("Motivo"));
    EXPECT_EQ(options.choice().statement.index(), 0U);
    auto* reason = named<QLineEdit>("Motivo");
    typeText(reason, QStringLiteral("Aceito as condições"));
    EXPECT_EQ(std::get<signing::ReasonText>(options.choice().statement).text, "Aceito as condições");
    pick("Porque se assina", QStringLiteral("Política"));
    auto* oid = named<QLineEdit>("OID da política");
    auto* hash = named<QLineEdit>("Resumo do documento da política");
    typeText(oid, QStringLiteral("1.2.620.1.2"));
    EXPECT_EQ(options.choice().statement.index(), 0U);
    typeText(hash, QStringLiteral("abc"));
    EXPECT_FALSE(hash->accessibleDescription().isEmpty());
    hash->clear();
    typeText(hash, QString(64, 'a'));
    const auto& policy = std::get<crypto::SignaturePolicy>(options.choice().statement);
    EXPECT_EQ(policy.oid, "1.2.620.1.2");
    EXPECT_EQ(policy.hash.value.size(), 32U);
    EXPECT_TRUE(hash->accessibleDescription().isEmpty());
}

TEST_F(Options, StayAsTheyAreWhileFilesAreSigned) {
    options.setUnfolded(true);
    options.setLocked(true);
    EXPECT_FALSE(named<QComboBox>("Assinar com")->isEnabled());
    EXPECT_FALSE(named<QLineEdit>("Como se chamam")->isEnabled());
    options.setLocked(false);
    EXPECT_TRUE(named<QComboBox>("Assinar com")->isEnabled());
}

TEST_F(Options, LeadToTheCapacitiesWhenNoneIsChosen) {
    overview.capacities.clear();
    options.setOverview(overview);
    options.setUnfolded(true);
    QSignalSpy preferences(&options, &SignOptions::preferencesWanted);
    named<QPushButton>("Escolher nas preferências")->click();
    EXPECT_EQ(preferences.count(), 1);
    EXPECT_FALSE(options.choice().inCapacity);
}

} // namespace
