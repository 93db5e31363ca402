// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/pixels.hpp"
#include "level_test.hpp"

#include <gmock/gmock.h>

// One place for files of every size, and the seal on all of their pages.
namespace cunho::test {
namespace {

using pdf::Caution;
using pdf::OnSheet;
using pdf::Rectangle;
using testing::ElementsAre;
using testing::IsEmpty;

/// A seal that is nothing but blue; counts how often it was drawn.
class BluePainter final : public signing::SealPainter {
  public:
    std::vector<std::pair<double, double>> sizes;

    Bytes paint(const signing::SealContent&, double width, double height) override {
        sizes.emplace_back(width, height);
        const std::string size = std::to_string(width) + " " + std::to_string(height);
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R >>");
        builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 " + size + "] >>");
        builder.add("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << >> >>");
        builder.addStream("", "0 0 1 rg 0 0 " + size + " re f");
        return toBytes(builder.build("/Root 1 0 R"));
    }
};

class EveryPage : public LevelTest {
  protected:
    static signing::SealRequest lowerRight() {
        signing::SealRequest out;
        out.content.name = "Ana Sousa";
        out.placement.where = onA4;
        return out;
    }
    static signing::SealRequest everywhere() {
        signing::SealRequest out = lowerRight();
        out.everyPage = true;
        return out;
    }

    path sheets(const std::string& name, const std::vector<std::string>& entries) const {
        PdfBuilder builder;
        std::string kids;
        for (std::size_t i = 0; i < entries.size(); ++i)
            kids += std::to_string(3 + i) + " 0 R ";
        builder.add("<< /Type /Catalog /Pages 2 0 R >>");
        builder.add("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(entries.size()) +
                    " /MediaBox [0 0 595 842] >>");
        for (const std::string& entry : entries)
            builder.add("<< /Type /Page /Parent 2 0 R " + entry + " >>");
        return put(name, builder.build("/Root 1 0 R"));
    }

    signing::SignFileRequest sealed(const path& source, const std::string& name,
                                    const signing::SealRequest& seal, Level level = Level::B_B) const {
        signing::SignFileRequest out = request(source, at(name), level);
        out.seal = seal;
        return out;
    }

    std::vector<signing::SignOutcome> run(const std::vector<signing::SignFileRequest>& requests) {
        ScriptedProvider with = provider();
        return signing::PadesSigner(*reader_, with, clock_, {services(), &painter})
            .sign(requests, silent_, {});
    }

    void expectAccepted(const path& file, std::size_t signatures = 1) {
        EXPECT_TRUE(qpdfCheck(file).good) << qpdfCheck(file).report;
        const Verdict poppler = ask("pdfsig", {"-nocert", file.string()});
        EXPECT_EQ(countOf(poppler.report, "Signature is Valid."), signatures) << poppler.report;
        expectOpensslAcceptsAll(file);
        for (const signing::SignatureReport& report : verify(file)) {
            EXPECT_TRUE(report.passed()) << report.field << " " << report.subIndication;
            for (const pdf::Change& change : report.changes)
                EXPECT_TRUE(change.permitted) << report.field << ": " << change.detail;
        }
    }

    /// Blue is what the place says, as two programs show the page, and its neighbourhood is white.
    void expectSealAt(const path& file, int page, const Rectangle& seal) const {
        for (const Pixels& shown : {Pixels::byMutool(file, page), Pixels::byPoppler(file, page)}) {
            const Pixels::Colour blue{0, 0, 255};
            const Pixels::Colour white{255, 255, 255};
            EXPECT_EQ(shown.at(seal.left + 2, seal.bottom + 2), blue);
            EXPECT_EQ(shown.at(seal.right - 3, seal.top - 3), blue);
            if (seal.left > 3) {
                EXPECT_EQ(shown.at(seal.left - 3, seal.bottom + 2), white);
            }
            EXPECT_EQ(shown.at(seal.left + 2, seal.top + 3), white);
        }
    }

