// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/block.hpp"

namespace cunho::print {

namespace {

constexpr std::size_t kMostNamed = 24;

} // namespace

void Block::draw(Canvas& canvas, double top) const {
    for (const Ground& ground : grounds)
        canvas.fill(ground.area.translated(0, top), ground.colour, ground.radius);
    for (const Run& run : runs)
        switch (run.align) {
        case Align::Left: canvas.left(run.text, run.style, run.x, top + run.baseline); break;
        case Align::Right: canvas.right(run.text, run.style, run.x, top + run.baseline); break;
        case Align::Centre: canvas.centred(run.text, run.style, run.x, top + run.baseline); break;
        }
}

std::vector<Block> sectionBlocks(const Canvas& canvas, const Theme& theme, const Section& section,
                                 double left, double width) {
    std::vector<Block> out;
    const double above = theme.gap * kSectionAbove;
    Block next{above + Canvas::leading(theme.label) + 0.6, {}, {}};
    next.runs.push_back({section.title, theme.label, left, above + canvas.capHeight(theme.label)});
    const double leading = Canvas::leading(theme.body);
    for (const QString& paragraph : section.paragraphs)
        for (const QString& line : canvas.wrap(paragraph, theme.body, width)) {
            next.runs.push_back({line, theme.body, left, next.height + canvas.capHeight(theme.body)});
            next.height += leading;
            out.push_back(std::move(next));
            next = Block();
        }
    return out;
}

Section missingCharacters(const Canvas& canvas, const Labels& say) {
    Section out{say("CARACTERES", "CHARACTERS"), {}};
    const std::set<char32_t>& missing = canvas.missing();
    if (missing.empty())
        return out;
    QStringList codes;
    for (const char32_t c : missing) {
        if (static_cast<std::size_t>(codes.size()) == kMostNamed) {
            codes += QStringLiteral("…");
            break;
        }
        codes += QStringLiteral("U+%1").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
    }
    out.paragraphs += say("O sinal □ está em lugar de caracteres que os tipos de letra instalados não têm",
                          "□ stands for characters that no installed font has") +
                      QStringLiteral(": ") + codes.join(QStringLiteral(", "));
    return out;
}

} // namespace cunho::print
