// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/sandbox_access.hpp"

#include "wiring/address.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>

#include <nlohmann/json.hpp>

namespace cunho::wiring {
namespace {

TimePoint moment(const nlohmann::json& json, const char* name) {
    return TimePoint(std::chrono::milliseconds(json.at(name).get<std::int64_t>()));
}

} // namespace

SandboxAccess parseSandboxAccess(std::string line) {
    auto json = nlohmann::json::parse(line, nullptr, false);
    wipe(line);
    if (!json.is_object())
        throw Error(Fault::Service, "SANDBOX_NOT_STARTED", {}, "no JSON line");
    const auto text = [&](const char* name) {
        return json.contains(name) && json[name].is_string() ? json[name].get<std::string>() : std::string();
    };
    SandboxAccess access;
    access.root = text("rootCertificate");
    access.ocspResponder = text("ocspResponder");
    access.timestampUrl = text("timestampUrl");
    access.pkiUrl = text("pkiUrl");
    if (json.contains("timestampQuota") && json["timestampQuota"].is_number_integer())
        access.timestampQuota = json["timestampQuota"];
    access.client.baseUrl = text("baseUrl");
    access.controlUrl = text("controlUrl").empty() ? access.client.baseUrl : text("controlUrl");
    access.client.clientName = text("clientName");
    access.client.basicUser = text("basicUser");
    access.client.basicPassword = Secret::fromText(text("basicPassword"));
    access.accessToken = Secret::fromText(text("accessToken"));
    access.refreshToken = Secret::fromText(text("refreshToken"));
    access.nipc = text("nipc");
    access.faClientId = text("faClientId");
    if (json.contains("scmd") && json["scmd"].is_object()) {
        access.scmdApplicationId = json["scmd"].value("applicationId", std::string());
        access.scmdCertificate = json["scmd"].value("certificate", std::string());
    }
    if (const auto plugin = text("pluginUrl"); !plugin.empty())
        access.pluginHosts = {addressOf(plugin)};
    for (const char* name : {"basicPassword", "accessToken", "refreshToken"})
        if (json.contains(name) && json[name].is_string())
            wipe(json[name].get_ref<std::string&>());
    return access;
}

SandboxAccess readSandboxAccess(const std::filesystem::path& file) {
    return parseSandboxAccess(std::string(asText(readFile(file, 1U << 16U))));
}

Profile sandboxProfile(const SandboxAccess& access) {
    Profile profile;
    const std::string& url = access.client.baseUrl;
    profile.faUrl = profile.safeUrl = profile.scapUrl = url;
    profile.scmdUrl = url + "/Ama.Authentication.Frontend/SCMDService.svc";
    profile.portalUrl = url + "/portal";
    profile.timestampUrl = access.timestampUrl;
    profile.loginHosts = {addressOf(url)};
    profile.anchors = access.root;
    if (!access.scmdCertificate.empty())
        profile.scmdCertificate = crypto::Certificate::listFromFile(readFile(access.scmdCertificate)).front();
    return profile;
}

ClientCredentials sandboxCredentials(const SandboxAccess& access) {
    ClientCredentials credentials;
    credentials.faClientId = access.faClientId;
    credentials.safe = {access.client.clientName, access.client.basicUser,
                        access.client.basicPassword.duplicate()};
    if (!access.scmdApplicationId.empty())
        credentials.scmd = {access.scmdApplicationId, access.client.basicUser,
                            access.client.basicPassword.duplicate()};
    return credentials;
}

ScaledClock::Setting parseClockSetting(const std::string& body) {
    try {
        const auto json = nlohmann::json::parse(body);
        return {moment(json, "baseMs"), moment(json, "shownMs"), json.at("scale").get<int>()};
    } catch (const nlohmann::json::exception& error) {
        throw Error(Fault::Service, "SANDBOX_NOT_STARTED", {}, error.what());
    }
}

LevelSettings levelSettings(const SandboxAccess& access,
                            const std::vector<crypto::Certificate>& authorities) {
    LevelSettings settings;
    settings.timestampUrl = access.timestampUrl;
    settings.timestampQuota = access.timestampQuota;
    if (!access.ocspResponder.empty())
        settings.trustedResponders = crypto::Certificate::listFromFile(readFile(access.ocspResponder));
    settings.allowedAddresses = {addressOf(access.pkiUrl)};
    for (const auto& authority : authorities)
        for (const auto& urls : {authority.ocspUrls(), authority.issuerUrls(), authority.crlUrls()})
            for (const std::string& url : urls)
                settings.allowedAddresses.push_back(addressOf(url));
    return settings;
}

LevelSettings sandboxLevels(const std::filesystem::path& access,
                            const std::vector<crypto::Certificate>& authorities) {
    return levelSettings(readSandboxAccess(access), authorities);
}

} // namespace cunho::wiring
