// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/reader_server.hpp"

#include "virtual_card/tlv.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace cunho::test {
namespace {

bool receiveAll(int from, Byte* data, std::size_t length) {
    while (length > 0) {
        const ssize_t got = ::recv(from, data, length, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        data += got;
        length -= static_cast<std::size_t>(got);
    }
    return true;
}

void sendAll(int to, ByteView data) {
    while (!data.empty()) {
        const ssize_t sent = ::send(to, data.data(), data.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return; // the other end is gone: the next request will say so
        data = data.subspan(static_cast<std::size_t>(sent));
    }
}

std::vector<std::string> wordsOf(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

} // namespace

ServedReader::ServedReader(std::filesystem::path pki, const std::filesystem::path& socket,
                           const ReaderChoice& choice, Event event)
    : pki_(std::move(pki))
    , choice_(choice)
    , event_(std::move(event))
    , listener_(listenAt(socket))
    , card_(pki_, choice.card)
    , inserted_(choice.inserted) {}

std::vector<int> ServedReader::waited() const {
    std::vector<int> all{listener_.number()};
    for (const Descriptor* const one : {&requests_, &events_})
        if (one->isOpen())
            all.push_back(one->number());
    return all;
}

void ServedReader::ready(int descriptor) {
    if (descriptor == listener_.number())
        accept();
    else if (descriptor == requests_.number())
        request();
    else if (descriptor == events_.number())
        events_ = Descriptor(); // nothing ever comes from there but its end
}

void ServedReader::accept() {
    Descriptor made(::accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC));
    Byte purpose = 0;
    if (!made.isOpen() || !receiveAll(made.number(), &purpose, 1))
        return;
    if (purpose == 'R') {
        requests_ = std::move(made);
        powered_ = false;
    } else if (purpose == 'E') {
        events_ = std::move(made);
        event_("connected", {});
    }
}

void ServedReader::request() {
    std::array<Byte, 5> head{};
    Bytes data;
    bool whole = receiveAll(requests_.number(), head.data(), head.size());
    if (whole) {
        std::size_t length = 0;
        for (std::size_t at = 1; at < head.size(); ++at)
            length = length << 8U | head.at(at);
        data.resize(length);
        whole = receiveAll(requests_.number(), data.data(), data.size());
    }
    if (whole)
        answer(static_cast<char>(head[0]), data);
    else
        requests_ = Descriptor();
}

void ServedReader::answer(char operation, const Bytes& data) {
    switch (operation) {
    case 'P': return reply(inserted_ ? Result::Done : Result::Absent);
    case 'U':
    case 'R':
        if (!inserted_)
            return reply(Result::Absent);
        if (choice_.mute)
            return reply(Result::Mute);
        reply(Result::Done, card_.reset());
        if (!std::exchange(powered_, true))
            event_("powered", {});
        return;
    case 'D': card_.reset(); return reply(Result::Done);
    case 'T': return transmit(data);
    case 'F': return reply(choice_.pinPad ? Result::Done : Result::Unsupported);
    case 'V':
    case 'M': return ask(operation, data);
    default: return reply(Result::Unsupported);
    }
}

void ServedReader::transmit(const Bytes& command) {
    if (removeAt_ > 0 && --removeAt_ == 0)
        remove();
    if (!inserted_)
        return reply(Result::Absent);
    if (choice_.mute)
        return reply(Result::Mute);
    reply(Result::Done, card_.answer(command));
}

void ServedReader::ask(char operation, const Bytes& structure) {
    if (!choice_.pinPad)
        return reply(Result::Unsupported);
    if (!inserted_)
        return reply(Result::Absent);
    asked_ = Asked{operation, structure};
    const auto untyped =
        operation == 'V' ? verifyCommand(structure, nobodyTyped) : modifyCommand(structure, nobodyTyped);
    if (std::get<std::uint16_t>(untyped) == structureInvalid)
        return type(nobodyTyped);
    event_("pad", {{"asks", operation == 'V' ? "verify" : "modify"}, {"structure", toHex(structure)}});
    if (typed_.empty())
        return;
    const Typing typing = typed_.front();
    typed_.pop_front();
    type(typing);
}

void ServedReader::type(const Typing& typing) {
    if (!asked_) {
        typed_.push_back(typing);
        return;
    }
    const Asked asked = *std::exchange(asked_, std::nullopt);
    const auto made = asked.operation == 'V' ? verifyCommand(asked.structure, typing)
                                             : modifyCommand(asked.structure, typing);
    if (const auto* const status = std::get_if<std::uint16_t>(&made))
        return reply(Result::Done,
                     Bytes{static_cast<Byte>(*status >> 8U), static_cast<Byte>(*status & 0xFFU)});
    transmit(std::get<Bytes>(made));
}

void ServedReader::reply(Result result, ByteView data) {
    const std::size_t size = data.size();
    Bytes all{static_cast<Byte>(result), static_cast<Byte>(size >> 24U), static_cast<Byte>(size >> 16U),
              static_cast<Byte>(size >> 8U), static_cast<Byte>(size)};
    append(all, data);
    sendAll(requests_.number(), all);
}

void ServedReader::insert(const std::optional<ReaderChoice>& other) {
    if (inserted_)
        throw std::invalid_argument("there is a card already");
    if (other) {
        choice_.card = other->card;
        choice_.mute = other->mute;
        card_ = EmulatedCard(pki_, choice_.card);
    }
    moved(true);
}

void ServedReader::remove() {
    if (!inserted_)
        return;
    card_.reset();
    moved(false);
    if (std::exchange(asked_, std::nullopt))
        reply(Result::Absent);
}

void ServedReader::moved(bool inserted) {
    inserted_ = inserted;
    powered_ = false;
    removeAt_ = 0;
    if (events_.isOpen())
        sendAll(events_.number(), Bytes{static_cast<Byte>(inserted ? 'i' : 'r')});
    event_(inserted ? "inserted" : "removed", {});
}

nlohmann::json ServedReader::counters() const {
    return {{"commands", card_.commandCount()},
            {"headers", card_.headers()},
            {"verifies", card_.verifyCount()},
            {"signatures", card_.signatureCount()},
            {"triesLeft", card_.triesLeft()}};
}

nlohmann::json ServedReader::files() const {
    if (choice_.card.kind == EmulatedCardChoice::Kind::Foreign)
        return nlohmann::json::object();
    return {{"root", card_.root().string()},
            {"certificate", card_.signatureCertificate().string()},
            {"authentication", card_.authenticationCertificate().string()},
            {"authorities", card_.signatureAuthorities().string()}};
}

void ServedReader::tell(const std::vector<std::string>& words) {
    const std::string& what = words.at(0);
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    if (what == "insert")
        return insert(rest.empty() ? std::nullopt : std::optional(readerChoice(rest.front())));
    if (what == "remove")
        return remove();
    if (what == "remove-at") {
        removeAt_ = std::stoi(rest.at(0));
        return event_("waiting", {});
    }
    if (what == "forget") {
        card_.reset();
        return event_("forgotten", {});
    }
    if (what == "type")
        return type(rest);
    if (what == "cancel")
        return type(cancelledThere);
    if (what == "expire")
        return type(nobodyTyped);
    if (what == "counters")
        return event_("counters", counters());
    throw std::invalid_argument("a reader knows no " + what);
}

ReaderServer::ReaderServer(const std::filesystem::path& pki, const std::vector<Place>& places) {
    nlohmann::json all = nlohmann::json::array();
    for (const auto& [socket, choice] : places) {
        const std::size_t number = readers_.size();
        const auto say = [number](const char* event, nlohmann::json members) {
            members["event"] = event;
            members["reader"] = number;
            std::cout << members.dump() << std::endl;
        };
        readers_.push_back(std::make_unique<ServedReader>(pki, socket, choice, say));
        all.push_back(readers_.back()->files());
    }
    std::cout << nlohmann::json{{"event", "ready"}, {"readers", all}}.dump() << std::endl;
}

void ReaderServer::run() {
    for (;;) {
        std::vector<pollfd> waited{{STDIN_FILENO, POLLIN, 0}};
        std::vector<ServedReader*> owners{nullptr};
        for (const auto& reader : readers_)
            for (const int descriptor : reader->waited()) {
                waited.push_back({descriptor, POLLIN, 0});
                owners.push_back(reader.get());
            }
        if (::poll(waited.data(), waited.size(), -1) < 0 && errno != EINTR)
            throw std::runtime_error(std::string("poll: ") + std::strerror(errno));
        for (std::size_t at = 1; at < waited.size(); ++at)
            if (waited[at].revents != 0)
                owners[at]->ready(waited[at].fd);
        if (waited[0].revents != 0 && !readLines())
            return;
    }
}

bool ReaderServer::readLines() {
    std::array<char, 4096> piece{};
    const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (got <= 0)
        return got < 0 && errno == EINTR;
    rest_.append(piece.data(), static_cast<std::size_t>(got));
    for (std::size_t end = rest_.find('\n'); end != std::string::npos; end = rest_.find('\n')) {
        const std::string line = rest_.substr(0, end);
        rest_.erase(0, end + 1);
        obey(line);
    }
    return true;
}

void ReaderServer::obey(const std::string& line) {
    try {
        auto words = wordsOf(line);
        if (words.size() < 2)
            throw std::invalid_argument("<what> <reader> [words]");
        ServedReader& reader = *readers_.at(std::stoul(words[1]));
        words.erase(words.begin() + 1);
        reader.tell(words);
    } catch (const std::exception& problem) {
        std::cout << nlohmann::json{{"event", "refused"}, {"why", problem.what()}}.dump() << std::endl;
    }
}

} // namespace cunho::test
