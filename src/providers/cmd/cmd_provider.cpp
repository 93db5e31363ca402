// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "chain.hpp"
#include "conversation.hpp"
#include "providers/qualified.hpp"

#include <cunho/core/error.hpp>
#include <cunho/providers/cmd.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace cunho::providers {
namespace {

using signing::Credential;
using signing::Dtbsr;

bool isSigned(const Dtbsr& item) {
    constexpr std::size_t sha256Bytes = 32;
    return item.algorithm == crypto::SignatureAlgorithm{} &&
           item.digest.algorithm == crypto::DigestAlgorithm::Sha256 &&
           item.digest.value.size() == sha256Bytes;
}

/// What CMD cannot sign fails alone, before a PIN is asked for.
std::vector<const Dtbsr*> supported(std::span<const Dtbsr> items, signing::SignatureSink& sink) {
    std::vector<const Dtbsr*> out;
    for (const Dtbsr& item : items) {
        if (isSigned(item)) {
            out.push_back(&item);
            continue;
        }
        const ErrorParams params{{"algorithm", crypto::signatureAlgorithmName(item.algorithm)}};
        sink.failed(item.id, Failure{Fault::Unsupported, "CMD_ALGORITHM_UNSUPPORTED", params, {}});
    }
    return out;
}

} // namespace

std::chrono::days encryptionDaysLeft(const CmdClient& client, TimePoint now) {
    if (!client.encryption)
        throw Error(Fault::Configuration, "CMD_ENCRYPTION_MISSING");
    return std::chrono::floor<std::chrono::days>(client.encryption->notAfter() - now);
}

struct CmdProvider::Impl {
    const CmdClient& client;
    std::string phone;
    Clock& clock;
    cmd::Service service;
    std::optional<Credential> credential;

    Impl(const CmdClient& given, std::string number, http::Client& http, Clock& time)
        : client(given), phone(std::move(number)), clock(time), service(given, phone, http, time) {}

    std::string certificates(const JobContext& job) {
        try {
            return service.certificate(job);
        } catch (const Error& error) {
            if (error.reason() == "REPLY_LOST")
                throw Error(Fault::Network, "CMD_REPLY_LOST", error.params(), error.detail());
            throw;
        }
    }

    Credential fetch(const JobContext& job) {
        job.report({0, 0, "cmd-certificate"});
        const std::string pem = certificates(job);
        if (pem.empty())
            throw Error(Fault::Rejected, "CMD_NOT_ACTIVE");
        Credential found;
        found.provider = "cmd";
        found.chain = cmd::checkedChain(pem, client, clock.now());
        found.id = toHex(found.chain.front().fingerprint().value);
        found.batchLimit = cmd::largestBatch;
        found.qualified = saysQualified(found.chain.front());
        found.sandbox = client.environment == Environment::Sandbox;
        return found;
    }

    const Credential& theCredential(const JobContext& job) {
        if (!credential)
            credential = fetch(job);
        return *credential;
    }

    /// Why a value does not verify: the person has another certificate than a while ago. Nobody knows while
    /// the service does not say.
    bool changed(const Credential& known, const JobContext& job) {
        try {
            const Credential now = fetch(job);
            if (now.chain.front() == known.chain.front())
                return false;
            credential = now;
            return true;
        } catch (const Error&) {
            return false;
        }
    }

    void sign(std::span<const Dtbsr> items, signing::SignatureSink& sink, signing::Prompter& prompter,
              const JobContext& job) {
        const Credential known = theCredential(job);
        for (const Dtbsr& item : items)
            known.requirePurpose(item.purpose, item.documentName);
        const auto tasks = supported(items, sink);
        std::size_t done = items.size() - tasks.size();
        cmd::Conversation conversation({service, clock, known, sink, prompter, maskedPhone(phone),
                                        [&](const char* step) {
                                            job.report({done, items.size(), step});
                                        },
                                        [&] { return changed(known, job); }},
                                       job);
        for (std::span<const Dtbsr* const> rest(tasks); !rest.empty();) {
            job.throwIfStopped();
            service.requireEncryption();
            const auto batch = rest.first(std::min(cmd::largestBatch, rest.size()));
            conversation.run(batch);
            done += batch.size();
            job.report({done, items.size(), "cmd-values"});
            rest = rest.subspan(batch.size());
        }
    }
};

CmdProvider::CmdProvider(const CmdClient& client, std::string phone, http::Client& http, Clock& clock)
    : impl_(std::make_unique<Impl>(client, std::move(phone), http, clock)) {}

CmdProvider::~CmdProvider() = default;

signing::Credential CmdProvider::credential(const JobContext& job) {
    return impl_->theCredential(job);
}

void CmdProvider::sign(std::span<const Dtbsr> items, signing::SignatureSink& sink,
                       signing::Prompter& prompter, const JobContext& job) {
    if (!items.empty())
        impl_->sign(items, sink, prompter, job);
}

} // namespace cunho::providers
