// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What SCMD answers, read as each of its results; and a text of it as names that a phone is to show.
#include "fuzz/fuzz.hpp"
#include "providers/cmd/document_names.hpp"
#include "providers/cmd/envelope.hpp"
#include "providers/cmd/reply.hpp"

#include <cunho/core/utf8.hpp>
#include <cunho/xml/document.hpp>

namespace cunho::fuzz {
namespace {

namespace cmd = providers::cmd;

/// What came is quoted nowhere: at most the name of a fault stands in the detail.
void requireQuiet(const Error& error) {
    constexpr std::size_t longest = 120;
    require(error.params().empty(), "a refused reply has no params");
    require(error.detail().size() < longest, "a refused reply is not quoted");
    require(error.reason() == "CMD_REPLY_INVALID" || error.reason() == "CMD_UNAVAILABLE",
            "as the header says");
}

template<typename Read>
void read(Read act) {
    try {
        act();
    } catch (const Error& error) {
        requireQuiet(error);
    }
}

void requireNames(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const auto points = codePoints(name);
        require(!points.empty() && points.size() <= cmd::longestName, "a name's length");
    }
    require(names.at(0) != names.at(1), "no two names alike");
    const cmd::Document first{"0", names.at(0), crypto::Digest{}};
    const cmd::Document second{"1", names.at(1), crypto::Digest{}};
    const std::vector<cmd::Document> documents{first, second};
    xml::Document::parse(cmd::multipleSignBody({"a", "b"}, "c", documents)); // a name can always be written
}

} // namespace

void tryInput(ByteView input) {
    read([&] { cmd::certificateReply(input); });
    read([&] { cmd::statusReply(input, cmd::operation::sign); });
    read([&] {
        const auto reply = cmd::validateOtpReply(input);
        read([&] { cmd::meaningOf(reply.status.code); });
    });
    cmd::faultCode(input);
    const std::string text(asText(input));
    requireNames(cmd::phoneNames({text, text}));
}

} // namespace cunho::fuzz
