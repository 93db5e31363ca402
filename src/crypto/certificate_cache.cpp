// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/certificate_cache.hpp"

#include <algorithm>
#include <utility>

namespace cunho::crypto {

CertificateCache::Entry CertificateCache::find(const Digest& fingerprint) {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find_if(
        entries_, [&](const Entry& entry) { return entry != nullptr && entry->fingerprint == fingerprint; });
    return found == entries_.end() ? nullptr : *found;
}

void CertificateCache::keep(Entry entry) {
    const std::lock_guard lock(mutex_);
    entries_[next_] = std::move(entry);
    next_ = (next_ + 1) % entries_.size();
}

CertificateCache& CertificateCache::ofProcess() {
    static CertificateCache cache;
    return cache;
}

} // namespace cunho::crypto
