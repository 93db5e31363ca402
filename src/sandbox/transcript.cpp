// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/transcript.hpp"

#include "sandbox/url.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/crypto/digest.hpp>

#include <algorithm>
#include <array>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

constexpr std::size_t mostLines = 10'000;

/// Members that hold a secret, in lower case: of SAFE, of the authentication provider, of SCAP.
constexpr std::array secretMembers{
    "sad",
    "accesstoken",
    "refreshtoken",
    "newaccesstoken",
    "newrefreshtoken",
    "token",
    "access_token",
    "refresh_token",
    "jsonwebtoken",
    "jsonwebrefreshtoken",
    "totp",
    "secretkey",
    "pin",
    "otp",
    "smscode",
    "password",
    "authorization",
};

/// Queries that are no secret; everything else may be one.
constexpr std::array openQueries{
    "processid",    "authenticationcontextid", "response_type", "client_id",           "scope",
    "redirect_uri", "authentication_level",    "hidden_tabs",   "default_selected_tab"};

/// Elements of a SOAP request that are no secret, in lower case; everything else may be one.
constexpr std::array openElements{"processid", "docname", "hash", "name", "id"};

/// Headers that say something about the exchange.
constexpr std::array openHeaders{"host",   "content-type", "content-length", "user-agent",
                                 "accept", "referer",      "origin",         "soapaction"};
constexpr std::array secretHeaders{"authorization", "safeauthorization", "faauthorization", "cookie"};

template<typename List>
bool isIn(const List& list, const std::string& name) {
    return std::any_of(list.begin(), list.end(), [&](const char* each) { return name == each; });
}

/// Whether a text holds JSON itself, as the attribute of a new account does (autenticacao-gov A.7).
bool holdsJson(const std::string& text) {
    return !text.empty() && (text.front() == '{' || text.front() == '[') && json::accept(text);
}

} // namespace

