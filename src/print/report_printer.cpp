// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/application.hpp"
#include "print/block.hpp"
#include "print/canvas.hpp"
#include "print/page_plan.hpp"
#include "print/theme.hpp"

#include <cunho/core/error.hpp>
#include <cunho/print/report_printer.hpp>

#include <QBuffer>
#include <QFontDatabase>
#include <QPageSize>
#include <QPdfWriter>
#include <algorithm>

namespace cunho::print {
namespace {

constexpr double kNameWidth = 40;
constexpr double kGutter = 4;
constexpr double kMarkRoom = 42;
constexpr double kHeadEnd = 24; ///< of the running head
constexpr double kFootRule = 275;
constexpr qsizetype kMostHeadingLines = 4;

QColor toneColour(ReportPart::Tone tone) {
    switch (tone) {
    case ReportPart::Tone::Good: return colour::accent;
    case ReportPart::Tone::Bad: return colour::warning;
    case ReportPart::Tone::Open:
    case ReportPart::Tone::Plain: break;
    }
    return colour::ink;
}

/// Lines of text become blocks, as high as they are; blocks become pages.
class ReportPages {
  public:
    ReportPages(Canvas& canvas, const Report& report) : canvas_(canvas), report_(report) {
        addTitle();
        for (const ReportPart& part : report.parts)
            addPart(part);
        deal();
    }

    void draw() {
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            if (i > 0)
                canvas_.nextPage();
            double y = i == 0 ? page::kTop : kHeadEnd;
            if (i > 0)
                drawHead();
            for (std::size_t at = pages_[i].begin; at < pages_[i].end; ++at) {
                blocks_[at].draw(canvas_, y);
                y += blocks_[at].height;
            }
            drawFoot(i + 1);
        }
    }

  private:
    void addTitle() {
        addText(text(report_.title), style::title, 0, 1.5);
        addText(text(report_.subtitle), style::small, 0, 2);
        const QStringList lines = canvas_.wrap(text(report_.notice), style::band, page::kContent - 8);
        const double leading = Canvas::leading(style::band);
        Block band;
        band.height = leading * double(lines.size()) + 5 + 4;
        band.grounds.push_back(
            {QRectF(page::kLeft, 0, page::kContent, band.height - 4), colour::warningTint, 1.5});
        double y = 2.5 + canvas_.capHeight(style::band);
        for (const QString& line : lines) {
            band.runs.push_back({line, style::band, page::kLeft + 4, y});
            y += leading;
        }
        blocks_.push_back(std::move(band));
    }

    /// One block a line.
    void addText(const QString& words, const TextStyle& style, double above, double below) {
        const QStringList lines = canvas_.wrap(words, style, page::kContent);
        for (int i = 0; i < lines.size(); ++i) {
            Block line;
            const double over = i == 0 ? above : 0;
            line.runs.push_back({lines[i], style, page::kLeft, over + canvas_.capHeight(style)});
            line.height = over + Canvas::leading(style) + (i + 1 == lines.size() ? below : 0);
            blocks_.push_back(std::move(line));
        }
    }

    void addPart(const ReportPart& part) {
        const std::size_t first = blocks_.size();
        addHeading(part);
        for (const std::string& sentence : part.sentences)
            addText(text(sentence), style::body, 0, 0.6);
        for (const ReportRow& row : part.rows)
            addRow(row);
        joinHeading(first);
    }

    /// A heading and the line below it are one block.
    void joinHeading(std::size_t first) {
        if (blocks_.size() < first + 2)
            return;
        Block next = std::move(blocks_[first + 1]);
        Block& heading = blocks_[first];
        for (Block::Run& run : next.runs) {
            run.baseline += heading.height;
            heading.runs.push_back(std::move(run));
        }
        heading.height += next.height;
        blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(first) + 1);
    }

