// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/crypto/digest.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <sys/stat.h>

// Whatever somebody names: `sign` and `inspect` give one line for each file, and one bad file stops no other.
namespace cunho::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
namespace fs = std::filesystem;

struct AnyFile : testing::Test {
    AnyFile() {
        cli.write("password", "segredo\n");
        sample("a.pdf");
    }

    fs::path sample(const std::string& name, const SamplePdf& options = {}) const {
        return writeSample(cli.folder(), name, samplePdf(options));
    }

    /// A file of each kind that is no PDF to be signed, and what is said of it.
    std::vector<std::pair<std::string, std::string>> oddFiles() const {
        fs::create_directory(cli.file("folder"));
        EXPECT_EQ(::mkfifo(cli.file("pipe.pdf").c_str(), 0600), 0);
        cli.write("empty.pdf", "");
        cli.write("text.pdf", "no PDF");
        fs::create_symlink("loop.pdf", cli.file("loop.pdf"));
        SamplePdf certified;
        certified.acroForm = SamplePdf::AcroForm::Indirect;
        certified.docMdp = 1;
        sample("certified.pdf", certified);
        return {{"folder", "FILE_IS_FOLDER"},     {"missing.pdf", "FILE_NOT_FOUND"},
                {"pipe.pdf", "FILE_IS_NO_FILE"},  {"/dev/null", "FILE_IS_NO_FILE"},
                {"/dev/zero", "FILE_IS_NO_FILE"}, {"loop.pdf", "FILE_NOT_READABLE"},
                {"empty.pdf", "PDF_EMPTY"},       {"text.pdf", "PDF_NO_HEADER"},
                {"certified.pdf", "PDF_LOCKED"},  {"a.pdf/inside.pdf", "FILE_NOT_FOUND"}};
    }

    Ran sign(const CommandLine::Arguments& files, bool asJson = true, const std::string& input = {}) const {
        CommandLine::Arguments all{"sign", "--p12", pki.pkcs12File().string(), "--p12-password-file",
                                   "password"};
        if (asJson)
            all.emplace_back("--json");
        all.insert(all.end(), files.begin(), files.end());
        return cli.run(all, input);
    }

    Ran inspect(const CommandLine::Arguments& files) const {
        CommandLine::Arguments all{"inspect", "--json"};
        all.insert(all.end(), files.begin(), files.end());
        return cli.run(all);
    }

    TestPki pki;
    CommandLine cli;
};

const std::set<std::string> signKeys{"file", "state", "reason", "path", "level", "sha256", "cautions"};

TEST_F(AnyFile, SignHasOneLineForEachInTheirOrder) {
    auto odd = oddFiles();
    CommandLine::Arguments files{"a.pdf"};
    for (const auto& [name, reason] : odd)
        files.push_back(name);
    sample("last.pdf");
    files.emplace_back("last.pdf");
    const auto ran = sign(files);
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.errors, "");
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), files.size()) << ran.out;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        EXPECT_EQ(lines[at].at("file"), files[at]);
        for (const auto& key : signKeys)
            EXPECT_TRUE(lines[at].contains(key)) << key << " of " << lines[at];
    }
    odd.front().second = "FOLDER_WITHOUT_PDF";
    for (std::size_t at = 0; at < odd.size(); ++at) {
        EXPECT_EQ(lines[at + 1].at("state"), "failed");
        EXPECT_EQ(lines[at + 1].at("reason"), odd[at].second) << odd[at].first;
        EXPECT_EQ(lines[at + 1].at("path"), nullptr);
    }
    for (const json& line : {lines.front(), lines.back()}) {
        EXPECT_EQ(line.at("state"), "signed");
        EXPECT_EQ(line.at("reason"), nullptr);
        EXPECT_EQ(line.at("level"), "B-B");
        EXPECT_EQ(line.at("cautions"), json::array());
        EXPECT_EQ(line.at("sha256").get<std::string>(),
                  toHex(crypto::sha256File(line.at("path").get<std::string>()).value));
    }
}

TEST_F(AnyFile, IsSignedOnceHoweverItIsNamed) {
    fs::create_directory(cli.file("folder"));
    fs::create_symlink("a.pdf", cli.file("link.pdf"));
    const auto ran = sign({"a.pdf", "./a.pdf", "folder/../a.pdf", "link.pdf", cli.file("a.pdf").string()});
    EXPECT_EQ(ran.code, 1);
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), 5U) << ran.out;
    EXPECT_EQ(lines[0].at("state"), "signed");
    for (std::size_t at = 1; at < lines.size(); ++at)
        EXPECT_EQ(lines[at].at("reason"), "FILE_NAMED_TWICE");
}

