// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/sample_pdf.hpp"
#include "signing/byte_range.hpp"

#include <gtest/gtest.h>
#include <limits>

namespace cunho::signing {
namespace {

using Fault = ByteRangeFault;
using Numbers = std::vector<std::int64_t>;

/// A file that has what a ByteRange is about and nothing else: "… /Contents <30030201> …".
class ByteRange : public testing::Test {
  protected:
    static constexpr std::int64_t hole = 32; ///< offset of the '<'

    static std::string file(const std::string& hex = "<30030201>", const std::string& key = "/Contents ") {
        std::string out = "%PDF-1.7\n1 0 obj\n<< ";
        out.resize(std::size_t{hole} - key.size(), ' ');
        return out + key + hex + " >>\nendobj\n%%EOF\n";
    }

    /// "fine" or the fault's text.
    std::string check(const std::string& bytes, const std::vector<pdf::SignatureField>& fields) const {
        const auto path = test::writeSample(folder_.path(), "a.pdf", asBytes(bytes));
        const auto found = checkByteRange(ReadHandle(path), fields, 0);
        const auto* const fault = std::get_if<Fault>(&found);
        return fault == nullptr ? "fine" : std::string(byteRangeFaultText(*fault));
    }

    static pdf::SignatureField field(Numbers numbers, Bytes contents = {0x30, 0x03, 0x02, 0x01}) {
        pdf::SignatureField out;
        out.byteRange = std::move(numbers);
        out.contents = std::move(contents);
        return out;
    }

    /// From the start to the hole of `length` bytes, and from there to the end.
    static Numbers around(const std::string& bytes, std::int64_t length, std::int64_t start = hole) {
        return {0, start, start + length, static_cast<std::int64_t>(bytes.size()) - start - length};
    }

    TemporaryFolder folder_;
};

TEST_F(ByteRange, IsFineAroundExactlyTheContents) {
    EXPECT_EQ(check(file(), {field(around(file(), 10))}), "fine");
    const std::string lower = file("<3003020a>");
    EXPECT_EQ(check(lower, {field(around(lower, 10), {0x30, 0x03, 0x02, 0x0A})}), "fine");
    const std::string noBlank = file("<30030201>", "/Contents");
    EXPECT_EQ(check(noBlank, {field(around(noBlank, 10))}), "fine");
    const std::string longer = file() + "2 0 obj (later revision) endobj\n";
    EXPECT_EQ(check(longer, {field(around(file(), 10))}), "fine");
}

TEST_F(ByteRange, NamesTricksWithTheNumbers) {
    const std::string bytes = file();
    const auto size = static_cast<std::int64_t>(bytes.size());
    const std::int64_t second = hole + 10;
    const std::int64_t rest = size - second;
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const std::vector<std::pair<Numbers, Fault>> cases{
        {{}, Fault::Count},
        {{0, hole, second}, Fault::Count},
        {{0, hole, second, rest, 0, 0}, Fault::Count},
        {{0, 10, 12, hole - 12, second, rest}, Fault::Count},
        {{-1, hole, second, rest}, Fault::Negative},
        {{0, -hole, second, rest}, Fault::Negative},
        {{0, hole, second, -1}, Fault::Negative},
        {{0, hole, second, rest + 1}, Fault::BeyondFile},
        {{0, hole, size + 1, 0}, Fault::BeyondFile},
        {{0, hole, most, most}, Fault::BeyondFile},
        {{most, 1, 2, 3}, Fault::BeyondFile},
        {{1, hole - 1, second, rest}, Fault::NotFromStart},
        {{9, hole, second, rest}, Fault::NotFromStart},
        {{0, second + 1, second, rest}, Fault::Overlap},
        {{0, size, 0, size}, Fault::Overlap},
        {{0, hole, hole, size - hole}, Fault::NoHole},
        {{0, 0, 0, 0}, Fault::NoHole},
        {{0, hole, second, 0}, Fault::NothingBehind},
        {{0, hole + 1, second, rest}, Fault::HoleNotDelimited},
        {{0, hole - 1, second, rest}, Fault::HoleNotDelimited},
        {{0, hole, second - 1, rest}, Fault::HoleNotDelimited},
        {{0, hole, second + 4, rest - 4}, Fault::HoleNotDelimited},
        {{0, 0, second, rest}, Fault::HoleNotDelimited},
        {{0, hole, hole + 1, size - hole - 1}, Fault::HoleNotDelimited},
    };
    for (const auto& [numbers, fault] : cases) {
        EXPECT_EQ(check(bytes, {field(numbers)}), byteRangeFaultText(fault))
            << testing::PrintToString(numbers);
    }
}

TEST_F(ByteRange, NamesTricksWithTheHole) {
    struct Case {
        std::string hex;
        Fault fault;
        std::string key = "/Contents ";
    };
    const std::vector<Case> cases{
        {"<3003 0201>", Fault::HoleNotHex},
        {"<3003\n0201>", Fault::HoleNotHex},
        {"<30030201%evil\n>", Fault::HoleNotHex},
        {"<30030201/Evil 1>", Fault::HoleNotHex},
        {"<3003020>", Fault::HoleNotContents},
        {"<>", Fault::HoleNotContents},
        {"<30030202>", Fault::HoleNotContents},
        {"<3003020100>", Fault::HoleNotContents},
        {"<30030201> /Evil <30>", Fault::HoleNotDelimited},
        {"<30030201>>", Fault::HoleNotDelimited},
        {"<<30030201>", Fault::HoleNotDelimited},
        {"(30030201)", Fault::HoleNotDelimited},
        {"[30030201]", Fault::HoleNotDelimited},
        {"<30030201>", Fault::HoleElsewhere, "2 0 obj\n"},
        {"<30030201>", Fault::HoleElsewhere, "/Cert "},
        {"<30030201>", Fault::HoleElsewhere, "/Contents (x) "},
        {"<30030201>", Fault::HoleElsewhere, "/Contents %\n"},
    };
    for (const Case& item : cases) {
        const std::string bytes = file(item.hex, item.key);
        const Numbers numbers = around(bytes, static_cast<std::int64_t>(item.hex.size()));
        EXPECT_EQ(check(bytes, {field(numbers)}), byteRangeFaultText(item.fault)) << item.key << item.hex;
    }
}

TEST_F(ByteRange, NamesAHoleThatTwoSignaturesClaim) {
    const std::string bytes = file();
    const pdf::SignatureField good = field(around(bytes, 10));
    const std::string shared(byteRangeFaultText(Fault::HoleShared));
    EXPECT_EQ(check(bytes, {good, good}), shared);
    EXPECT_EQ(check(bytes, {good, field({0, hole - 8, hole + 1, 3})}), shared);
    EXPECT_EQ(check(bytes, {good, field({0, hole - 8, hole, 3})}), "fine");
    EXPECT_EQ(check(bytes, {good, field({0, hole + 10, hole + 12, 3})}), "fine");
    EXPECT_EQ(check(bytes, {good, field({})}), "fine");
}

} // namespace
} // namespace cunho::signing
