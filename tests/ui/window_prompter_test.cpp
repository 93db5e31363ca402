// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/fakes/fake_clock.hpp"
#include "tests/ui/wait.hpp"
#include "ui/cards/pin_dialog.hpp"
#include "ui/cards/prompt_desk.hpp"
#include "ui/cmd/cmd_pin_dialog.hpp"
#include "ui/cmd/code_dialog.hpp"
#include "ui/sample_cards.hpp"
#include "ui/sample_ways_desk.hpp"

#include <QPointer>
#include <QSignalSpy>
#include <future>
#include <gtest/gtest.h>
#include <thread>

namespace {

using namespace cunho;
using namespace cunho::ui;
using signing::Answer;
using signing::Question;
using State = signing::CardReader::State;

/// What an asking worker got.
struct Got {
    std::optional<Answer> answer;
    std::string thrown; ///< reason
};

/// A worker that asks one question after the other, each in its own thread.
class Worker {
  public:
    Worker(std::shared_ptr<PromptLine> line, std::vector<Question> questions)
        : result_(std::async(std::launch::async, [this, line, questions] { return run(line, questions); })) {}
    ~Worker() { source_.request_stop(); }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void stop() { source_.request_stop(); }
    bool isDone() const { return result_.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }
    std::vector<Got> get() {
        EXPECT_TRUE(waitFor([this] { return isDone(); }));
        return result_.get();
    }

  private:
    std::vector<Got> run(const std::shared_ptr<PromptLine>& line, const std::vector<Question>& questions) {
        std::vector<Got> all;
        WindowPrompter prompter(line);
        for (const auto& question : questions) {
            Got got;
            try {
                got.answer = prompter.ask(question, JobContext(source_.get_token()));
            } catch (const Error& error) {
                got.thrown = error.reason();
            }
            all.push_back(std::move(got));
        }
        return all;
    }

    std::stop_source source_;
    std::future<std::vector<Got>> result_;
};

class Asking : public testing::Test {
  protected:
    QWidget window;
    SampleCatalogue catalogue;
    Jobs jobs;
    CardWatch watch{jobs, catalogue};
    test::FakeClock clock;
    std::unique_ptr<PromptDesk> desk = std::make_unique<PromptDesk>(jobs, DocumentSource(), clock, &window);
    Question question = samplePinQuestion({"FT_2026A_37.pdf"});

    void SetUp() override { ASSERT_TRUE(showActive(window)); }

