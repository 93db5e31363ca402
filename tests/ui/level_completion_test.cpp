// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/office.hpp"

#include <QSignalSpy>
#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using namespace std::chrono_literals;

TEST(LevelCompletion, ComesAgainInAQuarterOfAnHourAtTheLatest) {
    const TimePoint now = fromLocal(parseLocal("2026-11-23T10:00:00"), Zone::Utc);
    EXPECT_EQ(untilNextRound(now, std::nullopt), 15min);
    EXPECT_EQ(untilNextRound(now, now + 4min), 4min);
    EXPECT_EQ(untilNextRound(now, now + 24h), 15min);
    EXPECT_EQ(untilNextRound(now, now - 1h), 1min);
}

/// A queue of one file of an issued document.
class OneWaiting final : public signing::CompletionQueue {
  public:
    explicit OneWaiting(std::int64_t document) {
        waiting_.file = "/nowhere/FT_2026A_1.pdf";
        waiting_.documentId = document;
        waiting_.why = {Fault::Busy, "TIMESTAMP_QUOTA", {{"source", "tsa"}, {"time", ""}}, {}};
    }
    void put(const signing::WaitingFile&) override {}
    void note(const signing::WaitingFile&) override {}
    void remove(const signing::WaitingFile&) override {}
    std::unique_ptr<signing::ProcessHold> hold() override { return nullptr; }
    std::vector<signing::WaitingFile> all() override { return {waiting_}; }

  private:
    signing::WaitingFile waiting_;
};

TEST(LevelCompletion, DoesNotConnectWhenNothingWaits) {
    Office office;
    bool connected = false;
    LevelCompletion completion(office.jobs, office.workplace.services(),
                               [&](const JobContext&) { connected = true; });
    QSignalSpy done(&completion, &LevelCompletion::done);
    completion.run();
    ASSERT_TRUE(waitFor([&] { return done.count() == 1; }));
    EXPECT_FALSE(connected);
}

TEST(LevelCompletion, TellsWhyThereIsNoConnection) {
    Office office;
    OneWaiting queue(1);
    office.workplace.services().completion = &queue;
    LevelCompletion completion(office.jobs, office.workplace.services(),
                               [](const JobContext&) { throw Error(Fault::Service, "SANDBOX_NOT_STARTED"); });
    QSignalSpy failed(&completion, &LevelCompletion::failed);
    completion.run(true);
    ASSERT_TRUE(waitFor([&] { return failed.count() == 1; }));
    EXPECT_TRUE(failed.front().at(1).toBool());
}

TEST(LevelCompletion, IsOfferedBesideADocumentThatWaits) {
    Office office;
    const auto keys = issueSamples(office.workplace.services(), 1, today(office.clock, Zone::Lisbon));
    OneWaiting queue(keys.front());
    office.workplace.services().completion = &queue;
    MainWindow window(office.parts());
    ASSERT_TRUE(showActive(window));
    const auto button = [&]() -> QPushButton* {
        for (auto* each : window.documents().details().findChildren<QPushButton*>())
            if (each->isVisible() && each->text() == "Completar agora")
                return each;
        return nullptr;
    };
    ASSERT_TRUE(waitFor([&] { return button() != nullptr; }));
    const auto labels = window.documents().details().findChildren<QLabel*>();
    EXPECT_TRUE(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->text() == "Completa-se sozinho até PAdES B-LTA (O serviço de selo temporal tsa não "
                                "aceita mais pedidos por agora)";
    }));
    button()->click();
    EXPECT_TRUE(waitFor([&] { return window.toast().text() == "Nada foi completado agora."; }))
        << window.toast().text().toStdString();
}

} // namespace
