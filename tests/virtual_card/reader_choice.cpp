// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/reader_choice.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>

namespace cunho::test {
namespace {

using Kind = EmulatedCardChoice::Kind;
using Lie = EmulatedCardChoice::Lie;
using Spoil = EmulatedCardChoice::Spoil;

template<class Value>
Value named(const std::map<std::string, Value>& names, const std::string& name) {
    const auto found = names.find(name);
    if (found == names.end())
        throw std::invalid_argument("no " + name + " among what a virtual card does");
    return found->second;
}

Lie lieOf(const std::string& name) {
    return named<Lie>({{"file-size", Lie::FileSize},
                       {"certificate-length", Lie::CertificateLength},
                       {"endless-file", Lie::EndlessFile},
                       {"endless-response", Lie::EndlessResponse},
                       {"wrong-le", Lie::WrongLe},
                       {"tries-untold", Lie::TriesUntold}},
                      name);
}

Spoil spoilOf(const std::string& name) {
    return named<Spoil>({{"empty", Spoil::Empty},
                         {"one-byte", Spoil::OneByte},
                         {"status-only", Spoil::StatusOnly},
                         {"garbage", Spoil::Garbage},
                         {"oversized", Spoil::Oversized},
                         {"other-status", Spoil::OtherStatus}},
                        name);
}

std::uint16_t statusOf(const std::string& hex) {
    return static_cast<std::uint16_t>(std::stoul(hex, nullptr, 16));
}

using Setter = std::function<void(ReaderChoice&, const std::string&)>;

/// Words of the card's kind and state.
const std::map<std::string, Setter>& cardWords() {
    static const std::map<std::string, Setter> words = {
        {"cc1", [](auto& to, const auto&) { to.card.kind = Kind::Cc1; }},
        {"cc2", [](auto& to, const auto&) { to.card.kind = Kind::Cc2; }},
        {"foreign", [](auto& to, const auto&) { to.card.kind = Kind::Foreign; }},
        {"t0", [](auto& to, const auto&) { to.card.t0 = true; }},
        {"bits", [](auto& to, const auto& value) { to.card.rsaBits = std::stoi(value); }},
        {"old-applet", [](auto& to, const auto&) { to.card.oldApplet = true; }},
        {"contactless", [](auto& to, const auto&) { to.card.contactless = true; }},
        {"inactive", [](auto& to, const auto&) { to.card.signatureActive = false; }},
        {"pin", [](auto& to, const auto& value) { to.card.pin = value; }},
        {"tries", [](auto& to, const auto& value) { to.card.tries = std::stoi(value); }},
        {"keeps-pin", [](auto& to, const auto&) { to.card.keepsPin = true; }},
        {"civil-number", [](auto& to, const auto& value) { to.card.holder.civilNumber = value; }},
        {"not-after", [](auto& to, const auto& value) { to.card.holder.notAfter = value; }},
        {"url", [](auto& to, const auto& value) { to.card.url = value; }},
    };
    return words;
}

/// Words of the reader and of misbehaviour.
const std::map<std::string, Setter>& otherWords() {
    static const std::map<std::string, Setter> words = {
        {"empty", [](auto& to, const auto&) { to.inserted = false; }},
        {"mute", [](auto& to, const auto&) { to.mute = true; }},
        {"pad", [](auto& to, const auto&) { to.pinPad = true; }},
        {"signs-other", [](auto& to, const auto&) { to.card.signsOther = true; }},
        {"signs-garbage", [](auto& to, const auto&) { to.card.signsGarbage = true; }},
        {"refuses", [](auto& to, const auto& value) { to.card.refusesToSign = statusOf(value); }},
        {"lie", [](auto& to, const auto& value) { to.card.lie = lieOf(value); }},
        {"spoil",
         [](auto& to, const auto& value) {
             to.card.spoiledCommand = std::stoi(value);
             to.card.spoil = spoilOf(value.substr(value.find(':') + 1));
         }},
    };
    return words;
}

void take(ReaderChoice& choice, const std::string& word) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
    for (const auto* const words : {&cardWords(), &otherWords()})
        if (const auto found = words->find(name); found != words->end())
            return found->second(choice, value);
    throw std::invalid_argument("a virtual card knows no " + word);
}

} // namespace

ReaderChoice readerChoice(std::string_view words) {
    ReaderChoice choice;
    while (!words.empty()) {
        const std::size_t comma = std::min(words.find(','), words.size());
        if (comma > 0)
            take(choice, std::string(words.substr(0, comma)));
        words.remove_prefix(std::min(comma + 1, words.size()));
    }
    return choice;
}

} // namespace cunho::test
