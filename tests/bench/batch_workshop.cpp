// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "batch_workshop.hpp"

#include "comparison.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "large_pdf.hpp"

#include <cunho/app/sign_batch.hpp>
#include <cunho/crypto/authority.hpp>
#include <cunho/crypto/digest.hpp>
#ifdef CUNHO_PDF_WORKER
#include <cunho/pdf/worker_reader.hpp>
#endif
#include <cunho/providers/soft_key.hpp>
#include <cunho/signing/pades.hpp>
#include <cunho/store/database.hpp>

#include <benchmark/benchmark.h>
#include <chrono>
#include <podofo/podofo-base.h>
#include <stdexcept>

namespace cunho::bench {

namespace {

crypto::CertificateRequest certificateRequest(crypto::CertificateRequest::Profile profile,
                                              const std::string& name, TimePoint now) {
    crypto::CertificateRequest out;
    out.profile = profile;
    out.subject = {{"C", "PT"}, {"O", "Cunho"}, {"CN", name}};
    out.notBefore = now - std::chrono::hours(1);
    out.notAfter = now + std::chrono::hours(24);
    return out;
}

} // namespace

std::vector<ReaderKind> readerKinds() {
    std::vector<ReaderKind> out{{"direct reader", [] { return pdf::makeDirectReader(); }}};
#ifdef CUNHO_PDF_WORKER
    pdf::WorkerOptions options;
    options.program = CUNHO_PDF_WORKER;
    out.push_back({"worker", [options] { return pdf::makeWorkerReader(options); }});
#endif
    return out;
}

crypto::CertificateChain chainFor(const crypto::PrivateKey& key, TimePoint now) {
    using Profile = crypto::CertificateRequest::Profile;
    const auto rootKey = crypto::PrivateKey::generateRsa(3072);
    const auto root =
        crypto::issueCertificate(certificateRequest(Profile::Root, "Root", now), rootKey, {}, rootKey);
    return {
        crypto::issueCertificate(certificateRequest(Profile::QualifiedLeaf, "Leaf", now), key, root, rootKey),
        root};
}

BatchWorkshop::BatchWorkshop(crypto::PrivateKey key, std::size_t files, std::size_t fileSize)
    : key_(std::move(key)), chain_(chainFor(key_, clock_.now())) {
    for (std::size_t number = 0; number < files; ++number) {
        sources_.push_back(folder_.path() / ("source" + std::to_string(number) + ".pdf"));
        writeLargePdf(sources_.back(), {fileSize, 0});
    }
}

std::filesystem::path BatchWorkshop::newFolder() const {
    if (sources_.size() == 1) {
        written_.clear();
    }
    return written_.emplace_back("cunho-bench").path();
}

void BatchWorkshop::sign(const ReaderKind& reader, Keep keep) {
    const std::filesystem::path out = newFolder();
    const std::unique_ptr<pdf::Reader> with = reader.make();
    providers::SoftKeyProvider provider(crypto::PrivateKey::fromPem(key_.pem().expose()), chain_);
    std::vector<signing::SignFileRequest> requests(sources_.size());
    for (std::size_t number = 0; number < requests.size(); ++number) {
        requests[number].source = sources_[number];
        requests[number].target = out / (std::to_string(number) + ".pdf");
    }
    signing::SilentPrompter silent;
    for (const auto& outcome : signing::PadesSigner(*with, provider, clock_).sign(requests, silent, {})) {
        if (!std::holds_alternative<signing::SignedFile>(outcome)) {
            throw std::runtime_error(std::get<Failure>(outcome).reason);
        }
    }
    if (keep == Keep::First) {
        covered_ = test::cutSignature(out / "0.pdf").covered;
        finished_ = readFile(out / "0.pdf");
    }
}

BatchWorkshop::BatchTimes BatchWorkshop::signAsBatch(const ReaderKind& reader) const {
    const std::filesystem::path out = newFolder();
    store::Database database(out / "empresa.db", Environment::Sandbox, clock_);
    const std::unique_ptr<pdf::Reader> with = reader.make();
    providers::SoftKeyProvider provider(crypto::PrivateKey::fromPem(key_.pem().expose()), chain_);
    app::BatchOptions options;
    options.sign.target.folder = out;
    app::SignBatch batch(options, today(clock_, Zone::Lisbon));
    batch.add(sources_);
    const app::BatchRunner runner(
        {*with, &provider, clock_, {}, &database.completion(), &database.batches(), &database.signedFiles()});
    signing::SilentPrompter silent;
    BatchTimes times;
    times.reading = wallOf([&] { runner.read(batch, {}); });
    times.signing = wallOf([&] { runner.sign(batch, silent, {}); });
    if (batch.counts().done != sources_.size()) {
        throw std::runtime_error("not every file of the batch was signed");
    }
    return times;
}

void BatchWorkshop::floor() const {
    const std::filesystem::path out = newFolder();
    const OpensslFloor openssl(key_, chain_);
    for (std::size_t number = 0; number < sources_.size(); ++number) {
        const Bytes cms = openssl.sign(asBytes(covered_));
        benchmark::DoNotOptimize(cms.data());
        OpensslFloor::write(finished_, out / (std::to_string(number) + ".pdf"));
    }
}

void BatchWorkshop::largeFloor() const {
    const std::filesystem::path out = newFolder();
    for (std::size_t number = 0; number < sources_.size(); ++number) {
        const auto target = out / (std::to_string(number) + ".pdf");
        OpensslFloor::hash(sources_[number]);
        OpensslFloor::copy(sources_[number], target);
    }
}

void BatchWorkshop::parse() const {
    for (const auto& source : sources_) {
        PoDoFo::PdfVecObjects objects;
        objects.SetAutoDelete(true);
        PoDoFo::PdfParser parser(&objects);
        parser.ParseFile(source.c_str());
        benchmark::DoNotOptimize(parser.GetTrailer());
    }
}

} // namespace cunho::bench
