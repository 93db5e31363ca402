// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/address.hpp"
#include "wiring/user_folders.hpp"

#include <cunho/http/fetch.hpp>
#include <cunho/signing/network_sources.hpp>
#include <cunho/store/timestamp_quota.hpp>
#include <cunho/wiring/level_services.hpp>

#include <optional>

namespace cunho::wiring {
namespace {

/// What is known, or what these settings say. As with the State's one minute is added.
store::TimestampLimits limitsOf(const LevelSettings& settings) {
    using namespace std::chrono_literals;
    auto limits = store::knownTimestampLimits();
    if (settings.timestampQuota > 0)
        limits[addressOf(settings.timestampUrl)] = {settings.timestampQuota, 21min, 24h};
    return limits;
}

} // namespace

struct LevelConnections::Impl {
    std::unique_ptr<signing::TimestampQuota> quota;
    std::optional<signing::HttpTimestampSource> timestamps;
    std::unique_ptr<http::Fetcher> fetcher;
    std::optional<signing::OnlineRevocation> revocation;
};

LevelConnections::LevelConnections(const LevelSettings& settings, const Clock& clock)
    : impl_(std::make_unique<Impl>()) {
    http::ClientOptions client;
    client.direct = !settings.allowedAddresses.empty(); // loopback: never through a proxy
    if (!settings.timestampUrl.empty()) {
        const auto file = settings.quota.empty() ? defaultTimestampQuota() : settings.quota;
        impl_->quota = store::openTimestampQuota(withFolder(file), clock, limitsOf(settings));
        impl_->timestamps.emplace(settings.timestampUrl, client, *impl_->quota);
    }
    if (settings.online) {
        http::FetchOptions options;
        options.client = client;
        options.allowed = settings.allowedAddresses;
        impl_->fetcher = http::makeFetcher(options);
        impl_->revocation.emplace(*impl_->fetcher, clock, settings.trustedResponders);
    }
}

LevelConnections::~LevelConnections() = default;

signing::LevelServices LevelConnections::services() const {
    return {impl_->timestamps ? &*impl_->timestamps : nullptr, revocation(), impl_->quota.get()};
}

signing::RevocationSource* LevelConnections::revocation() const {
    return impl_->revocation ? &*impl_->revocation : nullptr;
}

std::filesystem::path defaultTimestampQuota() {
    return userFolder("XDG_STATE_HOME", std::filesystem::path(".local") / "state") / "cunho" /
           "time-stamps.db";
}

} // namespace cunho::wiring
