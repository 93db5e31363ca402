// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app_signing.hpp"
#include "fakes/judges.hpp"
#include "fakes/levelled_pdf.hpp"

#include <cunho/app/structured_facts.hpp>
#include <cunho/app/verification_report.hpp>
#include <cunho/app/verification_words.hpp>
#include <cunho/crypto/digest.hpp>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace cunho::app {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using testing::HasSubstr;
namespace fs = std::filesystem;

const TimePoint signedAt = test::day(2026, 11, 20);

/// Says what a test wants.
struct SaidCodes : PageCodeReader {
    PageCodes find(const fs::path& file, const JobContext&) const override {
        if (!reason.empty())
            throw Error(Fault::File, reason, {{"file", file.filename().string()}});
        return said;
    }
    PageCodes said{1, 1, {}};
    std::string reason;
};

struct Reported : AppSigning {
    /// B-LTA, in several revisions.
    fs::path archived(const std::string& name) const {
        test::LevelledPdf pdf(test::writeSample(folder.path(), name, test::samplePdf()), levelled);
        pdf.sign(signedAt, signedAt).store(levelled.evidence(signedAt + 1h)).stamp(signedAt + 2h);
        return pdf.file();
    }

    FileReport report(const fs::path& file, bool codes = false) const {
        signing::VerificationOptions options{{levelled.root.certificate}, test::day(2026, 11, 23)};
        ReportSources sources{*reader, options, Environment::Production};
        sources.codes = codes ? &said : nullptr;
        sources.books = &services.documents;
        return reportOn(file, sources);
    }

    /// With a QR code of this text on its only page.
    QrReport codesOf(const std::string& text) {
        said.said = {1, 1, {{1, text}}};
        return lookForCodes("a.pdf", said, *reader, &services.documents, JobContext());
    }

    std::string wordsOf(const std::vector<FileReport>& reports, Language language) const {
        const auto file = folder.path() / "report.pdf";
        fs::remove(file);
        saveReport(reports, language, "0.1.0", file);
        EXPECT_TRUE(test::qpdfCheck(file).good);
        std::string out;
        for (const char c : test::pdfText(file)) {
            const bool blank = c == ' ' || c == '\n' || c == '\f';
            if (!blank || (!out.empty() && out.back() != ' '))
                out += blank ? ' ' : c;
        }
        return out;
    }

    test::LevelledPki levelled;
    SaidCodes said;
};

TEST_F(Reported, SaysWhatAFileIsAndWhatItsSignaturesAreWorth) {
    const auto file = archived("contrato.pdf");
    const auto out = json::parse(toJson(report(file)));
    EXPECT_EQ(out.at("name"), file.filename().string());
    EXPECT_EQ(out.at("sha256"), toHex(crypto::sha256File(file).value));
    EXPECT_EQ(out.at("size"), fs::file_size(file));
    EXPECT_EQ(out.at("verifiedAt"), "2026-11-23T00:00:00Z");
    EXPECT_EQ(out.at("passed"), true);
    EXPECT_EQ(out.at("trust").at("anchors"), 1);
    EXPECT_EQ(out.at("trust").at("online"), false);
    EXPECT_TRUE(out.at("qr").is_null());
    const auto& signature = out.at("signatures").at(0);
    EXPECT_EQ(signature.at("indication"), "TOTAL-PASSED");
    EXPECT_EQ(signature.at("qualification"), ""); // no trusted list: nothing is said
    EXPECT_EQ(signature.at("signatory").at("name"), "Assinante (Níveis)");
    EXPECT_EQ(signature.at("signatory").at("company"), "Cunho Testes");
    EXPECT_EQ(signature.at("level"), "B-LTA");
    EXPECT_EQ(signature.at("provenTime"), "2026-11-20T00:00:00Z");
    EXPECT_FALSE(signature.at("changes").empty());
}

TEST_F(Reported, GivesAFileThatCannotBeReadAsWell) {
    const auto text = folder.path() / "text.pdf";
    AtomicFile file(text);
    file.write(asBytes("no PDF"));
    file.commit();
    for (const auto& path : {text, folder.path() / "absent.pdf"}) {
        const auto out = json::parse(toJson(report(path, true)));
        EXPECT_EQ(out.at("passed"), false);
        EXPECT_TRUE(out.at("signatures").empty());
        EXPECT_FALSE(out.at("text").get<std::string>().empty());
        EXPECT_TRUE(out.at("qr").is_null());
    }
}

