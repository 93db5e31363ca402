// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/providers/citizen_card.hpp>

#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace cunho::test {

using crypto::SignatureAlgorithm;
using providers::CitizenCardOptions;
using providers::CitizenCardProvider;
using signing::Question;

/// Somebody who types these PINs, one a question, and then gets up and goes.
class Person final : public signing::Prompter {
  public:
    explicit Person(std::vector<std::string> pins = {}) : pins_(std::move(pins)) {}

    std::function<void()> whenAsked;
    bool forAll = false; ///< chooses each PIN for the documents that follow, too
    std::vector<Question> questions;

    std::optional<signing::Answer> ask(const Question& question, const JobContext&) override {
        questions.push_back(question);
        if (whenAsked)
            whenAsked();
        if (answers_ == pins_.size())
            return std::nullopt;
        return signing::Answer(Secret::fromText(std::string(pins_[answers_++])), forAll);
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

/// Documents to be signed: "FT 1.pdf", "FT 2.pdf", …
inline std::vector<signing::Dtbsr> documents(int count, const SignatureAlgorithm& algorithm) {
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
/// Those that are not in the tray yet.
inline std::vector<signing::Dtbsr> without(std::vector<signing::Dtbsr> items, const Tray& tray) {
    std::erase_if(items, [&](const signing::Dtbsr& item) { return tray.values.contains(item.id); });
    return items;
}

} // namespace cunho::test
