// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/generated_pdf.hpp"
#include "signing/level_test.hpp"

#include <cunho/pdf/passwords.hpp>

#include <map>
#include <string>
#include <vector>

namespace cunho::test {

/// How a generated file is signed.
struct AnyPdfCase {
    enum class Way {
        BasicOnly,  ///< B-B
        AtOnce,     ///< B-LTA
        ExtendedTo, ///< B-B, later B-LTA
    };
    GeneratedPdf source;
    Way way = Way::BasicOnly;

    std::string name() const {
        static const char* const ways[] = {"_B_B", "_B_LTA", "_ExtendedToB_LTA"};
        return source.name() + ways[static_cast<std::size_t>(way)];
    }
    friend std::ostream& operator<<(std::ostream& out, const AnyPdfCase& self) { return out << self.name(); }
};

/// What nobody of us wrote finds in a file.
struct PdfFacts {
    int complaints = 0; ///< of qpdf --check: 0 none, 1 warnings, 2 errors
    std::string check;
    std::map<std::string, std::string> objects; ///< "12/0" -> where, by qpdf --show-xref
    std::size_t validSignatures = 0;            ///< by pdfsig
    std::string signatures;                     ///< its report
};

/// A signature or document time-stamp, cut out of the file's text without any PDF reader.
struct RawSignature {
    std::string covered;
    Bytes contents; ///< padding included
    std::string subFilter;
};

/// Signs any PDF and has each result judged.
class AnyPdfTest : public LevelTest {
  protected:
    using Way = AnyPdfCase::Way;

    /// Makes, signs and judges.
    void expectSigned(const AnyPdfCase& wanted) {
        password_ = wanted.source.password;
        if (!password_.empty())
            passwords_->add(Secret::fromText(std::string(password_)));
        const bool hasEmpty = wanted.source.form == GeneratedPdf::Form::EmptyField ||
                              wanted.source.form == GeneratedPdf::Form::LockField ||
                              wanted.source.form == GeneratedPdf::Form::SeedField;
        field_ = hasEmpty ? "Assinar" : "";
        const path source = put("source.pdf", generatePdf(wanted.source, pki_));
        EXPECT_FALSE(drawn(Painter::Mutool, source, 1).empty());
        expectSigned(source, wanted.way);
    }

    void expectSigned(const path& source, Way way) {
        const PdfFacts before = factsOf(source);
        const auto earlier = ownVerdict(source);
        ASSERT_EQ(earlier.size(), before.validSignatures);
        path signedFile = at("signed.pdf");
        signing::SignFileRequest asked =
            request(source, signedFile, way == Way::AtOnce ? Level::B_LTA : Level::B_B);
        asked.fieldName = field_;
        const auto outcome = sign({asked}).at(0);
        const auto* failure = std::get_if<Failure>(&outcome);
        ASSERT_EQ(failure, nullptr) << failure->reason << ": " << failure->detail;
        ASSERT_EQ(reached(outcome), way == Way::AtOnce ? "B-LTA" : "B-B");
        expectAppended(source, before, signedFile);
        if (way == Way::ExtendedTo) {
            const path extended = at("extended.pdf");
            EXPECT_EQ(extend(signedFile, extended, Level::B_LTA).level, Level::B_LTA);
            expectAppended(source, before, extended);
            signedFile = extended;
        }
        expectOwnVerdict(earlier, ownVerdict(signedFile), way);
        expectOpensslAccepts(signedFile, before.validSignatures + 1);
    }

    /// The file is the source with appended sections, and everything that was good is still good.
    void expectAppended(const path& source, const PdfFacts& before, const path& file) const {
        SCOPED_TRACE(file.filename().string());
        EXPECT_TRUE(isPrefix(source, file));
        const PdfFacts after = factsOf(file);
        EXPECT_LE(after.complaints, before.complaints) << after.check;
        EXPECT_EQ(after.validSignatures, before.validSignatures + 1) << after.signatures;
        expectLooksTheSame(source, file, 1);
        expectLooksTheSame(source, file, 0);
        expectOldObjectsKept(source, before, after);
        if (before.complaints == 0)
            expectSameKindOfSection(source, file);
    }

