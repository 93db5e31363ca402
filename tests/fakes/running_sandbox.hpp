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
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace cunho::test {

/// How a test wants its sandbox.
struct SandboxChoice {
    int timestampQuota = 0;
    bool seedAccount = true;
    int timeScale = 1; ///< of its clock
    std::filesystem::path transcript{};
};

/// The program cunho-sandbox, running for as long as the object lives; its keys are made once a build folder.
class RunningSandbox {
  public:
    explicit RunningSandbox(int timestampQuota = 0) : RunningSandbox(SandboxChoice{timestampQuota}) {}

    explicit RunningSandbox(const SandboxChoice& choice)
        : process_(std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-sandbox", arguments(choice)) {
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

    /// Where its services and the stand-in of the card's plug-in are.
    std::string baseUrl() const { return access_.at("baseUrl"); }
    std::string controlUrl() const { return access_.at("controlUrl"); } ///< past the faults of the network
    std::string pluginUrl() const { return access_.at("pluginUrl"); }

    /// What the program must keep to itself, and says to the services alone.
    std::string basicPassword() const { return access_.at("basicPassword"); }

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

    /// With the `nth` request to a service from now on.
    void faultAt(const std::string& service, int nth, const std::string& action) const {
        post("/sandbox/faults", {{"match", {{"service", service}, {"nth", nth}}}, {"action", action}});
    }

    /// Moves its clock forward.
    void jump(std::chrono::seconds distance) const {
        post("/sandbox/clock", {{"jumpSeconds", distance.count()}});
    }

    /// Every exchange with the services, oldest first, without secrets.
    std::string transcriptText() const { return bodyOf("/sandbox/transcript"); }
    std::vector<nlohmann::json> transcript() const {
        std::vector<nlohmann::json> exchanges;
        std::istringstream lines(transcriptText());
        for (std::string line; std::getline(lines, line);)
            exchanges.push_back(nlohmann::json::parse(line));
        return exchanges;
    }

    /// Forgets faults, counts and limits.
    void reset() const { post("/sandbox/reset", nlohmann::json::object()); }

    /// Writes what a sandbox says that takes any number of time-stamps: its limit as if the time had passed.
    void writeUnlimitedAccess(const std::filesystem::path& file) const {
        nlohmann::json access = access_;
        access["timestampQuota"] = 0;
        std::ofstream(file) << access.dump() << '\n';
    }

    /// What a page below /sandbox/ says, and what it is told.
    nlohmann::json get(const std::string& path) const { return nlohmann::json::parse(bodyOf(path)); }

    void post(const std::string& path, const nlohmann::json& values) const {
        const auto reply = clientAt(controlUrl())->Post(path, values.dump(), "application/json");
        if (!reply || reply->status < 200 || reply->status > 299)
            throw std::runtime_error("the sandbox refuses " + path + " " + values.dump());
    }

    /// For one of its own addresses, by its own root.
    std::unique_ptr<httplib::SSLClient> clientAt(const std::string& url) const {
        auto client =
            std::make_unique<httplib::SSLClient>("127.0.0.1", std::stoi(url.substr(url.rfind(':') + 1)));
        client->set_ca_cert_path(root().c_str());
        client->enable_server_certificate_verification(true);
        return client;
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

    static std::vector<std::string> arguments(const SandboxChoice& choice) {
        std::vector<std::string> all{"--state",
                                     state().string(),
                                     "--fast-keys",
                                     "--tsa-quota",
                                     std::to_string(choice.timestampQuota),
                                     "--time-scale",
                                     std::to_string(choice.timeScale)};
        if (choice.seedAccount)
            all.emplace_back("--seed-account");
        if (!choice.transcript.empty())
            all.insert(all.end(), {"--transcript", choice.transcript.string()});
        return all;
    }

    std::string bodyOf(const std::string& path) const {
        const auto reply = clientAt(controlUrl())->Get(path);
        if (!reply || reply->status != 200)
            throw std::runtime_error("the sandbox does not answer " + path);
        return reply->body;
    }

    TemporaryFolder folder_;
    Process process_;
    nlohmann::json access_;
};

} // namespace cunho::test
