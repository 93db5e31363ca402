// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/pdf_update.hpp"
#include "matrix/pairwise.hpp"
#include "print/sample_documents.hpp"
#include "signing/level_test.hpp"

#include <cunho/print/document_printer.hpp>
#include <cunho/print/runtime.hpp>
#include <cunho/print/seal_painter.hpp>

#include <ostream>
#include <string>
#include <utility>

namespace cunho::test {

/// What the rows of the matrix are made of.
struct MatrixCase {
    enum class Look { Invisible, Seal, TurnedSeal };
    enum class Source { XrefTable, XrefStream, Archive };

    signing::PadesLevel level = signing::PadesLevel::B_B;
    std::size_t key = 0; ///< RSA PKCS #1, RSA-PSS, P-256, P-384
    std::size_t digest = 0;
    Look look = Look::Invisible;
    std::size_t earlier = 0; ///< signatures that the file has already
    Source source = Source::XrefTable;

    static constexpr Row<6> sizes{4, 4, 3, 3, 3, 3};
    static MatrixCase from(const Row<6>& row) {
        return {static_cast<signing::PadesLevel>(row[0]),
                row[1],
                row[2],
                static_cast<Look>(row[3]),
                row[4],
                static_cast<Source>(row[5])};
    }

    /// "B_LTA_RsaPss_Sha384_Seal_2Earlier_Archive"
    std::string name() const {
        static const char* const levels[] = {"B_B", "B_T", "B_LT", "B_LTA"};
        static const char* const keys[] = {"RsaPkcs1", "RsaPss", "P256", "P384"};
        static const char* const digests[] = {"Sha256", "Sha384", "Sha512"};
        static const char* const looks[] = {"Invisible", "Seal", "TurnedSeal"};
        static const char* const sources[] = {"XrefTable", "XrefStream", "Archive"};
        return std::string(levels[static_cast<std::size_t>(level)]) + "_" + keys[key] + "_" +
               digests[digest] + "_" + looks[static_cast<std::size_t>(look)] + "_" + std::to_string(earlier) +
               "Earlier_" + sources[static_cast<std::size_t>(source)];
    }

    friend std::ostream& operator<<(std::ostream& out, const MatrixCase& self) { return out << self.name(); }

    /// The signature `back` places before the last: another certificate, digest and level for each.
    MatrixCase before(std::size_t back) const {
        static constexpr std::size_t otherKeys[4][2] = {{2, 3}, {3, 2}, {3, 1}, {0, 2}};
        MatrixCase out = *this;
        out.level = static_cast<signing::PadesLevel>((static_cast<std::size_t>(level) + back) % 4);
        out.key = otherKeys[key][back - 1];
        out.digest = (digest + back) % 3;
        out.look = Look::Invisible;
        return out;
    }
};

/// Makes the files of a case.
class MatrixTest : public LevelTest {
  protected:
    using Look = MatrixCase::Look;
    using Source = MatrixCase::Source;

    path sourceFor(const MatrixCase& wanted) const {
        const bool hasStream = wanted.source == Source::XrefStream;
        std::string bytes;
        if (wanted.source == Source::Archive) {
            const auto document = invoicing::IssuedDocument::restore(sampleFacts());
            bytes = asText(print::printDocument(document, Environment::Production));
        } else {
            SamplePdf options;
            options.fileId = true;
            options.xref = hasStream ? SamplePdf::Xref::Stream : SamplePdf::Xref::Table;
            bytes = asText(samplePdf(options));
        }
        if (wanted.look == Look::TurnedSeal)
            bytes = turned(bytes, hasStream ? PdfUpdate::Xref::Stream : PdfUpdate::Xref::Table);
        return put("source.pdf", bytes);
    }

    /// Signs as the case says; the file has a name of its own.
    signing::SignOutcome signOnce(const MatrixCase& wanted, const path& source, const path& target) {
        auto [key, leaf] = signerOf(wanted.key);
        ScriptedProvider with(std::move(key), {leaf, pki_.issuing()}, service_);
        with.description.algorithm = algorithmOf(wanted);
        signing::SignFileRequest asked = request(source, target, wanted.level);
        if (wanted.look != Look::Invisible) {
            asked.seal.emplace();
            asked.seal->placement.where = pdf::FreeSpace{};
        }
        clock_.advance(std::chrono::hours(1));
        revocation_.emplace(pki_, clock_); // as a later run of the program, with answers of its own
        return signing::PadesSigner(*reader_, with, clock_, {services(), painter_.get()})
            .sign({asked}, silent_, {})
            .at(0);
    }

  private:
    std::pair<crypto::PrivateKey, crypto::Certificate> signerOf(std::size_t key) const {
        switch (key) {
        case 2: return {pki_.p256Key(), pki_.p256()};
        case 3: return {pki_.p384Key(), pki_.p384()};
        default: return {pki_.leafKey(), pki_.leaf()};
        }
    }

    static crypto::SignatureAlgorithm algorithmOf(const MatrixCase& wanted) {
        using Kind = crypto::SignatureAlgorithm::Kind;
        static constexpr Kind kinds[] = {Kind::RsaPkcs1, Kind::RsaPss, Kind::Ecdsa, Kind::Ecdsa};
        using Digest = crypto::DigestAlgorithm;
        static constexpr Digest digests[] = {Digest::Sha256, Digest::Sha384, Digest::Sha512};
        return {kinds[wanted.key], digests[wanted.digest]};
    }

    /// The same with its (first) page lying on its side and cropped on all four.
    static std::string turned(const std::string& bytes, PdfUpdate::Xref xref) {
        std::size_t type = bytes.find("/Type /Page");
        while (bytes.at(type + 11) == 's') // /Pages
            type = bytes.find("/Type /Page", type + 11);
        const std::size_t begin = bytes.rfind(" 0 obj", type);
        const std::size_t number = std::stoul(bytes.substr(bytes.rfind('\n', begin) + 1));
        std::string body = bytes.substr(begin + 7, bytes.find("endobj", type) - begin - 7);
        body.insert(body.rfind(">>"), "/Rotate 90 /CropBox [20 30 575 800] ");
        return PdfUpdate(bytes).set(number, body).trailer(trailerOf(bytes)).build(xref);
    }

    /// What the trailer names besides the cross-reference section itself.
    static std::string trailerOf(const std::string& bytes) {
        std::string out;
        for (const std::string key : {"/Root", "/Info", "/ID"}) {
            const std::size_t at = bytes.rfind(key + " ");
            const bool isArray = key == "/ID";
            const std::size_t end =
                isArray ? bytes.find(']', at) + 1 : bytes.find('R', bytes.find(' ', at)) + 1;
            out += bytes.substr(at, end - at) + " ";
        }
        return out;
    }

    print::Runtime runtime_;
    std::unique_ptr<signing::SealPainter> painter_ = print::makeSealPainter();
};

} // namespace cunho::test
