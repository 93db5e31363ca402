// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// A SAF-T file of any program: read as a stream, in pieces of a size that the input chooses.
#include "fuzz/fuzz.hpp"
#include "invoicing/saft_stream.hpp"

#include <cunho/core/reason_text.hpp>

#include <algorithm>

namespace cunho::fuzz {
namespace {

xml::ByteSource piecesOf(ByteView input, std::size_t size) {
    return [input, size](std::span<Byte> room) mutable {
        const std::size_t count = std::min({room.size(), input.size(), size});
        std::copy_n(input.begin(), count, room.begin());
        input = input.subspan(count);
        return count;
    };
}

} // namespace

void tryInput(ByteView input) {
    invoicing::SaftCheckOptions options;
    options.mostFindings = 100;
    const std::size_t size = input.empty() ? 1 : 1U + input.back();
    const auto report = checkSaftStream(piecesOf(input, size), options, JobContext());
    require(report.findings.size() <= options.mostFindings, "no more findings than asked for");
    require(report.errors + report.warnings >= static_cast<std::int64_t>(report.findings.size()),
            "every finding is counted");
    require(!report.hashesVerified, "no hash is verified without a key");
    for (const auto& finding : report.findings)
        require(reasonTemplate(finding.reason, Language::Portuguese).has_value(), "a text for each reason");
}

} // namespace cunho::fuzz
