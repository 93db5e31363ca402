// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/signing/network_sources.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace cunho::signing {
namespace {

/// Room for a token with a chain of three certificates of 2 KB each.
constexpr std::size_t usualTokenSize = 8192;

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : char(c); });
    return text;
}

/// Host and port of a URL.
std::string addressOf(const std::string& url) {
    const std::size_t scheme = url.find("://");
    const std::size_t from = scheme == std::string::npos ? 0 : scheme + 3;
    const std::string address = lowerCase(url.substr(from, url.find_first_of("/?#", from) - from));
    const bool hasPort = address.find_last_of(':') != std::string::npos && !address.ends_with(']');
    if (hasPort)
        return address;
    return address + (lowerCase(url.substr(0, from)) == "https://" ? ":443" : ":80");
}

/// "2026-11-23 09:35", in Lisbon.
std::string shown(TimePoint time) {
    std::string text = formatLocal(toLocal(time, Zone::Lisbon)).substr(0, 16);
    text.replace(10, 1, " ");
    return text;
}

bool isTimestampReply(const http::Response& response) {
    const std::string header = lowerCase(response.header("content-type").value_or(""));
    std::string_view type(header);
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' '))
        type.remove_suffix(1);
    return type == "application/timestamp-reply";
}

} // namespace

HttpTimestampSource::HttpTimestampSource(std::string url, http::ClientOptions client, TimestampQuota& quota,
                                         std::chrono::milliseconds limit)
    : url_(std::move(url))
    , name_(addressOf(url_))
    , client_(std::move(client))
    , quota_(quota)
    , limit_(limit) {}

std::size_t HttpTimestampSource::tokenSize() const {
    const std::size_t longest = longest_;
    return longest == 0 ? usualTokenSize : longest + longest / 8; // the next one may be longer
}

void HttpTimestampSource::refuse(const TimestampQuota::Allowance& allowance) const {
    throw Error(Fault::Busy, "TIMESTAMP_QUOTA",
                {{"source", name_}, {"time", allowance.next ? shown(*allowance.next) : std::string()}});
}

crypto::TimestampToken HttpTimestampSource::stamp(const crypto::Digest& imprint, const JobContext& job) {
    job.throwIfStopped();
    const auto question = crypto::TimestampRequest::make(imprint);
    if (!quota_.take(name_))
        refuse(quota_.allowance(name_));

    http::Request request;
    request.method = "POST";
    request.url = url_;
    request.contentType = "application/timestamp-query";
    request.body = question.der;
    request.connectLimit = std::min(request.connectLimit, limit_);
    request.totalLimit = limit_;
    const auto response = http::makeCurlClient(client_)->send(std::move(request), job);
    if (response.status == 403 || response.status == 429) {
        quota_.blocked(name_);
        const auto allowance = quota_.allowance(name_);
        if (allowance.now == 0)
            refuse(allowance);
    }
    if (response.status != 200)
        throw Error(Fault::Service, "FETCH_FAILED",
                    {{"host", name_}, {"status", std::to_string(response.status)}});
    if (!isTimestampReply(response))
        throw Error(Fault::Service, "TIMESTAMP_REPLY_INVALID", {},
                    "content type " + response.header("content-type").value_or("missing"));
    auto token = crypto::acceptTimestampReply(response.body, question);

    std::size_t longest = longest_;
    while (token.der.size() > longest && !longest_.compare_exchange_weak(longest, token.der.size())) {
    }
    return token;
}

} // namespace cunho::signing
