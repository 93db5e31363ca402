// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/file_changes.hpp"
#include "fakes/full_disk.hpp"
#include "pdf_test.hpp"

#include <chrono>
#include <fstream>

namespace cunho::test {
namespace {

using pdf::PdfStructure;
using pdf::PreparedPdf;
using pdf::SignatureRequest;

class Revision : public PdfTest {
  protected:
    static std::vector<SamplePdf> everyKind() {
        std::vector<SamplePdf> out;
        for (const auto xref : {SamplePdf::Xref::Table, SamplePdf::Xref::Stream,
                                SamplePdf::Xref::ObjectStreams, SamplePdf::Xref::Hybrid}) {
            for (const auto annots :
                 {SamplePdf::Annots::None, SamplePdf::Annots::Direct, SamplePdf::Annots::Indirect}) {
                for (const auto form : {SamplePdf::AcroForm::None, SamplePdf::AcroForm::Direct,
                                        SamplePdf::AcroForm::Indirect, SamplePdf::AcroForm::IndirectFields}) {
                    SamplePdf options;
                    options.xref = xref;
                    options.annots = annots;
                    options.acroForm = form;
                    options.newlineAtEnd = out.size() % 3 != 0;
                    options.fileId = out.size() % 2 == 0;
                    options.info = out.size() % 5 != 0;
                    if (form != SamplePdf::AcroForm::None) {
                        options.fields = {"Nome"};
                    }
                    out.push_back(options);
                }
            }
        }
        return out;
    }

    std::string text(const path& file) const { return std::string(asText(readFile(file))); }

