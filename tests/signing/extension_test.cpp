// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/thrown.hpp"
#include "level_test.hpp"

#include <algorithm>

namespace cunho::test {
namespace {

using signing::PadesLevel;

class Extension : public LevelTest {
  protected:
    std::string reasonOf(const path& file, PadesLevel level) {
        try {
            extend(file, file, level);
        } catch (const Error& error) {
            return error.reason();
        }
        return "extended";
    }

    /// "S" for each signature, "T" for each document time-stamp, "+DSS" with a store.
    std::string shape(const path& file) {
        const pdf::PdfStructure structure = reader_->read(file);
        std::string out;
        for (const pdf::SignatureField& field : structure.signatures)
            out += field.isTimestamp ? "T" : "S";
        return out + (structure.securityStore.empty() ? "" : "+DSS");
    }
};

TEST_F(Extension, EveryLevelIsReachedFromEveryLowerOne) {
    struct Case {
        PadesLevel from;
        PadesLevel to;
        const char* shape;
    };
    const std::vector<Case> cases{
        {PadesLevel::B_B, PadesLevel::B_T, "ST"},         {PadesLevel::B_B, PadesLevel::B_LT, "ST+DSS"},
        {PadesLevel::B_B, PadesLevel::B_LTA, "STT+DSS"},  {PadesLevel::B_T, PadesLevel::B_LT, "S+DSS"},
        {PadesLevel::B_T, PadesLevel::B_LTA, "ST+DSS"},   {PadesLevel::B_LT, PadesLevel::B_LTA, "ST+DSS"},
        {PadesLevel::B_LTA, PadesLevel::B_LTA, "STT+DSS"}};
    int number = 0;
    for (const Case& each : cases) {
        SCOPED_TRACE(std::string(padesLevelName(each.from)) + " to " + std::string(padesLevelName(each.to)));
        const std::string name = "e" + std::to_string(++number);
        const path before = signedAt(each.from, name + ".pdf", sample("a.pdf"));
        const auto result = extend(before, at(name + "-x.pdf"), each.to);
        EXPECT_EQ(shape(result.path), each.shape);
        EXPECT_TRUE(isPrefix(before, result.path));
        EXPECT_EQ(result.sha256, crypto::sha256File(result.path).value);
        expectOpensslAcceptsAll(result.path);
        EXPECT_TRUE(qpdfCheck(result.path).good);
        // In place it becomes the like.
        extend(before, before, each.to);
        EXPECT_EQ(shape(before), each.shape);
    }
    EXPECT_EQ(hiddenFiles(), 0U);
}

TEST_F(Extension, AnotherFileThanTheOneThatIsMeantIsLeftAlone) {
    const path file = signedAt(PadesLevel::B_B, "a2.pdf", sample("a.pdf"));
    const Bytes before = readFile(file);
    const signing::PadesExtender extender(*reader_, services());
    signing::ExtendConduct conduct;
    conduct.sourceSha256 = crypto::sha256File(at("a.pdf")).value;
    const auto extending = [&] { extender.extend(file, file, PadesLevel::B_T, {}, conduct); };
    const int asked = timestamps_.requests;
    EXPECT_EQ(thrown(extending), "File/FILE_CHANGED");
    EXPECT_EQ(timestamps_.requests, asked) << "nobody was asked";
    conduct.sourceSha256 = crypto::sha256File(file).value;
    Bytes told;
    conduct.beforeName = [&](const signing::ExtendedFile& longer) {
        told = longer.sha256;
        EXPECT_EQ(readFile(file), before);
        throw Error(Fault::Storage, "DISK_FULL");
    };
    EXPECT_EQ(thrown(extending), "Storage/DISK_FULL");
    EXPECT_EQ(readFile(file), before) << "who may not have its name has it not";
    EXPECT_EQ(hiddenFiles(), 0U);
    conduct.beforeName = [&](const signing::ExtendedFile& longer) { told = longer.sha256; };
    extending();
    EXPECT_EQ(told, crypto::sha256File(file).value);
    EXPECT_EQ(shape(file), "ST");
}

TEST_F(Extension, TheStoreIsMergedAndOnlyGrows) {
    const path file = signedAt(PadesLevel::B_LTA, "a2.pdf", sample("a.pdf"));
    const pdf::DocumentSecurityStore before = reader_->read(file).securityStore;
    clock_.advance(std::chrono::hours(24 * 400));
    revocation_.emplace(pki_, clock_); // new answers a year later
    extend(file, file, PadesLevel::B_LTA);
    const pdf::DocumentSecurityStore after = reader_->read(file).securityStore;
    const auto startsWith = [](const std::vector<Bytes>& longer, const std::vector<Bytes>& shorter) {
        return longer.size() >= shorter.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
    };
    EXPECT_TRUE(startsWith(after.certificates, before.certificates));
    EXPECT_TRUE(startsWith(after.ocspResponses, before.ocspResponses));
    EXPECT_EQ(after.ocspResponses.size(), before.ocspResponses.size() + 1);
    EXPECT_EQ(after.validations.size(), before.validations.size() + 1) << "the first document time-stamp";
    EXPECT_EQ(std::ranges::count(after.validations, before.validations.at(0).key,
                                 &pdf::DocumentSecurityStore::Validation::key),
              1);
}

TEST_F(Extension, IsRenewedThoughTheSignerIsRevokedSinceOrNobodyAnswers) {
    const path file = signedAt(PadesLevel::B_LTA, "a3.pdf", sample("a.pdf"));
    clock_.advance(std::chrono::hours(24 * 400));
    revocation_.emplace(pki_, clock_);
    revocation_->revoked[pki_.leaf().serialNumber()] = clock_.now() - std::chrono::hours(1);
    extend(file, at("revoked.pdf"), PadesLevel::B_LTA);
    EXPECT_EQ(shape(at("revoked.pdf")), "STT+DSS");
    revocation_.emplace(pki_, clock_);
    revocation_->revoked[pki_.leaf().serialNumber()] = clock_.now() - std::chrono::hours(24 * 401);
    EXPECT_EQ(reasonOf(file, PadesLevel::B_LTA), "CERTIFICATE_REVOKED");
    revocation_.emplace(pki_, clock_);
    revocation_->beforeReply = [&](const crypto::Certificate& certificate) {
        if (certificate == pki_.leaf())
            throw Error(Fault::Trust, "REVOCATION_UNAVAILABLE", {{"certificate", "leaf"}});
    };
    extend(file, file, PadesLevel::B_LTA);
    EXPECT_EQ(shape(file), "STT+DSS");
}

TEST_F(Extension, RefusesWhatIsNotWorthIt) {
    const path unsignedFile = sample("a.pdf");
    EXPECT_EQ(reasonOf(unsignedFile, PadesLevel::B_LTA), "NOTHING_SIGNED");
    const path good = signedAt(PadesLevel::B_T, "b.pdf", unsignedFile);
    std::string spoilt = text(good);
    spoilt[spoilt.find("Cunho")] = 'c';
    EXPECT_EQ(reasonOf(put("spoilt.pdf", spoilt), PadesLevel::B_LT), "SIGNATURE_BROKEN");
    revocation_->revoked[pki_.leaf().serialNumber()] = day(2026, 1, 1);
    EXPECT_EQ(reasonOf(good, PadesLevel::B_LT), "CERTIFICATE_REVOKED");
}

TEST_F(Extension, ALinkStaysALinkToTheExtendedFile) {
    const path file = signedAt(PadesLevel::B_T, "b.pdf", sample("a.pdf"));
    std::filesystem::create_symlink(file, at("link.pdf"));
    extend(at("link.pdf"), at("link.pdf"), PadesLevel::B_LTA);
    EXPECT_TRUE(std::filesystem::is_symlink(at("link.pdf")));
    EXPECT_EQ(shape(file), "ST+DSS");
}

TEST_F(Extension, AFailureLeavesTheFileAsItWas) {
    const path file = signedAt(PadesLevel::B_B, "b.pdf", sample("a.pdf"));
    const std::string before = text(file);
    timestamps_.requests = 0;
    timestamps_.beforeReply = [](int number) {
        if (number == 2)
            throw Error(Fault::Service, "TIMESTAMP_REFUSED");
    };
    EXPECT_EQ(reasonOf(file, PadesLevel::B_LTA), "TIMESTAMP_REFUSED");
    EXPECT_EQ(text(file), before);
    EXPECT_EQ(hiddenFiles(), 0U);
}

TEST_F(Extension, ABrokenSignatureTimeStampIsNone) {
    const path good = signedAt(PadesLevel::B_T, "b.pdf", sample("a.pdf"));
    std::string spoilt = text(good);
    const auto token = crypto::inspectCms(reader_->read(good).signatures.at(0).contents, {}).timestamps.at(0);
    std::string hex = toHex(token);
    std::ranges::transform(hex, hex.begin(), [](unsigned char digit) { return std::toupper(digit); });
    char& last = spoilt[spoilt.find(hex) + hex.size() - 1]; // of the authority's signature value
    last = last == '0' ? '1' : '0';
    const path file = put("spoilt.pdf", spoilt);
    extend(file, file, PadesLevel::B_T);
    EXPECT_EQ(shape(file), "ST");
}

TEST_F(Extension, ServesFilesWithSeveralSignatures) {
    const path one = signedAt(PadesLevel::B_B, "one.pdf", sample("a.pdf"));
    const path two = signedAt(PadesLevel::B_T, "two.pdf", one);
    const auto result = extend(two, at("three.pdf"), PadesLevel::B_LTA);
    EXPECT_EQ(shape(result.path), "SSTT+DSS");
    expectOpensslAcceptsAll(result.path);
    EXPECT_EQ(reader_->read(result.path).securityStore.validations.size(), 3U);
}

} // namespace
} // namespace cunho::test
