// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// A foreign file before it is signed.
#include "ui/pages/page_preview.hpp"
#include "ui/screenshot_tour.hpp"

#include <cunho/wiring/workplace.hpp>

#include <QCoreApplication>
#include <QKeyEvent>
#include <QScrollBar>

namespace cunho::ui {
namespace {

PagePreview& previewOf(QWidget& sheet) {
    return *qobject_cast<PagePreview*>(&sheet);
}

bool isPainted(PagePreview& preview) {
    const auto& canvas = preview.canvas();
    return preview.file() && !preview.pages().anyPicture(canvas.page()).isNull() &&
           !preview.seal().image().isNull();
}

signing::SealContent sampleSeal(const std::vector<crypto::Certificate>& chain, TimePoint now) {
    auto content = chain.empty() ? signing::SealContent{} : signing::sealContentOf(chain.front(), now);
    content.reason = "Aceitação do contrato";
    content.place = "Coimbra";
    return content;
}

} // namespace

/// The preview alone: the page that holds it has pictures of its own.
std::unique_ptr<QWidget> ScreenshotTour::makePreview(const SealPlace& place) {
    auto& services = places_.full.services;
    PainterOptions painter;
    painter.program = wiring::programFolder() / "cunho-page-painter";
    auto preview = std::make_unique<PagePreview>(
        PreviewParts{places_.full.jobs, painter, services.foreign, services.signer.seals});
    preview->setObjectName(QStringLiteral("page"));
    preview->setContentsMargins(16, 16, 16, 16);
    preview->resize(980, 820);
    preview->setSealContent(sampleSeal(account_.chain, sampleNow()));
    preview->setPlace(place);
    preview->offerAllFiles(true);
    preview->QWidget::show();
    preview->show(files_.contract);
    return preview;
}

void ScreenshotTour::addPages(ThemeChoice theme) {
    add(
        theme, "pages-seal",
        [this] {
            SealPlace place;
            place.on = SealPlace::On::LastPage;
            place.where = {318, 96, 528, 166};
            sheet_ = makePreview(place);
        },
        [this] {
            if (!isPainted(previewOf(*sheet_)))
                return false;
            QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
            QCoreApplication::sendEvent(&previewOf(*sheet_).canvas(), &enter);
            return true;
        });
    add(
        theme, "pages-zoom",
        [this] {
            SealPlace place;
            place.where = {354, 24, 564, 94};
            sheet_ = makePreview(place);
        },
        [this] {
            auto& preview = previewOf(*sheet_);
            if (!isPainted(preview))
                return false;
            if (preview.canvas().fit() == PageCanvas::Fit::Page)
                preview.canvas().setFit(PageCanvas::Fit::Width);
            auto* bar = preview.canvas().verticalScrollBar();
            bar->setValue(bar->maximum());
            return true;
        });
}

} // namespace cunho::ui