    static std::size_t count(const std::string& text, const std::string& word) {
        std::size_t out = 0;
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
            ++out;
        }
        return out;
    }
};

TEST_F(Revision, KeepsTheOriginalAsAPrefixThreeTimesOverInEveryKindOfFile) {
    std::size_t number = 0;
    for (const SamplePdf& options : everyKind()) {
        SCOPED_TRACE(number);
        path current = put("k" + std::to_string(number) + ".pdf", samplePdf(options));
        for (int revision = 1; revision <= 3; ++revision) {
            const path next =
                fillDummy(current, "k" + std::to_string(number) + "-" + std::to_string(revision) + ".pdf");
            EXPECT_TRUE(isPrefix(current, next));
            const PdfStructure structure = read(next);
            EXPECT_EQ(structure.signatures.size(), static_cast<std::size_t>(revision));
            const auto& last = structure.signatures.back();
            EXPECT_EQ(last.name, "Assinatura" + std::to_string(revision));
            ASSERT_EQ(last.byteRange.size(), 4U);
            EXPECT_EQ(last.byteRange[2] + last.byteRange[3], static_cast<std::int64_t>(structure.fileSize));
            EXPECT_EQ(structure.fields.size(), options.fields.size() + static_cast<std::size_t>(revision));
            EXPECT_EQ(*structure.acroForm.find("SigFlags"), "3");
            EXPECT_EQ(structure.xref, read(current).xref);
            current = next;
        }
        expectHealthy(current);
        ++number;
    }
}

TEST_F(Revision, PutsTheHoleWhereTheByteRangeSays) {
    const path original = put("a.pdf", samplePdf());
    SignatureRequest request;
    request.contentsCapacity = 100;
    const PreparedPdf prepared = prepare(original, request);
    EXPECT_EQ(prepared.capacity(), 100U);
    prepared.fill(dummyCms(), at("b.pdf"));
    const std::string bytes = text(at("b.pdf"));
    const auto& range = prepared.byteRange();
    EXPECT_EQ(range.first, 0U);
    EXPECT_EQ(range.second - range.firstLength, 202U);
    EXPECT_EQ(range.second + range.secondLength, bytes.size());
    EXPECT_EQ(bytes.substr(range.firstLength, 202), "<300302012A" + std::string(190, '0') + ">");
    EXPECT_EQ(bytes.substr(bytes.size() - 6), "%%EOF\n");

    std::string covered;
    prepared.stream([&covered](ByteView piece) { covered += asText(piece); });
    EXPECT_EQ(covered, bytes.substr(0, range.firstLength) + bytes.substr(range.second));
}

TEST_F(Revision, WritesWhatTheSignatureDictionaryNeeds) {
    SignatureRequest request;
    request.fieldName = "Fatura (1) \\ ç";
    request.reason = "Emissão de fatura (FT 2026/1) 😀";
    request.location = "Vila Nova (de) Gaia\\Porto";
    request.signerName = "José D'Água";
    request.application = "Cunho #1";
    using namespace std::chrono;
    request.claimedTime = sys_days{2026y / 11 / 23} + 9h + 15min + 7s;
    const path file = fillDummy(put("a.pdf", samplePdf()), "b.pdf", request);
    const PdfStructure structure = read(file);
    ASSERT_EQ(structure.signatures.size(), 1U);
    const auto& signature = structure.signatures.front();
    EXPECT_EQ(signature.name, request.fieldName);
    EXPECT_EQ(signature.reason, request.reason);
    EXPECT_EQ(signature.signerName, request.signerName);
    EXPECT_EQ(signature.claimedTime, "D:20261123091507+00'00'");
    EXPECT_EQ(signature.subFilter, "ETSI.CAdES.detached");
    const std::string bytes = text(file);
    EXPECT_EQ(count(bytes, "/Location (Vila Nova \\(de\\) Gaia\\\\Porto)"), 1U);
    EXPECT_EQ(count(bytes, "/Prop_Build << /App << /Name /Cunho#20#231 >> >>"), 1U);
    expectHealthy(file);
}

TEST_F(Revision, LeavesInfoAndVersionAloneAndFreesNothing) {
    SamplePdf options;
    options.fileId = true;
    const path file = fillDummy(put("a.pdf", samplePdf(options)), "b.pdf");
    const std::string section = text(file).substr(samplePdf(options).size());
    EXPECT_EQ(count(section, "/Producer"), 0U);
    EXPECT_EQ(count(section, "/Version"), 0U);
    EXPECT_EQ(count(section, " f \n"), 0U);
    EXPECT_EQ(count(section, "<00112233445566778899AABBCCDDEEFF>"), 1U);
    EXPECT_EQ(count(section, "/Info 6 0 R"), 1U);
    EXPECT_NE(read(file).firstFileId, std::nullopt);

    const path without = fillDummy(put("c.pdf", samplePdf()), "d.pdf");
    EXPECT_EQ(count(text(without), "/ID"), 0U);
}

TEST_F(Revision, TouchesOnlyTheAnnotationArrayAndFieldArrayWhenTheyAreObjects) {
    SamplePdf options;
    options.annots = SamplePdf::Annots::Indirect;
    options.acroForm = SamplePdf::AcroForm::IndirectFields;
    const path first = fillDummy(put("a.pdf", samplePdf(options)), "b.pdf");
    const path second = fillDummy(first, "c.pdf");
    const std::string section = text(second).substr(text(first).size());
    EXPECT_EQ(count(section, "/Type /Catalog") + count(section, "/Type/Catalog"), 0U);
    EXPECT_EQ(count(section, "/Type /Page") + count(section, "/Type/Page"), 0U);
    EXPECT_EQ(count(section, "/SigFlags"), 0U);
    EXPECT_EQ(count(section, " obj\n"), 5U); // signature, field, appearance, two arrays
}

TEST_F(Revision, KeepsOtherSignatureFlagsAndFormEntries) {
    PdfBuilder builder;
    builder.add(
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /SigFlags 4 0 R /DA (/Helv 0 Tf) >> >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.123456 842] /Annots null >>");
    builder.add("8");
    const path file = fillDummy(put("a.pdf", builder.build("/Root 1 0 R")), "b.pdf");
    const PdfStructure structure = read(file);
    EXPECT_EQ(*structure.acroForm.find("SigFlags"), "11");
    EXPECT_EQ(*structure.acroForm.find("DA"), "(/Helv 0 Tf)");
    EXPECT_EQ(*structure.page.dictionary.find("MediaBox"), "[0 0 595.123456 842]");
    expectHealthy(file);
}

TEST_F(Revision, RefusesAFileThatUsesOneObjectForTwoThings) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm 3 0 R >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    const path file = put("a.pdf", builder.build("/Root 1 0 R"));
    EXPECT_EQ(failureOf([&] { prepare(file); }).reason, "PDF_DAMAGED");
}

