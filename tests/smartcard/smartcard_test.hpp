// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_pcsc.hpp"
#include "fakes/thrown.hpp"

#include <cunho/core/secret.hpp>
#include <cunho/smartcard/readers.hpp>

#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

namespace cunho::smartcard {

using test::FakeCard;
using test::FakePcsc;
using test::FakePinPad;
using test::Mishap;
using test::thrown;

/// A card that answers each command by a list of replies, and 6D00 to what is not on it.
class ScriptedCard {
  public:
    ScriptedCard& on(const std::string& command, std::vector<std::string> replies) {
        auto& queue = script_[command];
        queue.insert(queue.end(), replies.begin(), replies.end());
        return *this;
    }

    FakeCard card(bool t0 = false) const {
        FakeCard card;
        card.t0 = t0;
        card.answer = [script = script_,
                       next = std::map<std::string, std::size_t>()](ByteView command) mutable {
            const std::string name = toHex(command);
            const auto found = script.find(name);
            if (found == script.end())
                return fromHex("6d00");
            const std::size_t index = std::min(next[name]++, found->second.size() - 1);
            return fromHex(found->second[index]);
        };
        return card;
    }

  private:
    std::map<std::string, std::vector<std::string>> script_;
};

/// One reader, and a card when a test puts one in.
class SmartcardTest : public testing::Test {
  protected:
    const std::string reader = "Gemalto PC Twin Reader 00 00";
    const PinFormat format;
    FakePcsc service;
    Readers readers;

    SmartcardTest() { service.addReader(reader); }

    Session begin() { return readers.begin(reader, JobContext()); }
    Session begin(FakeCard card) {
        service.insert(reader, std::move(card));
        return begin();
    }
    static Secret pin(std::string digits = "2222") { return Secret::fromText(std::move(digits)); }
};

} // namespace cunho::smartcard
