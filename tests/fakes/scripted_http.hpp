// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/http/client.hpp>

#include <functional>
#include <string>
#include <vector>

namespace cunho::test {

/// A client whose replies a test writes; it remembers what it was asked, and when.
class ScriptedHttp final : public http::Client {
  public:
    struct Asked {
        std::string method;
        std::string url;
        std::string body;
        std::vector<std::pair<std::string, std::string>> headers; ///< the secret ones as well
        TimePoint at{};

        std::string header(std::string_view name) const {
            for (const auto& [key, value] : headers) {
                if (key == name)
                    return value;
            }
            return {};
        }
    };
    using Answer = std::function<http::Response(const Asked&)>;

    explicit ScriptedHttp(const Clock& clock) : clock_(clock) {}

    Answer answer; ///< may throw as http::Client does
    std::vector<Asked> asked;

    http::Response send(http::Request request, const JobContext& job) override {
        job.throwIfStopped();
        Asked one{request.method, request.url, std::string(asText(request.body)), request.headers,
                  clock_.now()};
        for (const auto& [name, value] : request.secretHeaders)
            one.headers.emplace_back(name, std::string(value.exposeText()));
        asked.push_back(one);
        return answer(one);
    }

    static http::Response reply(int status, std::string_view body = {},
                                std::vector<std::pair<std::string, std::string>> headers = {}) {
        return {status, std::move(headers), toBytes(body)};
    }

  private:
    const Clock& clock_;
};

} // namespace cunho::test
