// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/sample_pdf.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>
#include <cunho/pdf/changes.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/revision.hpp>

#include <chrono>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace cunho::test {

/// A folder, a reader, and short words for what the tests of this room do all the time.
class PdfTest : public testing::Test {
  protected:
    using path = std::filesystem::path;

    path put(const std::string& name, ByteView bytes) const {
        return writeSample(folder_.path(), name, bytes);
    }
    path put(const std::string& name, const std::string& text) const { return put(name, asBytes(text)); }
    path at(const std::string& name) const { return folder_.path() / name; }

    pdf::PdfStructure read(const path& file) const { return reader_->read(file); }

    pdf::PreparedPdf prepare(const path& file, const pdf::SignatureRequest& request = {}) const {
        return pdf::prepareSignature(file, read(file), request);
    }

    /// Signs with bytes that look like DER and are no CMS.
    path fillDummy(const path& file, const std::string& name,
                   const pdf::SignatureRequest& request = {}) const {
        prepare(file, request).fill(dummyCms(), at(name));
        return at(name);
    }

    static Bytes dummyCms() { return {0x30, 0x03, 0x02, 0x01, 0x2A}; }

    /// An external program's exit code and output; killed after 60 s.
    static std::pair<int, std::string> judge(const std::string& program,
                                             const std::vector<std::string>& arguments) {
        return run(program, arguments, std::chrono::seconds(60));
    }

    static void expectHealthy(const path& file) {
        const auto [code, output] = judge("qpdf", {"--check", file.string()});
        EXPECT_EQ(code, 0) << file << "\n" << output;
        EXPECT_EQ(output.find("WARNING"), std::string::npos) << output;
    }

    /// Everything behind `earlier` in `file` is what may follow a signature.
    static void expectPermitted(const path& earlier, const path& file) {
        for (const pdf::Change& change : pdf::changesAfter(file, std::filesystem::file_size(earlier))) {
            EXPECT_TRUE(change.permitted) << static_cast<int>(change.kind) << " " << change.detail;
        }
    }

    static bool isPrefix(const path& shorter, const path& longer) {
        const Bytes first = readFile(shorter, 1U << 30U);
        const Bytes second = readFile(longer, 1U << 30U);
        return first.size() < second.size() && std::equal(first.begin(), first.end(), second.begin());
    }

    TemporaryFolder folder_{"cunho-pdf"};
    std::unique_ptr<pdf::Reader> reader_ = pdf::makeDirectReader();
};

/// What `act` throws, as a value; fails the test when it throws nothing.
template<typename Act>
Failure failureOf(Act act) {
    try {
        act();
    } catch (const Error& error) {
        return error.failure();
    }
    ADD_FAILURE() << "nothing was thrown";
    return {};
}

} // namespace cunho::test