    void addHeading(const ReportPart& part) {
        const TextStyle& style = part.chapter ? style::name : style::strong;
        const double above = part.chapter ? 6 : 3.5;
        QStringList lines = canvas_.wrap(text(part.heading), style, page::kContent - kMarkRoom);
        if (lines.size() > kMostHeadingLines) {
            lines = lines.mid(0, kMostHeadingLines);
            lines.back() += QStringLiteral("…");
        }
        Block block;
        double y = above;
        if (part.chapter) {
            block.grounds.push_back({QRectF(page::kLeft, above - 3, page::kContent, 0.3), colour::accent});
            y += 1;
        }
        block.runs.push_back({text(part.mark), style::strong.in(toneColour(part.tone)), page::kRight,
                              y + canvas_.capHeight(style), Block::Align::Right});
        for (const QString& line : lines) {
            block.runs.push_back({line, style, page::kLeft, y + canvas_.capHeight(style)});
            y += Canvas::leading(style);
        }
        block.height = y + 0.8;
        blocks_.push_back(std::move(block));
    }

    void addRow(const ReportRow& row) {
        const double left = page::kLeft + kNameWidth + kGutter;
        const QStringList name = canvas_.wrap(text(row.name), style::small, kNameWidth);
        QStringList lines;
        for (const std::string& value : row.values)
            lines += canvas_.wrap(text(value), style::body, page::kRight - left);
        const int count = int(std::max(name.size(), lines.size()));
        for (int i = 0; i < count; ++i) {
            Block line;
            const double baseline = canvas_.capHeight(style::body);
            if (i < name.size())
                line.runs.push_back({name[i], style::small, page::kLeft, baseline});
            if (i < lines.size())
                line.runs.push_back({lines[i], style::body, left, baseline});
            line.height = Canvas::leading(style::body) + (i + 1 == count ? 0.5 : 0);
            blocks_.push_back(std::move(line));
        }
    }

    void deal() {
        std::vector<double> heights;
        for (const Block& block : blocks_)
            heights.push_back(block.height);
        pages_ = planPages(heights, {page::kBodyEnd - page::kTop, page::kBodyEnd - kHeadEnd, 0, 0});
    }

    void drawHead() {
        const double baseline = page::kTop + canvas_.capHeight(style::runningName);
        canvas_.left(text(report_.title), style::runningName, page::kLeft, baseline);
        const QString when = text(report_.subtitle);
        const double room = page::kContent - canvas_.width(text(report_.title), style::runningName) - 4;
        canvas_.right(canvas_.elide(when, style::small, room), style::small, page::kRight, baseline);
        canvas_.rule(page::kLeft, page::kRight, kHeadEnd - 3.5, colour::rule);
    }

    void drawFoot(std::size_t number) {
        const bool portuguese = report_.language == Language::Portuguese;
        const QString count =
            (portuguese ? QStringLiteral("Página %1 de %2") : QStringLiteral("Page %1 of %2"))
                .arg(number)
                .arg(pages_.size());
        canvas_.rule(page::kLeft, page::kRight, kFootRule, colour::rule);
        canvas_.left(text(report_.footer), style::smallInk, page::kLeft, kFootRule + 4.2);
        canvas_.right(count, style::smallInk, page::kRight, kFootRule + 4.2);
        canvas_.left(canvas_.elide(text(report_.notice), style::small, page::kContent), style::small,
                     page::kLeft, kFootRule + 8.2);
    }

    Canvas& canvas_;
    const Report& report_;
    std::vector<Block> blocks_;
    std::vector<PageSpan> pages_;
};

} // namespace

Bytes printReport(const Report& report) {
    requireApplication();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        writer.setResolution(kResolution);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(text(report.title));
        writer.setCreator(QStringLiteral("Cunho"));
        Canvas canvas(writer, chooseFamily(QFontDatabase::families()));
        ReportPages pages(canvas, report);
        canvas.begin();
        pages.draw();
        canvas.end();
    }
    const QByteArray& pdf = buffer.data();
    if (pdf.isEmpty())
        throw Error(Fault::Internal, "PRINT_FAILED", {}, "QPdfWriter wrote nothing");
    return {pdf.begin(), pdf.end()};
}

} // namespace cunho::print
