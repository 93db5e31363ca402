// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/providers/soft_key.hpp>

#include <limits>
#include <utility>

namespace cunho::providers {

namespace {

constexpr std::uint64_t largestFile = 4U << 20U; ///< no key or certificate file comes near it

/// A file's bytes, wiped at the end: they may hold an unprotected key.
class SecretFile {
  public:
    explicit SecretFile(const std::filesystem::path& path) : bytes_(readFile(path, largestFile)) {}
    ~SecretFile() { wipe(bytes_); }
    SecretFile(const SecretFile&) = delete;
    SecretFile& operator=(const SecretFile&) = delete;

    ByteView view() const noexcept { return bytes_; }

  private:
    Bytes bytes_;
};

void append(std::vector<crypto::Certificate>& bag, const std::filesystem::path& file) {
    for (const crypto::Certificate& certificate :
         crypto::Certificate::listFromFile(readFile(file, largestFile))) {
        bag.push_back(certificate);
    }
}

/// The certificate in `bag` that belongs to `key`.
crypto::Certificate certificateOf(const crypto::PrivateKey& key, const std::vector<crypto::Certificate>& bag,
                                  const std::filesystem::path& file) {
    for (const crypto::Certificate& certificate : bag) {
        if (key.matches(certificate)) {
            return certificate;
        }
    }
    throw Error(Fault::Input, "KEY_CERTIFICATE_MISMATCH", {}, file.filename().string());
}

} // namespace

std::unique_ptr<SoftKeyProvider> SoftKeyProvider::fromPkcs12(const std::filesystem::path& file,
                                                             const Secret& password) {
    const SecretFile content(file);
    crypto::Pkcs12 opened = crypto::Pkcs12::open(content.view(), password);
    return std::make_unique<SoftKeyProvider>(std::move(opened.key), std::move(opened.chain));
}

std::unique_ptr<SoftKeyProvider> SoftKeyProvider::fromPem(const std::filesystem::path& key,
                                                          const Secret& password,
                                                          const std::filesystem::path& certificate,
                                                          const std::filesystem::path& chain) {
    const SecretFile content(key);
    crypto::PrivateKey opened = crypto::PrivateKey::fromPem(content.view(), password);
    std::vector<crypto::Certificate> bag;
    append(bag, certificate);
    const crypto::Certificate leaf = certificateOf(opened, bag, certificate);
    if (!chain.empty()) {
        append(bag, chain);
    }
    return std::make_unique<SoftKeyProvider>(std::move(opened), crypto::orderChain(bag, leaf));
}

SoftKeyProvider::SoftKeyProvider(crypto::PrivateKey key, crypto::CertificateChain chain)
    : key_(std::move(key)), chain_(std::move(chain)) {
    if (chain_.empty() || !key_.matches(chain_.front())) {
        throw Error(Fault::Input, "KEY_CERTIFICATE_MISMATCH");
    }
    algorithm_ = crypto::usualAlgorithm(chain_.front());
}

void SoftKeyProvider::useAlgorithm(const crypto::SignatureAlgorithm& algorithm) {
    if (algorithm.digest == crypto::DigestAlgorithm::Sha1) {
        throw Error(Fault::Unsupported, "KEY_KIND_UNSUPPORTED", {}, "SHA-1 signs no document");
    }
    key_.sign(algorithm, crypto::digest(algorithm.digest, {})); // the key itself says whether it can
    algorithm_ = algorithm;
}

signing::Credential SoftKeyProvider::credential(const JobContext&) {
    signing::Credential out;
    out.id = toHex(chain_.front().fingerprint().value);
    out.provider = "soft-key";
    out.chain = chain_;
    out.algorithm = algorithm_;
    out.batchLimit = std::numeric_limits<std::size_t>::max();
    return out;
}

void SoftKeyProvider::sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
                           signing::Prompter&, const JobContext& job) {
    Progress progress{0, items.size(), "sign"};
    for (const signing::Dtbsr& item : items) {
        job.throwIfStopped();
        sink.signedValue(item.id, key_.sign(item.algorithm, item.digest));
        ++progress.done;
        job.report(progress);
    }
}

} // namespace cunho::providers
