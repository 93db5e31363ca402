// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_pcsc.hpp"
#include "fakes/thrown.hpp"
#include "virtual_card/card_folder.hpp"
#include "virtual_card/emulated_card.hpp"

#include <cunho/core/file.hpp>
#include <cunho/providers/citizen_card.hpp>

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cunho::test {

using Choice = EmulatedCardChoice;
using crypto::SignatureAlgorithm;
using providers::CitizenCardOptions;
using providers::CitizenCardProvider;
using signing::Question;

/// Somebody who types these PINs, one a question, and then gets up and goes.
class Person final : public signing::Prompter {
  public:
    explicit Person(std::vector<std::string> pins = {}) : pins_(std::move(pins)) {}

    std::function<void()> whenAsked;
    std::vector<Question> questions;

    std::optional<Secret> ask(const Question& question, const JobContext&) override {
        questions.push_back(question);
        if (whenAsked)
            whenAsked();
        if (answers_ == pins_.size())
            return std::nullopt;
        return Secret::fromText(std::string(pins_[answers_++]));
    }

    /// PINs that were typed so far.
    int answers() const { return static_cast<int>(answers_); }

  private:
    std::vector<std::string> pins_;
    std::size_t answers_ = 0;
};

/// Keeps what was signed. The same item twice is an error.
class Tray final : public signing::SignatureSink {
  public:
    std::function<void()> whenSigned;
    std::map<std::string, Bytes> values;
    std::map<std::string, Failure> failures;

    void signedValue(const std::string& id, ByteView value) override {
        EXPECT_TRUE(values.emplace(id, Bytes(value.begin(), value.end())).second)
            << id << " was signed twice";
        if (whenSigned)
            whenSigned();
    }
    void failed(const std::string& id, const Failure& failure) override { failures.emplace(id, failure); }
};

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

    static std::vector<signing::Dtbsr> documents(int count, const SignatureAlgorithm& algorithm) {
        std::vector<signing::Dtbsr> items;
        for (int i = 1; i <= count; ++i) {
            signing::Dtbsr item;
            item.id = std::to_string(i);
            item.documentName = "FT " + item.id + ".pdf";
            item.algorithm = algorithm;
            item.digest = crypto::digest(algorithm.digest, asBytes(item.documentName));
            items.push_back(std::move(item));
        }
        return items;
    }
    static std::vector<signing::Dtbsr> without(std::vector<signing::Dtbsr> items, const Tray& tray) {
        std::erase_if(items, [&](const signing::Dtbsr& item) { return tray.values.contains(item.id); });
        return items;
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