TEST_F(Revision, GivesThePageAnArrayOfItsOwnWhereItHasThatOfTheForm) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields 4 0 R >> >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots 4 0 R >>");
    builder.add("[]");
    const path original = put("a.pdf", builder.build("/Root 1 0 R"));
    const path file = fillDummy(fillDummy(original, "b.pdf"), "c.pdf");
    const auto structure = read(file);
    EXPECT_EQ(structure.fields.size(), 2U);
    EXPECT_EQ(structure.page.annots, structure.fields);
    EXPECT_FALSE(structure.page.annotsId.has_value());
    EXPECT_EQ(structure.fieldsId, (pdf::ObjectId{4, 0}));
    expectHealthy(file);
    expectPermitted(at("b.pdf"), file);
}

TEST_F(Revision, SignsAnUpdatedObjectUnderItsOwnGeneration) {
    std::string text(asText(samplePdf()));
    text.replace(text.find("5 0 obj"), 7, "5 2 obj");
    text.replace(text.find("[5 0 R ]"), 8, "[5 2 R ]");
    const std::size_t table = text.find("xref\n0 ");
    const std::size_t entry = text.find('\n', table + 5) + 1 + 20 * 5;
    text.replace(entry + 11, 5, "00002");
    const path file = fillDummy(put("a.pdf", text), "b.pdf");
    EXPECT_EQ(count(this->text(file), "\n5 2 obj\n"), 2U);
    EXPECT_EQ(read(file).page.annots.size(), 1U);
    expectHealthy(file);
}

TEST_F(Revision, ChoosesAFreeFieldNameAndRefusesATakenOne) {
    SamplePdf options;
    options.acroForm = SamplePdf::AcroForm::Direct;
    options.fields = {"Assinatura1", "Assinatura3"};
    const path file = put("a.pdf", samplePdf(options));
    EXPECT_EQ(prepare(file).fieldName(), "Assinatura2");
    SignatureRequest request;
    request.fieldName = "Assinatura3";
    const Failure taken = failureOf([&] { prepare(file, request); });
    EXPECT_EQ(taken.fault, Fault::Input);
    EXPECT_EQ(taken.reason, "FIELD_NAME_TAKEN");
    request.fieldName = "a.b";
    EXPECT_EQ(failureOf([&] { prepare(file, request); }).reason, "FIELD_NAME_INVALID");
}

TEST_F(Revision, HonoursACertificationThatForbidsChanges) {
    SamplePdf options;
    options.acroForm = SamplePdf::AcroForm::Indirect;
    options.docMdp = 1;
    const path locked = put("locked.pdf", samplePdf(options));
    const Failure failure = failureOf([&] { prepare(locked); });
    EXPECT_EQ(failure.fault, Fault::Rejected);
    EXPECT_EQ(failure.reason, "PDF_LOCKED");
    options.docMdp = 2;
    EXPECT_NO_THROW(fillDummy(put("open.pdf", samplePdf(options)), "signed.pdf"));
}