TEST_F(Reported, ANameOfAnyBytesStaysJson) {
    FileReport odd;
    odd.file = "a\"\n\x01\xff\\\u20ac.pdf";
    EXPECT_EQ(json::parse(toJson(odd)).at("name"), "a\"\n\x01\uFFFD\\\u20ac.pdf");
}

TEST_F(Reported, IsOneDocumentForSeveralFiles) {
    const auto out = json::parse(toJson({report(archived("a.pdf")), report("absent.pdf")}, "0.1.0"));
    EXPECT_EQ(out.at("schema"), "cunho-verification/1");
    EXPECT_EQ(out.at("program"), "Cunho 0.1.0");
    ASSERT_EQ(out.at("files").size(), 2U);
    EXPECT_EQ(out.at("files").at(1).at("reason"), "FILE_NOT_FOUND");
}

TEST_F(Reported, IsPrintedForTheArchiveInBothLanguages) {
    const std::vector<FileReport> reports{report(archived("contrato.pdf")), report("absent.pdf")};
    const std::string words = wordsOf(reports, Language::Portuguese);
    for (const char* part :
         {"Relatório de verificação de assinaturas", "Não é um certificado com valor legal", "contrato.pdf",
          "Tudo válido", "Assinatura de Assinante (Níveis)", "Cunho Testes", "TOTAL-PASSED", "PAdES B-LTA",
          "não se sabe se é qualificada: não há lista de confiança instalada",
          "2026-11-20 00:00:00 UTC (por um selo temporal)", "absent.pdf", "Não foi lido", "Página 1 de"})
        EXPECT_THAT(words, HasSubstr(part));
    const test::Verdict archive = test::preflight(folder.path() / "report.pdf");
    EXPECT_TRUE(archive.good) << archive.report;
    const std::string english = wordsOf(reports, Language::English);
    for (const char* part : {"Signature verification report", "It is no legal certificate", "All valid",
                             "not known whether it is qualified: no trusted list is installed", "Page 1 of"})
        EXPECT_THAT(english, HasSubstr(part));
}

TEST_F(Reported, SaysWhichTrustedListsWereAskedAndWhichWereNot) {
    signing::VerificationOptions options{{levelled.root.certificate}, test::day(2026, 11, 23)};
    options.trustedLists.resize(2);
    options.trustedLists[0].territory = "PT";
    options.trustedLists[1].territory = "FR";
    options.trustedLists[1].nextUpdate = test::day(2026, 11, 1);
    ReportSources sources{*reader, options, Environment::Production};
    sources.unusableLists = {"ES"};
    const auto found = reportOn(archived("a.pdf"), sources);
    const auto out = json::parse(toJson(found));
    EXPECT_EQ(out.at("trust").at("trustedLists"), json({"PT", "FR"}));
    EXPECT_EQ(out.at("trust").at("trustedListsOutOfDate"), json({"FR"}));
    EXPECT_EQ(out.at("trust").at("trustedListsUnusable"), json({"ES"}));
    EXPECT_EQ(out.at("signatures").at(0).at("qualificationKnown"), "not-listed");
    const std::string words = wordsOf({found}, Language::Portuguese);
    for (const char* part : {"FR (desatualizada), ES (não se pode usar)",
                             "não qualificada: a lista de confiança de PT não a declara"})
        EXPECT_THAT(words, HasSubstr(part));
}

TEST_F(Reported, NeverTakesTheNameOfAFileThatIsThere) {
    const auto target = folder.path() / "there.json";
    AtomicFile file(target);
    file.write(asBytes("mine"));
    file.commit();
    EXPECT_EQ(reasonOf([&] { saveReport({}, Language::English, "0", target); }), "TARGET_EXISTS");
    EXPECT_EQ(asText(readFile(target)), "mine");
}

