// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "comparison.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/scripted_revocation.hpp"
#include "fakes/scripted_timestamps.hpp"

#include <cunho/pdf/reader.hpp>
#include <cunho/providers/soft_key.hpp>
#include <cunho/signing/pades.hpp>

#include <algorithm>
#include <atomic>
#include <stdexcept>

namespace cunho::bench {

/// Processor time of the far side, whose work is done in this process.
class FarSide {
  public:
    Bytes serve(const std::function<Bytes()>& reply) {
        const double before = cpuSeconds(CLOCK_THREAD_CPUTIME_ID);
        Bytes out = reply();
        seconds_.fetch_add(cpuSeconds(CLOCK_THREAD_CPUTIME_ID) - before);
        return out;
    }
    double seconds() const { return seconds_.load(); }

  private:
    std::atomic<double> seconds_ = 0;
};

/// Signs files at any level with keys in memory and an authority and a responder in this process.
class LevelWorkshop {
  public:
    LevelWorkshop(std::size_t files, std::size_t fileSize) {
        test::SamplePdf options;
        options.size = fileSize;
        for (std::size_t number = 0; number < files; ++number) {
            options.text = "Fatura " + std::to_string(100 + number);
            sources_.push_back(test::writeSample(folder_.path(), "source" + std::to_string(number) + ".pdf",
                                                 test::samplePdf(options)));
        }
    }

    /// One batch into a folder. Each begins without evidence. Gives our own processor seconds.
    double sign(signing::PadesLevel level, const std::filesystem::path& folder) {
        FarSide farSide;
        const auto serve = [&farSide](const std::function<Bytes()>& reply) { return farSide.serve(reply); };
        test::ScriptedTimestamps timestamps(pki_.timestampKey(), pki_.timestampChain(), clock_);
        timestamps.serve = serve;
        timestamps.beforeReply = beforeStamp;
        test::ScriptedRevocation revocation(pki_, clock_);
        revocation.serve = serve;
        providers::SoftKeyProvider provider(pki_.leafKey(), pki_.chain());
        std::vector<signing::SignFileRequest> requests(sources_.size());
        for (std::size_t number = 0; number < requests.size(); ++number) {
            requests[number].source = sources_[number];
            requests[number].target = folder / (std::to_string(number) + ".pdf");
            requests[number].level = level;
        }
        signing::PadesSigner signer(*reader_, provider, clock_, {{&timestamps, &revocation}, nullptr});
        std::vector<signing::SignOutcome> outcomes;
        const double all = cpuOf([&] { outcomes = signer.sign(requests, silent_, {}); });
        requireLevel(outcomes, level);
        stampRequests = timestamps.requests;
        mostQuestions = 0;
        for (const auto& [name, count] : revocation.questions)
            mostQuestions = std::max(mostQuestions, count);
        return all - farSide.seconds();
    }

    const test::TestPki& pki() const { return pki_; }
    const pdf::Reader& reader() const { return *reader_; }
    TimePoint now() const { return clock_.now(); }

    std::function<void(int)> beforeStamp;
    int stampRequests = 0; ///< of the last batch
    int mostQuestions = 0; ///< about one certificate, in the last batch

  private:
    static void requireLevel(const std::vector<signing::SignOutcome>& outcomes, signing::PadesLevel level) {
        for (const auto& outcome : outcomes) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                throw std::runtime_error(failure->reason + ": " + failure->detail);
            if (std::get<signing::SignedFile>(outcome).level != level)
                throw std::runtime_error("a level was not reached");
        }
    }

    TemporaryFolder folder_{"cunho-bench"};
    test::TestPki pki_;
    SystemClock clock_;
    signing::SilentPrompter silent_;
    std::unique_ptr<pdf::Reader> reader_ = pdf::makeDirectReader();
    std::vector<std::filesystem::path> sources_;
};

} // namespace cunho::bench
