// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_pcsc.hpp"
#include "fakes/thrown.hpp"
#include "providers/citizen_card/person.hpp"
#include "virtual_card/card_folder.hpp"
#include "virtual_card/emulated_card.hpp"

#include <cunho/core/file.hpp>
#include <cunho/providers/citizen_card.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace cunho::test {

using Choice = EmulatedCardChoice;
using crypto::SignatureAlgorithm;

/// A desk with readers, cards and nothing else: no service, no network.
class CardDesk : public testing::Test {
  protected:
    static constexpr const char* reader = "Leitor de teste 00 00";
    static constexpr const char* otherReader = "Leitor de teste 01 00";

    static Choice cc1(int bits = 3072) {
        Choice choice;
        choice.kind = Choice::Kind::Cc1;
        choice.rsaBits = bits;
        return choice;
    }
    static Choice cc2() { return {}; }

    static std::shared_ptr<EmulatedCard> make(Choice choice) {
        return std::make_shared<EmulatedCard>(cardFolder(), std::move(choice));
    }

    void put(const std::shared_ptr<EmulatedCard>& card, bool t0 = false, const std::string& where = reader) {
        if (known_.insert(where).second)
            service.addReader(where);
        FakeCard fake;
        fake.atr = card->atr();
        fake.t0 = t0;
        fake.answer = [card](ByteView command) { return card->answer(command); };
        fake.reset = [card] { card->reset(); };
        service.insert(where, std::move(fake));
    }

    std::shared_ptr<EmulatedCard> insert(const Choice& choice, const std::string& where = reader) {
        auto card = make(choice);
        put(card, choice.t0, where);
        return card;
    }

    static crypto::Certificate certificate(const std::filesystem::path& file) {
        return crypto::Certificate::fromPem(asText(readFile(file)));
    }
    static std::vector<crypto::Certificate> authorities(const EmulatedCard& card) {
        auto list = crypto::Certificate::listFromFile(readFile(card.signatureAuthorities()));
        list.push_back(certificate(card.root()));
        return list;
    }

    static void expectRight(const Tray& tray, const std::vector<signing::Dtbsr>& items,
                            const crypto::Certificate& leaf) {
        for (const signing::Dtbsr& item : items) {
            const auto value = tray.values.find(item.id);
            if (value != tray.values.end()) {
                EXPECT_TRUE(crypto::verifySignature(leaf, item.algorithm, item.digest, value->second))
                    << item.documentName;
            }
        }
    }

    FakePcsc service;
    smartcard::Readers readers;

  private:
    std::set<std::string> known_;
};

} // namespace cunho::test
