// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "openssl_test.hpp"

namespace cunho::test {
namespace {

using pdf::DocumentSecurityStore;
using pdf::PdfStructure;

const std::string keyA(40, 'A');
const std::string keyB(40, 'B');

Bytes der(Byte mark) {
    return {0x30, 0x03, 0x02, 0x01, mark};
}

class SecurityStore : public OpensslTest {
  protected:
    path append(const path& file, const std::string& name, const DocumentSecurityStore& additions) const {
        EXPECT_TRUE(pdf::appendSecurityStore(file, read(file), additions, at(name)));
        EXPECT_TRUE(isPrefix(file, at(name)));
        expectPermitted(file, at(name));
        expectHealthy(at(name));
        return at(name);
    }

    static DocumentSecurityStore oneOfEach() {
        DocumentSecurityStore out;
        out.certificates = {der(1), der(2)};
        out.ocspResponses = {der(3)};
        out.crls = {der(4)};
        out.validations = {{keyA, {der(1)}, {der(3)}, {der(4)}}};
        return out;
    }

    /// A stream's content as qpdf decodes it.
    static std::string qpdfStream(const path& file, pdf::ObjectId id) {
        return judge("qpdf",
                     {"--show-object=" + std::to_string(id.number), "--filtered-stream-data", file.string()})
            .second;
    }

    static std::string show(const path& file, const std::string& what) {
        return judge("mutool", {"show", "-g", file.string(), what}).second;
    }

    static void expectSame(const DocumentSecurityStore& left, const DocumentSecurityStore& right) {
        EXPECT_EQ(left.certificates, right.certificates);
        EXPECT_EQ(left.ocspResponses, right.ocspResponses);
        EXPECT_EQ(left.crls, right.crls);
        ASSERT_EQ(left.validations.size(), right.validations.size());
        for (std::size_t i = 0; i < left.validations.size(); ++i) {
            EXPECT_EQ(left.validations[i].key, right.validations[i].key);
            EXPECT_EQ(left.validations[i].certificates, right.validations[i].certificates);
            EXPECT_EQ(left.validations[i].ocspResponses, right.validations[i].ocspResponses);
            EXPECT_EQ(left.validations[i].crls, right.validations[i].crls);
        }
    }

    /// A one-page file with this catalog entry and these streams from object 4 on.
    static std::string withStore(const std::string& dss, const std::vector<std::string>& streams) {
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R /DSS " + dss + " >>");
        builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
        for (const std::string& stream : streams) {
            stream.starts_with("<<") || stream.starts_with("[") ? builder.add(stream)
                                                                : builder.addStream("", stream);
        }
        return builder.build("/Root 1 0 R");
    }

