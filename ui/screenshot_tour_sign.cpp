// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// *Assinar PDF* in each of its states.
#include "ui/cards/prompt_desk.hpp"
#include "ui/pages/password_dialog.hpp"
#include "ui/sample_sign_desk.hpp"
#include "ui/screenshot_tour.hpp"
#include "ui/sign/drop_zone.hpp"
#include "ui/sign/filter_chips.hpp"
#include "ui/sign/notice_bars.hpp"
#include "ui/sign/row_panel.hpp"
#include "ui/sign/sign_board.hpp"
#include "ui/sign/sign_list.hpp"
#include "ui/sign/sign_options.hpp"
#include "ui/sign/sign_page.hpp"
#include "ui/sign/signed_log_view.hpp"
#include "ui/sign/start_bar.hpp"

#include <cunho/wiring/workplace.hpp>

#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>

namespace cunho::ui {

/// A desk, a queue over it and the page, which is the sheet that is taken.
struct SignScene {
    explicit SignScene(const Clock& clock)
        : desk(sampleNow()), prompts(jobs, {}, clock, &window), queue(jobs, desk, prompts.line(), clock) {}

    SampleSignDesk desk;
    QWidget window;
    Jobs jobs;
    PromptDesk prompts;
    SignQueue queue;
    SignPage* page = nullptr;
    bool begun = false;

