// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/pin_options.hpp"

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/secret_lines.hpp"
#include "cli/terminal.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>

#include <optional>
#include <vector>

namespace cunho::cli {
namespace {

using signing::Answer;
using signing::Question;

/// "contract.pdf", "contract.pdf and the 4 that follow".
std::string documentsOf(const Question& question) {
    if (question.documentNames.empty())
        return "the document";
    const std::string first = printable(question.documentNames.front());
    const std::size_t more = question.documentNames.size() - 1;
    if (!question.oneForAll || more == 0)
        return first;
    return first + " and the " + std::to_string(more) + " that follow";
}

/// What a person should know before they type.
std::string introduction(const Question& question) {
    std::string words;
    if (question.refused)
        words += "That PIN was wrong.\n";
    if (question.triesLeft)
        words += *question.triesLeft == 1 ? "One try is left: another wrong PIN blocks it.\n"
                                          : std::to_string(*question.triesLeft) + " tries are left.\n";
    words += "To sign " + documentsOf(question);
    if (!question.holder.empty())
        words += " as " + printable(question.holder);
    return words + (question.reader.empty() ? "" : " (" + printable(question.reader) + ")");
}

std::string nameLines(const std::vector<std::string>& names) {
    std::string words;
    for (const std::string& name : names)
        words += "\n  " + printable(name);
    return words;
}

std::string clockTime(TimePoint time) {
    return formatUtc(time).substr(11, 8) + " UTC";
}

/// What a person should know before the PIN of the Chave Móvel Digital: the names as the phone will show
/// them.
std::string phoneIntroduction(const Question& question) {
    std::string words = question.refused
                            ? "That PIN was wrong. More wrong ones may block the Chave Móvel Digital.\n"
                            : std::string();
    words += "To sign " + std::to_string(question.documentNames.size()) + " document(s)";
    words += question.holder.empty() ? "" : " as " + printable(question.holder);
    return words + " by " + question.sentTo + ":" + nameLines(question.documentNames);
}

/// The point of no return comes with the code.
std::string codeIntroduction(const Question& question) {
    std::string words = question.refused ? "That code was wrong.\n" : "";
    words += "A code was sent to " + question.sentTo +
             ". Compare the name in the message. Confirming it signs " +
             std::to_string(question.documentNames.size()) + " document(s).";
    if (question.expires)
        words += " It is taken until " + clockTime(*question.expires) + ".";
    if (question.resendFrom)
        words += " No message? From " + clockTime(*question.resendFrom) + " on, r sends another code.";
    return words;
}

class PersonAtTheTerminal final : public signing::Prompter {
  public:
    explicit PersonAtTheTerminal(bool padOnly) : padOnly_(padOnly) {}

    std::optional<Answer> ask(const Question& question, const JobContext&) override {
        if (question.kind == Question::Kind::PinPad) {
            Terminal::say(introduction(question) + ":\ntype the signature PIN on the reader's keys now.\n");
            return Secret();
        }
        if (question.kind == Question::Kind::CmdPin)
            return typed(phoneIntroduction(question), "Signature PIN of the Chave Móvel Digital: ");
        if (question.kind == Question::Kind::OneTimeCode)
            return code(question);
        if (padOnly_)
            throw Error(Fault::Input, "PIN_PAD_MISSING", {{"reader", question.reader}});
        const std::string words = introduction(question);
        Terminal::say(words + "\n");
        if (question.offersForAll && !forAll_)
            forAll_ = wantsForAll(question);
        auto pin = Terminal::askHidden("Signature PIN: ");
        if (!pin)
            return std::nullopt;
        return Answer(std::move(*pin), forAll_.value_or(false));
    }

  private:
    static std::optional<Answer> typed(const std::string& words, const std::string& prompt) {
        Terminal::say(words + "\n");
        auto secret = Terminal::askHidden(prompt);
        return secret ? std::optional<Answer>(std::move(*secret)) : std::nullopt;
    }

    static std::optional<Answer> code(const Question& question) {
        auto answer = typed(codeIntroduction(question), "Code: ");
        if (answer && answer->secret.exposeText() == "r")
            return Answer::another();
        return answer;
    }

    static bool wantsForAll(const Question& question) {
        const auto answer =
            Terminal::ask("Use one PIN for it and the " + std::to_string(question.documentNames.size() - 1) +
                          " that follow? [y/N] ");
        return answer && !answer->empty() && (answer->front() == 'y' || answer->front() == 'Y');
    }

    bool padOnly_;
    std::optional<bool> forAll_; ///< asked once
};

/// Once it was refused, or where somebody wants it for another document without having said so, nothing more
/// comes of it. A token may ask twice for one document: for the login, and for the key.
class PinOfAFile final : public signing::Prompter {
  public:
    PinOfAFile(std::string file, bool onePin) : file_(std::move(file)), onePin_(onePin) {}

    std::optional<Answer> ask(const Question& question, const JobContext&) override {
        if (question.kind == Question::Kind::PinPad)
            return Secret(); // the token's own keys: the file has nothing to say
        const bool isAnother = question.documentNames != given_;
        spent_ = spent_ || (pin_ && (question.refused || (isAnother && !onePin_)));
        if (spent_)
            return std::nullopt;
        if (!pin_)
            pin_ = readPassword(file_);
        given_ = question.documentNames;
        return pin_->duplicate();
    }

  private:
    std::string file_;
    bool onePin_;
    std::optional<Secret> pin_;
    std::vector<std::string> given_; ///< documents that it was given for last
    bool spent_ = false;
};

/// A line of the file for each question, each given once; one that was refused ends it.
class LinesOfAFile final : public signing::Prompter {
  public:
    explicit LinesOfAFile(const std::string& file) : lines_(file) {}

    std::optional<Answer> ask(const Question& question, const JobContext&) override {
        if (question.refused) // the next line is meant for something else
            return std::nullopt;
        auto line = lines_.next();
        return line ? std::optional<Answer>(std::move(*line)) : std::nullopt;
    }

  private:
    SecretLines lines_;
};

/// The one that the first question is for: a phone asks for PINs and codes, anything else for one PIN.
class FileForAnyQuestion final : public signing::Prompter {
  public:
    FileForAnyQuestion(std::string file, bool onePin) : file_(std::move(file)), onePin_(onePin) {}

    std::optional<Answer> ask(const Question& question, const JobContext& job) override {
        using Kind = Question::Kind;
        if (!prompter_) {
            if (question.kind == Kind::CmdPin || question.kind == Kind::OneTimeCode)
                prompter_ = std::make_unique<LinesOfAFile>(file_);
            else
                prompter_ = std::make_unique<PinOfAFile>(file_, onePin_);
        }
        return prompter_->ask(question, job);
    }

  private:
    std::string file_;
    bool onePin_;
    std::unique_ptr<signing::Prompter> prompter_;
};

} // namespace

void PinOptions::addTo(CLI::App& command) {
    auto* fromFile = command.add_option(
        "--pin-file", file,
        "Signature PIN of card or token: first line of a file, or of - (stdin). Of a phone: "
        "a line for each PIN and code, in turn. Default: asked for at the terminal");
    command.add_flag("--pinpad", pinPad, "The PIN is typed on the reader's own keys, nowhere else")
        ->excludes(fromFile);
    command.add_flag("--one-pin", onePin, "One PIN for all files; default: one for each");
}

std::unique_ptr<signing::Prompter> PinOptions::prompter() const {
    if (!file.empty())
        return std::make_unique<FileForAnyQuestion>(file, onePin);
    return std::make_unique<PersonAtTheTerminal>(pinPad);
}

} // namespace cunho::cli
