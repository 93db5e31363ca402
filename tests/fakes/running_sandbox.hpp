// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <httplib.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace cunho::test {

/// The program cunho-sandbox, running for as long as the object lives; its keys are made once a build folder.
class RunningSandbox {
  public:
    explicit RunningSandbox(int timestampQuota = 0)
        : process_(std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-sandbox",
                   {"--state", state().string(), "--seed-account", "--fast-keys", "--tsa-quota",
                    std::to_string(timestampQuota)}) {
        const auto line = process_.readLine(std::chrono::seconds(60));
        if (!line)
            throw std::runtime_error("cunho-sandbox said nothing");
        access_ = nlohmann::json::parse(*line);
        std::ofstream(accessFile()) << *line << '\n';
    }

    /// For --sandbox-access.
    std::filesystem::path accessFile() const { return folder_.path() / "access.json"; }
    std::filesystem::path root() const { return access_.at("rootCertificate").get<std::string>(); }

    /// Of OCSP, issued by another root as the State has it.
    std::filesystem::path responder() const { return access_.at("ocspResponder").get<std::string>(); }

    /// Address of its time-stamp authority.
    std::string timestampUrl() const { return access_.at("timestampUrl"); }

    /// The seeded citizen's key and certificate and the authority above, as a key in a file has them.
    std::filesystem::path signerKey() const { return state() / "signer-500000000.key.pem"; }
    std::filesystem::path signer() const { return state() / ("signer-500000000." + port() + ".pem"); }
    std::filesystem::path authority() const { return state() / ("ec-safe." + port() + ".pem"); }

    /// How often each digest was signed.
    nlohmann::json signatures() const { return get("/sandbox/signatures").at("signatures"); }

    /// The broken rules of the protocol.
    nlohmann::json violations() const { return get("/sandbox/violations").at("violations"); }

    void fault(const std::string& operation, const std::string& action, int times = 1) const {
        post("/sandbox/faults", {{"operation", operation}, {"action", action}, {"times", times}});
    }

    /// Forgets faults, counts and limits.
    void reset() const { post("/sandbox/reset", nlohmann::json::object()); }

    /// Writes what a sandbox says that takes any number of time-stamps: its limit as if the time had passed.
    void writeUnlimitedAccess(const std::filesystem::path& file) const {
        nlohmann::json access = access_;
        access["timestampQuota"] = 0;
        std::ofstream(file) << access.dump() << '\n';
    }

  private:
    static std::filesystem::path state() {
        return std::filesystem::path(CUNHO_BINARY_DIR).parent_path() / "sandbox-pki";
    }

    /// That of its PKI, after which the certificates that name it are called.
    std::string port() const {
        const std::string url = access_.at("pkiUrl");
        return url.substr(url.rfind(':') + 1);
    }

    nlohmann::json get(const std::string& path) const {
        const auto reply = client()->Get(path);
        if (!reply || reply->status != 200)
            throw std::runtime_error("the sandbox does not answer " + path);
        return nlohmann::json::parse(reply->body);
    }

    void post(const std::string& path, const nlohmann::json& values) const {
        const auto reply = client()->Post(path, values.dump(), "application/json");
        if (!reply || reply->status != 204)
            throw std::runtime_error("the sandbox refuses " + path + " " + values.dump());
    }

    std::unique_ptr<httplib::SSLClient> client() const {
        const std::string base = access_.at("baseUrl");
        auto client =
            std::make_unique<httplib::SSLClient>("127.0.0.1", std::stoi(base.substr(base.rfind(':') + 1)));
        client->set_ca_cert_path(root().c_str());
        return client;
    }

    TemporaryFolder folder_;
    Process process_;
    nlohmann::json access_;
};

} // namespace cunho::test
