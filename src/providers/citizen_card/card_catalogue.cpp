// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "commands.hpp"
#include "pin_dialogue.hpp"
#include "present_card.hpp"

#include <cunho/core/error.hpp>
#include <cunho/providers/citizen_card.hpp>

#include <algorithm>
#include <map>

namespace cunho::providers {
namespace {

using citizen_card::Card;
using citizen_card::Depth;
using citizen_card::PinDialogue;
using citizen_card::PresentCard;
using crypto::Certificate;
using signing::CardReader;
using signing::CardSummary;
using signing::Question;
using smartcard::ReaderState;
using smartcard::Session;
using State = CardReader::State;

/// What a failure to read a card says of its reader.
State stateFor(const Failure& failure) {
    static const std::map<std::string, State> known{
        {"CARD_ABSENT", State::Empty},      {"CARD_REMOVED", State::Empty},
        {"CARD_READER_GONE", State::Empty}, {"CARD_FOREIGN", State::Foreign},
        {"CARD_MUTE", State::Mute},         {"CARD_CONTACTLESS", State::Contactless},
        {"CARD_IN_USE", State::InUse},
    };
    const auto found = known.find(failure.reason);
    return found == known.end() ? State::Unusable : found->second;
}

CardSummary summaryOf(const Card& card, const smartcard::PinStatus& pin,
                      const std::vector<Certificate>& authorities) {
    CardSummary out;
    out.holder = card.holder();
    out.civilNumber = card.civilNumber();
    out.generation = card.profile->generation;
    out.documentNumber = card.chip;
    out.signature = chainOf(card.signature, card, authorities);
    if (card.authentication)
        out.authentication = chainOf(*card.authentication, card, authorities);
    out.signaturePin = {pin.triesLeft, pin.blocked};
    out.signatureActive = card.active;
    return out;
}

/// Why a card that was read cannot sign.
std::optional<Failure> problemOf(const CardSummary& card) {
    if (!card.signatureActive)
        return Failure{Fault::Rejected, "CARD_SIGNATURE_INACTIVE", {}, {}};
    if (card.signaturePin.blocked)
        return Failure{Fault::Credential, "CARD_PIN_BLOCKED", {}, {}};
    return std::nullopt;
}

CardReader emptyRow(const ReaderState& state) {
    CardReader out;
    out.name = state.name;
    out.events = state.events;
    return out;
}

/// What can be said without reading a card; Reading when that is not all.
CardReader glance(const ReaderState& state) {
    CardReader out = emptyRow(state);
    const ErrorParams params{{"reader", state.name}};
    if (!state.hasCard) {
        out.state = State::Empty;
    } else if (state.isMute) {
        out.state = State::Mute;
        out.problem = Failure{Fault::Unsupported, "CARD_MUTE", params, {}};
    } else if (state.inUse) {
        out.state = State::InUse;
        out.problem = Failure{Fault::Busy, "CARD_IN_USE", params, {}};
    } else {
        out.state = State::Reading;
    }
    return out;
}

/// Whether what is shown of a reader is still so. A card that was read stays read while another program has
/// it.
bool agrees(const CardReader& shown, const ReaderState& state) {
    if (shown.name != state.name)
        return false;
    switch (shown.state) {
    case State::Empty: return !state.hasCard;
    case State::Reading: return false;
    case State::InUse: return state.hasCard && state.inUse;
    default: return state.hasCard && shown.events == state.events;
    }
}

class Catalogue final : public signing::CardCatalogue {
  public:
    Catalogue(smartcard::Readers& readers, std::vector<Certificate> authorities)
        : readers_(readers), authorities_(std::move(authorities)) {}

    std::vector<CardReader> readers(const JobContext& job) override {
        std::vector<CardReader> rows;
        for (const ReaderState& state : readers_.list()) {
            CardReader row = glance(state);
            rows.push_back(row.state == State::Reading ? read(state, job) : std::move(row));
        }
        return rows;
    }

