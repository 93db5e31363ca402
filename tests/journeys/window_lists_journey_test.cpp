// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/levelled_pdf.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/test_pki.hpp"
#include "fakes/trusted_list_xml.hpp"
#include "tests/ui/dialogs.hpp"
#include "tests/ui/office.hpp"
#include "ui/sample_desk.hpp"
#include "ui/sign/sign_page.hpp"
#include "ui/sign/wired_sign_desk.hpp"

#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using namespace cunho::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

const TimePoint signedAt = day(2026, 11, 20);

/// Somebody who was sent two signed contracts: one authority stands in the trusted list as qualified.
class ListsJourney : public testing::Test {
  protected:
    Office office;
    TestPki operators;
    LevelledPki listed;
    LevelledPki other{"outra"};
    SampleDesk desk;

    fs::path at(const std::string& name) const { return office.folder.path() / name; }

    fs::path put(const std::string& name, const std::string& content) const {
        AtomicFile file(at(name), AtomicFile::Existing::Replace);
        file.write(asBytes(content));
        file.commit();
        return at(name);
    }

    fs::path list() const {
        TrustedListXml xml;
        xml.services = {{"CA/QC", "Emissora", {listed.issuing.certificate}},
                        {"TSA/QTST", "Selos", {listed.authority.certificate}},
                        {"CA/PKC", "Outra", {other.issuing.certificate, other.root.certificate}}};
        return put("TSL.xml", xml.signedBy(operators.leafKeyFile()));
    }

    fs::path signedBy(const LevelledPki& pki, const std::string& name) const {
        LevelledPdf pdf(writeSample(office.folder.path(), name, samplePdf()), pki);
        return pdf.sign(signedAt, signedAt).store(pki.evidence(signedAt + 1h)).file();
    }

    WindowParts parts() {
        auto made = office.parts();
        made.desk = &desk;
        return made;
    }

    static bool openWith(MainWindow& window) {
        QSignalSpy ready(&window, &MainWindow::ready);
        return showActive(window) && waitFor([&] { return ready.count() == 1; });
    }

    /// What the first card of each file says, in the order of the page.
    static QStringList verdicts(MainWindow& window) {
        QStringList all;
        for (const auto* result : window.verification().results())
            if (!result->cards().empty())
                all << result->cards()[0]->accessibleName() + QLatin1Char(' ') +
                           result->cards()[0]->accessibleDescription();
        return all;
    }

    static bool judged(MainWindow& window, int count) {
        return waitFor([&] { return window.verification().isIdle() && verdicts(window).size() == count; });
    }
};

TEST_F(ListsJourney, ImportsAListAndSeesWhatIsQualified) {
    MainWindow window(parts());
    ASSERT_TRUE(openWith(window));
    window.verification().verify({signedBy(listed, "a.pdf"), signedBy(other, "b.pdf")});
    window.goTo(Place::Verify);
    ASSERT_TRUE(judged(window, 2));
    EXPECT_TRUE(verdicts(window)[0].contains("Por confirmar")) << qPrintable(verdicts(window)[0]);
    EXPECT_TRUE(verdicts(window)[0].contains("instale a lista de confiança"));

    auto* way = named<QPushButton>(window.verification(), "Listas de confiança…");
    ASSERT_NE(way, nullptr);
    way->click();
    auto& section = window.preferences().lists();
    ASSERT_TRUE(waitFor([&] { return section.isVisible(); }));
    section.import(list(), {});
    ASSERT_TRUE(waitFor([&] { return section.signerButton()->isVisible(); }));
    section.import(list(), {put("signer.pem", operators.leaf().pem())});
    ASSERT_TRUE(waitFor([&] { return section.cards().size() == 1; }));
    EXPECT_TRUE(section.cards()[0]->text().contains("2 serviço")) << qPrintable(section.cards()[0]->text());

    window.goTo(Place::Verify);
    ASSERT_TRUE(judged(window, 2));
    EXPECT_TRUE(verdicts(window)[0].contains("Válida · qualificada")) << qPrintable(verdicts(window)[0]);
    EXPECT_TRUE(verdicts(window)[0].contains("(QESig)"));
    EXPECT_TRUE(verdicts(window)[1].contains("Válida")) << qPrintable(verdicts(window)[1]);
    EXPECT_TRUE(verdicts(window)[1].contains("Não qualificada: a lista de confiança de PT não a declara"));

    section.remove("PT");
    ASSERT_TRUE(waitFor([&] { return section.cards().empty(); }));
    ASSERT_TRUE(judged(window, 2));
    EXPECT_TRUE(verdicts(window)[0].contains("Por confirmar")) << qPrintable(verdicts(window)[0]);
}

TEST_F(ListsJourney, ARowOfFilesToSignSaysItToo) {
    WiredSignDesk files(office.workplace.services(), {});
    auto with = parts();
    with.files = &files;
    with.connect = [&files](const JobContext&) { files.noteServices(); };
    MainWindow window(with);
    ASSERT_TRUE(openWith(window));
    auto& queue = window.signQueue();
    queue.add({signedBy(listed, "a.pdf")});
    const auto summary = [&]() -> QString {
        if (queue.batch().rows().empty())
            return {};
        const auto* outcome = queue.verdict(queue.batch().rows().front().id);
        const auto* verdict = outcome ? std::get_if<app::FileVerdict>(outcome) : nullptr;
        return verdict ? verdictSummary(*verdict, Environment::Production) : QString();
    };
    ASSERT_TRUE(waitFor([&] { return !summary().isEmpty(); }));
    EXPECT_TRUE(summary().contains("Por confirmar")) << qPrintable(summary());
    window.preferences().lists().import(list(), {put("signer.pem", operators.leaf().pem())});
    EXPECT_TRUE(waitFor([&] { return summary().contains("Válida · qualificada"); })) << qPrintable(summary());
}

} // namespace
