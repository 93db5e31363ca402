// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/pdf_signature_cut.hpp"
#include "fakes/scripted_revocation.hpp"
#include "fakes/scripted_timestamps.hpp"
#include "signing_test.hpp"

#include <cunho/crypto/cms.hpp>
#include <cunho/signing/extension.hpp>

#include <fstream>

namespace cunho::test {

/// Paints nothing: a sample page as a seal.
class SamplePainter final : public signing::SealPainter {
  public:
    Bytes paint(const signing::SealContent&, double, double) override { return samplePdf(); }
};

/// Signing with a time-stamp authority and revocation information at hand.
class LevelTest : public SigningTest {
  protected:
    using Level = signing::PadesLevel;
    static constexpr Level allLevels[] = {Level::B_B, Level::B_T, Level::B_LT, Level::B_LTA};

    signing::LevelServices services() { return {&timestamps_, &*revocation_, &quota_}; }

    signing::SignFileRequest request(const path& source, const path& target, Level level) const {
        signing::SignFileRequest out = SigningTest::request(source, target);
        out.level = level;
        return out;
    }

    std::vector<signing::SignOutcome> sign(const std::vector<signing::SignFileRequest>& requests,
                                           const JobContext& job = {}) {
        ScriptedProvider with = provider();
        return signing::PadesSigner(*reader_, with, clock_, {services(), nullptr})
            .sign(requests, silent_, job);
    }

    static signing::SignedFile fileOf(const signing::SignOutcome& outcome) {
        const auto* failure = std::get_if<Failure>(&outcome);
        if (failure != nullptr) {
            ADD_FAILURE() << failure->reason << ": " << failure->detail;
            throw Error(*failure);
        }
        return std::get<signing::SignedFile>(outcome);
    }

    /// "B-LT wanted B-LTA: TIMESTAMP_REFUSED", or "B-LTA".
    static std::string reached(const signing::SignOutcome& outcome) {
        const signing::SignedFile file = fileOf(outcome);
        std::string out(padesLevelName(file.level));
        if (file.shortfall)
            out += " wanted " + std::string(padesLevelName(file.wanted)) + ": " + file.shortfall->reason;
        return out;
    }

    path signedAt(Level level, const std::string& name, const path& source) {
        EXPECT_EQ(reached(sign({request(source, at(name), level)}).at(0)), padesLevelName(level));
        return at(name);
    }

    signing::ExtendedFile extend(const path& file, const path& target, Level level) {
        return signing::PadesExtender(*reader_, services()).extend(file, target, level, {});
    }

    /// The bytes that a field's ByteRange covers.
    static std::string coveredBy(const path& file, const pdf::SignatureField& field) {
        const std::string all = text(file);
        const auto part = [&](std::size_t place) {
            return all.substr(static_cast<std::size_t>(field.byteRange.at(place)),
                              static_cast<std::size_t>(field.byteRange.at(place + 1)));
        };
        return part(0) + part(2);
    }

    /// openssl: the token is a time-stamp over this data by the test authority.
    Verdict opensslTs(const Bytes& token, ByteView data) const {
        put("token.der", std::string(asText(token)));
        put("data.bin", std::string(asText(data)));
        return ask("openssl", {"ts", "-verify", "-data", at("data.bin").string(), "-in",
                               at("token.der").string(), "-token_in", "-CAfile", pki_.rootFile().string(),
                               "-untrusted", pki_.timestampIssuingFile().string()});
    }

    /// openssl's word on every signature, signature time-stamp and document time-stamp of the file.
    void expectOpensslAcceptsAll(const path& file) {
        for (const pdf::SignatureField& field : reader_->read(file).signatures) {
            SCOPED_TRACE(file.filename().string() + " " + field.name);
            const std::string covered = coveredBy(file, field);
            if (field.isTimestamp) {
                const auto token = crypto::readTimestampToken(field.contents);
                EXPECT_TRUE(opensslTs(token.der, asBytes(covered)).good) << token.detail;
                continue;
            }
            put("covered.bin", covered);
            put("cms.der", std::string(asText(field.contents)));
            const Verdict verdict =
                ask("openssl", {"cms", "-verify", "-inform", "DER", "-in", at("cms.der").string(), "-content",
                                at("covered.bin").string(), "-binary", "-cades", "-purpose", "any", "-CAfile",
                                pki_.rootFile().string(), "-out", at("out.bin").string()});
            EXPECT_TRUE(verdict.good) << verdict.report;
            const auto cms = crypto::inspectCms(field.contents, crypto::sha256(asBytes(covered)));
            for (const Bytes& token : cms.timestamps)
                EXPECT_TRUE(opensslTs(token, cms.signatureValue).good);
        }
    }

    /// Hidden stages would be the proof that something was left behind.
    std::size_t hiddenFiles() const {
        std::size_t out = 0;
        for (const auto& file : std::filesystem::recursive_directory_iterator(folder_.path()))
            out += file.path().filename().string().starts_with(".") ? 1U : 0U;
        return out;
    }

    static bool isPrefix(const path& shorter, const path& longer) {
        const std::string first = text(shorter);
        const std::string second = text(longer);
        return first.size() < second.size() && second.starts_with(first);
    }

    ScriptedTimestamps timestamps_{pki_.timestampKey(), pki_.timestampChain(), clock_};
    std::optional<ScriptedRevocation> revocation_{std::in_place, pki_, clock_};
    MemoryQuota quota_;
};

} // namespace cunho::test