    SignQueue::Phase phase() const { return queue.phase(); }
    SignBoard& board() const { return page->board(); }
};

namespace {

using Fate = SampleSignDesk::Fate;
using Phase = SignQueue::Phase;
using signing::Indication;
namespace fs = std::filesystem;

constexpr QSize pageSize(1064, 768); ///< of the window without its side

/// Nine contracts as a clerk has them; two are signed already.
std::map<std::string, Fate> usualFates() {
    std::map<std::string, Fate> fates;
    Fate many;
    many.pages = 6;
    for (const char* name :
         {"Contrato de arrendamento.pdf", "Aditamento n.º 2.pdf", "Caderno de encargos.pdf"})
        fates[name] = many;
    Fate valid;
    valid.pages = 6;
    valid.signatures = 1;
    valid.verdict = sampleVerdict(Indication::TotalPassed);
    fates["Contrato assinado pela senhoria.pdf"] = valid;
    Fate unsure = valid;
    unsure.verdict = sampleVerdict(Indication::Indeterminate, "NO_CERTIFICATE_CHAIN_FOUND");
    fates["Declaração do fornecedor.pdf"] = unsure;
    return fates;
}

const std::vector<const char*>& usualNames() {
    static const std::vector<const char*> names = {
        "Contrato de arrendamento.pdf",    "Aditamento n.º 2.pdf",
        "Caderno de encargos.pdf",         "Contrato assinado pela senhoria.pdf",
        "Declaração do fornecedor.pdf",    "Proposta Padaria São João.pdf",
        "Termo de responsabilidade.pdf",   "Ata da assembleia de novembro.pdf",
        "Autorização de débito direto.pdf"};
    return names;
}

std::vector<app::FoundFile> found(const std::vector<fs::path>& files) {
    std::vector<app::FoundFile> out;
    for (const auto& file : files)
        out.push_back({file, {}});
    return out;
}

/// The same pages under many names, so that there is something to see in each.
std::vector<fs::path> makeFiles(const fs::path& pages) {
    const fs::path folder = pages.parent_path() / "Contratos";
    std::vector<fs::path> files;
    fs::create_directories(folder);
    for (const auto& entry : fs::directory_iterator(folder)) // what a picture before has signed
        if (entry.path().filename().string().find("-assinado") != std::string::npos)
            fs::remove(entry.path());
    for (const char* name : usualNames()) {
        files.push_back(folder / name);
        if (!fs::exists(files.back()))
            fs::copy_file(pages, files.back());
    }
    return files;
}

/// So many receipts; names of one file.
std::vector<fs::path> makeReceipts(const fs::path& pages, int count) {
    const fs::path folder = pages.parent_path() / "Recibos 2026";
    std::vector<fs::path> files;
    fs::create_directories(folder);
    for (int i = 1; i <= count; ++i) {
        files.push_back(folder / ("Recibo 2026-" + std::to_string(1000 + i).substr(1) + ".pdf"));
        if (!fs::exists(files.back()))
            fs::create_hard_link(pages, files.back());
    }
    return files;
}

bool isPainted(SignScene& scene) {
    auto& preview = scene.board().panel().preview();
    return preview.file() && !preview.pages().anyPicture(preview.canvas().page()).isNull();
}

bool isReady(SignScene& scene) {
    return scene.phase() == Phase::Ready && scene.queue.plan() && isPainted(scene) &&
           scene.queue.verdict(5) != nullptr;
}

void drag(SignPage& page, const fs::path& file) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
    QDragEnterEvent enter(QPoint(500, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&page, &enter);
}

std::vector<app::LeftOut> sampleLeftOut() {
    const auto left = [](const char* name, const char* why) {
        return app::LeftOut{name, {Fault::File, why, {{"file", name}, {"path", name}}, {}}, true, 0};
    };
    return {left("Orçamento.xlsx", "PDF_NO_HEADER"), left("Planta piso 1.dwg", "PDF_NO_HEADER"),
            left("Logótipo.png", "PDF_NO_HEADER"), left("Contrato de arrendamento.pdf", "FILE_NAMED_TWICE")};
}

} // namespace

/// A new desk and the page over it.
SignScene& ScreenshotTour::openSigning() {
    sheet_.reset();
    sign_ = std::make_shared<SignScene>(places_.full.services.clock);
    sign_->desk.answer = sampleSignOverview(sampleNow(), account_.chain);
    sign_->desk.answer.choice.place.on = SealPlace::On::LastPage;
    sign_->desk.answer.choice.place.where = {318, 96, 528, 166};
    sign_->desk.fates = usualFates();
    PainterOptions painter;
    painter.program = wiring::programFolder() / "cunho-page-painter";
    auto& services = places_.full.services;
    auto page =
        std::make_unique<SignPage>(sign_->jobs, sign_->queue,
                                   PreviewParts{sign_->jobs, painter, services.foreign, services.signer.seals,
                                                [](const fs::path&, const Secret&) {}});
    page->resize(pageSize);
    sign_->page = page.get();
    sheet_ = std::move(page);
    return *sign_;
}

void ScreenshotTour::addSigning(ThemeChoice theme, const char* name, std::function<void(SignScene&)> prepare,
                                std::function<bool(SignScene&)> ready) {
    add(
        theme, name,
        [this, prepare = std::move(prepare)] {
            auto& scene = openSigning();
            prepare(scene);
            scene.page->show(); // from here on the desk is asked
        },
        [this, ready = std::move(ready)] { return sign_->queue.overview() && ready(*sign_); });
}

void ScreenshotTour::addSign(ThemeChoice theme) {
    const auto always = [](SignScene&) { return true; };
    const auto drop = [this](SignScene& scene) { scene.queue.add(makeFiles(files_.contract)); };
    addSigning(
        theme, "sign-empty", [](SignScene&) {}, always);
    addSigning(
        theme, "sign-dragging", [this](SignScene& scene) { drag(*scene.page, files_.contract); }, always);
    addSigning(
        theme, "sign-unfinished",
        [](SignScene& scene) { scene.desk.answer.unfinished = {sampleUnfinished(sampleNow(), 212)}; },
        always);
    addSigning(
        theme, "sign-reading",
        [drop](SignScene& scene) {
            scene.desk.holdAt(5);
            drop(scene);
        },
        [](SignScene& scene) {
            return scene.desk.isHeld() && scene.queue.counts().all == 9 && isPainted(scene);
        });
    addSigning(theme, "sign-ready", drop, isReady);
    addSigning(theme, "sign-options", drop, [](SignScene& scene) {
        if (!isReady(scene))
            return false;
        scene.board().options().setUnfolded(true);
        return true;
    });
    addSigning(
        theme, "sign-left-out",
        [this](SignScene& scene) {
            scene.desk.collection = app::Collection{found(makeFiles(files_.contract)), sampleLeftOut(), 13};
            scene.queue.add({"/home/ana/Contratos"});
        },
        [](SignScene& scene) {
            scene.page->leftOut().setUnfolded(true);
            return isReady(scene);
        });
    addSignOutcomes(theme);
    addSignLog(theme);
}

void ScreenshotTour::addSignOutcomes(ThemeChoice theme) {
    const auto drop = [this](SignScene& scene) { scene.queue.add(makeFiles(files_.contract)); };
    const auto signWhenReady = [](SignScene& scene) {
        if (!scene.begun && isReady(scene)) {
            scene.begun = true;
            scene.queue.sign();
        }
    };
    const auto mixed = [drop](SignScene& scene) {
        Fate late;
        late.pending = true;
        late.signing = Failure{Fault::Network, "NO_CONNECTION", {{"host", "ts.cartaodecidadao.pt"}}, {}};
        scene.desk.fates["Aditamento n.º 2.pdf"] = late;
        Fate locked;
        locked.reading = Failure{
            Fault::Credential, "PDF_PASSWORD_NEEDED", {{"file", "Proposta Padaria São João.pdf"}}, {}};
        scene.desk.fates["Proposta Padaria São João.pdf"] = locked;
        Fate changed;
        changed.signing =
            Failure{Fault::File, "FILE_CHANGED", {{"file", "Ata da assembleia de novembro.pdf"}}, {}};
        scene.desk.fates["Ata da assembleia de novembro.pdf"] = changed;
        drop(scene);
    };
    addSigning(
        theme, "sign-signing", [mixed](SignScene& scene) { mixed(scene); },
        [signWhenReady](SignScene& scene) {
            if (!scene.begun && isReady(scene))
                scene.desk.holdAt(8);
            signWhenReady(scene);
            return scene.phase() == Phase::Signing && scene.desk.isHeld();
        });
    addSigning(theme, "sign-done", mixed, [signWhenReady](SignScene& scene) {
        signWhenReady(scene);
        return scene.phase() == Phase::Finished && scene.begun && isPainted(scene);
    });
    addSigning(theme, "sign-failed", mixed, [signWhenReady](SignScene& scene) {
        signWhenReady(scene);
        if (scene.phase() != Phase::Finished)
            return false;
        scene.board().list().choose(6);
        return scene.board().panel().row() == 6 && isPainted(scene);
    });
    addSigning(theme, "sign-password", mixed, [signWhenReady](SignScene& scene) {
        signWhenReady(scene);
        if (scene.phase() != Phase::Finished)
            return false;
        if (scene.page->findChild<PasswordDialog*>() == nullptr) {
            scene.board().list().choose(6);
            emit scene.board().list().unlockWanted(6);
        }
        return scene.board().panel().row() == 6;
    });
    addSigning(
        theme, "sign-kept",
        [drop](SignScene& scene) {
            scene.desk.fates["Termo de responsabilidade.pdf"].kept = true;
            drop(scene);
        },
        [signWhenReady](SignScene& scene) {
            signWhenReady(scene);
            if (scene.phase() != Phase::Finished)
                return false;
            scene.board().list().choose(7);
            return scene.board().panel().row() == 7 && isPainted(scene);
        });
    addSigning(
        theme, "sign-500",
        [this](SignScene& scene) {
            scene.desk.collection = app::Collection{found(makeReceipts(files_.contract, 500)), {}, 500};
            scene.desk.stamps = 380;
            scene.desk.answer.choice.way = "cmd";
            scene.queue.add({"/home/ana/Recibos 2026"});
        },
        [](SignScene& scene) {
            return scene.phase() == Phase::Ready && scene.queue.plan() && isPainted(scene);
        });
}

void ScreenshotTour::addSignLog(ThemeChoice theme) {
    addSigning(
        theme, "sign-log",
        [](SignScene& scene) {
            scene.desk.log = sampleSignedFiles(sampleNow(), 120);
            scene.page->showLog(true);
        },
        [](SignScene& scene) { return scene.page->log().model().rowCount() > 0; });
    addSigning(
        theme, "sign-log-empty", [](SignScene& scene) { scene.page->showLog(true); },
        [](SignScene&) { return true; });
}

} // namespace cunho::ui