TEST_F(AnyFile, MayHaveAnyNameThatTheDiskAllows) {
    const std::vector<std::string> names{
        "caf\xE9.pdf",      "\xFF\xFE.pdf", "two\nlines.pdf",    "\"quoted\\.pdf",
        "\xED\xA0\x80.pdf", " .pdf",        "tab\t\x1b[31m.pdf", "-.pdf"};
    CommandLine::Arguments files{"--"};
    for (const auto& name : names) {
        sample(name);
        files.push_back(name);
    }
    const auto ran = sign(files);
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), names.size()) << ran.out;
    for (const auto& line : lines) {
        ASSERT_FALSE(line.is_discarded()) << ran.out;
        EXPECT_EQ(line.at("state"), "signed");
    }
    EXPECT_EQ(lines[2].at("file"), "two\nlines.pdf");
    for (const auto& name : names)
        EXPECT_TRUE(fs::exists(cli.file(name.substr(0, name.size() - 4) + "-assinado.pdf"))) << name;
}

TEST_F(AnyFile, WhoseSignedNameWouldBeTooLongGetsAShorterOne) {
    const std::string name = std::string(250, 'n') + ".pdf";
    sample(name);
    const auto lines = sign({name, "a.pdf"}).lines();
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].at("path"), cli.file(std::string(242, 'n') + "-assinado.pdf").string());
    EXPECT_EQ(lines[1].at("state"), "signed");
}

TEST_F(AnyFile, HasItsLineWhenTheWholeJobFails) {
    cli.write("password", "outra\n");
    const auto ran = sign({"a.pdf", "b.pdf", "c.pdf"});
    EXPECT_EQ(ran.code, 1);
    ASSERT_EQ(ran.lines().size(), 3U) << ran.out;
    for (const auto& line : ran.lines())
        EXPECT_EQ(line.at("reason"), "WRONG_PASSWORD");
    const auto words = sign({"a.pdf", "b.pdf", "c.pdf"}, false);
    EXPECT_EQ(words.code, 1);
    EXPECT_EQ(words.out, "");
    EXPECT_EQ(std::ranges::count(words.errors, '\n'), 2) << words.errors; // the sentence and its detail
}

TEST_F(AnyFile, IsInspectedWithoutBeingTouched) {
    const auto odd = oddFiles();
    CommandLine::Arguments files{"a.pdf"};
    for (const auto& [name, reason] : odd)
        files.push_back(name);
    const auto before = readFile(cli.file("a.pdf"));
    std::set<fs::path> names;
    for (const auto& entry : fs::directory_iterator(cli.folder()))
        names.insert(entry.path());
    const auto ran = inspect(files);
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.errors, "");
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), files.size()) << ran.out;
    EXPECT_EQ(lines[0].at("signable"), true);
    EXPECT_EQ(lines[0].at("reason"), nullptr);
    for (std::size_t at = 0; at < odd.size(); ++at) {
        EXPECT_EQ(lines[at + 1].at("file"), odd[at].first);
        EXPECT_EQ(lines[at + 1].at("signable"), false);
        EXPECT_EQ(lines[at + 1].at("reason"), odd[at].second) << odd[at].first;
        EXPECT_TRUE(lines[at + 1].contains("text"));
    }
    EXPECT_EQ(readFile(cli.file("a.pdf")), before);
    for (const auto& entry : fs::directory_iterator(cli.folder()))
        EXPECT_TRUE(names.contains(entry.path())) << entry.path();
}

TEST_F(AnyFile, ShowsItsStructure) {
    SamplePdf options;
    options.xref = SamplePdf::Xref::ObjectStreams;
    options.acroForm = SamplePdf::AcroForm::Indirect;
    options.fields = {"Nome"};
    options.pages = 3;
    const auto file = sample("b.pdf", options);
    const auto ran = inspect({"b.pdf"});
    EXPECT_EQ(ran.code, 0) << ran.out;
    const auto line = ran.line();
    EXPECT_EQ(line.at("version"), "1.5");
    EXPECT_EQ(line.at("size"), fs::file_size(file));
    EXPECT_EQ(line.at("pages"), 3);
    EXPECT_EQ(line.at("xref"), "stream");
    EXPECT_EQ(line.at("objectStreams"), true);
    EXPECT_EQ(line.at("linearized"), false);
    EXPECT_EQ(line.at("encryption"), nullptr);
    EXPECT_EQ(line.at("form"), json({{"fields", 1}, {"xfa", false}}));
    EXPECT_EQ(line.at("docMdp"), nullptr);
    EXPECT_EQ(line.at("signatures"), json::array());
    const auto words = cli.run({"inspect", "b.pdf"});
    EXPECT_EQ(words.code, 0);
    EXPECT_THAT(words.out, HasSubstr("b.pdf: can be signed"));
    EXPECT_THAT(words.out, HasSubstr("PDF 1.5, 3 pages, "));
}

TEST_F(AnyFile, ThatIsLinearizedSaysSoUntilItIsSigned) {
    cunho::run("qpdf", {"--linearize", cli.file("a.pdf").string(), cli.file("web.pdf").string()},
               std::chrono::seconds(60));
    EXPECT_EQ(inspect({"web.pdf"}).line().at("linearized"), true);
    ASSERT_EQ(sign({"web.pdf"}).code, 0);
    EXPECT_EQ(inspect({"web-assinado.pdf"}).line().at("linearized"), false);
}

