// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sample_cards.hpp"

#include <utility>

namespace cunho::ui {

using signing::CardReader;
using signing::Question;

namespace {

constexpr auto readerName = "Gemalto PC Twin Reader (70D7E2EE) 00 00";

} // namespace

CardReader sampleReader(CardReader::State state) {
    CardReader reader;
    reader.name = readerName;
    reader.state = state;
    reader.events = state == CardReader::State::Empty ? 4 : 5;
    const ErrorParams params{{"reader", readerName}};
    switch (state) {
    case CardReader::State::Foreign: reader.problem = {Fault::Unsupported, "CARD_FOREIGN", params, {}}; break;
    case CardReader::State::Contactless:
        reader.problem = {Fault::Unsupported, "CARD_CONTACTLESS", params, {}};
        break;
    case CardReader::State::Mute: reader.problem = {Fault::Unsupported, "CARD_MUTE", params, {}}; break;
    case CardReader::State::InUse: reader.problem = {Fault::Busy, "CARD_IN_USE", params, {}}; break;
    case CardReader::State::Unusable:
        reader.problem = {Fault::Service, "CARD_REPLY_INVALID", params, {}};
        break;
    case CardReader::State::Empty:
    case CardReader::State::Reading:
    case CardReader::State::Ready: break;
    }
    return reader;
}

CardReader sampleCard(const crypto::CertificateChain& chain) {
    auto reader = sampleReader(CardReader::State::Ready);
    signing::CardSummary card;
    card.holder = "ANA BEATRIZ SOUSA";
    card.civilNumber = "123456789";
    card.generation = "CC2";
    card.signature = chain;
    card.authentication = chain;
    card.signaturePin.triesLeft = 3;
    reader.card = card;
    return reader;
}

CardReader blockedCard(const crypto::CertificateChain& chain) {
    auto reader = sampleCard(chain);
    reader.state = CardReader::State::Unusable;
    reader.card->signaturePin = {0, true};
    reader.problem = Failure{Fault::Credential, "CARD_PIN_BLOCKED", {}, {}};
    return reader;
}

CardReader inactiveCard(const crypto::CertificateChain& chain) {
    auto reader = sampleCard(chain);
    reader.state = CardReader::State::Unusable;
    reader.card->signatureActive = false;
    reader.problem = Failure{Fault::Rejected, "CARD_SIGNATURE_INACTIVE", {}, {}};
    return reader;
}

Question samplePinQuestion(std::vector<std::string> documents) {
    Question question;
    question.kind = Question::Kind::CardPin;
    question.documentNames = std::move(documents);
    question.triesLeft = 3;
    question.holder = "ANA BEATRIZ SOUSA";
    question.reader = readerName;
    return question;
}

/// One call of the catalogue, from its beginning to its end.
class SampleCatalogue::Call {
  public:
    explicit Call(SampleCatalogue& catalogue) : catalogue_(catalogue) {
        const std::lock_guard lock(catalogue_.mutex_);
        catalogue_.twice_ |= ++catalogue_.calls_ > 1;
    }
    ~Call() {
        const std::lock_guard lock(catalogue_.mutex_);
        --catalogue_.calls_;
    }
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;

  private:
    SampleCatalogue& catalogue_;
};

std::vector<CardReader> SampleCatalogue::answer() const {
    if (problem_)
        throw Error(*problem_);
    return readers_;
}

std::vector<CardReader> SampleCatalogue::readers(const JobContext&) {
    const Call call(*this);
    const std::lock_guard lock(mutex_);
    ++looks_;
    heard_ = told_;
    return answer();
}

std::vector<CardReader> SampleCatalogue::waitForChange(const std::vector<CardReader>&,
                                                       const JobContext& job) {
    const Call call(*this);
    std::unique_lock lock(mutex_);
    news_.wait(lock, job.stop(), [this] { return heard_ != told_; });
    job.throwIfStopped();
    heard_ = told_;
    return answer();
}

void SampleCatalogue::changePin(const std::string& reader, signing::Prompter& prompter,
                                const JobContext& job) {
    const Call call(*this);
    if (change)
        return change(prompter, job);
    auto question = samplePinQuestion({});
    question.reader = reader;
    for (const auto kind : {Question::Kind::CardPin, Question::Kind::NewCardPin}) {
        question.kind = kind;
        const auto answer = prompter.ask(question, job);
        job.throwIfStopped();
        if (!answer)
            throw Error(Fault::Declined, "PIN_DECLINED");
    }
}

void SampleCatalogue::tell(std::vector<CardReader> readers) {
    const std::lock_guard lock(mutex_);
    readers_ = std::move(readers);
    problem_.reset();
    ++told_;
    news_.notify_all();
}

void SampleCatalogue::fail(Failure problem) {
    const std::lock_guard lock(mutex_);
    problem_ = std::move(problem);
    ++told_;
    news_.notify_all();
}

int SampleCatalogue::looks() const {
    const std::lock_guard lock(mutex_);
    return looks_;
}

bool SampleCatalogue::wasCalledTwiceAtOnce() const {
    const std::lock_guard lock(mutex_);
    return twice_;
}

} // namespace cunho::ui
