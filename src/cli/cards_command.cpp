// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/way_options.hpp"

#include <cunho/core/reason_text.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

using signing::CardReader;
using State = CardReader::State;

struct CardOptions {
    std::string reader;
    bool showNumber = false;
    bool json = false;
};

std::string nameOf(State state) {
    switch (state) {
    case State::Empty: return "empty";
    case State::Reading: return "reading";
    case State::Ready: return "ready";
    case State::Unusable: return "unusable";
    case State::Foreign: return "foreign-card";
    case State::Contactless: return "contactless";
    case State::Mute: return "mute";
    case State::InUse: return "in-use";
    }
    return {};
}

/// "******789": enough for its holder to know it.
std::string masked(const std::string& number) {
    constexpr std::size_t shown = 3;
    if (number.size() <= shown)
        return std::string(number.size(), '*');
    return std::string(number.size() - shown, '*') + number.substr(number.size() - shown);
}

std::string dateOf(TimePoint time) {
    return formatDate(toLocal(time, Zone::Lisbon).date);
}

/// The value of the first attribute: "CN=EC 0020,O=…" gives "EC 0020".
std::string shortName(const std::string& name) {
    const auto equals = name.find('=');
    const auto from = equals == std::string::npos ? 0 : equals + 1;
    return name.substr(from, name.find(',', from) - from);
}

/// A card whose certificate is out of date cannot sign; the catalogue has no clock to say so.
CardReader judged(CardReader reader) {
    if (reader.state != State::Ready || !reader.card || reader.card->signature.empty())
        return reader;
    const auto& leaf = reader.card->signature.front();
    const TimePoint now = SystemClock().now();
    const auto problem = [&](Fault fault, const char* reason, TimePoint date) {
        reader.state = State::Unusable;
        reader.problem = Failure{fault, reason, {{"signer", leaf.commonName()}, {"date", dateOf(date)}}, {}};
    };
    if (now > leaf.notAfter())
        problem(Fault::Trust, "CERTIFICATE_EXPIRED", leaf.notAfter());
    else if (now < leaf.notBefore())
        problem(Fault::Clock, "CERTIFICATE_NOT_YET_VALID", leaf.notBefore());
    return reader;
}

/// Every reader, with what can be said of it now.
std::vector<CardReader> readersNow() {
    std::vector<CardReader> readers;
    for (CardReader& reader : wiring::makeCards()->readers(JobContext()))
        readers.push_back(judged(std::move(reader)));
    return readers;
}

Json certificateJson(const crypto::CertificateChain& chain) {
    if (chain.empty())
        return nullptr;
    const auto& leaf = chain.front();
    return {{"subject", leaf.commonName()},
            {"issuer", leaf.issuer()},
            {"notBefore", formatUtc(leaf.notBefore())},
            {"notAfter", formatUtc(leaf.notAfter())}};
}

Json readerJson(const CardReader& reader, std::size_t number) {
    Json json{{"reader", number},
              {"name", reader.name},
              {"state", nameOf(reader.state)},
              {"pinPad", reader.pinPad},
              {"holder", reader.card ? Json(reader.card->holder) : Json()},
              {"generation", reader.card ? Json(reader.card->generation) : Json()}};
    json["problem"] = reader.problem ? toJson(*reader.problem) : Json();
    return json;
}

void printReader(const CardReader& reader, std::size_t number) {
    std::cout << number << "  " << printable(reader.name) << "  " << nameOf(reader.state);
    if (reader.card)
        std::cout << "  " << printable(reader.card->holder) << " (" << reader.card->generation << ')';
    std::cout << (reader.pinPad ? "  PIN pad\n" : "\n");
    if (reader.problem)
        std::cout << "   " << reasonText(*reader.problem, Language::English) << '\n';
}

int listReaders(bool json) {
    std::size_t number = 0;
    for (const CardReader& reader : readersNow()) {
        ++number;
        if (json)
            printLine(readerJson(reader, number));
        else
            printReader(reader, number);
    }
    if (number == 0 && !json)
        std::cerr << "cunho-cli: there is no reader; connect one and try again\n";
    return AllDone;
}

