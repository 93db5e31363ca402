// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/test_pki.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>
#include <cunho/core/random.hpp>
#include <cunho/crypto/cms.hpp>

#include <chrono>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace cunho::test {

/// Which Error `action` throws, as "Fault/REASON", or "nothing".
template<class Action>
std::string thrownBy(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return std::string(faultName(error.fault())) + "/" + error.reason();
    }
    return "nothing";
}

inline void writeFile(const std::filesystem::path& path, ByteView content) {
    AtomicFile file(path, AtomicFile::Existing::Replace);
    file.write(content);
    file.commit();
}

/// The openssl program in a folder of its own; every call has a time limit.
class Openssl {
  public:
    std::filesystem::path path(const std::string& name) const { return folder_.path() / name; }
    void write(const std::string& name, ByteView content) const { writeFile(path(name), content); }
    Bytes read(const std::string& name) const { return readFile(path(name)); }

    /// Arguments that start with '@' name files of the folder.
    bool succeeds(std::vector<std::string> arguments) const { return call(std::move(arguments)).first == 0; }
    std::string output(std::vector<std::string> arguments) const { return call(std::move(arguments)).second; }

    /// Runs a call that the test needs to go well.
    void must(const std::vector<std::string>& arguments) const {
        std::string shown;
        for (const auto& argument : arguments)
            shown += argument + " ";
        ASSERT_TRUE(succeeds(arguments)) << "openssl " << shown;
    }

    /// `openssl cms -verify` as a CAdES judge.
    bool verifiesCades(ByteView cms, ByteView content, const std::filesystem::path& root) const {
        write("judged.der", cms);
        write("judged.bin", content);
        return succeeds({"cms", "-verify", "-inform", "DER", "-in", "@judged.der", "-content", "@judged.bin",
                         "-binary", "-cades", "-purpose", "any", "-CAfile", root.string(), "-out",
                         "@out.bin"});
    }

  private:
    std::pair<int, std::string> call(std::vector<std::string> arguments) const {
        for (auto& argument : arguments) {
            if (argument.starts_with('@'))
                argument = path(argument.substr(1)).string();
        }
        return run("openssl", arguments, std::chrono::seconds(30));
    }

    TemporaryFolder folder_{"cunho-openssl"};
};

/// A request for a certificate of the test's own, valid like the shared PKI.
inline crypto::CertificateRequest requestFor(crypto::CertificateRequest::Profile profile,
                                             const std::string& name) {
    crypto::CertificateRequest request;
    request.profile = profile;
    request.subject = {{"C", "PT"}, {"CN", name}};
    request.notBefore = day(2020, 1, 1);
    request.notAfter = day(2040, 1, 1);
    return request;
}

} // namespace cunho::test
