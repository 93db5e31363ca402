// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/wait.hpp"
#include "ui/lists/lists_section.hpp"
#include "ui/sample_desk.hpp"

#include <QFileDialog>
#include <QSignalSpy>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <mutex>

namespace {

using namespace cunho;
using namespace cunho::ui;
using testing::ElementsAre;

app::TrustedListFacts portuguese() {
    app::TrustedListFacts facts;
    facts.territory = "PT";
    facts.number = "42";
    facts.issued = sampleNow() - std::chrono::hours(24 * 20);
    facts.nextUpdate = sampleNow() + std::chrono::hours(24 * 100);
    facts.services = 30;
    facts.qualified = 9;
    facts.signers = {"Gabinete Nacional de Segurança"};
    return facts;
}

/// Keeps lists in memory, and refuses what it is told to.
class Lists : public testing::Test {
  protected:
    std::mutex mutex;
    std::vector<app::TrustedListFacts> kept;
    std::vector<Failure> refusals; ///< of the next imports
    std::vector<std::string> calls;
    Jobs jobs;
    ListsSection section{jobs, parts(), nullptr};
    QSignalSpy changed{&section, &ListsSection::changed};
    QSignalSpy told{&section, &ListsSection::told};

    void SetUp() override {
        section.resize(820, 700);
        ASSERT_TRUE(showActive(section));
    }

    TrustedListParts parts() {
        TrustedListParts made;
        made.all = [this] {
            const std::lock_guard lock(mutex);
            return kept;
        };
        made.install = [this](const std::filesystem::path& file,
                              const std::vector<std::filesystem::path>& signers, bool older) {
            const std::lock_guard lock(mutex);
            calls.push_back(file.filename().string() + " " + std::to_string(signers.size()) +
                            (older ? " older" : ""));
            if (!refusals.empty()) {
                const Failure failure = refusals.front();
                refusals.erase(refusals.begin());
                throw Error(failure);
            }
            kept = {portuguese()};
            return kept.front();
        };
        made.remove = [this](const std::string& territory) {
            const std::lock_guard lock(mutex);
            calls.push_back("remove " + territory);
            kept.clear();
        };
        return made;
    }

    bool shownAfter(const std::function<void()>& act) {
        QSignalSpy shown(&section, &ListsSection::shown);
        act();
        return waitFor([&] { return shown.count() >= 1; });
    }

    /// To the question that is open.
    void agree() const {
        const ConfirmDialog* open = section.question();
        if (open != nullptr && open->action() != nullptr)
            open->action()->click();
    }

    bool shows(const QString& text) const {
        const auto labels = section.findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const auto* each) { return each->isVisible() && each->text().contains(text); });
    }
};

TEST_F(Lists, SayWhatTheyAreForWhileThereIsNone) {
    ASSERT_TRUE(shownAfter([&] { section.refresh(); }));
    EXPECT_TRUE(shows("Ainda não há nenhuma instalada"));
    EXPECT_TRUE(shows("Gabinete Nacional de Segurança (www.gns.gov.pt)"));
    EXPECT_TRUE(section.importButton()->isVisible());
    EXPECT_FALSE(section.signerButton()->isVisible());
    EXPECT_TRUE(section.cards().empty());
}

TEST_F(Lists, ShowWhoseTheyAreHowOldAndWhatTheyHold) {
    kept = {portuguese()};
    ASSERT_TRUE(shownAfter([&] { section.refresh(); }));
    ASSERT_EQ(section.cards().size(), 1U);
    const QString text = section.cards()[0]->text();
    EXPECT_TRUE(text.contains("Portugal (PT)")) << qPrintable(text);
    EXPECT_TRUE(text.contains("N.º 42 · emitida em "));
    EXPECT_TRUE(text.contains("9 serviço"));
    EXPECT_TRUE(text.contains("Assinada por: Gabinete Nacional de Segurança"));
    EXPECT_TRUE(text.contains("Atual. A próxima sai até "));
    EXPECT_FALSE(shows("Ainda não há nenhuma instalada"));
}