    BluePainter painter;
    inline static const OnSheet onA4{{361, 24, 571, 94}, 595, 842};
};

TEST_F(EveryPage, OneRequestServesAMixedBatch) {
    const std::vector<std::pair<std::string, Rectangle>> cases{
        {"", {361, 24, 571, 94}},
        {"/MediaBox [0 0 420 595]", {186, 24, 396, 94}},
        {"/MediaBox [0 0 612 792]", {378, 24, 588, 94}},
        {"/Rotate 90", {608, 24, 818, 94}},
        {"/MediaBox [0 0 842 595] /Rotate 270", {361, 24, 571, 94}},
        {"/MediaBox [-50 20 420 640] /CropBox [-10 40 390 600]", {166, 24, 376, 94}},
        {"/MediaBox [0 0 105 300]", {0, 24, 105, 59}}, // half as large
    };
    std::vector<signing::SignFileRequest> requests;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::string name = std::to_string(i) + ".pdf";
        requests.push_back(sealed(sheets(name, {cases[i].first}), "signed-" + name, lowerRight()));
    }
    const auto outcomes = run(requests);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        SCOPED_TRACE(cases[i].first);
        const auto file = fileOf(outcomes[i]);
        EXPECT_THAT(file.cautions, IsEmpty());
        expectSealAt(file.path, 1, cases[i].second);
        expectAccepted(file.path);
    }
    EXPECT_EQ(painter.sizes.back(), (std::pair<double, double>(105, 35))) << "drawn as large as it stands";
}

TEST_F(EveryPage, BearsTheSealAtEveryLevelAndIsDrawnOnce) {
    const path original = sheets("a.pdf", {"", "/Rotate 90", "/MediaBox [0 0 420 595] /Rotate 180", ""});
    for (const Level level : allLevels) {
        const std::string name(padesLevelName(level));
        SCOPED_TRACE(name);
        painter.sizes.clear();
        const auto outcome = run({sealed(original, name + ".pdf", everywhere(), level)}).at(0);
        EXPECT_EQ(reached(outcome), name);
        EXPECT_EQ(painter.sizes.size(), 1U);
        const path file = fileOf(outcome).path;
        expectAccepted(file);
        expectSealAt(file, 1, {361, 24, 571, 94});
        expectSealAt(file, 2, {608, 24, 818, 94});
        expectSealAt(file, 3, {186, 24, 396, 94});
        expectSealAt(file, 4, {361, 24, 571, 94});
        for (const char* const page : {"2", "3", "4"}) {
            const auto stamp =
                ask("mutool", {"show", "-g", file.string(), "pages/" + std::string(page) + "/Annots/1"})
                    .report;
            EXPECT_THAT(stamp, testing::HasSubstr("/Contents(Assinado por Ana Sousa. 20"));
            EXPECT_THAT(stamp, testing::HasSubstr("/F 196"));
        }
    }
}

TEST_F(EveryPage, OtherPlacesStayWhereTheyAreToo) {
    signing::SealRequest corner = everywhere();
    corner.placement = {pdf::Corner::TopRight, 210, 70, 24};
    corner.page = -1;
    signing::SealRequest fixed = everywhere();
    fixed.placement.where = Rectangle{24, 748, 234, 818};
    const path original = sheets("a.pdf", {"/MediaBox [0 0 420 595]", ""});
    const auto outcomes = run({sealed(original, "corner.pdf", corner), sealed(original, "fixed.pdf", fixed)});
    expectSealAt(fileOf(outcomes[0]).path, 1, {186, 501, 396, 571});
    expectSealAt(fileOf(outcomes[0]).path, 2, {361, 748, 571, 818});
    EXPECT_EQ(failureIn(outcomes[1]).reason, "SEAL_OUTSIDE_PAGE")
        << "a rectangle is on the page of its field";
}