    bool asked() {
        return waitFor([this] { return desk->dialog() != nullptr && desk->dialog()->isVisible(); });
    }
    bool quiet() {
        return waitFor([this] {
            for (const auto* each : window.findChildren<QuestionDialog*>())
                if (each->isVisible())
                    return false;
            return desk->dialog() == nullptr;
        });
    }
    void type(const char* pin) {
        QTest::keyClicks(desk->dialog()->pin(), pin);
        QTest::keyClick(desk->dialog()->pin(), Qt::Key_Return);
    }
};

TEST_F(Asking, GivesTheWorkerWhatWasTyped) {
    Worker worker(desk->line(), {question});
    ASSERT_TRUE(asked());
    type("1234");
    const auto got = worker.get();
    ASSERT_TRUE(got[0].answer);
    EXPECT_EQ(got[0].answer->secret.exposeText(), "1234");
    EXPECT_TRUE(quiet());
}

TEST_F(Asking, KeepsTheWindowAlive) {
    Worker worker(desk->line(), {question});
    ASSERT_TRUE(asked());
    int turns = 0;
    QTimer::singleShot(0, &window, [&] { ++turns; });
    EXPECT_TRUE(waitFor([&] { return turns == 1; })); // no nested loop, nobody waits
    EXPECT_FALSE(worker.isDone());
    desk->dialog()->reject();
    EXPECT_FALSE(worker.get()[0].answer);
}

TEST_F(Asking, TellsThatThePersonDeclined) {
    Worker worker(desk->line(), {question});
    ASSERT_TRUE(asked());
    QTest::keyClick(desk->dialog(), Qt::Key_Escape);
    const auto got = worker.get();
    EXPECT_FALSE(got[0].answer);
    EXPECT_TRUE(got[0].thrown.empty());
    EXPECT_TRUE(quiet());
}

TEST_F(Asking, ClosesWhenTheJobIsStopped) {
    Worker worker(desk->line(), {question});
    ASSERT_TRUE(asked());
    QTest::keyClicks(desk->dialog()->pin(), "12");
    worker.stop();
    EXPECT_FALSE(worker.get()[0].answer);
    EXPECT_TRUE(quiet());
}

TEST_F(Asking, DropsAnAnswerThatComesTooLate) {
    auto late = std::make_shared<AskedQuestion>(question, 7);
    std::stop_source source;
    source.request_stop();
    EXPECT_FALSE(late->wait(source.get_token()));
    desk->put(late); // it was on its way
    ASSERT_TRUE(asked());
    type("1234");
    EXPECT_FALSE(late->wait({})); // over is over
    EXPECT_TRUE(quiet());
}

TEST_F(Asking, StopsBeforeTheWindowHeardOfIt) {
    Worker worker(desk->line(), {question}); // the event loop does not turn meanwhile
    worker.stop();
    EXPECT_FALSE(worker.get()[0].answer);
    EXPECT_TRUE(quiet());
}

TEST_F(Asking, AsksOneAfterTheOther) {
    auto other = question;
    other.holder = "RUI TEIXEIRA";
    Worker first(desk->line(), {question});
    ASSERT_TRUE(asked());
    Worker second(desk->line(), {other});
    type("1111");
    EXPECT_EQ(first.get()[0].answer->secret.exposeText(), "1111");
    ASSERT_TRUE(asked());
    type("2222");
    EXPECT_EQ(second.get()[0].answer->secret.exposeText(), "2222");
    EXPECT_TRUE(quiet());
}

TEST_F(Asking, LetsAWaitingJobStopBehindAnother) {
    Worker first(desk->line(), {question});
    ASSERT_TRUE(asked());
    Worker second(desk->line(), {question});
    second.stop();
    EXPECT_FALSE(second.get()[0].answer);
    EXPECT_NE(desk->dialog(), nullptr); // the first is still asked for
    type("1234");
    EXPECT_TRUE(first.get()[0].answer);
    EXPECT_TRUE(quiet());
}

TEST_F(Asking, NeverAnswersAWrongPinByItself) {
    auto again = question;
    again.refused = true;
    again.triesLeft = 2;
    Worker worker(desk->line(), {question, again});
    ASSERT_TRUE(asked());
    const QPointer<QuestionDialog> first = desk->dialog();
    type("1234");
    ASSERT_TRUE(waitFor([&] { return first.isNull() && desk->dialog() != nullptr; }));
    EXPECT_TRUE(desk->dialog()->pin()->isEmpty());
    EXPECT_FALSE(worker.isDone());
    desk->dialog()->reject();
    EXPECT_FALSE(worker.get()[1].answer);
}

TEST_F(Asking, FreesTheWorkersWhenTheWindowGoes) {
    const auto line = desk->line();
    Worker asking(line, {question});
    ASSERT_TRUE(asked());
    Worker waiting(line, {question});
    desk.reset();
    EXPECT_EQ(asking.get()[0].thrown, "STOPPED");
    EXPECT_EQ(waiting.get()[0].thrown, "STOPPED");
    Worker late(line, {question});
    EXPECT_EQ(late.get()[0].thrown, "STOPPED");
}

TEST_F(Asking, FreesAWorkerWhoseQuestionTheWindowNeverHeardOf) {
    const auto line = desk->line();
    const auto asked = std::make_shared<AskedQuestion>(question, 1);
    ASSERT_TRUE(line->ask(asked));
    desk.reset(); // without a turn of the event loop
    EXPECT_THROW(asked->wait({}), Error);
    EXPECT_FALSE(line->ask(asked));
}

TEST_F(Asking, ShowsThePadsDialogUntilTheJobIsOver) {
    question.kind = Question::Kind::PinPad;
    std::promise<void> typed;
    auto reader = typed.get_future();
    auto job = std::async(std::launch::async, [&] {
        WindowPrompter prompter(desk->line());
        const auto answer = prompter.ask(question, JobContext());
        reader.wait(); // the person types on the reader
        return answer && answer->secret.empty();
    });
    ASSERT_TRUE(asked());
    desk->dialog()->go()->click();
    EXPECT_TRUE(desk->dialog()->isWaitingForReader());
    EXPECT_TRUE(desk->dialog()->isVisible());
    typed.set_value();
    EXPECT_TRUE(quiet());
    EXPECT_TRUE(job.get());
}

TEST_F(Asking, HidesThePadsDialogWithoutDecliningAnything) {
    question.kind = Question::Kind::PinPad;
    Worker worker(desk->line(), {question});
    ASSERT_TRUE(asked());
    desk->dialog()->submit();
    if (desk->dialog() != nullptr)
        desk->dialog()->reject();
    EXPECT_TRUE(worker.get()[0].answer);
    EXPECT_TRUE(quiet());
}

TEST_F(Asking, ShowsTheFirstDocumentsPage) {
    std::string wanted;
    desk = std::make_unique<PromptDesk>(
        jobs,
        [&](const std::string& name) {
            wanted = name;
            return std::optional<ShownDocument>({"FT 2026A/37", Bytes(3)});
        },
        clock, &window);
    question.documentNames = {"a.pdf", "b.pdf"};
    Worker worker(desk->line(), {question});
    ASSERT_TRUE(waitFor([&] { return desk->dialog() != nullptr && desk->dialog()->page()->isVisible(); }));
    EXPECT_EQ(wanted, "a.pdf");
    desk->dialog()->reject();
    worker.get();
}

TEST_F(Asking, AsksForTheCmdsPinAndThenItsCode) {
    auto code = sampleCode({"FT_2026A_37.pdf"}, clock.now());
    code.resendFrom = clock.now();
    Worker worker(desk->line(), {sampleCmdPin({"FT_2026A_37.pdf"}), code, code});
    ASSERT_TRUE(asked());
    EXPECT_NE(qobject_cast<CmdPinDialog*>(desk->dialog()), nullptr);
    type("246801");
    const auto codeIsAsked = [this] { return qobject_cast<CodeDialog*>(desk->dialog()) != nullptr; };
    ASSERT_TRUE(waitFor(codeIsAsked));
    const QPointer<CodeDialog> first = static_cast<CodeDialog*>(desk->dialog());
    first->another()->click();
    ASSERT_TRUE(waitFor([&] { return first.isNull() && codeIsAsked(); }));
    type("482913");
    const auto got = worker.get();
    EXPECT_EQ(got[0].answer->secret.exposeText(), "246801");
    ASSERT_TRUE(got[1].answer);
    EXPECT_TRUE(got[1].answer->resend);
    EXPECT_TRUE(got[1].answer->secret.empty());
    ASSERT_TRUE(got[2].answer);
    EXPECT_FALSE(got[2].answer->resend);
    EXPECT_EQ(got[2].answer->secret.exposeText(), "482913");
    EXPECT_TRUE(quiet());
}

TEST_F(Asking, DeclinesACodeWhoseTimeIsOver) {
    Worker worker(desk->line(), {sampleCode({"FT_2026A_37.pdf"}, clock.now())});
    ASSERT_TRUE(asked());
    auto* dialog = static_cast<CodeDialog*>(desk->dialog());
    QTest::keyClicks(dialog->pin(), "482");
    clock.advance(std::chrono::minutes(5));
    dialog->tick();
    EXPECT_TRUE(dialog->isOver());
    EXPECT_FALSE(worker.isDone()); // the person is to see it
    dialog->decline()->click();
    const auto got = worker.get();
    EXPECT_FALSE(got[0].answer);
    EXPECT_TRUE(got[0].thrown.empty());
    EXPECT_TRUE(quiet());
}

class AskingForACard : public Asking {
  protected:
    signing::CardReader card = sampleReader(State::Ready);

