// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/running_sandbox.hpp"

#include <cunho/core/error.hpp>
#include <cunho/signing/activation.hpp>
#include <cunho/signing/web_login.hpp>

#include <algorithm>
#include <cctype>
#include <functional>
#include <httplib.h>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace cunho::test {

/// A citizen of the sandbox before the authentication page: reads its forms and fills them in, without an
/// engine. Whatever goes wrong on the wire, or the page says with 5xx, is a page that cannot be reached.
class FormPerson final : public signing::WebLogin {
  public:
    explicit FormPerson(const RunningSandbox& sandbox, char letter = 'A')
        : citizen(letter), sandbox_(sandbox) {}

    char citizen; ///< letter of autenticacao-gov H
    signing::LoginMeans means = signing::LoginMeans::Cmd;
    bool refuses = false; ///< "RECUSAR", where the data are asked for
    int wrongPins = 0;    ///< so many PINs before the right one
    std::string closesAt; ///< step of the page at which the window is closed
    std::function<void(std::chrono::milliseconds)> waits{}; ///< does nothing until the page's limit is over
    int shown = 0;                                          ///< how often a page was opened
    std::vector<std::string> kept; ///< everything that must not be found anywhere: PIN, code, tokens
    std::string lastPage;

    std::string phone() const { return "9120000" + number(); }
    std::string pin() const { return "1357" + number(); }

    std::optional<Failure> obstacle() const override { return std::nullopt; }

    Secret login(const signing::WebLoginRequest& request, const JobContext& job) override {
        ++shown;
        if (waits) {
            waits(request.limit);
            throw Error(Fault::Busy, "WEB_LOGIN_TIMEOUT");
        }
        request_ = request;
        cookie_ = {};
        auto fragment = arrive(get(request.url));
        for (int page = 0; page < mostPages && !fragment; ++page) {
            job.throwIfStopped();
            fragment = arrive(answer(hidden("step")));
        }
        if (!fragment)
            throw std::runtime_error("the authentication has no end: " + lastPage);
        keep(*fragment);
        return Secret::fromText(std::move(*fragment));
    }

  private:
    using Fields = std::vector<std::pair<std::string, std::string>>;
    static constexpr int mostPages = 20;

    std::string number() const {
        const int place = citizen - 'A' + 1;
        return (place < 10 ? "0" : "") + std::to_string(place);
    }

    httplib::Result answer(const std::string& step) {
        if (step.empty() && !hidden("challenge").empty()) // the plug-in asks again
            return readCard();
        if (step.empty() || step == "over" || step == closesAt)
            throw Error(Fault::Cancelled, "WEB_LOGIN_CLOSED");
        if (step == "means")
            return fill({{"citizen_type", citizen == 'D' ? "foreign" : "national"},
                         {"means", means == signing::LoginMeans::Cmd ? "cmd" : "cc"},
                         {"action", "continue"}});
        if (step == "consent")
            return fill({{"action", refuses ? "refuse" : "authorize"}});
        if (step == "card")
            return readCard();
        if (step == "cmd") {
            const std::string typed = wrongPins > 0 ? "000000" : pin();
            wrongPins = std::max(0, wrongPins - 1);
            return fill({{"prefix", "+351"}, {"phone", phone()}, {"pin", typed}, {"action", "authenticate"}});
        }
        if (step == "code")
            return fill({{"code", codeOnPhone()}, {"action", "confirm"}});
        throw std::runtime_error("unknown step " + step);
    }

    /// The fragment at the end of the way; nothing: another page is there.
    std::optional<std::string> arrive(const httplib::Result& reply) {
        if (!reply || reply->status >= 500)
            throw Error(Fault::Network, "WEB_PAGE_UNREACHABLE", {{"host", "127.0.0.1"}});
        if (const auto set = reply->get_header_value("Set-Cookie"); !set.empty())
            cookie_ = {{"Cookie", set.substr(0, set.find(';'))}};
        if (reply->status < 300 || reply->status > 399) {
            lastPage = reply->body;
            return std::nullopt;
        }
        const std::string to = reply->get_header_value("Location");
        const auto hash = to.find('#');
        if (hash != std::string::npos && isRedirect(to.substr(0, hash)))
            return to.substr(hash + 1);
        return arrive(get(to.starts_with("/") ? originOf(request_.url) + to : to));
    }

    bool isRedirect(const std::string& url) const {
        const std::string ours = "https://" + request_.redirect;
        return std::equal(url.begin(), url.end(), ours.begin(), ours.end(),
                          [](char a, char b) { return lower(a) == lower(b); });
    }
    static int lower(char c) { return std::tolower(static_cast<unsigned char>(c)); }

    static std::string originOf(const std::string& url) {
        return url.substr(0, url.find('/', std::string_view("https://").size()));
    }

    /// As the web view does: no host that is not on the list.
    std::unique_ptr<httplib::SSLClient> clientAt(const std::string& url) const {
        const std::string origin = originOf(url);
        const std::string host = origin.substr(std::string_view("https://").size());
        const auto& allowed = request_.allowedHosts;
        if (!origin.starts_with("https://") ||
            std::find(allowed.begin(), allowed.end(), host) == allowed.end())
            throw std::runtime_error("a page of a host that is not allowed: " + url);
        auto client = sandbox_.clientAt(origin);
        client->set_url_encode(false); // they come encoded
        return client;
    }

    httplib::Result get(const std::string& url) const {
        return clientAt(url)->Get(url.substr(originOf(url).size()), cookie_);
    }

    httplib::Result fill(Fields fields) const {
        fields.insert(fields.begin(), {"step", hidden("step")});
        return post(originOf(request_.url) + "/oauth/login", fields, cookie_);
    }

    httplib::Result post(const std::string& url, const Fields& fields,
                         const httplib::Headers& headers) const {
        const httplib::Params params(fields.begin(), fields.end());
        return clientAt(url)->Post(url.substr(originOf(url).size()), headers, params);
    }

    httplib::Result readCard() {
        kept.push_back(pin());
        const std::string typed = wrongPins > 0 ? "000000" : pin();
        wrongPins = std::max(0, wrongPins - 1);
        return post(sandbox_.pluginUrl() + "/sandbox/plugin",
                    {{"challenge", hidden("challenge")},
                     {"return", hidden("return")},
                     {"card", std::string(1, citizen)},
                     {"pin", typed},
                     {"action", "read"}},
                    {});
    }

    std::string codeOnPhone() {
        kept.push_back(pin());
        const auto messages = sandbox_.get("/sandbox/phone.json?phone=" + phone()).at("messages");
        if (messages.empty())
            throw Error(Fault::Cancelled, "WEB_LOGIN_CLOSED");
        kept.push_back(messages.back().at("code").get<std::string>());
        return kept.back();
    }

    /// Value of a hidden field of the page.
    std::string hidden(const std::string& name) const {
        const std::string mark = "name=\"" + name + "\" value=\"";
        const auto at = lastPage.find(mark);
        if (at == std::string::npos)
            return {};
        const auto from = at + mark.size();
        return lastPage.substr(from, lastPage.find('"', from) - from);
    }

    void keep(const std::string& fragment) {
        for (const std::string name : {"access_token=", "refresh_token="}) {
            const auto at = fragment.find(name);
            if (at != std::string::npos)
                kept.push_back(fragment.substr(at + name.size(), fragment.find('&', at) - at - name.size()));
        }
    }

    const RunningSandbox& sandbox_;
    signing::WebLoginRequest request_;
    httplib::Headers cookie_;
};

} // namespace cunho::test
