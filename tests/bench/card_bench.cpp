// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "card_bench.hpp"

#include "comparison.hpp"
#include "virtual_card/running_cards.hpp"

#include <cunho/providers/citizen_card.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace cunho::bench {
namespace {

constexpr int cardBatch = 51;
constexpr int cardRounds = 5;

/// Types the one PIN.
class Holder final : public signing::Prompter {
  public:
    std::optional<signing::Answer> ask(const signing::Question&, const JobContext&) override {
        return Secret::fromText("2222");
    }
};

/// Reads counter and clock at the first and at the last value.
class Gauge final : public signing::SignatureSink {
  public:
    explicit Gauge(test::RunningCards& cards) : cards_(cards) {}

    void signedValue(const std::string&, ByteView) override {
        ++values_;
        if (values_ == 1) {
            firstCommands_ = commands();
            firstSeconds_ = cpuSeconds();
        } else if (values_ == cardBatch) {
            seconds = (cpuSeconds() - firstSeconds_) / (cardBatch - 1);
            perSignature = static_cast<double>(commands() - firstCommands_) / (cardBatch - 1);
        }
    }
    void failed(const std::string&, const Failure& failure) override {
        throw std::runtime_error(failure.reason);
    }

    double seconds = 0;
    double perSignature = 0;

  private:
    int commands() { return cards_.counters().at("commands").get<int>(); }

    test::RunningCards& cards_;
    int values_ = 0;
    int firstCommands_ = 0;
    double firstSeconds_ = 0;
};

std::vector<signing::Dtbsr> items(const crypto::SignatureAlgorithm& algorithm) {
    std::vector<signing::Dtbsr> all(cardBatch);
    for (int number = 0; number < cardBatch; ++number) {
        signing::Dtbsr& item = all[static_cast<std::size_t>(number)];
        item.id = std::to_string(number);
        item.documentName = item.id + ".pdf";
        item.algorithm = algorithm;
        item.digest = crypto::digest(algorithm.digest, asBytes(item.documentName));
    }
    return all;
}

CardCost measure(const std::string& name, const std::string& words) {
    test::RunningCards cards(words);
    smartcard::Readers readers;
    providers::CitizenCardOptions options;
    options.onePinForAll = true;
    providers::CitizenCardProvider provider(readers, options, nullptr);
    const auto all = items(provider.credential({}).algorithm);
    Holder holder;
    std::vector<double> seconds;
    CardCost cost{name};
    for (int round = 0; round < cardRounds; ++round) {
        Gauge gauge(cards);
        provider.sign(all, gauge, holder, {});
        seconds.push_back(gauge.seconds);
        cost.commands = std::max(cost.commands, gauge.perSignature);
    }
    std::ranges::sort(seconds);
    cost.milliseconds = seconds[cardRounds / 2] * 1000;
    return cost;
}

} // namespace

std::vector<CardCost> measureCards() {
    return {measure("CC1, RSA-3072, T=1", "cc1"), measure("CC1, RSA-2048, T=0", "cc1,t0,bits=2048"),
            measure("CC2, ECDSA P-256, T=1", "cc2")};
}

} // namespace cunho::bench