TEST_F(EveryPage, IsOnOnePageOfAFileThatWasSignedAndSaysSo) {
    const path first = signedCopy(sheets("a.pdf", {"", ""}), "first.pdf");
    const auto outcome = run({sealed(first, "second.pdf", everywhere())}).at(0);
    EXPECT_THAT(fileOf(outcome).cautions, ElementsAre(Caution::SealOnOnePage));
    expectAccepted(at("second.pdf"), 2);
    expectSealAt(at("second.pdf"), 1, {361, 24, 571, 94});
    EXPECT_EQ(Pixels::byMutool(at("second.pdf"), 2).at(400, 50), (Pixels::Colour{255, 255, 255}));

    SamplePdf certified;
    certified.acroForm = SamplePdf::AcroForm::Direct;
    certified.docMdp = 2;
    certified.pages = 2;
    EXPECT_THAT(
        fileOf(run({sealed(sample("certified.pdf", certified), "b.pdf", everywhere())}).at(0)).cautions,
        ElementsAre(Caution::SealOnOnePage));
    EXPECT_THAT(fileOf(run({sealed(sheets("one.pdf", {""}), "c.pdf", everywhere())}).at(0)).cautions,
                IsEmpty())
        << "it has no other page";
}

TEST_F(EveryPage, LeavesItsPageToALaterSignatureWhereItIsToldTo) {
    signing::SealRequest others = everywhere();
    others.inField = false;
    others.page = 2;
    const path original = sheets("a.pdf", {"", "", ""});
    ASSERT_THAT(fileOf(run({sealed(original, "first.pdf", others)}).at(0)).cautions, IsEmpty());
    EXPECT_EQ(Pixels::byMutool(at("first.pdf"), 2).at(400, 50), (Pixels::Colour{255, 255, 255}));
    signing::SealRequest own = lowerRight();
    own.page = 2;
    run({sealed(at("first.pdf"), "second.pdf", own)});
    for (int page = 1; page <= 3; ++page)
        expectSealAt(at("second.pdf"), page, onA4.where);
    expectAccepted(at("second.pdf"), 2);

    painter.sizes.clear();
    const auto refused = run({sealed(at("second.pdf"), "third.pdf", others)}).at(0);
    EXPECT_THAT(fileOf(refused).cautions, ElementsAre(Caution::SealOnOnePage));
    EXPECT_THAT(painter.sizes, IsEmpty()) << "there is nothing to draw";
}

TEST_F(EveryPage, IsResumedFromTheJournal) {
    MemoryJournal journal;
    ScriptedProvider with = provider(&journal);
    const path original = sheets("a.pdf", {"", ""});
    with.beforeSending = [](const signing::Dtbsr&) { throw Error(Fault::Network, "NO_CONNECTION"); };
    signing::PadesSigner signer(*reader_, with, clock_, journal, spool(), {services(), &painter});
    signer.sign({sealed(original, "b.pdf", everywhere())}, silent_, {});
    with.beforeSending = nullptr;
    const auto outcomes = signer.resume(silent_, {});
    ASSERT_EQ(outcomes.size(), 1U);
    expectSealAt(fileOf(outcomes[0]).path, 2, onA4.where);
    expectAccepted(at("b.pdf"));
}

TEST(SealText, SaysWhatTheSealShows) {
    signing::SealContent content;
    content.name = "Ana Sousa";
    content.capacity = "Gerente";
    content.company = "Olaria, Lda";
    content.certifiedBy = {"SCAP", "Ordem"};
    content.reason = "Concordo";
    content.place = "Coimbra";
    content.time = fromLocal(parseLocal("2026-07-01T10:15:00"), Zone::Lisbon);
    content.mention = "TESTE";
    EXPECT_EQ(signing::sealText(content),
              "Assinado por Ana Sousa, Gerente, Olaria, Lda. Certificado por SCAP, Ordem. Concordo. "
              "2026-07-01 10:15:00, Coimbra. TESTE.");
    signing::SealContent english;
    english.wording = signing::SealContent::Wording::English;
    english.name = "A";
    english.time = content.time;
    EXPECT_EQ(signing::sealText(english), "Signed by A. 2026-07-01 10:15:00.");
}

} // namespace
} // namespace cunho::test
