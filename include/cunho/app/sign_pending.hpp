// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/core/job_context.hpp>

#include <cstdint>
#include <map>
#include <variant>
#include <vector>

namespace cunho::app {

using PendingOutcome = std::variant<invoicing::SignatureRecord, Failure>;

/// Finishes the signatures of issued documents: first what the journal has under way, then the rest. What was
/// prepared for another provider than the one in use, and was never asked of it, is prepared anew. Called
/// at start, after issuing, and by the person.
class SignPending {
  public:
    explicit SignPending(Services& services) : services_(services) {}

    /// Every pending document (`only` empty) or these; by document key. Renders what was not rendered before
    /// a crash. Throws Configuration/NO_PROVIDER when the program has no way to sign and
    /// Busy/SIGNING_ELSEWHERE while another run, of whatever process, signs out of the same spool.
    std::map<std::int64_t, PendingOutcome> run(const std::vector<std::int64_t>& only,
                                               signing::Prompter& prompter, const JobContext& job);

  private:
    Services& services_;
};

/// Name of the archive file: "FT 2026A/1" gives "FT_2026A_1.pdf".
std::string archiveName(const invoicing::IssuedDocument& document);

} // namespace cunho::app