TEST_F(Revision, RefusesToFillWhenTheOriginalChanged) {
    const path file = put("a.pdf", samplePdf());
    const PreparedPdf prepared = prepare(file);
    std::ofstream(file, std::ios::app) << "\n";
    const auto ignore = [](ByteView) {};
    EXPECT_EQ(failureOf([&] { prepared.fill(dummyCms(), at("b.pdf")); }).reason, "FILE_CHANGED");
    EXPECT_EQ(failureOf([&] { prepared.stream(ignore); }).reason, "FILE_CHANGED");
    EXPECT_EQ(failureOf([&] { prepared.save(at("c.pdf")); }).reason, "FILE_CHANGED");

    for (const FileChange& change : fileChanges()) {
        SCOPED_TRACE(change.name);
        const path source = put("d.pdf", samplePdf());
        const PreparedPdf other = prepare(source);
        change.apply(source);
        EXPECT_EQ(failureOf([&] { other.fill(dummyCms(), at("b.pdf")); }).reason, "FILE_CHANGED");
        EXPECT_FALSE(std::filesystem::exists(at("b.pdf")));
        std::filesystem::remove(source);
        EXPECT_EQ(failureOf([&] { other.fill(dummyCms(), at("b.pdf")); }).reason, "FILE_NOT_FOUND");
    }
}

TEST_F(Revision, NoticesAChangeInTheMiddleOfStreaming) {
    for (const FileChange& change : fileChanges()) {
        SCOPED_TRACE(change.name);
        const path file = put("a.pdf", samplePdf());
        const PreparedPdf prepared = prepare(file);
        bool isFirst = true;
        const auto disturb = [&](ByteView) {
            if (std::exchange(isFirst, false)) {
                change.apply(file);
            }
        };
        EXPECT_EQ(failureOf([&] { prepared.stream(disturb); }).reason, "FILE_CHANGED");
        std::filesystem::remove(file);
    }
}

TEST_F(Revision, RefusesToPrepareWhatChangedSinceItWasRead) {
    for (const FileChange& change : fileChanges()) {
        SCOPED_TRACE(change.name);
        const path file = put("a.pdf", samplePdf());
        const FileState before = fileState(file);
        const PdfStructure structure = read(file);
        EXPECT_NO_THROW(pdf::prepareSignature(file, structure, {}, before));
        change.apply(file);
        EXPECT_EQ(failureOf([&] { pdf::prepareSignature(file, structure, {}, before); }).reason,
                  "FILE_CHANGED");
        std::filesystem::remove(file);
    }
}

TEST_F(Revision, ADiskThatFillsUpMidwayLeavesNothingBehind) {
    SamplePdf options;
    options.size = 3'000'000;
    const path file = put("a.pdf", samplePdf(options));
    const PreparedPdf prepared = prepare(file);
    for (const rlim_t room : {2'000'000U, 3'000'100U}) { // within the copy, within the section
        const FullDisk full(room);
        EXPECT_EQ(failureOf([&] { prepared.fill(dummyCms(), at("b.pdf")); }).reason, "DISK_FULL");
        EXPECT_EQ(failureOf([&] { prepared.save(at("c.pdf")); }).reason, "DISK_FULL");
    }
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);
    EXPECT_NO_THROW(prepared.fill(dummyCms(), at("b.pdf")));
}

TEST_F(Revision, RefusesToPrepareWhatIsNoLongerWhatWasRead) {
    const path file = put("a.pdf", samplePdf());
    const PdfStructure structure = read(file);
    std::ofstream(file, std::ios::app) << "\n";
    EXPECT_EQ(failureOf([&] { pdf::prepareSignature(file, structure, {}); }).reason, "FILE_CHANGED");
}

TEST_F(Revision, NeverTruncatesASignature) {
    SignatureRequest request;
    request.contentsCapacity = 4;
    const PreparedPdf prepared = prepare(put("a.pdf", samplePdf()), request);
    const Failure failure = failureOf([&] { prepared.fill(dummyCms(), at("b.pdf")); });
    EXPECT_EQ(failure.fault, Fault::Internal);
    EXPECT_EQ(failure.reason, "SIGNATURE_TOO_LARGE");
    EXPECT_FALSE(std::filesystem::exists(at("b.pdf")));
}

