// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "present_card.hpp"

#include "card_file.hpp"
#include "commands.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <optional>

namespace cunho::providers::citizen_card {
namespace {

using smartcard::Readers;
using smartcard::ReaderState;
using smartcard::Session;

ReaderState stateOf(Readers& readers, const std::string& name) {
    for (const ReaderState& state : readers.list()) {
        if (state.name == name)
            return state;
    }
    ReaderState none;
    none.name = name;
    return none;
}

/// What one card or reader does must not hide the others; what ends everything must.
bool endsTheSearch(const Error& error) {
    return error.fault() == Fault::Cancelled || error.fault() == Fault::Configuration ||
           error.fault() == Fault::Internal;
}

/// Readers with a Citizen Card, and why the others have none.
struct Candidates {
    std::vector<ReaderState> readers;
    std::optional<Error> problem; ///< the one that says most
};

Candidates look(Readers& readers, const JobContext& job) {
    Candidates found;
    for (const ReaderState& state : readers.list()) {
        if (!state.hasCard)
            continue;
        try {
            Session session = readers.begin(state.name, job);
            requireCard(session);
            found.readers.push_back(state);
        } catch (const Error& error) {
            if (endsTheSearch(error))
                throw;
            if (!found.problem || found.problem->reason() == "CARD_FOREIGN")
                found.problem = error;
        }
    }
    return found;
}

std::string namesOf(const std::vector<ReaderState>& readers) {
    std::string names;
    for (const ReaderState& reader : readers)
        names += (names.empty() ? "" : ", ") + reader.name;
    return names;
}

/// The cards of this person; one that cannot be read is no one's.
std::vector<PresentCard> cardsOf(const std::string& civilNumber, Readers& readers,
                                 const std::vector<ReaderState>& candidates, const JobContext& job) {
    std::vector<PresentCard> theirs;
    for (const ReaderState& reader : candidates) {
        try {
            PresentCard card = readPresentCard(readers, reader, Depth::ForSigning, job);
            if (card.card().civilNumber() == civilNumber)
                theirs.push_back(std::move(card));
        } catch (const Error& error) {
            if (endsTheSearch(error))
                throw;
        }
    }
    return theirs;
}

/// Of several cards, the one of the person that was chosen.
PresentCard chooseByPerson(Readers& readers, const std::vector<ReaderState>& candidates,
                           const CitizenCardOptions& options, const JobContext& job) {
    std::vector<PresentCard> theirs;
    if (!options.civilNumber.empty())
        theirs = cardsOf(options.civilNumber, readers, candidates, job);
    if (theirs.size() != 1)
        throw Error(Fault::Input, "CARD_CHOOSE_READER", {{"readers", namesOf(candidates)}});
    return std::move(theirs.front());
}

PresentCard choose(Readers& readers, const CitizenCardOptions& options, const JobContext& job) {
    if (!options.reader.empty())
        return readPresentCard(readers, stateOf(readers, options.reader), Depth::ForSigning, job);
    const Candidates found = look(readers, job);
    if (found.readers.empty())
        throw found.problem.value_or(Error(Fault::NotFound, "CARD_NONE"));
    if (found.readers.size() == 1)
        return readPresentCard(readers, found.readers.front(), Depth::ForSigning, job);
    return chooseByPerson(readers, found.readers, options, job);
}

} // namespace

PresentCard::PresentCard(Readers& readers, std::string reader, std::uint32_t events, Card card)
    : readers_(readers), reader_(std::move(reader)), events_(events), card_(std::move(card)) {}

bool PresentCard::isThere() {
    const ReaderState state = stateOf(readers_, reader_);
    return state.hasCard && state.events == events_;
}

bool PresentCard::isTheSame(const JobContext& job) {
    if (!isThere())
        return false;
    try {
        begin(job, Check::Certificate);
        return true;
    } catch (const Error& error) {
        if (error.reason() != "CARD_CHANGED")
            throw;
        return false;
    }
}

Session PresentCard::begin(const JobContext& job, Check check) {
    Session session = readers_.begin(reader_, job);
    // Asked within the transaction: a card that comes later does not answer in it.
    const std::uint32_t events = stateOf(readers_, reader_).events;
    if (check == Check::Certificate || events != events_) {
        if (!answersIn(session))
            throw Error(Fault::Conflict, "CARD_CHANGED");
        events_ = events;
    }
    selectApplication(session, *card_.profile);
    return session;
}

/// The beginning of a certificate has its serial number and its issuer, which no other one shares.
bool PresentCard::answersIn(Session& session) const {
    constexpr std::uint16_t asked = 256;
    constexpr std::size_t telling = 64; // a card may give less than was asked for
    if (!hasApplication(session, *card_.profile))
        return false;
    const Bytes beginning = readBeginning(session, card_.profile->signatureFile, asked);
    const Bytes whole = card_.signature.der();
    return beginning.size() >= telling && beginning.size() <= whole.size() &&
           std::equal(beginning.begin(), beginning.end(), whole.begin());
}

bool PresentCard::isSameAs(const PresentCard& other) const {
    return card_.profile == other.card_.profile && card_.signature == other.card_.signature;
}

PresentCard readPresentCard(Readers& readers, const ReaderState& reader, Depth depth, const JobContext& job) {
    Session session = readers.begin(reader.name, job);
    return {readers, reader.name, reader.events, readCard(session, depth)};
}

PresentCard findCard(Readers& readers, const CitizenCardOptions& options, const JobContext& job) {
    PresentCard found = choose(readers, options, job);
    const Card& card = found.card();
    if (!options.civilNumber.empty() && card.civilNumber() != options.civilNumber)
        throw Error(Fault::Rejected, "CARD_OF_ANOTHER", {{"number", options.civilNumber}});
    if (!card.active)
        throw Error(Fault::Rejected, "CARD_SIGNATURE_INACTIVE");
    return found;
}

} // namespace cunho::providers::citizen_card