TEST_F(AnyFile, ShowsItsSignaturesUnjudged) {
    ASSERT_EQ(sign({"a.pdf"}).code, 0);
    ASSERT_EQ(sign({"a-assinado.pdf"}).code, 0);
    const auto line = inspect({"a-assinado-assinado.pdf"}).line();
    const auto& signatures = line.at("signatures");
    ASSERT_EQ(signatures.size(), 2U) << line;
    EXPECT_EQ(signatures[0].at("field"), "Assinatura1");
    EXPECT_EQ(signatures[0].at("coversWholeFile"), false);
    EXPECT_EQ(signatures[1].at("subFilter"), "ETSI.CAdES.detached");
    EXPECT_EQ(signatures[1].at("coversWholeFile"), true);
    EXPECT_EQ(signatures[1].at("byteRange").size(), 4U);
}

TEST_F(AnyFile, ControlsNoTerminal) {
    PdfBuilder pdf;
    pdf.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>");
    pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [4 0 R] >>");
    pdf.add("<< /Type /Annot /Subtype /Widget /FT /Sig /T (\\357\\273\\277a\\033]0;b\\007) /Rect [0 0 0 0] "
            "/P 3 0 R >>");
    cli.write("field.pdf", pdf.build("/Root 1 0 R"));
    const auto ran = cli.run({"inspect", "field.pdf"});
    EXPECT_EQ(ran.code, 0) << ran.out;
    EXPECT_THAT(ran.out, HasSubstr("a?]0;b?"));
}

TEST_F(AnyFile, TakesPasswordsFromAFileOrStandardInput) {
    cli.write("passwords", "um\r\n\ndois");
    EXPECT_EQ(sign({"--password-file", "passwords", "a.pdf"}).code, 0);
    EXPECT_EQ(sign({"--password-file", "-", "a.pdf"}, true, "um\ndois\n").code, 0);
    EXPECT_EQ(cli.run({"inspect", "--password-file", "-", "a.pdf"}, "um\n").code, 0);
    const auto missing = sign({"--password-file", "missing", "a.pdf"});
    EXPECT_EQ(missing.code, 1);
    EXPECT_EQ(missing.line().at("reason"), "FILE_NOT_FOUND");
}

TEST_F(AnyFile, ThatIsEncryptedIsOpenedByOneOfThePasswords) {
    cunho::run("qpdf",
               {"--encrypt", "abre-te", "dono", "256", "--", cli.file("a.pdf").string(),
                cli.file("secret.pdf").string()},
               std::chrono::seconds(60));
    cli.write("passwords", "errada\r\nabre-te");
    for (const auto& ran : {sign({"secret.pdf"}), inspect({"secret.pdf"})}) {
        EXPECT_EQ(ran.code, 1);
        EXPECT_EQ(ran.line().at("reason"), "PDF_PASSWORD_NEEDED") << ran.out;
        EXPECT_THAT(ran.out, testing::HasSubstr("--password-file"));
    }
    const auto seen = inspect({"--password-file", "passwords", "secret.pdf"});
    EXPECT_EQ(seen.code, 0) << seen.out;
    const auto encryption = seen.line().at("encryption");
    EXPECT_EQ(encryption.at("streams"), "AESV3");
    EXPECT_EQ(encryption.at("keyBits"), 256);
    EXPECT_EQ(encryption.at("openedAs"), "user");
    const auto signedIt = sign({"--password-file", "-", "secret.pdf"}, true, "errada\nabre-te\n");
    EXPECT_EQ(signedIt.code, 0) << signedIt.out;
    const auto verified =
        cli.run({"verify", "--json", "--revocation", "never", "--trust", pki.rootFile().string(),
                 "--password-file", "passwords", "secret-assinado.pdf"});
    EXPECT_EQ(verified.code, 0) << verified.out << verified.errors;
    for (const auto& ran : {seen, signedIt, verified})
        for (const char* password : {"abre-te", "errada"})
            EXPECT_EQ((ran.out + ran.errors).find(password), std::string::npos);
}

TEST_F(AnyFile, IsSignedWithAWarningWhenItsAuthorForbadeIt) {
    cunho::run("qpdf",
               {"--encrypt", "", "dono", "256", "--modify=none", "--", cli.file("a.pdf").string(),
                cli.file("b.pdf").string()},
               std::chrono::seconds(60));
    EXPECT_EQ(inspect({"b.pdf"}).line().at("cautions"), json::array({"PDF_RESTRICTED"}));
    const auto ran = sign({"b.pdf"});
    EXPECT_EQ(ran.code, 0) << ran.out;
    EXPECT_EQ(ran.line().at("cautions"), json::array({"PDF_RESTRICTED"}));
    const auto words = sign({"b.pdf"}, false);
    EXPECT_EQ(words.code, 0);
    EXPECT_THAT(words.errors,
                HasSubstr("cunho-cli: warning: The author of the file b.pdf permits no signatures"));
}

} // namespace
} // namespace cunho::test
