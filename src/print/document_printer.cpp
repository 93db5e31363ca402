// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/application.hpp"
#include "print/canvas.hpp"
#include "print/closing.hpp"
#include "print/footer.hpp"
#include "print/letterhead.hpp"
#include "print/line_table.hpp"
#include "print/page_plan.hpp"
#include "print/wording.hpp"

#include <cunho/core/error.hpp>
#include <cunho/print/document_printer.hpp>

#include <QBuffer>
#include <QFontDatabase>
#include <QPageSize>
#include <QPdfWriter>

namespace cunho::print {

using invoicing::IssuedFacts;

namespace {

constexpr int kResolution = 1200;

/// Everything measured; draws page after page.
class Printout {
  public:
    Printout(Canvas& canvas, const IssuedFacts& facts, Environment environment)
        : canvas_(canvas)
        , letterhead_(canvas, facts, environment)
        , closing_(canvas, facts)
        , table_(canvas, facts, tallestRow())
        , footer_(facts) {
        const double header = LineTable::kHeaderHeight;
        const PageRoom room{page::kBodyEnd - letterhead_.firstEnd() - header,
                            page::kBodyEnd - letterhead_.nextEnd() - header, LineTable::kCarriedHeight,
                            closing_.height()};
        heights_ = table_.heights();
        pages_ = planPages(heights_, room);
    }

    void draw() {
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            if (i > 0)
                canvas_.nextPage();
            drawPage(i);
        }
    }

  private:
    /// A row this high fits below both carried amounts of any page.
    double tallestRow() const {
        const double top = std::max(letterhead_.firstEnd(), letterhead_.nextEnd());
        return page::kBodyEnd - top - LineTable::kHeaderHeight - 2 * LineTable::kCarriedHeight;
    }

    void drawPage(std::size_t index) {
        const PageSpan& span = pages_[index];
        const bool first = index == 0;
        const bool last = index + 1 == pages_.size();
        if (first)
            letterhead_.drawFirst(canvas_);
        else
            letterhead_.drawNext(canvas_);
        double y = first ? letterhead_.firstEnd() : letterhead_.nextEnd();
        table_.drawHeader(canvas_, y);
        y += LineTable::kHeaderHeight;
        if (!first) {
            table_.drawCarried(canvas_, QStringLiteral("Transportado"), span.begin, y);
            y += LineTable::kCarriedHeight;
        }
        for (std::size_t row = span.begin; row < span.end; ++row) {
            table_.drawRow(canvas_, row, y);
            y += heights_[row];
        }
        if (last)
            closing_.draw(canvas_, y);
        else
            table_.drawCarried(canvas_, QStringLiteral("A transportar"), span.end, y);
        footer_.draw(canvas_, index + 1, pages_.size());
    }

    Canvas& canvas_;
    Letterhead letterhead_;
    Closing closing_;
    LineTable table_;
    Footer footer_;
    std::vector<double> heights_;
    std::vector<PageSpan> pages_;
};

void prepare(QPdfWriter& writer, const IssuedFacts& facts) {
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(kResolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(documentTitle(facts) + QStringLiteral(" – ") + text(facts.issuer.name));
    writer.setCreator(QStringLiteral("Cunho"));
}

} // namespace

Bytes printDocument(const invoicing::IssuedDocument& document, Environment environment,
                    const PrintOptions& /*options*/) {
    requireApplication();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        prepare(writer, document.facts());
        Canvas canvas(writer, chooseFamily(QFontDatabase::families()));
        Printout printout(canvas, document.facts(), environment);
        canvas.begin();
        printout.draw();
        canvas.end();
    }
    const QByteArray& pdf = buffer.data();
    if (pdf.isEmpty())
        throw Error(Fault::Internal, "PRINT_FAILED", {}, "QPdfWriter wrote nothing");
    return {pdf.begin(), pdf.end()};
}

} // namespace cunho::print
