// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/judges.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/core/file.hpp>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace cunho::test {

/// The bytes that a signature covers and its CMS, cut out of the file's text without any PDF reader.
struct SignatureCut {
    std::string covered;
    Bytes cms; ///< without the hole's padding
};

enum class CutKind { Signature, Timestamp };

/// Where the last signature, or document time-stamp, has its ByteRange.
inline std::size_t lastByteRange(const std::string& text, CutKind kind) {
    std::size_t at = text.rfind("/ByteRange");
    while (at != std::string::npos) {
        const std::size_t begin = text.rfind(" obj", at);
        const std::size_t end = text.find("endobj", at);
        const bool isTimestamp = text.substr(begin, end - begin).find("ETSI.RFC3161") != std::string::npos;
        if (isTimestamp == (kind == CutKind::Timestamp))
            return at;
        at = text.rfind("/ByteRange", at - 1);
    }
    return at;
}

/// The last signature or document time-stamp of the file.
inline SignatureCut cutSignature(const std::filesystem::path& file, CutKind kind = CutKind::Signature) {
    const Bytes bytes = readFile(file, 1U << 30U);
    const std::string text(asText(bytes));
    const std::size_t at = lastByteRange(text, kind);
    if (at == std::string::npos)
        throw std::runtime_error("no ByteRange in " + file.string());
    std::array<std::size_t, 4> range{};
    const char* next = text.c_str() + text.find('[', at) + 1;
    for (std::size_t& number : range) {
        char* end = nullptr;
        number = std::strtoull(next, &end, 10);
        next = end;
    }
    const std::size_t hole = range[0] + range[1];
    SignatureCut out;
    out.covered = text.substr(range[0], range[1]) + text.substr(range[2], range[3]);
    out.cms = fromHex(std::string_view(text).substr(hole + 1, range[2] - hole - 2));
    const std::size_t length = (out.cms.at(2) * std::size_t{256}) + out.cms.at(3) + 4; // 30 82 hh ll
    out.cms.resize(length);
    return out;
}

/// Writes the two parts beside the file, as "<name>.covered" and "<name>.der".
inline SignatureCut cutToFiles(const std::filesystem::path& file, CutKind kind = CutKind::Signature) {
    SignatureCut cut = cutSignature(file, kind);
    std::ofstream(file.string() + ".covered", std::ios::binary) << cut.covered;
    std::ofstream(file.string() + ".der", std::ios::binary) << asText(cut.cms);
    return cut;
}

/// openssl: signature, CAdES attributes and chain of the last signature are right.
inline Verdict opensslCms(const std::filesystem::path& file, const std::filesystem::path& root) {
    cutToFiles(file);
    return ask("openssl", {"cms", "-verify", "-inform", "DER", "-in", file.string() + ".der", "-content",
                           file.string() + ".covered", "-binary", "-cades", "-purpose", "any", "-CAfile",
                           root.string(), "-out", "/dev/null"});
}

/// An NSS database that trusts one root, made in `folder`.
inline std::string nssTrusting(const std::filesystem::path& folder, const std::filesystem::path& root) {
    std::filesystem::create_directories(folder);
    const std::string database = "sql:" + folder.string();
    if (!ask("certutil", {"-N", "-d", database, "--empty-password"}).good ||
        !ask("certutil", {"-A", "-d", database, "-n", "root", "-t", "CT,C,C", "-a", "-i", root.string()})
             .good)
        throw std::runtime_error("certutil failed");
    return database;
}

/// poppler's report about every signature; its exit code says nothing about validity.
inline std::string pdfsig(const std::filesystem::path& file, const std::string& database) {
    return ask("pdfsig", {"-nssdir", database, file.string()}).report;
}

inline std::size_t countOf(const std::string& text, const std::string& words) {
    std::size_t out = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        ++out;
    return out;
}

} // namespace cunho::test
