// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/providers/citizen_card.hpp>
#include <cunho/providers/cmd.hpp>
#include <cunho/providers/pkcs11.hpp>
#include <cunho/smartcard/readers.hpp>
#include <cunho/wiring/cards.hpp>

#include <mutex>
#include <type_traits>
#include <utility>

namespace cunho::wiring {
namespace {

using crypto::Certificate;
using signing::CardReader;

/// A catalogue and the connection that it works with.
struct Connection {
    smartcard::Readers readers;
    std::unique_ptr<signing::CardCatalogue> catalogue;

    explicit Connection(const std::vector<Certificate>& authorities)
        : catalogue(providers::makeCardCatalogue(readers, authorities)) {}
};

/// Gives each call a connection of its own and takes it back, so that somebody may wait for cards in one
/// thread while another changes a PIN.
class Cards final : public signing::CardCatalogue {
  public:
    explicit Cards(std::vector<Certificate> authorities) : authorities_(std::move(authorities)) {}

    std::vector<CardReader> readers(const JobContext& job) override {
        return with([&](signing::CardCatalogue& catalogue) { return catalogue.readers(job); });
    }
    std::vector<CardReader> waitForChange(const std::vector<CardReader>& known,
                                          const JobContext& job) override {
        return with([&](signing::CardCatalogue& catalogue) { return catalogue.waitForChange(known, job); });
    }
    void changePin(const std::string& reader, signing::Prompter& prompter, const JobContext& job) override {
        with([&](signing::CardCatalogue& catalogue) { catalogue.changePin(reader, prompter, job); });
    }

  private:
    /// One whose call failed is not used again.
    template<class Call>
    auto with(Call call) -> decltype(call(std::declval<signing::CardCatalogue&>())) {
        auto connection = take();
        if constexpr (std::is_void_v<decltype(call(*connection->catalogue))>) {
            call(*connection->catalogue);
            giveBack(std::move(connection));
        } else {
            auto result = call(*connection->catalogue);
            giveBack(std::move(connection));
            return result;
        }
    }

    std::unique_ptr<Connection> take() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty())
            return std::make_unique<Connection>(authorities_);
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }

    void giveBack(std::unique_ptr<Connection> connection) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(connection));
    }

    std::vector<Certificate> authorities_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

/// The card with its own connection.
class LocalCard final : public signing::SignatureProvider {
  public:
    LocalCard(providers::CitizenCardOptions options, signing::RevocationSource* issuers)
        : card_(readers_, std::move(options), issuers) {}

    signing::Credential credential(const JobContext& job) override { return card_.credential(job); }
    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
              signing::Prompter& prompter, const JobContext& job) override {
        card_.sign(items, sink, prompter, job);
    }

  private:
    smartcard::Readers readers_;
    providers::CitizenCardProvider card_;
};

} // namespace

SigningWay signingWay(Settings& settings, const std::string& name, const std::string& otherwise) {
    SigningWay way;
    way.provider = settings.find(name).value_or(otherwise);
    if (way.provider == "citizen-card")
        way.card.reader = settings.find("card.reader").value_or("");
    if (way.provider == "cmd")
        way.phone = settings.find("cmd.phone").value_or("");
    if (way.provider != "pkcs11")
        return way;
    way.token.module = settings.find("token.module").value_or("");
    way.token.token = settings.find("token.name").value_or("");
    way.token.keyId = fromHex(settings.find("token.key").value_or(""));
    return way;
}

std::string cmdPhone(std::string_view typed) {
    return providers::cmdPhone(typed);
}

std::unique_ptr<signing::CardCatalogue> makeCards(std::vector<Certificate> authorities) {
    return std::make_unique<Cards>(std::move(authorities));
}

std::unique_ptr<signing::SignatureProvider> makeLocalProvider(const SigningWay& way,
                                                              std::vector<Certificate> authorities,
                                                              signing::RevocationSource* issuers) {
    if (way.provider == "citizen-card") {
        providers::CitizenCardOptions options;
        options.reader = way.card.reader;
        options.usePinPad = way.card.pinPad;
        options.pss = way.card.pss;
        options.onePinForAll = way.card.onePinForAll;
        options.authorities = std::move(authorities);
        return std::make_unique<LocalCard>(std::move(options), issuers);
    }
    if (way.provider != "pkcs11")
        throw Error(Fault::Internal, "UNEXPECTED", {}, "no local provider " + way.provider);
    providers::Pkcs11Options options;
    options.module = way.token.module;
    options.token = way.token.token;
    options.id = way.token.keyId;
    options.pss = way.token.pss;
    options.onePinForAll = way.token.onePinForAll;
    options.authorities = std::move(authorities);
    return std::make_unique<providers::Pkcs11Provider>(std::move(options), issuers);
}

std::vector<TokenModule> tokenModules() {
    std::vector<TokenModule> all;
    for (auto& one : providers::listPkcs11Modules())
        all.push_back({std::move(one.name), std::move(one.path)});
    return all;
}

std::vector<TokenKey> tokenKeys(const std::filesystem::path& module) {
    std::vector<TokenKey> all;
    for (auto& key : providers::listPkcs11Keys(module))
        all.push_back({std::move(key.token), std::move(key.serial), std::move(key.id), std::move(key.label),
                       std::move(key.certificate), key.keySeen});
    return all;
}

} // namespace cunho::wiring
