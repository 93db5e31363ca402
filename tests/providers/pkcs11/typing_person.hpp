// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/provider.hpp>

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cunho::test {

/// Types PINs in their order and declines when there is none left. A PIN pad is answered with "go on" as
/// often.
class TypingPerson final : public signing::Prompter {
  public:
    explicit TypingPerson(std::deque<std::string> answers = {}) : answers_(std::move(answers)) {}

    std::optional<signing::Answer> ask(const signing::Question& question, const JobContext&) override {
        questions.push_back(question);
        if (whenAsked)
            whenAsked();
        if (answers_.empty())
            return std::nullopt;
        std::string answer = answers_.front();
        answers_.pop_front();
        return signing::Answer(
            question.kind == signing::Question::Kind::PinPad ? Secret{} : Secret::fromText(std::move(answer)),
            forAll);
    }

    std::vector<signing::Question> questions;
    std::function<void()> whenAsked;
    bool forAll = false; ///< chooses each PIN for the documents that follow, too

  private:
    std::deque<std::string> answers_;
};

/// Keeps the values that came.
class KeepingSink final : public signing::SignatureSink {
  public:
    void signedValue(const std::string& id, ByteView value) override {
        values[id] = Bytes(value.begin(), value.end());
        if (whenSigned)
            whenSigned();
    }
    void failed(const std::string& id, const Failure& failure) override { failures[id] = failure; }

    std::map<std::string, Bytes> values;
    std::map<std::string, Failure> failures;
    std::function<void()> whenSigned;
};

/// An item named "item <number>", over a digest of these words.
inline signing::Dtbsr itemOf(int number, const crypto::SignatureAlgorithm& algorithm = {}) {
    signing::Dtbsr out;
    out.id = "item " + std::to_string(number);
    out.digest = crypto::digest(algorithm.digest, asBytes(out.id));
    out.documentName = out.id + ".pdf";
    out.algorithm = algorithm;
    return out;
}

} // namespace cunho::test