/// The reader with the card that is meant: the one named, or the only one with a Citizen Card in it.
std::pair<CardReader, std::size_t> chosen(const std::string& wanted) {
    const std::string name = readerNamed(wanted);
    const auto readers = readersNow();
    std::vector<std::size_t> found;
    std::string names;
    for (std::size_t i = 0; i < readers.size(); ++i) {
        if (name.empty() ? !readers[i].card : readers[i].name != name)
            continue;
        found.push_back(i);
        names += (names.empty() ? "" : ", ") + readers[i].name;
    }
    if (found.empty())
        throw Error(Fault::NotFound, "CARD_NONE");
    if (found.size() > 1)
        throw Error(Fault::Input, "CARD_CHOOSE_READER", {{"readers", names}});
    return {readers[found.front()], found.front() + 1};
}

Json infoJson(const CardReader& reader, std::size_t number, bool showNumber) {
    Json json = readerJson(reader, number);
    if (!reader.card)
        return json;
    const signing::CardSummary& card = *reader.card;
    json["civilNumber"] = showNumber ? card.civilNumber : masked(card.civilNumber);
    json["signatureActive"] = card.signatureActive;
    json["triesLeft"] = card.signaturePin.triesLeft ? Json(*card.signaturePin.triesLeft) : Json();
    json["pinBlocked"] = card.signaturePin.blocked;
    json["signature"] = certificateJson(card.signature);
    json["authentication"] = certificateJson(card.authentication);
    return json;
}

void printCertificate(const char* use, const crypto::CertificateChain& chain) {
    if (chain.empty())
        return;
    const auto& leaf = chain.front();
    std::cout << use << "valid from " << dateOf(leaf.notBefore()) << " to " << dateOf(leaf.notAfter())
              << ", issued by " << printable(shortName(leaf.issuer())) << '\n';
}

void printInfo(const CardReader& reader, bool showNumber) {
    std::cout << "Reader:          " << printable(reader.name) << (reader.pinPad ? " (PIN pad)" : "") << '\n';
    if (!reader.card)
        return;
    const signing::CardSummary& card = *reader.card;
    std::cout << "Holder:          " << printable(card.holder) << '\n'
              << "Number:          " << printable(showNumber ? card.civilNumber : masked(card.civilNumber))
              << '\n'
              << "Generation:      " << card.generation << '\n';
    printCertificate("Signature:       ", card.signature);
    printCertificate("Authentication:  ", card.authentication);
    std::cout << "Activated:       " << (card.signatureActive ? "yes" : "no") << '\n' << "Signature PIN:   ";
    if (card.signaturePin.blocked)
        std::cout << "blocked\n";
    else if (card.signaturePin.triesLeft)
        std::cout << *card.signaturePin.triesLeft << " tries left\n";
    else
        std::cout << "the card does not tell how many tries are left\n";
}

/// Fails when the card cannot sign, and says what to do.
int info(const CardOptions& options) {
    const auto [reader, number] = chosen(options.reader);
    if (options.json)
        printLine(infoJson(reader, number, options.showNumber));
    else
        printInfo(reader, options.showNumber);
    if (reader.state == State::Ready)
        return AllDone;
    if (!options.json)
        printFailure(reader.problem.value_or(Failure{Fault::NotFound, "CARD_NONE", {}, {}}));
    return SomeFailed;
}

} // namespace

void addReaders(CLI::App& program, Action& chosen) {
    auto json = std::make_shared<bool>(false);
    auto* command = program.add_subcommand("readers", "List card readers, and what is in them");
    command->add_flag("--json", *json, "Print one JSON object a line");
    command->footer("Example:\n  cunho-cli readers");
    command->callback([json, &chosen] { chosen = [json] { return listReaders(*json); }; });
}

void addCard(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<CardOptions>();
    auto* card = program.add_subcommand("card", "The Citizen Card in a reader");
    card->require_subcommand(1);
    auto* command = card->add_subcommand("info", "What the card says without a PIN, and whether it can sign");
    command->add_option("--reader", options->reader, "Its number in `readers`, or its name");
    command->add_flag("--show-number", options->showNumber, "Print the civil number in full");
    command->add_flag("--json", options->json, "Print JSON");
    command->footer("Example:\n  cunho-cli card info --reader 2 --json");
    command->callback([options, &chosen] { chosen = [options] { return info(*options); }; });
}

} // namespace cunho::cli
