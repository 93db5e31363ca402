// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/way_options.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <filesystem>

namespace cunho::cli {

void LocalKeyOptions::addTo(CLI::App& command) {
    command.add_option("--reader", reader,
                       "Reader of the Citizen Card: its number in `readers`, or its name");
    command.add_option("--module", module,
                       "PKCS#11 module of the token: a path, or a name in p11-kit's folder");
    command.add_option("--token", token, "Label or serial number of the token; default: the only one");
    command.add_option("--key-id", keyId, "Its key, CKA_ID in hexadecimal; default: the only one");
    authorities.addTo(command);
    command.add_option("--phone", phone,
                       "Phone of the Chave Móvel Digital; default: the one in the settings");
    pin.addTo(command);
}

void LocalKeyOptions::requireSense(const CLI::App& command, const std::string& provider) const {
    const auto refuse = [&](const std::vector<const char*>& options, const std::string& words) {
        for (const char* option : options)
            if (command.count(option) > 0)
                throw CLI::ValidationError(command.get_name(), std::string(option) + words);
    };
    const bool isCard = provider == "citizen-card";
    const bool isToken = provider == "pkcs11";
    const bool isPhone = provider == "cmd";
    if (!isCard)
        refuse({"--reader"}, " needs --provider citizen-card");
    if (!isToken)
        refuse({"--module", "--token", "--key-id"}, " needs --provider pkcs11");
    if (!isPhone)
        refuse({"--phone"}, " needs --provider cmd");
    if (isPhone)
        refuse({"--pinpad", "--one-pin"}, " serves card and token; a phone's PIN signs up to 100 documents");
    if (!isCard && !isToken && !provider.empty())
        refuse({"--trusted-list", "--trusted-list-signer"}, " serves --provider citizen-card and pkcs11");
    if (!isCard && !isToken && !isPhone && !provider.empty())
        refuse({"--pin-file", "--pinpad", "--one-pin"}, " serves --provider cmd, citizen-card and pkcs11");
    authorities.requireSense(command);
    if (isToken && module.empty())
        throw CLI::ValidationError(command.get_name(), "--provider pkcs11 needs --module; tokens lists them");
    if (keyId.size() % 2 != 0 || keyId.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos)
        throw CLI::ValidationError(command.get_name(), "--key-id takes hexadecimal, as tokens shows it");
}

wiring::SigningWay LocalKeyOptions::way(const std::string& provider, bool pss) const {
    wiring::SigningWay out;
    out.provider = provider;
    out.phone = phone;
    out.card.reader = provider == "citizen-card" ? readerNamed(reader) : std::string();
    out.card.pinPad = pin.file.empty(); // a PIN that is here already is not typed there
    out.card.pss = pss;
    out.card.onePinForAll = pin.onePin;
    out.token.module = module;
    // A path with folders is meant from here; a bare name is p11-kit's.
    if (std::filesystem::path(module).has_parent_path())
        out.token.module = std::filesystem::absolute(module);
    out.token.token = token;
    out.token.keyId = fromHex(keyId);
    out.token.pss = pss;
    out.token.onePinForAll = pin.onePin;
    return out;
}

std::string readerNamed(const std::string& numberOrName) {
    if (numberOrName.empty())
        return {};
    const auto readers = wiring::makeCards()->readers(JobContext());
    const auto named = std::ranges::find(readers, numberOrName, &signing::CardReader::name);
    if (named != readers.end())
        return numberOrName;
    for (std::size_t number = 1; number <= readers.size(); ++number)
        if (std::to_string(number) == numberOrName)
            return readers[number - 1].name;
    throw Error(Fault::NotFound, "READER_UNKNOWN", {{"reader", numberOrName}});
}

} // namespace cunho::cli