Transcript::Transcript(Clock& clock, const std::filesystem::path& file)
    : clock_(clock), salt_(randomBytes(32)) {
    if (file.empty())
        return;
    file_.open(file, std::ios::app);
    std::error_code ignored;
    std::filesystem::permissions(
        file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
    if (!file_)
        throw Error(Fault::Storage, "SANDBOX_FOLDER_UNUSABLE", {{"folder", file.parent_path().string()}});
}

std::string Transcript::digest(std::string_view secret) const {
    Bytes salted = salt_;
    const ByteView bytes = asBytes(secret);
    salted.insert(salted.end(), bytes.begin(), bytes.end());
    return "sha256:" + toHex(crypto::sha256(salted).value).substr(0, 16);
}

/// The scheme stays: "Bearer sha256:…".
std::string Transcript::credentials(const std::string& header) const {
    for (const std::string scheme : {"Basic ", "Bearer "})
        if (header.starts_with(scheme))
            return scheme + digest(std::string_view(header).substr(scheme.size()));
    return digest(header);
}

void Transcript::redact(json& value) const {
    if (value.is_array())
        for (json& item : value)
            redact(item);
    if (value.is_object())
        for (auto& [name, member] : value.items()) {
            if (isIn(secretMembers, inLowerCase(name)) && !member.is_null() && !member.is_structured())
                member = digest(member.is_string() ? member.get<std::string>() : member.dump());
            else
                redact(member);
        }
    if (!value.is_string() || !holdsJson(value.get_ref<const std::string&>()))
        return;
    json inner = json::parse(value.get_ref<const std::string&>());
    redact(inner);
    value = inner.dump();
}

json Transcript::formOf(const std::string& body) const {
    json form = json::object();
    std::size_t from = 0;
    while (from < body.size()) {
        const std::size_t end = std::min(body.find('&', from), body.size());
        const std::size_t sign = std::min(body.find('=', from), end);
        form[body.substr(from, sign - from)] = digest(std::string_view(body).substr(sign, end - sign));
        from = end + 1;
    }
    return form;
}

/// Elements by their local names; those of one name as a list.
json Transcript::treeOf(const xml::Element& element, bool isRequest) const {
    const auto children = element.children();
    if (children.empty()) {
        const std::string text = element.text();
        const bool open = !isRequest || isIn(openElements, inLowerCase(std::string(element.name().local)));
        return open || text.empty() ? text : digest(text);
    }
    json tree = json::object();
    for (const xml::Element& child : children) {
        const std::string name(child.name().local);
        json value = treeOf(child, isRequest);
        if (!tree.contains(name))
            tree[name] = std::move(value);
        else if (tree[name].is_array())
            tree[name].push_back(std::move(value));
        else
            tree[name] = json::array({tree[name], std::move(value)});
    }
    return tree;
}

/// Nothing for what is no SOAP.
std::optional<json> Transcript::soapOf(const std::string& body, bool isRequest) const {
    try {
        const auto document = xml::Document::parse(asBytes(body));
        if (document.root().name().local != "Envelope")
            return std::nullopt;
        return json{{"Envelope", treeOf(document.root(), isRequest)}};
    } catch (const Error&) {
        return std::nullopt;
    }
}

json Transcript::bodyOf(const std::string& body, const std::string& contentType, bool isRequest) const {
    if (body.empty())
        return nullptr;
    if (contentType.starts_with("text/xml"))
        if (auto soap = soapOf(body, isRequest))
            return std::move(*soap);
    if (contentType.starts_with("application/x-www-form-urlencoded"))
        return {{"form", formOf(body)}};
    json parsed = json::parse(body, nullptr, false);
    if (parsed.is_discarded() || !parsed.is_structured())
        return {{"bytes", body.size()}, {"digest", digest(body)}};
    redact(parsed);
    return parsed;
}

/// A redirection carries tokens behind its path.
std::string Transcript::address(const std::string& url) const {
    const std::size_t end = url.find_first_of("?#");
    return end == std::string::npos ? url : url.substr(0, end + 1) + digest(url.substr(end + 1));
}

json Transcript::headersOf(const Request& request) const {
    json headers = json::object();
    for (const auto& [name, value] : request.headers) {
        if (isIn(secretHeaders, name))
            headers[name] = credentials(value);
        else if (name == "referer")
            headers[name] = address(value);
        else if (isIn(openHeaders, name))
            headers[name] = value;
    }
    return headers;
}

json Transcript::queryOf(const Request& request) const {
    json query = json::object();
    for (const auto& [name, value] : request.query)
        query[name] = isIn(openQueries, inLowerCase(name)) ? value : digest(value);
    return query;
}

json Transcript::begin(const Request& request) const {
    return {{"at", formatUtc(clock_.now())},
            {"method", request.method},
            {"path", request.path},
            {"query", queryOf(request)},
            {"headers", headersOf(request)}};
}

void Transcript::add(const Request& request, const Reply& reply) {
    json line = begin(request);
    line["request"] = bodyOf(request.body, request.contentType, true);
    line["status"] = reply.status;
    line["reply"] = bodyOf(reply.body, reply.contentType, false);
    json headers = json::object();
    for (const auto& [name, value] : reply.headers) {
        const std::string lower = inLowerCase(name);
        headers[lower] = lower == "location" ? address(value) : lower == "set-cookie" ? digest(value) : value;
    }
    line["replyHeaders"] = headers;
    if (reply.violation != 0)
        line["violation"] = reply.violation;
    if (reply.drop || reply.dropMid)
        line["lost"] = reply.drop ? "reply" : "half of the reply";
    keep(line);
}

void Transcript::addUnread(const Request& request) {
    json line = begin(request);
    line["lost"] = "request";
    keep(line);
}

void Transcript::keep(const json& line) {
    const std::string text = line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    const std::lock_guard lock(mutex_);
    lines_.push_back(text);
    if (lines_.size() > mostLines)
        lines_.pop_front();
    if (file_.is_open())
        file_ << text << std::flush;
}

std::string Transcript::text() const {
    const std::lock_guard lock(mutex_);
    std::string all;
    for (const std::string& line : lines_)
        all += line;
    return all;
}

void Transcript::clear() {
    const std::lock_guard lock(mutex_);
    lines_.clear();
}

} // namespace cunho::sandbox
