// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/strict_json.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/core/file.hpp>
#include <cunho/wiring/profile.hpp>

namespace cunho::wiring {
namespace {

constexpr std::uint64_t fileLimit = 64U << 10U;
constexpr const char* scmdCertificateSetting = "scmd-certificate";

std::string recordName(Environment environment) {
    return "client/" + std::string(environmentName(environment));
}

std::string settingName(Environment environment, std::string_view what) {
    return "client/" + std::string(environmentName(environment)) + "/" + std::string(what);
}

[[noreturn]] void refuseMember(const std::string& member) {
    throw Error(Fault::Input, "CREDENTIALS_FILE_INVALID", {{"member", member}});
}

ClientCredentials::Basic basicOf(const StrictJson& json, const char* section, const char* nameMember) {
    return {json.text(section, nameMember), json.text(section, "user"), json.secret(section, "password")};
}

ClientCredentials credentialsOf(const StrictJson& json) {
    ClientCredentials credentials;
    credentials.faClientId = json.text("fa", "clientId");
    credentials.safe = basicOf(json, "safe", "clientName");
    if (json.has("scap"))
        credentials.scap = basicOf(json, "scap", "clientName");
    if (json.has("scmd"))
        credentials.scmd = basicOf(json, "scmd", "applicationId");
    return credentials;
}

Approval approvalOf(const StrictJson& json) {
    Approval approval{json.text("approval", "version"), json.text("approval", "reference"),
                      json.text("approval", "date")};
    try {
        static_cast<void>(parseDate(approval.date));
    } catch (const Error&) {
        refuseMember("approval.date");
    }
    return approval;
}

} // namespace

Profile profileOf(Environment environment) {
    Profile profile;
    profile.environment = environment;
    profile.timestampUrl = "http://ts.cartaodecidadao.pt/tsa/server";
    switch (environment) {
    case Environment::Production:
        profile.faUrl = "https://autenticacao.gov.pt";
        profile.safeUrl = "https://safe.autenticacao.gov.pt";
        profile.scmdUrl = "https://cmd.autenticacao.gov.pt/Ama.Authentication.Frontend/SCMDService.svc";
        profile.scapUrl = "https://scap.autenticacao.gov.pt";
        profile.portalUrl = "https://www.autenticacao.gov.pt";
        break;
    case Environment::PreProduction:
        profile.faUrl = "https://preprod.autenticacao.gov.pt";
        profile.safeUrl = "https://pprsafe.autenticacao.gov.pt";
        profile.scmdUrl =
            "https://preprod.cmd.autenticacao.gov.pt/Ama.Authentication.Frontend/SCMDService.svc";
        profile.scapUrl = "https://preprod.scap.autenticacao.gov.pt";
        profile.portalUrl = "https://pprwww.autenticacao.gov.pt";
        break;
    case Environment::Sandbox: throw Error(Fault::Internal, "PROFILE_UNKNOWN");
    }
    profile.loginHosts = {"autenticacao.gov.pt", ".autenticacao.gov.pt"};
    return profile;
}

void importClientCredentials(const std::filesystem::path& file, Environment environment,
                             signing::Vault& vault, Settings& settings) {
    Bytes bytes = readFile(file, fileLimit);
    const StrictJson json(bytes, refuseMember);
    if (json.text("environment") != environmentName(environment)) {
        wipe(bytes);
        throw Error(Fault::Conflict, "CREDENTIALS_OTHER_ENVIRONMENT", {{"name", json.text("environment")}});
    }
    static_cast<void>(credentialsOf(json)); // every member is there
    const auto approved = json.has("approval") ? std::optional(approvalOf(json)) : std::nullopt;
    Secret whole{bytes};
    wipe(bytes);
    vault.put(recordName(environment), std::move(whole));
    if (approved) {
        settings.put(settingName(environment, "approved-version"), approved->version);
        settings.put(settingName(environment, "approval-reference"), approved->reference);
        settings.put(settingName(environment, "approval-date"), approved->date);
    }
    settings.put(settingName(environment, "installed"), "yes");
}

std::optional<ClientCredentials> clientCredentials(Environment environment, const signing::Vault& vault) {
    const auto kept = vault.find(recordName(environment));
    if (!kept)
        return std::nullopt;
    return credentialsOf(StrictJson(kept->expose(), refuseMember));
}

std::optional<Approval> approval(Environment environment, Settings& settings) {
    const auto version = settings.find(settingName(environment, "approved-version"));
    if (!version)
        return std::nullopt;
    return Approval{*version, settings.find(settingName(environment, "approval-reference")).value_or(""),
                    settings.find(settingName(environment, "approval-date")).value_or("")};
}

void importScmdCertificate(const std::filesystem::path& file, Environment environment, Settings& settings,
                           TimePoint now) {
    const auto unusable = [&] {
        return Error(Fault::Input, "SCMD_CERTIFICATE_UNUSABLE", {{"file", file.filename().string()}});
    };
    std::vector<crypto::Certificate> found;
    try {
        found = crypto::Certificate::listFromFile(readFile(file, fileLimit));
    } catch (const Error& error) {
        if (error.failure().reason != "CERTIFICATE_UNREADABLE")
            throw;
        throw unusable();
    }
    if (found.size() != 1 || found.front().keyAlgorithm() != crypto::KeyAlgorithm::Rsa)
        throw unusable();
    if (found.front().notAfter() <= now)
        throw Error(Fault::Input, "SCMD_CERTIFICATE_ENDED",
                    {{"date", formatUtc(found.front().notAfter()).substr(0, 10)}});
    settings.put(settingName(environment, scmdCertificateSetting), found.front().pem());
}

std::optional<crypto::Certificate> scmdCertificate(Environment environment, Settings& settings) {
    const auto pem = settings.find(settingName(environment, scmdCertificateSetting));
    return pem ? std::optional(crypto::Certificate::fromPem(*pem)) : std::nullopt;
}

std::optional<Failure> environmentLock(Environment environment, const std::string& programVersion,
                                       Settings& settings) {
    if (environment == Environment::Sandbox)
        return std::nullopt;
    if (!settings.find(settingName(environment, "installed")))
        return Failure{Fault::Configuration,
                       "CREDENTIALS_MISSING",
                       {{"name", std::string(environmentName(environment))}},
                       {}};
    const auto approved = approval(environment, settings);
    if (environment == Environment::Production && (!approved || approved->version != programVersion))
        return Failure{Fault::Configuration, "VERSION_NOT_APPROVED", {{"version", programVersion}}, {}};
    return std::nullopt;
}

} // namespace cunho::wiring