    /// Nothing freed, nothing used again, nothing moved within the signed bytes.
    static void expectOldObjectsKept(const path& source, const PdfFacts& before, const PdfFacts& after) {
        if (before.complaints != 0)
            return;
        const std::size_t size = std::filesystem::file_size(source);
        std::size_t highest = 0;
        for (const auto& [id, where] : before.objects) {
            highest = std::max(highest, std::stoul(id));
            const auto now = after.objects.find(id);
            if (now == after.objects.end()) {
                ADD_FAILURE() << id << " is gone";
            } else if (now->second != where) {
                EXPECT_GE(offsetIn(now->second), size) << id << ": " << where << " is now " << now->second;
            }
        }
        for (const auto& [id, where] : after.objects)
            if (!before.objects.contains(id)) {
                EXPECT_GT(std::stoul(id), highest);
                EXPECT_TRUE(id.ends_with("/0")) << id;
            }
    }

    static void expectSameKindOfSection(const path& source, const path& file) {
        const std::string old = lastSection(text(source));
        const std::string section = lastSection(text(file));
        EXPECT_EQ(section.starts_with("xref"), old.starts_with("xref")) << section.substr(0, 200);
        if (!section.starts_with("xref")) {
            EXPECT_NE(section.find("/W [1 4 2]"), std::string::npos) << section.substr(0, 200);
        }
    }

    PdfFacts factsOf(const path& file) const {
        PdfFacts out;
        const auto [code, report] =
            run("qpdf", {"--check", "--password=" + password_, file.string()}, std::chrono::seconds(60));
        out.complaints = code == 0 ? 0 : code == 3 ? 1 : 2;
        out.check = report;
        std::istringstream lines(
            ask("qpdf", {"--show-xref", "--password=" + password_, file.string()}).report);
        for (std::string line; std::getline(lines, line);)
            out.objects[line.substr(0, line.find(':'))] =
                line.substr(std::min(line.size(), line.find(':') + 2));
        out.signatures = ask("pdfsig", {"-nocert", "-upw", password_, file.string()}).report;
        out.validSignatures = countOf(out.signatures, "Signature is Valid.");
        return out;
    }

    /// openssl's word on every signature and time-stamp of the file.
    void expectOpensslAccepts(const path& file, std::size_t signatures) const {
        std::size_t found = 0;
        for (const RawSignature& each : rawSignatures(text(file))) {
            SCOPED_TRACE(each.subFilter);
            if (each.subFilter == "ETSI.RFC3161") {
                const auto token = crypto::readTimestampToken(each.contents);
                EXPECT_TRUE(opensslTs(token.der, asBytes(each.covered)).good) << token.detail;
                continue;
            }
            ++found;
            put("covered.bin", each.covered);
            put("cms.der", std::string(asText(each.contents)));
            std::vector<std::string> arguments{"cms",
                                               "-verify",
                                               "-inform",
                                               "DER",
                                               "-in",
                                               at("cms.der").string(),
                                               "-content",
                                               at("covered.bin").string(),
                                               "-binary",
                                               "-purpose",
                                               "any",
                                               "-CAfile",
                                               pki_.rootFile().string(),
                                               "-out",
                                               at("out.bin").string()};
            if (each.subFilter == "ETSI.CAdES.detached")
                arguments.emplace_back("-cades");
            EXPECT_TRUE(ask("openssl", arguments).good);
        }
        EXPECT_EQ(found, signatures);
    }

    std::vector<signing::SignatureReport> ownVerdict(const path& file) {
        signing::VerificationOptions options{{pki_.root()}, clock_.now()};
        options.online = &*revocation_;
        return signing::verifyFile(file, *reader_, options);
    }

