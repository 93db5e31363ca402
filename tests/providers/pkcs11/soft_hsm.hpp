// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/judges.hpp"
#include "fakes/sample_pdf.hpp"

#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/private_key.hpp>
#include <cunho/providers/pkcs11.hpp>

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>

namespace cunho::test {

/// SoftHSM2 with tokens in a folder of the test's own.
class SoftHsm {
  public:
    static constexpr const char* pin = "123456";

    SoftHsm() {
        std::filesystem::create_directories(folder_.path() / "tokens");
        const auto configuration = folder_.path() / "softhsm2.conf";
        std::ofstream(configuration) << "directories.tokendir = " << (folder_.path() / "tokens").string()
                                     << "\nobjectstore.backend = file\nlog.level = ERROR\n";
        ::setenv("SOFTHSM2_CONF", configuration.c_str(), 1);
    }
    ~SoftHsm() { ::unsetenv("SOFTHSM2_CONF"); }
    SoftHsm(const SoftHsm&) = delete;
    SoftHsm& operator=(const SoftHsm&) = delete;

    /// As p11-kit's list has it, or else its package.
    static std::filesystem::path module() {
        for (const auto& one : providers::listPkcs11Modules()) {
            if (one.path.filename() == fileName)
                return one.path;
        }
        const std::string files = ask("dpkg-query", {"-L", "libsofthsm2"}).report;
        const std::size_t end = files.find(std::string("/") + fileName + "\n");
        if (end == std::string::npos)
            throw std::runtime_error("SoftHSM2 is not installed (cmake/packages.txt)");
        const std::size_t begin = files.rfind('\n', end) + 1;
        return files.substr(begin, files.find('\n', end) - begin);
    }

    void addToken(const std::string& label) const {
        must("softhsm2-util",
             {"--init-token", "--free", "--label", label, "--pin", pin, "--so-pin", "87654321"});
    }

    /// `id` in hexadecimal.
    void addKey(const std::string& token, const std::string& id, const crypto::PrivateKey& key) const {
        const auto file = folder_.path() / "import.key";
        std::ofstream(file) << key.pem().exposeText();
        must("softhsm2-util",
             {"--import", file.string(), "--token", token, "--label", "key " + id, "--id", id, "--pin", pin});
    }

    /// One with CKA_ALWAYS_AUTHENTICATE, as keys of qualified signatures mostly have it.
    void addGuardedKey(const std::string& token, const std::string& id, const crypto::PrivateKey& key) const {
        const auto file = folder_.path() / "guarded.key";
        std::ofstream(file) << key.pem().exposeText();
        must("pkcs11-tool", {"--module", module().string(), "--token-label", token, "--login", "--pin", pin,
                             "--write-object", file.string(), "--type", "privkey", "--usage-sign",
                             "--always-auth", "--id", id, "--label", "key " + id});
    }

    void addCertificate(const std::string& token, const std::string& id,
                        const crypto::Certificate& certificate) const {
        const auto file = folder_.path() / "import.der";
        std::ofstream(file, std::ios::binary) << asText(certificate.der());
        must("pkcs11-tool",
             {"--module", module().string(), "--token-label", token, "--login", "--pin", pin,
              "--write-object", file.string(), "--type", "cert", "--id", id, "--label", "certificate " + id});
    }

    void add(const std::string& token, const std::string& id, const crypto::PrivateKey& key,
             const crypto::Certificate& certificate) const {
        addKey(token, id, key);
        addCertificate(token, id, certificate);
    }

  private:
    static constexpr const char* fileName = "libsofthsm2.so";

    static void must(const std::string& program, const std::vector<std::string>& arguments) {
        if (!ask(program, arguments).good)
            throw std::runtime_error(program + " failed");
    }

    TemporaryFolder folder_{"cunho-softhsm"};
};

} // namespace cunho::test