    static std::string text(const Bytes& bytes) { return std::string(asText(bytes)); }
};

TEST_F(SecurityStore, IsAddedToEveryKindOfFile) {
    using Xref = SamplePdf::Xref;
    for (const Xref xref : {Xref::Table, Xref::Stream, Xref::ObjectStreams, Xref::Hybrid}) {
        const std::string number = std::to_string(static_cast<int>(xref));
        SamplePdf options;
        options.xref = xref;
        const path original = put("x" + number + ".pdf", samplePdf(options));
        EXPECT_TRUE(read(original).securityStore.empty());
        const path file = append(original, "y" + number + ".pdf", oneOfEach());
        const PdfStructure structure = read(file);
        expectSame(structure.securityStore, oneOfEach());
        EXPECT_TRUE(structure.dssId.has_value());
        EXPECT_EQ(structure.xref, read(original).xref);
        ASSERT_EQ(structure.dss.ids.certificates.size(), 2U);
        EXPECT_EQ(qpdfStream(file, structure.dss.ids.certificates[1]), text(der(2)));
        EXPECT_NE(show(file, "trailer/Root/DSS").find("/VRI<</" + keyA), std::string::npos);
    }
}

TEST_F(SecurityStore, GrowsAndKeepsEveryObject) {
    const path first = append(put("a.pdf", samplePdf()), "b.pdf", oneOfEach());
    DocumentSecurityStore more;
    more.certificates = {der(2), der(5), der(5)};
    more.validations = {{keyB, {der(1), der(6)}, {}, {}}, {keyA, {der(5)}, {der(3)}, {}}};
    const path second = append(first, "c.pdf", more);
    const PdfStructure before = read(first);
    const PdfStructure after = read(second);
    EXPECT_EQ(after.dssId, before.dssId);
    EXPECT_EQ(after.securityStore.certificates, (std::vector<Bytes>{der(1), der(2), der(5), der(6)}));
    EXPECT_EQ(after.dss.ids.crls, before.dss.ids.crls);
    EXPECT_TRUE(std::equal(before.dss.ids.certificates.begin(), before.dss.ids.certificates.end(),
                           after.dss.ids.certificates.begin()));
    ASSERT_EQ(after.securityStore.validations.size(), 2U);
    EXPECT_EQ(after.securityStore.validations[0].certificates, (std::vector<Bytes>{der(1), der(5)}));
    EXPECT_EQ(after.securityStore.validations[0].crls, (std::vector<Bytes>{der(4)}));
    EXPECT_EQ(after.securityStore.validations[1].certificates, (std::vector<Bytes>{der(1), der(6)}));
    const std::string section = text(readFile(second)).substr(readFile(first).size());
    EXPECT_EQ(countOf(section, " obj\n"), 3U); // two certificates and the DSS
}

TEST_F(SecurityStore, WritesNothingWhenAllIsThere) {
    const path file = append(put("a.pdf", samplePdf()), "b.pdf", oneOfEach());
    EXPECT_FALSE(pdf::appendSecurityStore(file, read(file), oneOfEach(), at("c.pdf")));
    EXPECT_FALSE(pdf::appendSecurityStore(file, read(file), {}, at("c.pdf")));
    EXPECT_FALSE(std::filesystem::exists(at("c.pdf")));
}

TEST_F(SecurityStore, IsReadWhenCompressedAndRenumbered) {
    const path plain = append(put("a.pdf", samplePdf()), "b.pdf", oneOfEach());
    ASSERT_EQ(judge("qpdf", {"--object-streams=generate", plain.string(), at("c.pdf").string()}).first, 0);
    EXPECT_NE(show(at("c.pdf"), "grep").find("FlateDecode"), std::string::npos);
    expectSame(read(at("c.pdf")).securityStore, oneOfEach());
    DocumentSecurityStore more;
    more.crls = {der(9)};
    EXPECT_EQ(read(append(at("c.pdf"), "d.pdf", more)).securityStore.crls,
              (std::vector<Bytes>{der(4), der(9)}));
}

TEST_F(SecurityStore, KeepsWhatOthersWroteDirectlyOrInObjects) {
    const std::string vri = "<< /" + keyA + " << /Cert [4 0 R] /TU (D:2026) >> >>";
    for (const std::string& dss :
         {"<< /Certs [4 0 R] /VRI " + vri + " /Type /DSS >>",
          std::string("<< /Certs 5 0 R /VRI 6 0 R /Type /DSS >>"), std::string("7 0 R")}) {
        SCOPED_TRACE(dss);
        const path file = put("a.pdf", withStore(dss, {text(der(1)), "[4 0 R]", "<< /" + keyA + " 8 0 R >>",
                                                       "<< /Certs 5 0 R /VRI 6 0 R /Type /DSS >>",
                                                       "<< /Cert 5 0 R /TU (D:2026) >>"}));
        EXPECT_EQ(read(file).securityStore.certificates, (std::vector<Bytes>{der(1)}));
        DocumentSecurityStore more;
        more.validations = {{keyA, {der(2)}, {}, {}}};
        const PdfStructure after = read(append(file, "b.pdf", more));
        std::filesystem::remove(at("b.pdf"));
        EXPECT_EQ(after.dss.ids.certificates.front(), (pdf::ObjectId{4, 0}));
        EXPECT_NE(after.dss.document.dictionary.find("Type"), nullptr);
        ASSERT_EQ(after.dss.validations.size(), 1U);
        EXPECT_EQ(*after.dss.validations[0].second.dictionary.find("TU"), "(D:2026)");
        EXPECT_EQ(after.securityStore.validations[0].certificates, (std::vector<Bytes>{der(1), der(2)}));
    }
}

TEST_F(SecurityStore, LeavesOutWhatIsDamaged) {
    const std::string dss =
        "<< /Certs [4 0 R 5 0 R null 3 0 R 99 0 R (x) 6 0 R 7 0 R 4 0 R] /CRLs 3 /OCSPs 4 0 R "
        "/VRI << /" +
        keyA + " 5 >> >>";
    const path file =
        put("a.pdf", withStore(dss, {text(der(1)), "no DER",
                                     "<< /Length 3 /Filter /Nonsense >>\n"
                                     "stream\nabc\nendstream",
                                     "<< /Length 3 /Filter /FlateDecode >>\nstream\n0ab\nendstream"}));
    const PdfStructure structure = read(file);
    EXPECT_EQ(structure.securityStore.certificates, (std::vector<Bytes>{der(1)}));
    EXPECT_TRUE(structure.securityStore.crls.empty());
    EXPECT_TRUE(structure.securityStore.validations.empty());
    for (const std::string none : {"null", "99 0 R", "[]", "3", "1 0 R"}) {
        EXPECT_TRUE(read(put("b.pdf", withStore(none, {}))).securityStore.empty()) << none;
    }
}

TEST_F(SecurityStore, SurvivesFlippedBytesInItsRevision) {
    const path original = put("a.pdf", samplePdf());
    const Bytes good = readFile(append(original, "b.pdf", oneOfEach()));
    for (std::size_t i = readFile(original).size(); i < good.size(); i += 7) {
        Bytes changed = good;
        changed[i] ^= 0x15U;
        const path file = put("flipped.pdf", changed);
        try {
            const PdfStructure structure = read(file);
            EXPECT_LE(structure.securityStore.certificates.size(), 4U);
            pdf::appendSecurityStore(file, structure, oneOfEach(), at("again.pdf"));
            std::filesystem::remove(at("again.pdf"));
        } catch (const Error& error) {
            EXPECT_EQ(error.fault(), Fault::File) << i << error.what();
        }
    }
}

TEST_F(SecurityStore, DoesNotUnpackABomb) {
    SamplePdf options;
    DocumentSecurityStore large;
    large.certificates = {Bytes(17U << 20U, 0x30), Bytes(1U << 20U, 0x30)};
    const path plain = at("plain.pdf");
    const path original = put("a.pdf", samplePdf(options));
    ASSERT_TRUE(pdf::appendSecurityStore(original, read(original), large, plain));
    EXPECT_EQ(read(plain).securityStore.certificates.size(), 1U);
    ASSERT_EQ(judge("qpdf", {plain.string(), at("packed.pdf").string()}).first, 0);
    EXPECT_LT(std::filesystem::file_size(at("packed.pdf")), 100'000U);
    EXPECT_EQ(read(at("packed.pdf")).securityStore.certificates.size(), 1U);
}

TEST_F(SecurityStore, KeepsSignaturesAndTimestampsValid) {
    using Xref = SamplePdf::Xref;
    for (const Xref xref : {Xref::Table, Xref::ObjectStreams}) {
        SamplePdf options;
        options.xref = xref;
        const std::string number = std::to_string(static_cast<int>(xref));
        const path signedFile = sign(put("a" + number + ".pdf", samplePdf(options)), "b" + number + ".pdf");
        const path stored = append(signedFile, "c" + number + ".pdf", oneOfEach());
        const path stamped = stamp(stored, "d" + number + ".pdf");
        EXPECT_TRUE(opensslTs(stamped).good);
        DocumentSecurityStore more;
        more.validations = {{keyB, {der(7)}, {}, {}}};
        const path again = stamp(append(stamped, "e" + number + ".pdf", more), "f" + number + ".pdf");
        EXPECT_TRUE(opensslTs(again).good);
        expectHealthy(again);
        expectPermitted(signedFile, again);
        EXPECT_EQ(countOf(signatures(again), "Signature is Valid."), 1U) << signatures(again);
        const PdfStructure structure = read(again);
        ASSERT_EQ(structure.signatures.size(), 3U);
        EXPECT_FALSE(structure.signatures[0].isTimestamp);
        EXPECT_TRUE(structure.signatures[1].isTimestamp);
        EXPECT_EQ(structure.signatures[2].name, "SeloTemporal2");
        EXPECT_EQ(structure.signatures[2].claimedTime, "");
        EXPECT_NE(show(again, std::to_string(structure.signatures[2].field.number) + "/V/Type")
                      .find("DocTimeStamp"),
                  std::string::npos);
    }
}

TEST_F(SecurityStore, AndTimestampAreAllowedWhereNoChangeIs) {
    SamplePdf options;
    options.acroForm = SamplePdf::AcroForm::Indirect;
    options.docMdp = 1;
    const path locked = put("a.pdf", samplePdf(options));
    pdf::SignatureRequest request;
    EXPECT_EQ(failureOf([&] { prepare(locked, request); }).reason, "PDF_LOCKED");
    request.kind = pdf::SignatureRequest::Kind::DocumentTimestamp;
    EXPECT_EQ(prepare(locked, request).fieldName(), "SeloTemporal1");
    append(locked, "b.pdf", oneOfEach());
}

TEST_F(SecurityStore, LeavesTheTargetAndAChangedFileAlone) {
    const path file = put("a.pdf", samplePdf());
    const PdfStructure structure = read(file);
    const auto failure = [&](const path& target) {
        return failureOf([&] { pdf::appendSecurityStore(file, structure, oneOfEach(), target); }).reason;
    };
    EXPECT_EQ(failure(put("b.pdf", "mine")), "TARGET_EXISTS");
    std::ofstream(file, std::ios::app) << "\n";
    EXPECT_EQ(failure(at("c.pdf")), "FILE_CHANGED");
    EXPECT_FALSE(std::filesystem::exists(at("c.pdf")));
}

} // namespace
} // namespace cunho::test