    /// Earlier signatures are what they were, the new one has its level, and nothing suspicious followed.
    static void expectOwnVerdict(const std::vector<signing::SignatureReport>& before,
                                 const std::vector<signing::SignatureReport>& after, Way way) {
        // Extending puts a document time-stamp before the DSS too (EN 319 142-1, 6.3: B-T).
        ASSERT_EQ(after.size(), before.size() + (way == Way::BasicOnly ? 1 : way == Way::AtOnce ? 2 : 3));
        for (std::size_t index = 0; index < after.size(); ++index) {
            const signing::SignatureReport& report = after[index];
            SCOPED_TRACE(report.field + " " + testing::PrintToString(report.remarks));
            const auto expected =
                index < before.size() ? before[index].indication : signing::Indication::TotalPassed;
            EXPECT_EQ(signing::indicationName(report.indication), signing::indicationName(expected));
            EXPECT_NE(report.indication, signing::Indication::TotalFailed);
            for (const pdf::Change& change : report.changes)
                EXPECT_TRUE(change.permitted) << change.detail;
        }
        EXPECT_EQ(after.at(before.size()).level, way == Way::BasicOnly ? "B-B" : "B-LTA");
    }

    static std::vector<RawSignature> rawSignatures(const std::string& text) {
        std::vector<RawSignature> out;
        for (std::size_t at = text.find("/ByteRange"); at != std::string::npos;
             at = text.find("/ByteRange", at + 1)) {
            std::istringstream numbers(text.substr(text.find('[', at) + 1, 80));
            std::size_t range[4]{};
            for (std::size_t& number : range)
                numbers >> number;
            if (range[1] >= text.size() || text[range[1]] != '<' || range[3] == 0)
                continue;
            const std::size_t begin = text.rfind(" obj", at);
            const std::size_t name = text.find("/SubFilter /", begin) + 12;
            RawSignature each;
            each.subFilter = text.substr(name, text.find_first_of(" /\n", name) - name);
            each.covered = text.substr(0, range[1]) + text.substr(range[2], range[3]);
            each.contents = fromHex(std::string_view(text).substr(range[1] + 1, range[2] - range[1] - 2));
            out.push_back(std::move(each));
        }
        return out;
    }

    std::string password_;
    std::string field_; ///< the empty field to fill
    std::size_t pages_ = 3;
    std::shared_ptr<pdf::Passwords> passwords_ = std::make_shared<pdf::Passwords>();

    void SetUp() override { reader_ = pdf::makeDirectReader(passwords_); }

  private:
    enum class Painter { Mutool, Poppler };

    /// Page 0: the last. Empty when it cannot be drawn.
    std::string drawn(Painter by, const path& file, std::size_t page) const {
        const path picture = at("page.png");
        std::filesystem::remove(picture);
        const std::string number = std::to_string(page == 0 ? pages_ : page);
        if (by == Painter::Mutool)
            ask("mutool", {"draw", "-q", "-p", password_, "-r", "72", "-o", picture.string(), file.string(),
                           page == 0 ? "N" : number});
        else
            ask("pdftoppm", {"-upw", password_, "-r", "72", "-f", number, "-l", number, "-singlefile", "-png",
                             file.string(), at("page").string()});
        return std::filesystem::exists(picture) ? text(picture) : "";
    }

    /// mutool, unless it cannot draw the original or marks the empty field with "SIGN".
    void expectLooksTheSame(const path& source, const path& file, std::size_t page) const {
        std::string before = field_.empty() ? drawn(Painter::Mutool, source, page) : "";
        const Painter by = before.empty() ? Painter::Poppler : Painter::Mutool;
        if (before.empty())
            before = drawn(by, source, page);
        EXPECT_EQ(before == drawn(by, file, page), true) << "page " << page << " looks different";
    }

    static std::size_t offsetIn(const std::string& where) {
        static const std::string words = "offset = ";
        const std::size_t at = where.find(words);
        return at == std::string::npos ? 0 : std::stoul(where.substr(at + words.size()));
    }

    static std::string lastSection(const std::string& text) {
        const std::size_t at = text.find("%PDF-") + std::stoul(text.substr(text.rfind("startxref") + 9));
        return text.substr(text.find_first_not_of("\r\n ", at));
    }
};

} // namespace cunho::test
