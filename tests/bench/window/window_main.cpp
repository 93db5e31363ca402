// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The window's thread, with *Assinar PDF* shown, while files are collected, read and signed:
// `cunho-window-bench [FILES]`, which cunho-bench starts. Prints one JSON line.
#include "fakes/sample_pdf.hpp"
#include "fakes/test_pki.hpp"
#include "ui/cards/prompt_desk.hpp"
#include "ui/look/theme.hpp"
#include "ui/sign/sign_page.hpp"
#include "ui/sign/sign_queue.hpp"
#include "window/bench_desk.hpp"
#include "window/heartbeat.hpp"

#include <cunho/print/seal_painter.hpp>
#include <cunho/wiring/soft_key.hpp>
#include <cunho/wiring/workplace.hpp>

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <iostream>

namespace cunho::bench {
namespace {

constexpr std::size_t fileSize = 50'000;
constexpr int longest = 300'000; ///< milliseconds

QJsonObject jsonOf(const Heartbeat::Gaps& gaps, double seconds) {
    return {{"seconds", seconds},      {"beats", static_cast<qint64>(gaps.beats)},
            {"longest", gaps.longest}, {"permille999", gaps.permille999},
            {"median", gaps.median},   {"longestWork", gaps.longestWork}};
}

void writeFiles(const std::filesystem::path& folder, int count) {
    std::filesystem::create_directory(folder);
    test::SamplePdf content;
    content.size = fileSize;
    for (int number = 0; number < count; ++number) {
        content.text = "Contrato " + std::to_string(number);
        test::writeSample(folder, std::to_string(number) + ".pdf", test::samplePdf(content));
    }
}

/// Collects, reads and signs as many files; the two halves are measured apart.
int measure(int count) {
    const TemporaryFolder folder("cunho-bench");
    writeFiles(folder.path() / "in", count);
    SystemClock clock;
    wiring::WorkplaceOptions options;
    options.database = folder.path() / "empresa.db";
    options.mark = folder.path() / "mark";
    wiring::Workplace workplace(options, clock);
    const test::TestPki pki;
    const auto key = wiring::openSoftKey(pki.pkcs12File(), test::TestPki::pkcs12Password());
    BenchDesk desk(workplace.services(), *key);
    ui::Jobs jobs;
    ui::PromptDesk prompts(jobs, {}, clock, nullptr);
    ui::SignQueue queue(jobs, desk, prompts.line(), clock);
    const auto seals = print::makeSealPainter();
    ui::PainterOptions painter;
    painter.program = wiring::programFolder() / "cunho-page-painter";
    ui::SignPage page(jobs, queue, {jobs, painter, workplace.services().foreign, seals.get()});
    page.resize(1180, 760);
    page.show();
    QJsonObject told{{"files", count}, {"fileSize", static_cast<qint64>(fileSize)}};
    Heartbeat heart;
    QElapsedTimer phase;
    QObject::connect(&queue, &ui::SignQueue::phaseChanged, [&](ui::SignQueue::Phase now) {
        const auto isRead = [](const app::BatchRow& row) { return row.state == app::BatchFileState::Ready; };
        const auto& rows = queue.batch().rows();
        if (now == ui::SignQueue::Phase::Ready && !told.contains("reading") && !rows.empty() &&
            std::ranges::all_of(rows, isRead)) {
            const double seconds = static_cast<double>(phase.restart()) / 1000;
            told["reading"] = jsonOf(heart.take(), seconds);
            queue.sign();
        }
    });
    QObject::connect(&queue, &ui::SignQueue::finished, [&] {
        told["signing"] = jsonOf(heart.take(), static_cast<double>(phase.elapsed()) / 1000);
        told["done"] = static_cast<qint64>(queue.counts().done);
        QCoreApplication::quit();
    });
    QTimer::singleShot(longest, [] { QCoreApplication::exit(1); });
    QTimer::singleShot(0, [&] { // the thread turns: what comes before belongs to the start of the program
        heart.take();
        phase.start();
        queue.refresh();
        queue.add({folder.path() / "in"});
    });
    const int code = QCoreApplication::exec();
    std::cout << QJsonDocument(told).toJson(QJsonDocument::Compact).toStdString() << std::endl;
    return code == 0 && told["done"].toInt() == count ? 0 : 1;
}

} // namespace
} // namespace cunho::bench

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    cunho::ui::applyTheme(application, cunho::ui::ThemeChoice::Light);
    return cunho::bench::measure(argc > 1 ? std::max(1, std::atoi(argv[1])) : 500);
}
