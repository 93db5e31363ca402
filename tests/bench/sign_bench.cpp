// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "bench_docs.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/sample_pdf.hpp"
#include "openssl_floor.hpp"

#include <cunho/core/file.hpp>
#include <cunho/crypto/authority.hpp>
#include <cunho/providers/soft_key.hpp>
#include <cunho/signing/pades.hpp>

#include <benchmark/benchmark.h>
#include <iostream>
#include <stdexcept>

namespace cunho::bench {
namespace {

constexpr std::size_t files = 100;
constexpr std::size_t fileSize = 50'000;
constexpr int repetitions = 9;

crypto::CertificateRequest certificateRequest(crypto::CertificateRequest::Profile profile,
                                              const std::string& name, TimePoint now) {
    crypto::CertificateRequest out;
    out.profile = profile;
    out.subject = {{"C", "PT"}, {"O", "Cunho"}, {"CN", name}};
    out.notBefore = now - std::chrono::hours(1);
    out.notAfter = now + std::chrono::hours(24);
    return out;
}

/// Key, certificates and files that both sides use.
class Workshop {
  public:
    Workshop() : key_(crypto::PrivateKey::generateRsa(3072)) {
        using Profile = crypto::CertificateRequest::Profile;
        const auto rootKey = crypto::PrivateKey::generateRsa(3072);
        const TimePoint now = clock_.now();
        const auto root =
            crypto::issueCertificate(certificateRequest(Profile::Root, "Root", now), rootKey, {}, rootKey);
        const auto leaf = crypto::issueCertificate(certificateRequest(Profile::QualifiedLeaf, "Leaf", now),
                                                   key_, root, rootKey);
        chain_ = {leaf, root};
        test::SamplePdf options;
        options.size = fileSize;
        for (std::size_t number = 0; number < files; ++number) {
            options.text = "Fatura " + std::to_string(100 + number);
            const auto source = test::writeSample(folder_.path(), "source" + std::to_string(number) + ".pdf",
                                                  test::samplePdf(options));
            sources_.push_back(source);
        }
    }

    /// Signs every file into a new folder; the outcome of each is checked.
    void sign() {
        const TemporaryFolder out("cunho-bench");
        providers::SoftKeyProvider provider(crypto::PrivateKey::fromPem(key_.pem().expose()), chain_);
        std::vector<signing::SignFileRequest> requests(files);
        for (std::size_t number = 0; number < files; ++number) {
            requests[number].source = sources_[number];
            requests[number].target = out.path() / (std::to_string(number) + ".pdf");
        }
        signing::SilentPrompter silent;
        const auto outcomes = signing::PadesSigner(*reader_, provider, clock_).sign(requests, silent, {});
        for (const auto& outcome : outcomes) {
            if (!std::holds_alternative<signing::SignedFile>(outcome)) {
                throw std::runtime_error(std::get<Failure>(outcome).reason);
            }
        }
        if (covered_.empty()) {
            const auto first = out.path() / "0.pdf";
            covered_ = test::cutSignature(first).covered;
            finished_ = readFile(first);
        }
    }

    /// OpenSSL and system calls on the same bytes and a file of the same final size.
    void floor() const {
        const TemporaryFolder out("cunho-bench");
        const OpensslFloor openssl(key_, chain_);
        for (std::size_t number = 0; number < files; ++number) {
            const Bytes cms = openssl.sign(asBytes(covered_));
            benchmark::DoNotOptimize(cms.data());
            OpensslFloor::write(finished_, out.path() / (std::to_string(number) + ".pdf"));
        }
    }

  private:
    TemporaryFolder folder_{"cunho-bench"};
    SystemClock clock_;
    std::unique_ptr<pdf::StructureReader> reader_ = pdf::makePodofoReader();
    crypto::PrivateKey key_;
    crypto::CertificateChain chain_;
    std::vector<std::filesystem::path> sources_;
    std::string covered_;
    Bytes finished_;
};

/// Keeps the time of each repetition while the console shows them.
class Keeper final : public benchmark::ConsoleReporter {
  public:
    SignMeasurement measured{files, fileSize, {}, {}};

    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type == Run::RT_Iteration) {
                auto& values =
                    run.benchmark_name().find("Floor") == std::string::npos ? measured.cunho : measured.floor;
                values.push_back(run.GetAdjustedRealTime());
            }
        }
        ConsoleReporter::ReportRuns(runs);
    }
};

template<typename Act>
void add(const std::string& name, Act act) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [act](benchmark::State& state) {
                                     for ([[maybe_unused]] auto round : state) {
                                         act();
                                     }
                                 })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->Iterations(1);
}

/// Takes "--write-docs PATH" out of the arguments.
std::filesystem::path takeDocsPage(std::vector<char*>& arguments) {
    for (std::size_t at = 1; at + 1 < arguments.size(); ++at) {
        if (std::string_view(arguments[at]) == "--write-docs") {
            const std::filesystem::path page = arguments[at + 1];
            const auto first = arguments.begin() + static_cast<std::ptrdiff_t>(at);
            arguments.erase(first, first + 2);
            return page;
        }
    }
    return {};
}

int benchMain(std::vector<char*> arguments) {
    const std::filesystem::path page = takeDocsPage(arguments);
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) {
        return 2;
    }
    Workshop workshop;
    workshop.sign(); // warms the caches of both sides and yields the bytes of the floor
    for (int round = 0; round < repetitions; ++round) { // in turns, so that a busy moment hits both
        add("Sign/Floor/" + std::to_string(round), [&workshop] { workshop.floor(); });
        add("Sign/Cunho/" + std::to_string(round), [&workshop] { workshop.sign(); });
    }
    Keeper keeper;
    benchmark::RunSpecifiedBenchmarks(&keeper);
    if (!keeper.measured.floor.empty() && !keeper.measured.cunho.empty()) {
        std::cout << "ratio " << ratio(keeper.measured) << "\n";
        if (!page.empty()) {
            writeDocs(keeper.measured, page);
        }
    }
    benchmark::Shutdown();
    return 0;
}

} // namespace
} // namespace cunho::bench

int main(int argc, char** argv) {
    try {
        return cunho::bench::benchMain(std::vector<char*>(argv, argv + argc));
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