    void SetUp() override {
        Asking::SetUp();
        card.card = signing::CardSummary();
        catalogue.tell({card});
        desk->setWatch(watch);
        watch.refresh();
        ASSERT_TRUE(waitFor([this] { return watch.sight().known; }));
    }
};

TEST_F(AskingForACard, ClosesWithTheReasonWhenItIsPulled) {
    Worker worker(desk->line(), {question});
    ASSERT_TRUE(asked());
    QTest::keyClicks(desk->dialog()->pin(), "1234");
    catalogue.tell({sampleReader(State::Empty)});
    EXPECT_EQ(worker.get()[0].thrown, "CARD_REMOVED");
    EXPECT_TRUE(quiet());
}

TEST_F(AskingForACard, ClosesWhenTheReaderGoesAndWhenItIsAnotherInsertion) {
    Worker worker(desk->line(), {question});
    ASSERT_TRUE(asked());
    catalogue.tell({});
    EXPECT_EQ(worker.get()[0].thrown, "CARD_REMOVED");
    catalogue.tell({card});
    ASSERT_TRUE(waitFor([this] { return !watch.sight().readers.empty(); }));
    Worker second(desk->line(), {question});
    ASSERT_TRUE(asked());
    card.events += 2; // out and in again
    catalogue.tell({card});
    EXPECT_EQ(second.get()[0].thrown, "CARD_REMOVED");
}

TEST_F(AskingForACard, StaysWhileAnotherProgramUsesIt) {
    Worker worker(desk->line(), {question});
    ASSERT_TRUE(asked());
    card.state = State::InUse;
    catalogue.tell({card});
    ASSERT_TRUE(waitFor([this] { return watch.sight().readers[0].state == State::InUse; }));
    EXPECT_NE(desk->dialog(), nullptr);
    type("1234");
    EXPECT_TRUE(worker.get()[0].answer);
}

TEST_F(AskingForACard, TakesDigitsOfACitizenCardAndAnythingOfAToken) {
    Worker worker(desk->line(), {question});
    ASSERT_TRUE(asked());
    type("ab12c34");
    EXPECT_EQ(worker.get()[0].answer->secret.exposeText(), "1234");
    question.reader = "Selo da empresa"; // a token's label
    Worker other(desk->line(), {question});
    ASSERT_TRUE(asked());
    type("ab12");
    EXPECT_EQ(other.get()[0].answer->secret.exposeText(), "ab12");
}

TEST_F(AskingForACard, ChangesThePinWithOldAndNew) {
    bool done = false;
    watch.interrupt(
        [line = desk->line(), name = card.name](signing::CardCatalogue& cards, const JobContext& job) {
            WindowPrompter prompter(line);
            cards.changePin(name, prompter, job);
        },
        [&](Outcome<std::monostate> outcome) { done = std::holds_alternative<std::monostate>(outcome); });
    ASSERT_TRUE(asked());
    const auto repeated = [this] { return qobject_cast<PinDialog*>(desk->dialog())->repeated(); };
    EXPECT_EQ(repeated(), nullptr);
    const QPointer<QuestionDialog> old = desk->dialog();
    type("1234");
    ASSERT_TRUE(waitFor([&] { return old.isNull() && desk->dialog() != nullptr; }));
    ASSERT_NE(repeated(), nullptr);
    QTest::keyClicks(desk->dialog()->pin(), "4711");
    QTest::keyClicks(repeated(), "4711");
    desk->dialog()->submit();
    EXPECT_TRUE(waitFor([&] { return done; }));
    EXPECT_FALSE(catalogue.wasCalledTwiceAtOnce());
}

} // namespace
