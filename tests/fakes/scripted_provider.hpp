// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/random.hpp>
#include <cunho/crypto/private_key.hpp>
#include <cunho/signing/journal.hpp>
#include <cunho/signing/provider.hpp>

#include <exception>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace cunho::test {

/// Power fails: no error of the program, nothing may be tidied up because of it.
struct SimulatedCrash : std::exception {
    const char* what() const noexcept override { return "simulated crash"; }
};

/// The far side, which survives a crash of ours: it keeps each value under the process that asked for it.
struct ScriptedService {
    std::map<std::string, Bytes> values;   ///< by process
    std::map<std::string, int> signatures; ///< how often each digest (hexadecimal) was signed
};

/// A remote provider reduced to its order of steps: journal SignSent, ask, deliver. A journal entry whose
/// process the service knows is not signed again.
class ScriptedProvider final : public signing::SignatureProvider {
  public:
    using Hook = std::function<void(const signing::Dtbsr&)>;

    ScriptedProvider(crypto::PrivateKey key, crypto::CertificateChain chain, ScriptedService& service,
                     signing::SigningJournal* journal = nullptr)
        : key_(std::move(key)), service_(service), journal_(journal) {
        description.id = "scripted";
        description.provider = "scripted";
        description.chain = std::move(chain);
        description.batchLimit = 10;
    }

    signing::Credential description;
    Hook beforeSending; ///< the journal says SignSent, the service knows nothing
    Hook beforeReply;   ///< the service has signed, the reply is lost
    Hook afterDelivery; ///< the sink has taken the value
    std::function<std::optional<Failure>(const signing::Dtbsr&)> refuse;
    std::function<void(Bytes&)> alter; ///< spoils a value before delivery
    int calls = 0;                     ///< of `sign`

    signing::Credential credential(const JobContext&) override { return description; }

    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink, signing::Prompter&,
              const JobContext& job) override {
        ++calls;
        for (const signing::Dtbsr& item : items) {
            job.throwIfStopped();
            const auto refused = refuse ? refuse(item) : std::nullopt;
            if (refused) {
                sink.failed(item.id, *refused);
                continue;
            }
            Bytes value = valueOf(item);
            if (alter)
                alter(value);
            sink.signedValue(item.id, value);
            run(afterDelivery, item);
        }
    }

  private:
    static void run(const Hook& hook, const signing::Dtbsr& item) {
        if (hook)
            hook(item);
    }

    Bytes valueOf(const signing::Dtbsr& item) {
        std::string process = newUuid();
        if (journal_ != nullptr) {
            signing::JournalEntry entry = journal_->find(item.id).value();
            if (service_.values.contains(entry.signProcess))
                return service_.values.at(entry.signProcess);
            entry.signProcess = process;
            entry.state = signing::JobState::SignSent;
            journal_->put(std::span(&entry, 1));
        }
        run(beforeSending, item);
        ++service_.signatures[toHex(item.digest.value)];
        const Bytes& value = service_.values[process] = key_.sign(item.algorithm, item.digest);
        run(beforeReply, item);
        return value;
    }

    crypto::PrivateKey key_;
    ScriptedService& service_;
    signing::SigningJournal* journal_;
};

} // namespace cunho::test