TEST_F(Reported, EveryRevisionIsExactlyWhatWasSigned) {
    const auto file = archived("a.pdf");
    const FileReport found = report(file);
    ASSERT_EQ(found.revisions.size(), 2U);
    EXPECT_FALSE(found.revisions[0].isWholeFile);
    EXPECT_FALSE(found.revisions[0].changesAfter.empty());
    EXPECT_TRUE(found.revisions[1].timestamp && found.revisions[1].isWholeFile);
    const Bytes whole = readFile(file);
    const auto target = folder.path() / revisionName(file, 1);
    saveRevision(file, found.state, found.revisions[0].end, target);
    const Bytes saved = readFile(target);
    EXPECT_TRUE(saved.size() == found.revisions[0].end &&
                std::ranges::equal(saved, ByteView(whole).first(saved.size())));
    EXPECT_TRUE(test::qpdfCheck(target).good);
    const FileReport then = report(target);
    ASSERT_EQ(then.signatures.size(), 1U);
    EXPECT_TRUE(then.signatures[0].coversWholeFile);
    EXPECT_EQ(reasonOf([&] { saveRevision(file, found.state, 10, target); }), "TARGET_EXISTS");
    fs::resize_file(file, whole.size() - 1);
    EXPECT_EQ(reasonOf([&] { saveRevision(file, found.state, 10, folder.path() / "b.pdf"); }),
              "FILE_CHANGED");
    EXPECT_FALSE(fs::exists(folder.path() / "b.pdf"));
}

TEST_F(Reported, LongNamesOfRevisionsAreCut) {
    EXPECT_EQ(revisionName("/x/contrato.pdf", 2), "contrato-revisao-2.pdf");
    EXPECT_LE(revisionName(std::string(250, 'a') + ".pdf", 12).size(), 255U);
}

TEST_F(Reported, AQrCodeIsComparedWithTheBooks) {
    const auto document = issue().document;
    const std::string kept = document->qrText;
    const QrReport same = codesOf(kept);
    ASSERT_NE(same.fiscal(), nullptr);
    EXPECT_EQ(same.fiscal()->outcome, QrFinding::Outcome::Equal);
    EXPECT_EQ(qrSummary(same, Language::Portuguese), "QR lido e igual ao documento");
    std::string changed = kept;
    const auto gross = changed.find("*O:") + 3;
    changed[gross] = changed[gross] == '9' ? '8' : '9';
    const QrReport other = codesOf(changed);
    EXPECT_EQ(other.fiscal()->outcome, QrFinding::Outcome::Different);
    ASSERT_EQ(other.fiscal()->differences.size(), 1U);
    EXPECT_EQ(other.fiscal()->differences[0].field, "O");
    EXPECT_THAT(qrSummary(other, Language::Portuguese), HasSubstr("DIFERENTE do documento"));
    std::string cancelled = kept;
    cancelled.replace(cancelled.find("*E:N"), 4, "*E:A");
    EXPECT_EQ(codesOf(cancelled).fiscal()->outcome, QrFinding::Outcome::Equal);
    std::string foreign = kept;
    foreign.replace(foreign.find("500000000"), 9, "599999993");
    EXPECT_EQ(codesOf(foreign).fiscal()->outcome, QrFinding::Outcome::Read); // another company's FT 2026A/1
}

TEST_F(Reported, TheWorstCodeOfAFileCounts) {
    const auto document = issue().document;
    std::string changed = document->qrText;
    changed.replace(changed.find("*N:") + 3, 1, "7");
    said.said = {9, 4, {{1, document->qrText}, {1, "https://example.com"}, {9, changed}}};
    const QrReport found = lookForCodes("a.pdf", said, *reader, &services.documents, JobContext());
    ASSERT_EQ(found.codes.size(), 3U);
    EXPECT_EQ(found.fiscal()->outcome, QrFinding::Outcome::Different);
    EXPECT_FALSE(found.complete());
    said.said.codes = {{1, "https://example.com"}};
    EXPECT_EQ(qrSummary(lookForCodes("a.pdf", said, *reader, nullptr, JobContext()), Language::Portuguese),
              "sem QR fiscal nas páginas vistas (4 de 9)");
    said.said.codes = {{1, "A:\xff*B:\xff"}};
    EXPECT_EQ(lookForCodes("a.pdf", said, *reader, nullptr, JobContext()).fiscal(), nullptr);
}

TEST_F(Reported, SaysWhyCodesWereNotRead) {
    said.reason = "PREVIEW_TOO_MUCH_WORK";
    FileReport found = report(archived("a.pdf"), true);
    EXPECT_TRUE(found.passed()); // the signature holds all the same
    ASSERT_TRUE(found.qr.failure);
    EXPECT_EQ(json::parse(toJson(found)).at("qr").at("failure").at("reason"), "PREVIEW_TOO_MUCH_WORK");
    EXPECT_EQ(qrSummary(found.qr, Language::English), "QR code not read");
}