TEST_F(Revision, LeavesAnExistingTargetAlone) {
    const path file = put("a.pdf", samplePdf());
    const path target = put("b.pdf", "mine");
    EXPECT_EQ(failureOf([&] { prepare(file).fill(dummyCms(), target); }).reason, "TARGET_EXISTS");
    EXPECT_EQ(text(target), "mine");
}

TEST_F(Revision, SignsAReadOnlySourceAndLeavesItAsItWas) {
    const path file = put("a.pdf", samplePdf());
    std::filesystem::permissions(file, std::filesystem::perms::owner_read);
    const path target = fillDummy(file, "b.pdf");
    EXPECT_EQ(readFile(file), samplePdf());
    expectHealthy(target);
}

TEST_F(Revision, LeavesNothingBehindWhenTheCheckFails) {
    const path file = put("a.pdf", samplePdf());
    const auto refuse = [&](const std::filesystem::path& temporary) {
        EXPECT_EQ(read(temporary).signatures.size(), 1U);
        throw Error(Fault::Integrity, "TEST");
    };
    EXPECT_EQ(failureOf([&] { prepare(file).fill(dummyCms(), at("b.pdf"), refuse); }).reason, "TEST");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);
}

TEST_F(Revision, GivesTheSameFileAfterARestart) {
    const path file = put("a.pdf", samplePdf());
    SignatureRequest request;
    request.fieldName = "Fatura ç";
    const PreparedPdf prepared = prepare(file, request);
    prepared.save(at("prepared.pdf"));
    prepared.fill(dummyCms(), at("b.pdf"));
    std::filesystem::remove(file);

    const PreparedPdf again = PreparedPdf::reopen(at("prepared.pdf"), prepared.byteRange());
    EXPECT_EQ(again.capacity(), prepared.capacity());
    again.fill(dummyCms(), at("c.pdf"));
    EXPECT_EQ(readFile(at("c.pdf")), readFile(at("b.pdf")));
    std::string covered;
    again.stream([&covered](ByteView piece) { covered += asText(piece); });
    const std::string whole = text(at("b.pdf"));
    EXPECT_EQ(covered,
              whole.substr(0, again.byteRange().firstLength) + whole.substr(again.byteRange().second));
}

TEST_F(Revision, RefusesADamagedPreparedFile) {
    const path file = put("a.pdf", samplePdf());
    const PreparedPdf prepared = prepare(file);
    prepared.save(at("prepared.pdf"));
    const std::string good = text(at("prepared.pdf"));
    const auto refusal = [&](const std::string& bytes, pdf::ByteRange range) {
        const path damaged = put("damaged.pdf", bytes);
        const Failure failure = failureOf([&] { PreparedPdf::reopen(damaged, range); });
        EXPECT_EQ(failure.fault, Fault::Integrity);
        return failure.reason;
    };
    const pdf::ByteRange range = prepared.byteRange();
    std::string filled = good;
    filled[range.firstLength + 5] = 'A';
    std::string moved = good;
    moved[range.firstLength - 90] = '9';
    EXPECT_EQ(refusal(good.substr(0, good.size() - 1), range), "PREPARED_FILE_DAMAGED");
    EXPECT_EQ(refusal(good + "\n", range), "PREPARED_FILE_DAMAGED");
    EXPECT_EQ(refusal(filled, range), "PREPARED_FILE_DAMAGED");
    EXPECT_EQ(refusal(" " + good.substr(1), {0, 1, 2, 3}), "PREPARED_FILE_DAMAGED");
    EXPECT_EQ(refusal("", range), "PREPARED_FILE_DAMAGED");
    EXPECT_EQ(refusal(good, {0, range.firstLength + 1, range.second + 1, range.secondLength - 1}),
              "PREPARED_FILE_DAMAGED");
    EXPECT_EQ(failureOf([&] { PreparedPdf::reopen(at("nowhere.pdf"), range); }).reason,
              "PREPARED_FILE_DAMAGED");
}

} // namespace
} // namespace cunho::test
