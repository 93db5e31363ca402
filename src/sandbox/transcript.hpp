// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/exchange.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/xml/document.hpp>

#include <deque>
#include <filesystem>
#include <fstream>
#include <mutex>

namespace cunho::sandbox {

/// Every exchange with the services as a line of JSON, without its secrets. Safe for threads.
///
///     {"at","method","path","query","headers","request","status","replyHeaders","reply","violation","lost"}
///
/// Tokens, codes, PINs, SADs, Basic credentials and cookies are replaced by a digest under a salt that nobody
/// keeps: equal values look equal within one transcript, and nothing else can be learnt. Of forms the names
/// of the fields remain, of pages their length: a page may show a code. A SOAP message is shown as a tree of
/// its elements; of a request remain the names of the documents, their hashes and the process.
class Transcript {
  public:
    /// Adds to `file`, which only its owner can read; empty: to memory alone. Throws
    /// Storage/SANDBOX_FOLDER_UNUSABLE.
    Transcript(Clock& clock, const std::filesystem::path& file);

    /// What happened to the connection instead of a whole reply is told by the reply.
    void add(const Request& request, const Reply& reply);

    /// The connection ended before the request was looked at.
    void addUnread(const Request& request);

    /// The lines so far, the last 10 000 of them.
    std::string text() const;

    /// What the file holds stays.
    void clear();

  private:
    std::string digest(std::string_view secret) const;
    std::string credentials(const std::string& header) const;
    nlohmann::json headersOf(const Request& request) const;
    nlohmann::json queryOf(const Request& request) const;
    nlohmann::json bodyOf(const std::string& body, const std::string& contentType, bool isRequest) const;
    nlohmann::json treeOf(const xml::Element& element, bool isRequest) const;
    std::optional<nlohmann::json> soapOf(const std::string& body, bool isRequest) const;
    nlohmann::json formOf(const std::string& body) const;
    std::string address(const std::string& url) const;
    void redact(nlohmann::json& value) const;
    nlohmann::json begin(const Request& request) const;
    void keep(const nlohmann::json& line);

    Clock& clock_;
    Bytes salt_;
    mutable std::mutex mutex_;
    std::ofstream file_;
    std::deque<std::string> lines_;
};

} // namespace cunho::sandbox
