// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "comparison.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/sample_pdf.hpp"
#include "openssl_floor.hpp"

#include <cunho/core/file.hpp>
#include <cunho/crypto/authority.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/providers/soft_key.hpp>
#include <cunho/signing/pades.hpp>

#include <benchmark/benchmark.h>
#include <chrono>
#include <stdexcept>

namespace cunho::bench {
namespace {

constexpr std::size_t files = 100;
constexpr std::size_t fileSize = 50'000;

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
    std::unique_ptr<pdf::Reader> reader_ = pdf::makeDirectReader();
    crypto::PrivateKey key_;
    crypto::CertificateChain chain_;
    std::vector<std::filesystem::path> sources_;
    std::string covered_;
    Bytes finished_;
};

double wallSeconds(const std::function<void()>& act) {
    const auto before = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

} // namespace

Comparison signComparison() {
    const auto workshop = std::make_shared<Workshop>();
    workshop->sign(); // warms the caches of both sides and yields the bytes of the floor
    return {
        "Signing at B-B",
        std::to_string(files) + " PDFs of " + std::to_string(fileSize) +
            " bytes, one process, one thread, RSA-3072 key in memory, no journal; elapsed time. The floor is "
            "measured in the same run and the same folder: OpenSSL makes a detached CAdES CMS of the same "
            "bytes, and a file of the same final size is written, synchronised (fsync) and renamed. Cunho "
            "does "
            "that too, and reads and checks the original, appends the revision, and before the rename reads "
            "the finished file again and verifies it.",
        "floor",
        "Cunho",
        std::to_string(files) + " files",
        [workshop] { return wallSeconds([&] { workshop->floor(); }); },
        [workshop] { return wallSeconds([&] { workshop->sign(); }); },
    };
}

} // namespace cunho::bench
