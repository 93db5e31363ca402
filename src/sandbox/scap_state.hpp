// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/scap_attributes.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>

#include <map>
#include <mutex>
#include <optional>

namespace cunho::sandbox {

/// The calls of SCAP's attribute service and of its signature service (autenticacao-gov D.1).
enum class ScapOperation { Institutions, Search, Attributes, Authorize, Sign, SignResult };

/// How far somebody asked for what a POST left behind. Results are handed out once.
struct ScapPolling {
    TimePoint posted{};
    std::optional<TimePoint> lastQuestion{};
    int pending = 0;       ///< how many more questions are answered 102
    bool over = false;     ///< everything was handed out
    bool arrived = false;  ///< and nothing harmed that reply
    bool repeated = false; ///< and somebody asked once more
};

/// What one search posted, and how far its results were fetched.
struct ScapSearch : ScapPolling {
    Citizen citizen;
    std::vector<SuppliedAttributes> waiting; ///< not handed out yet
    std::vector<SuppliedAttributes> told;    ///< handed out
    Bytes key;                               ///< of the one-time codes
    bool keyTold = false;                    ///< a reply brought the key
};

/// One signature to be made for each document of an authorisation.
struct ScapTransaction : ScapPolling {
    AttributeSupplier signer;
    std::string sad;
    bool used = false;                ///< signHash came for it
    std::vector<std::string> digests; ///< SHA-256, lower-case hexadecimal, as they were to be signed
    std::vector<Bytes> values;        ///< one for each digest
};

/// What signHashAuthorization allowed.
struct ScapProcess {
    TimePoint authorized{};
    std::string search;                        ///< processId of the search whose key counts
    std::vector<Bytes> citizenValues;          ///< the citizen's signature of each document
    std::vector<ScapTransaction> transactions; ///< by transactionId, the last one SCAP's own
    bool excused = false;                      ///< something went wrong with one of its calls
    bool judged = false;                       ///< check 47 has looked whether all are used

    std::size_t usedCount() const;
};

/// What both services remember of a client; whoever reads or writes holds the mutex.
struct ScapState {
    mutable std::mutex mutex{};
    std::map<std::string, ScapSearch> searches{};   ///< by processId
    std::map<std::string, ScapProcess> processes{}; ///< likewise
    std::set<std::string> seenIds{};                ///< every processId that came with a call of its own
    std::optional<std::string> credentialId{};      ///< of the installation that came first

    /// The latest search of this person whose key was told, or null.
    const std::pair<const std::string, ScapSearch>* searchOf(const std::string& documentType,
                                                             const std::string& documentCountry,
                                                             const std::string& documentNumber) const;

    /// The latest search of each person, with its key, and back from it; these two take the mutex themselves.
    /// Throws what nlohmann/json throws, and std::exception for what does not fit.
    nlohmann::json memory() const;
    void recall(const nlohmann::json& memory, const Registry& registry);
};

} // namespace cunho::sandbox