TEST_F(Lists, SayWhatIsOutOfDateAndWhatIsNotUsed) {
    auto old = portuguese();
    old.nextUpdate = sampleNow() - std::chrono::hours(48);
    old.outOfDate = true;
    app::TrustedListFacts damaged;
    damaged.territory = "ES";
    damaged.number = "7";
    damaged.problem = Failure{Fault::Integrity, "TRUSTED_LIST_CHANGED", {{"territory", "ES"}}, {}};
    app::TrustedListFacts closed = portuguese();
    closed.nextUpdate.reset();
    section.show({damaged, old, closed});
    ASSERT_EQ(section.cards().size(), 3U);
    EXPECT_TRUE(section.cards()[0]->text().contains("foi alterada no disco e não é usada"));
    EXPECT_FALSE(section.cards()[0]->text().contains("serviço"));
    EXPECT_TRUE(section.cards()[1]->text().contains("Desatualizada desde "));
    EXPECT_TRUE(section.cards()[1]->text().contains("Importe a lista nova"));
    EXPECT_TRUE(section.cards()[2]->text().contains("Encerrada"));
}

TEST_F(Lists, AskWhoSignsOnlyWhereItIsNotKnown) {
    refusals = {{Fault::Trust, "TRUSTED_LIST_SIGNER_UNKNOWN", {{"file", "pt.xml"}, {"territory", "PT"}}, {}}};
    ASSERT_TRUE(shownAfter([&] { section.import("pt.xml", {}); }));
    EXPECT_TRUE(section.signerButton()->isVisible());
    EXPECT_FALSE(section.importButton()->isVisible());
    EXPECT_TRUE(shows("«pt.xml» só conta depois de conferida a assinatura"));
    section.signerButton()->click();
    auto* dialog = section.findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->fileMode(), QFileDialog::ExistingFiles);
    ASSERT_TRUE(shownAfter([&] { emit dialog->filesSelected({"signer.pem", "next.pem"}); }));
    EXPECT_THAT(calls, ElementsAre("pt.xml 0", "pt.xml 2"));
    EXPECT_FALSE(section.signerButton()->isVisible());
    EXPECT_EQ(section.cards().size(), 1U);
    EXPECT_EQ(changed.count(), 1);
    ASSERT_EQ(told.count(), 1);
    EXPECT_EQ(told[0][0].toString(), "A lista de confiança está instalada: Portugal (PT), n.º 42.");
}

TEST_F(Lists, AskAgainWhenAnotherSignsThanBefore) {
    refusals = {{Fault::Trust, "TRUSTED_LIST_SIGNATURE_WRONG", {{"file", "pt.xml"}}, {}},
                {Fault::Trust, "TRUSTED_LIST_SIGNATURE_WRONG", {{"file", "pt.xml"}}, {}}};
    ASSERT_TRUE(shownAfter([&] { section.import("pt.xml", {}); }));
    EXPECT_TRUE(shows("não foi assinada por quem assinou a lista instalada"));
    ASSERT_TRUE(shownAfter([&] { section.import("pt.xml", {"wrong.pem"}); }));
    EXPECT_FALSE(section.signerButton()->isVisible()) << "the person has said who: that is the problem";
    EXPECT_TRUE(shows("não é válida para os certificados indicados"));
    EXPECT_TRUE(shows("Este ficheiro não serve"));
    EXPECT_FALSE(shows("Não continue")) << "no connection is broken";
    EXPECT_EQ(changed.count(), 0);
}

TEST_F(Lists, TakeAnOlderOneOnlyWhenThePersonConfirms) {
    const Failure older{Fault::File,
                        "TRUSTED_LIST_OLDER",
                        {{"file", "pt.xml"}, {"territory", "PT"}, {"number", "41"}, {"installed", "42"}},
                        {}};
    refusals = {older, older};
    ASSERT_TRUE(shownAfter([&] { section.import("pt.xml", {"signer.pem"}); }));
    ASSERT_NE(section.question(), nullptr);
    section.question()->reject();
    EXPECT_EQ(calls.size(), 1U);
    ASSERT_TRUE(shownAfter([&] { section.import("pt.xml", {"signer.pem"}); }));
    ASSERT_TRUE(shownAfter([&] { agree(); }));
    EXPECT_EQ(calls.back(), "pt.xml 1 older");
    EXPECT_EQ(section.cards().size(), 1U);
}

TEST_F(Lists, AreRemovedOnceThePersonConfirms) {
    kept = {portuguese()};
    ASSERT_TRUE(shownAfter([&] { section.refresh(); }));
    section.cards()[0]->removeButton()->click();
    ASSERT_NE(section.question(), nullptr);
    EXPECT_TRUE(calls.empty());
    ASSERT_TRUE(shownAfter([&] { agree(); }));
    EXPECT_THAT(calls, ElementsAre("remove PT"));
    EXPECT_TRUE(section.cards().empty());
    EXPECT_EQ(changed.count(), 1);
}

} // namespace
