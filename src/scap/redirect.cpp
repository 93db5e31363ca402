// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_reply.hpp"
#include "percent.hpp"

#include <cunho/core/error.hpp>
#include <cunho/scap/fa_client.hpp>

#include <algorithm>

namespace cunho::scap {
namespace {

constexpr std::size_t longestFragment = 16U << 10U;
constexpr std::size_t longestRedirectToken = 8U << 10U;

/// The parameters behind '#', in any order.
class Fragment {
  public:
    explicit Fragment(std::string_view text) : text_(text) {
        while (text_.starts_with('#') || text_.starts_with('?'))
            text_.remove_prefix(1);
        if (text_.size() > longestFragment)
            refuseFaReply("the redirect is too long");
    }

    /// Empty: no such parameter. One that stands twice is a stranger's doing.
    Secret find(std::string_view name) const {
        std::optional<std::string_view> found;
        for (std::string_view rest = text_; !rest.empty();) {
            const std::string_view pair = rest.substr(0, rest.find('&'));
            rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
            if (!pair.starts_with(name) || pair.substr(name.size(), 1) != "=")
                continue;
            if (found)
                refuseFaReply("a parameter of the redirect stands twice");
            found = pair.substr(name.size() + 1);
        }
        auto value = percentDecoded(found.value_or(std::string_view()));
        if (!value)
            refuseFaReply("a parameter of the redirect is not percent-encoded");
        return Secret::fromText(std::move(*value));
    }

    std::string text(std::string_view name) const { return std::string(find(name).exposeText()); }

  private:
    std::string_view text_;
};

[[noreturn]] void refuseRedirect(const std::string& error) {
    if (error == "cancelled" || error == "access_denied")
        throw Error(Fault::Declined, "FA_CANCELLED");
    if (error == "unauthorized_client")
        throw Error(Fault::Configuration, "FA_UNAUTHORIZED_CLIENT");
    if (error == "invalid_request" || error == "unsupported_grant_type")
        throw Error(Fault::Internal, "FA_INVALID_REQUEST", {}, error);
    refuseFaReply("an unknown error in the redirect");
}

bool isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~+/=").find(c) != std::string_view::npos;
}

/// The value of a token (RFC 6750 section 2.1).
bool isToken(std::string_view text) {
    return !text.empty() && text.size() <= longestRedirectToken &&
           std::all_of(text.begin(), text.end(), isTokenCharacter);
}

std::chrono::seconds lifetime(const std::string& text) {
    constexpr std::size_t mostDigits = 9;
    if (text.empty() || text.size() > mostDigits ||
        !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::chrono::seconds(0);
    return std::chrono::seconds(std::stol(text));
}

} // namespace

FaToken readRedirect(const Secret& fragment, const std::string& state) {
    const Fragment parameters(fragment.exposeText());
    const std::string echo = parameters.text("state");
    if (!echo.empty() && echo != state)
        throw Error(Fault::Integrity, "FA_STATE_MISMATCH");
    if (const std::string error = parameters.text("error"); !error.empty())
        refuseRedirect(error);
    FaToken token;
    token.access = parameters.find("access_token");
    token.refresh = parameters.find("refresh_token");
    token.lifetime = lifetime(parameters.text("expires_in"));
    if (!isToken(token.access.exposeText()))
        refuseFaReply("no access token in the redirect");
    if (!token.refresh.empty() && !isToken(token.refresh.exposeText()))
        refuseFaReply("the refresh token of the redirect is none");
    return token;
}

} // namespace cunho::scap
