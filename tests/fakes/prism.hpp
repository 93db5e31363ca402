// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/core/process.hpp>
#include <cunho/http/client.hpp>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <httplib.h>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace cunho::test {

inline bool isOnPath(const std::string& program) {
    const char* const path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, ':');)
        if (!folder.empty() && std::filesystem::exists(std::filesystem::path(folder) / program))
            return true;
    return false;
}

/// Prism as a proxy with an API file: what breaks the file on either side comes back as an error.
class Prism {
  public:
    /// `upstream`: the sandbox; `root`: whom it trusts.
    Prism(const std::filesystem::path& file, const std::string& upstream, const std::filesystem::path& root)
        : process_("prism", {"proxy", "-p", "0", "-h", "127.0.0.1", "--errors", file.string(), upstream},
                   Process::Options{{{"NODE_EXTRA_CA_CERTS", root.string()},
                                     {"NO_PROXY", "127.0.0.1"},
                                     {"no_proxy", "127.0.0.1"}},
                                    false,
                                    false}) {}
    ~Prism() {
        process_.kill();
        if (reader_.joinable())
            reader_.join();
    }
    Prism(const Prism&) = delete;
    Prism& operator=(const Prism&) = delete;

    /// Waits until it listens. Its log is read on, lest it stand still.
    void awaitStart() {
        constexpr std::string_view sign = "Prism is listening on http://127.0.0.1:";
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (std::chrono::steady_clock::now() < end) {
            const auto line = process_.readLine(std::chrono::seconds(60));
            if (!line)
                break;
            const auto at = line->find(sign);
            if (at == std::string::npos)
                continue;
            port_ = std::stoi(line->substr(at + sign.size()));
            reader_ = std::thread([this] {
                while (process_.readLine(std::chrono::seconds(60)))
                    continue;
            });
            return;
        }
        throw std::runtime_error("prism does not start");
    }

    int port() const noexcept { return port_; }

  private:
    Process process_;
    int port_ = 0;
    std::thread reader_;
};

/// Sends every request through Prism in place of the peer that it names, and reports what Prism finds.
class PrismClient final : public http::Client {
  public:
    /// Which of several Prisms checks a path.
    using Choice = std::function<const Prism&(const std::string& path)>;

    explicit PrismClient(Choice choice) : choice_(std::move(choice)) {}

    int calls = 0;
    std::vector<std::string> findings; ///< violations of the API file, in Prism's words

    http::Response send(http::Request request, const JobContext&) override {
        const auto begin = request.url.find('/', std::string("https://").size());
        const std::string target = request.url.substr(begin);
        const std::string path = target.substr(0, target.find('?'));
        httplib::Client client("127.0.0.1", choice_(path).port());
        client.set_read_timeout(std::chrono::seconds(30));
        httplib::Headers headers;
        for (const auto& [name, value] : request.headers)
            headers.emplace(name, value);
        for (const auto& [name, value] : request.secretHeaders)
            headers.emplace(name, value.exposeText());
        ++calls;
        const auto result =
            request.method == "GET"
                ? client.Get(target, headers)
                : client.Post(target, headers, std::string(asText(request.body)), request.contentType);
        if (!result)
            throw Error(Fault::Network, "REPLY_LOST");
        if (result->get_header_value("Content-Type").starts_with("application/problem+json"))
            findings.push_back(request.method + " " + path + ": " + result->body);
        if (result->has_header("sl-violations"))
            findings.push_back(request.method + " " + path + ": " +
                               result->get_header_value("sl-violations"));
        return {result->status, {}, toBytes(result->body)};
    }

  private:
    Choice choice_;
};

} // namespace cunho::test
