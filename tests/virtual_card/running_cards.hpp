// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "virtual_card/card_folder.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <list>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace cunho::test {

/// Readers with virtual Citizen Cards in them and a smart card service of their own, for as long as the
/// object lives. This process and the programs that it starts see these readers and no other
/// (PCSCLITE_CSOCK_NAME); the machine's service is not touched. Ready when the constructor returns: the
/// readers are there, and so are the cards that are in them. One at a time in a process, as libpcsclite looks
/// for the service only once.
///
///     RunningCards cards("cc1,t0");                   // words as cunho::test::readerChoice takes them
///     RunningCards cards({{"Left", "cc1"}, {"Right", "cc2,empty,pad"}});
///     cards.tell("remove 0", "removed");
///
/// A program that uses it depends on the target cunho_virtual_readers.
class RunningCards {
  public:
    struct Reader {
        std::string name; ///< pcscd adds its numbers: see `reader`
        std::string words;
    };

    explicit RunningCards(const std::string& words)
        : RunningCards(std::vector<Reader>{{"Cunho Virtual", words}}) {}

    explicit RunningCards(const std::vector<Reader>& readers, bool namespaces = true)
        : readers_(readers)
        , server_(program("cunho-virtual-card"), serverArguments(), shown())
        , files_(await("ready").at("readers"))
        , service_(program("cunho-private-pcscd"), serviceArguments(namespaces), shown()) {
        ::setenv("PCSCLITE_CSOCK_NAME", socket().c_str(), 1);
        for (std::size_t number = 0; number < readers_.size(); ++number) {
            await("connected", number);
            if (has(number, "empty") || has(number, "mute"))
                continue;
            await("powered", number);
        }
    }

    /// For PCSCLITE_CSOCK_NAME.
    static std::filesystem::path socket() { return folder() / "run" / "pcscd" / "pcscd.comm"; }

    /// The name by which clients know it: "Cunho Virtual 00 00".
    std::string reader(std::size_t number = 0) const {
        constexpr std::string_view digits = "0123456789ABCDEF";
        return readers_.at(number).name + " 0" + digits[number] + " 00";
    }

    /// PEM: the root of the card's certificates, the authorities below it, and the card's own.
    std::filesystem::path root(std::size_t number = 0) const { return file(number, "root"); }
    std::filesystem::path authorities(std::size_t number = 0) const { return file(number, "authorities"); }
    std::filesystem::path certificate(std::size_t number = 0) const { return file(number, "certificate"); }

    /// What a person or a test does (ReaderServer has the list), and the event that comes of it.
    nlohmann::json tell(const std::string& line, const std::string& event) {
        tell(line);
        return await(event, std::stoul(line.substr(line.find(' ') + 1)));
    }
    void tell(const std::string& line) { server_.writeInput(asBytes(line + "\n"), limit); }

    /// The next event of this name, of one that came before or is to come. Throws after half a minute.
    nlohmann::json await(const std::string& event, std::size_t number = 0) {
        const auto fits = [&](const nlohmann::json& one) {
            return one.at("event") == event && one.value("reader", std::size_t{0}) == number;
        };
        for (auto at = passed_.begin(); at != passed_.end(); ++at)
            if (fits(*at)) {
                const nlohmann::json found = *at;
                passed_.erase(at);
                return found;
            }
        while (const auto line = server_.readLine(limit)) {
            auto one = nlohmann::json::parse(*line);
            if (fits(one))
                return one;
            if (one.at("event") == "refused")
                throw std::runtime_error("cunho-virtual-card: " + one.at("why").get<std::string>());
            passed_.push_back(std::move(one));
        }
        throw std::runtime_error("no event " + event + " came; pcscd says:\n" + log());
    }

    /// commands, headers, verifies, signatures, triesLeft.
    nlohmann::json counters(std::size_t number = 0) {
        return tell("counters " + std::to_string(number), "counters");
    }

    /// What pcscd said, APDUs left out.
    static std::string log() {
        std::ostringstream all;
        all << std::ifstream(folder() / "pcscd.log").rdbuf();
        return all.str();
    }

    /// Of the processes that serve.
    std::array<int, 2> processes() const { return {server_.id(), service_.id()}; }

  private:
    static constexpr std::chrono::seconds limit{30};

    static const std::filesystem::path& folder() {
        static const TemporaryFolder made("cunho-cards");
        return made.path();
    }

    static std::filesystem::path program(const char* name) {
        return std::filesystem::path(CUNHO_BINARY_DIR) / name;
    }

    static Process::Options shown() {
        Process::Options options;
        options.inheritErrors = true;
        return options;
    }

    std::filesystem::path socketOf(std::size_t number) const {
        return folder() / (std::to_string(number) + ".sock");
    }

    bool has(std::size_t number, const std::string& word) const {
        return ("," + readers_[number].words + ",").find("," + word + ",") != std::string::npos;
    }

    std::filesystem::path file(std::size_t number, const char* which) const {
        return files_.at(number).at(which).get<std::string>();
    }

    std::vector<std::string> serverArguments() const {
        std::vector<std::string> all{cardFolder().string()};
        for (std::size_t number = 0; number < readers_.size(); ++number)
            all.push_back(socketOf(number).string() + "=" + readers_[number].words);
        return all;
    }

    std::vector<std::string> serviceArguments(bool namespaces) const {
        std::vector<std::string> all{folder().string(), program("cunho-virtual-ifd.so").string()};
        if (!namespaces)
            all.emplace_back("--activation-only");
        for (std::size_t number = 0; number < readers_.size(); ++number)
            all.push_back(readers_[number].name + "=" + socketOf(number).string());
        return all;
    }

    std::vector<Reader> readers_;
    std::list<nlohmann::json> passed_; ///< events that nobody has asked for yet
    Process server_;
    nlohmann::json files_;
    Process service_; ///< ends before what it speaks to
};

} // namespace cunho::test
