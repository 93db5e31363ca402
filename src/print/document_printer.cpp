// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/application.hpp"
#include "print/block.hpp"
#include "print/canvas.hpp"
#include "print/closing.hpp"
#include "print/content.hpp"
#include "print/footer.hpp"
#include "print/letterhead.hpp"
#include "print/page_plan.hpp"
#include "print/roll.hpp"
#include "print/table.hpp"
#include "print/theme.hpp"
#include "print/wording.hpp"

#include <cunho/core/error.hpp>
#include <cunho/print/document_printer.hpp>

#include <QBuffer>
#include <QFontDatabase>
#include <QPageSize>
#include <QPdfWriter>
#include <algorithm>
#include <optional>

namespace cunho::print {

using invoicing::IssuedFacts;

namespace {

constexpr double kLongestRoll = 5000; // millimetres; PDF 1.4 ends at 14400 points

/// Everything measured; draws page after page.
class Printout {
  public:
    Printout(Canvas& canvas, const Theme& theme, const Content& content)
        : canvas_(canvas)
        , content_(content)
        , headTheme_(headTheme(canvas, theme, content))
        , letterhead_(canvas, headTheme_, content)
        , closing_(canvas, theme, content)
        , table_(canvas, theme, content, tallestRow(theme))
        , footer_(theme, content)
        , rowCount_(table_.heights().size()) {
        if (!closing_.takesSections())
            for (const Section& section : content.sections)
                addSection(theme, section);
        addSection(theme, missingCharacters(canvas, content.say));
        const double header = table_.headerHeight();
        const PageRoom room{page::kBodyEnd - letterhead_.firstEnd() - header,
                            page::kBodyEnd - letterhead_.nextEnd() - header, table_.carriedHeight(),
                            closing_.height()};
        heights_ = table_.heights();
        for (const Block& block : blocks_)
            heights_.push_back(block.height);
        pages_ = planPages(heights_, room);
    }

    std::size_t pages() const noexcept { return pages_.size(); }

    void draw() {
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            if (i > 0)
                canvas_.nextPage();
            drawPage(i);
        }
    }

  private:
    void addSection(const Theme& theme, const Section& section) {
        for (Block& block : sectionBlocks(canvas_, theme, section, page::kLeft, page::kContent))
            blocks_.push_back(std::move(block));
    }

    /// Texts that would fill the first page before its lines begin are set smaller, down to half the size.
    static Theme headTheme(const Canvas& canvas, const Theme& theme, const Content& content) {
        Theme out = theme;
        for (double share = 0.9; share > 0.45 && Letterhead(canvas, out, content).firstEnd() > kHeadMost;
             share -= 0.1)
            out = shrunk(theme, share);
        return out;
    }

    /// A row this high fits below both carried amounts of any page.
    double tallestRow(const Theme& theme) const {
        const double top = std::max(letterhead_.firstEnd(), letterhead_.nextEnd());
        return std::max(kLeastRow, page::kBodyEnd - top - Table::headerHeight(theme, content_.say.english()) -
                                       2 * Table::kCarried);
    }

    void drawPage(std::size_t index) {
        const PageSpan& span = pages_[index];
        const bool first = index == 0;
        const bool last = index + 1 == pages_.size();
        if (content_.cancelled)
            canvas_.stamp(QStringLiteral("ANULADO"), QRectF(0, 0, page::kWidth, page::kHeight),
                          colour::stamp);
        if (first)
            letterhead_.drawFirst(canvas_);
        else
            letterhead_.drawNext(canvas_);
        double y = first ? letterhead_.firstEnd() : letterhead_.nextEnd();
        if (first || span.begin < rowCount_) {
            table_.drawHeader(canvas_, y);
            y += table_.headerHeight();
        }
        if (!first) {
            table_.drawCarried(canvas_, content_.say("Transportado", "Brought forward"), span.begin, y);
            y += table_.carriedHeight();
        }
        for (std::size_t row = span.begin; row < span.end; ++row) {
            if (row < rowCount_)
                table_.drawRow(canvas_, row, y);
            else
                blocks_[row - rowCount_].draw(canvas_, y);
            y += heights_[row];
        }
        if (last)
            closing_.draw(canvas_, y);
        else
            table_.drawCarried(canvas_, content_.say("A transportar", "Carried forward"), span.end, y);
        footer_.draw(canvas_, index + 1, pages_.size());
    }

    static constexpr double kLeastRow = 20;
    static constexpr double kHeadMost = 165;

    Canvas& canvas_;
    const Content& content_;
    Theme headTheme_;
    Letterhead letterhead_;
    Closing closing_;
    Table table_;
    Footer footer_;
    std::size_t rowCount_;
    std::vector<Block> blocks_; ///< what follows the table
    std::vector<double> heights_;
    std::vector<PageSpan> pages_;
};

void prepareDocument(QPdfWriter& writer, const IssuedFacts& facts) {
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(kResolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(documentTitle(facts) + QStringLiteral(" – ") + text(facts.issuer.name));
    writer.setCreator(QStringLiteral("Cunho"));
}

/// What takes two pages and needs one when its parts stand closer together is set so.
void drawPages(Canvas& canvas, const Content& content, const PrintOptions& options) {
    const Theme theme = makeTheme(options.look, options.colour);
    const Theme closer = tightened(theme);
    std::optional<Printout> printout(std::in_place, canvas, theme, content);
    if (printout->pages() == 2 && Printout(canvas, closer, content).pages() == 1)
        printout.emplace(canvas, closer, content);
    canvas.begin();
    printout->draw();
    canvas.end();
}

void drawRoll(QPdfWriter& writer, Canvas& canvas, const Content& content) {
    const Roll roll(canvas, content);
    if (roll.height() > kLongestRoll)
        throw Error(Fault::Input, "ROLL_TOO_LONG", {{"lines", std::to_string(content.table.rows.size())}});
    writer.setPageSize(QPageSize(QSizeF(Roll::kWidth, roll.height()), QPageSize::Millimeter,
                                 QStringLiteral("roll"), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    canvas.begin();
    roll.draw(canvas);
    canvas.end();
}

} // namespace

Bytes printDocument(const invoicing::IssuedDocument& document, Environment environment,
                    const PrintOptions& options) {
    requireApplication();
    const IssuedFacts& facts = document.facts();
    const bool roll = options.paper == Paper::Roll80;
    if (roll && facts.type != invoicing::DocumentType::FS)
        throw Error(Fault::Input, "PAPER_OF_OTHER_TYPE",
                    {{"type", std::string(invoicing::documentType(facts.type).code)}});
    const Content content = contentOf(facts, environment, options);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        prepareDocument(writer, facts);
        Canvas canvas(writer, chooseFamily(QFontDatabase::families()));
        if (roll)
            drawRoll(writer, canvas, content);
        else
            drawPages(canvas, content, options);
    }
    const QByteArray& pdf = buffer.data();
    if (pdf.isEmpty())
        throw Error(Fault::Internal, "PRINT_FAILED", {}, "QPdfWriter wrote nothing");
    return {pdf.begin(), pdf.end()};
}

} // namespace cunho::print