TEST_F(Reported, ReportsCodesWithEveryField) {
    const auto document = issue().document;
    FileReport found = report(archived("a.pdf"));
    found.qr = codesOf(document->qrText);
    const auto code = json::parse(toJson(found)).at("qr").at("codes").at(0);
    EXPECT_EQ(code.at("outcome"), "equal");
    EXPECT_EQ(code.at("comparedWith"), "books");
    EXPECT_EQ(code.at("fields").at("G"), document->number);
    EXPECT_THAT(wordsOf({found}, Language::Portuguese), HasSubstr("QR lido e igual ao documento"));
}

/// Issued elsewhere: no book of ours has it, and the file brings its own XML along.
TEST_F(Reported, AHybridInvoiceIsComparedWithItsXml) {
    const auto document = issue().document;
    const auto file = folder.path() / "hybrid.pdf";
    AtomicFile copy(file);
    copy.write(services.documents.rendering(document->id).value());
    copy.commit();
    const auto found = reader->embeddedXml(file);
    ASSERT_EQ(found.size(), 2U);
    for (const auto& each : found) {
        const auto facts = readStructuredFacts(each);
        ASSERT_TRUE(facts) << each.name;
        EXPECT_EQ(facts->number, document->number);
        EXPECT_EQ(facts->issuerNif, "500000000");
        EXPECT_EQ(facts->customerNif, "599999993");
        EXPECT_EQ(facts->date, "20261123");
        EXPECT_EQ(facts->gross, document->totals.gross);
        EXPECT_EQ(facts->tax, document->totals.tax);
    }
    said.said = {1, 1, {{1, document->qrText}}};
    const QrReport same = lookForCodes(file, said, *reader, nullptr, JobContext());
    EXPECT_EQ(same.fiscal()->outcome, QrFinding::Outcome::Equal);
    EXPECT_EQ(same.fiscal()->source, QrFinding::Source::Attachment);
    EXPECT_EQ(qrSummary(same, Language::Portuguese), "QR lido e igual à fatura anexa");
    std::string changed = document->qrText;
    changed.replace(changed.find("FT 2026A/1"), 10, "FT 2026A/2");
    said.said.codes = {{1, changed}};
    const QrReport other = lookForCodes(file, said, *reader, nullptr, JobContext());
    EXPECT_EQ(other.fiscal()->outcome, QrFinding::Outcome::Different);
    EXPECT_EQ(other.fiscal()->differences.at(0).field, "G");
}

TEST(StructuredFacts, TakeNothingFromOtherXml) {
    for (const char* text : {"", "<a/>", "<Invoice><ID>1</ID></Invoice>", "<!DOCTYPE a><a/>", "no XML",
                             "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>"})
        EXPECT_FALSE(readStructuredFacts({"a.xml", toBytes(text)})) << text;
    const auto some = readStructuredFacts(
        {"a.xml",
         toBytes("<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"><ID> F/1 </ID>"
                 "<LegalMonetaryTotal><TaxInclusiveAmount currencyID=\"USD\">9</TaxInclusiveAmount>"
                 "</LegalMonetaryTotal></Invoice>")});
    ASSERT_TRUE(some);
    EXPECT_EQ(some->number, "F/1");
    EXPECT_FALSE(some->gross || some->tax || some->date);
}

/// Every sub-indication has words of its own in both languages, and a step to take.
TEST(VerificationWords, SayWhatIsWrongAndWhatToDo) {
    signing::SignatureReport report;
    report.signer = "Ana";
    report.indication = signing::Indication::TotalFailed;
    report.subIndication = "HASH_FAILURE";
    EXPECT_EQ(verdictSentence(report, Language::Portuguese),
              "NÃO VALE: a assinatura de Ana não vale: o conteúdo assinado foi alterado. Não confie neste "
              "ficheiro.");
    EXPECT_THAT(nextStep(report, Language::English), HasSubstr("untouched copy"));
    report.indication = signing::Indication::Indeterminate;
    report.subIndication = "SOMETHING_NEW";
    EXPECT_THAT(verdictSentence(report, Language::English), HasSubstr("of a kind not known here"));
    EXPECT_EQ(commitmentWords("1.2.840.113549.1.9.16.6.5", Language::Portuguese),
              "prova de aprovação (1.2.840.113549.1.9.16.6.5)");
    EXPECT_EQ(commitmentWords("1.2.3", Language::English), "1.2.3");
}

} // namespace
} // namespace cunho::app