    std::vector<CardReader> waitForChange(const std::vector<CardReader>& known,
                                          const JobContext& job) override {
        auto states = readers_.list();
        while (std::equal(known.begin(), known.end(), states.begin(), states.end(), agrees))
            states = readers_.waitForChange(states, job);
        bool isNews = false;
        std::vector<CardReader> rows = glanceAll(known, states, isNews);
        if (isNews)
            return rows;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].state == State::Reading)
                rows[i] = read(states[i], job);
        }
        return rows;
    }

    void changePin(const std::string& reader, signing::Prompter& prompter, const JobContext& job) override {
        CitizenCardOptions options;
        options.reader = reader;
        PresentCard card = citizen_card::findCard(readers_, options, job);
        smartcard::PinStatus status;
        bool onPad = false;
        {
            Session session = card.begin(job, PresentCard::Check::Insertions);
            status = signaturePin(session, *card.card().profile);
            onPad = session.canChangeOnPad();
        }
        Question question;
        question.kind = onPad ? Question::Kind::PinPad : Question::Kind::CardPin;
        question.holder = card.card().holder();
        question.reader = reader;
        PinDialogue dialogue(prompter, card.card().profile->pin, question);
        dialogue.begin(status);
        if (onPad)
            changeOnPad(card, dialogue, job);
        else
            change(card, dialogue, question, prompter, job);
    }

  private:
    /// What is known stays, what can be told at once is told; `isNews`: a card is seen for the first time.
    static std::vector<CardReader> glanceAll(const std::vector<CardReader>& known,
                                             const std::vector<ReaderState>& states, bool& isNews) {
        std::vector<CardReader> rows;
        for (const ReaderState& state : states) {
            const auto shown = std::find_if(known.begin(), known.end(),
                                            [&](const CardReader& row) { return row.name == state.name; });
            if (shown != known.end() && agrees(*shown, state)) {
                rows.push_back(*shown);
                continue;
            }
            rows.push_back(glance(state));
            const bool wasReading = shown != known.end() && shown->state == State::Reading;
            isNews |= rows.back().state == State::Reading && !wasReading;
        }
        return rows;
    }

    CardReader read(const ReaderState& state, const JobContext& job) {
        CardReader out = emptyRow(state);
        try {
            Session session = readers_.begin(state.name, job);
            out.pinPad = session.hasPinPad();
            const Card card = citizen_card::readCard(session, Depth::Everything);
            citizen_card::selectApplication(session, *card.profile);
            const auto pin = citizen_card::signaturePin(session, *card.profile);
            out.card = summaryOf(card, pin, authorities_);
            out.problem = problemOf(*out.card);
            out.state = out.problem ? State::Unusable : State::Ready;
        } catch (const Error& error) { // one card must not hide the others
            if (error.fault() == Fault::Cancelled || error.fault() == Fault::Configuration)
                throw;
            out.state = stateFor(error.failure());
            if (out.state != State::Empty)
                out.problem = error.failure();
        }
        return out;
    }

    static void changeOnPad(PresentCard& card, PinDialogue& dialogue, const JobContext& job) {
        const auto& profile = *card.card().profile;
        bool changed = false;
        while (!changed) {
            dialogue.ask(job);
            Session session = card.begin(job, PresentCard::Check::Certificate);
            changed = dialogue.accepts(session.changeOnPad(profile.pinReference, profile.pin));
        }
    }

    static void change(PresentCard& card, PinDialogue& dialogue, Question question,
                       signing::Prompter& prompter, const JobContext& job) {
        const auto& profile = *card.card().profile;
        question.kind = Question::Kind::NewCardPin;
        Secret old = dialogue.ask(job).secret;
        const Secret chosen = PinDialogue(prompter, profile.pin, question).ask(job).secret;
        for (;;) {
            {
                Session session = card.begin(job, PresentCard::Check::Certificate);
                if (dialogue.accepts(session.change(profile.pinReference, old, chosen, profile.pin)))
                    return;
            }
            old = dialogue.ask(job).secret;
        }
    }

    smartcard::Readers& readers_;
    std::vector<Certificate> authorities_;
};

} // namespace

std::unique_ptr<signing::CardCatalogue> makeCardCatalogue(smartcard::Readers& readers,
                                                          std::vector<Certificate> authorities) {
    return std::make_unique<Catalogue>(readers, std::move(authorities));
}

} // namespace cunho::providers
