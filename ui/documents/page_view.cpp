// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/page_view.hpp"

#include "ui/convert.hpp"
#include "ui/look/theme.hpp"

#include <QBuffer>
#include <QPainter>
#include <QPdfDocument>
#include <QPdfDocumentRenderOptions>

namespace cunho::ui {
namespace {

constexpr int shadowMargin = 12; ///< room for the shadow
constexpr double a4 = 297.0 / 210.0;

struct DrawnPage {
    QImage image;
    int pages = 0;
};

/// QtPdf draws annotations but no widgets, and the seal of a signature is one: for the eye it is as good as a
/// stamp, whose name is put in the same room.
void showSeals(QByteArray& pdf) {
    pdf.replace("/Subtype /Widget", "/Subtype /Stamp ");
    pdf.replace("/Subtype/Widget", "/Subtype/Stamp ");
}

DrawnPage drawFirstPage(const Bytes& pdf, QSize size) {
    QByteArray bytes = bytesToQt(pdf);
    showSeals(bytes);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    if (document.status() != QPdfDocument::Status::Ready || document.pageCount() < 1)
        throw Error(Fault::File, "PREVIEW_UNREADABLE");
    QImage paper(size, QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    QPdfDocumentRenderOptions options;
    options.setRenderFlags(QPdfDocumentRenderOptions::RenderFlag::Annotations);
    painter.drawImage(0, 0, document.render(0, size, options));
    painter.end();
    return {paper, document.pageCount()};
}

} // namespace

PageView::PageView(Jobs& jobs, QWidget* parent) : QWidget(parent), jobs_(jobs) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Pré-visualização do documento"));
    settle_.setSingleShot(true);
    settle_.setInterval(120);
    connect(&settle_, &QTimer::timeout, this, &PageView::draw);
}

void PageView::clear(const QString& instead) {
    instead_ = instead;
    ++question_;
    pdf_.reset();
    page_ = {};
    update();
}

void PageView::show(Bytes pdf) {
    pdf_ = std::make_shared<const Bytes>(std::move(pdf));
    page_ = {};
    draw();
}

QSize PageView::paperSize() const {
    const double width =
        std::min<double>(this->width() - 2 * shadowMargin, (height() - 2 * shadowMargin) / a4);
    return width < 40 ? QSize() : QSize(int(width), int(width * a4));
}

void PageView::draw() {
    const QSize size = paperSize() * devicePixelRatioF();
    if (!pdf_ || size.isEmpty())
        return;
    const int question = ++question_;
    runJob(
        jobs_, Lane::Reading, this,
        [pdf = pdf_, size](const JobContext&) { return drawFirstPage(*pdf, size); },
        [this, question](Outcome<DrawnPage> outcome) {
            if (question != question_)
                return;
            auto* drawnPage = std::get_if<0>(&outcome);
            if (drawnPage == nullptr) {
                emit failed(std::get<Failure>(outcome));
                return;
            }
            page_ = std::move(drawnPage->image);
            emit drawn(drawnPage->pages);
            update();
        });
}

void PageView::resizeEvent(QResizeEvent*) {
    settle_.start();
}

void PageView::paintEvent(QPaintEvent*) {
    const QSize size = paperSize();
    QPainter painter(this);
    if (!pdf_ || size.isEmpty()) {
        painter.setPen(tokensOf(*this).dim);
        painter.drawText(rect().adjusted(shadowMargin, 0, -shadowMargin, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, instead_);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect paper(QPoint((width() - size.width()) / 2, shadowMargin), size);
    const int strength = tokensOf(*this).dark ? 26 : 9;
    painter.setPen(Qt::NoPen);
    for (int spread = 8; spread > 0; --spread) { // soft: each ring adds to the ones inside
        painter.setBrush(QColor(0, 0, 0, strength));
        painter.drawRoundedRect(paper.adjusted(-spread + 1, -spread + 3, spread - 1, spread + 1), spread,
                                spread);
    }
    painter.fillRect(paper, Qt::white);
    if (!page_.isNull())
        painter.drawImage(paper, page_);
}

} // namespace cunho::ui
