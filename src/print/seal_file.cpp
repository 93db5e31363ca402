// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/seal_file.hpp"

#include <cunho/core/error.hpp>

namespace cunho::print {

namespace {

[[noreturn]] void fail(const char* detail) {
    throw Error(Fault::Internal, "PRINT_FAILED", {}, detail);
}

/// Writes over as many bytes as `text` has.
void overwrite(QByteArray& pdf, qsizetype at, const QByteArray& text) {
    if (at < 0 || at + text.size() > pdf.size())
        fail("QPdfWriter's file ends early");
    pdf.replace(at, text.size(), text);
}

QByteArray digitsOf(const std::string& date) {
    QByteArray out;
    for (const char c : date)
        if (c >= '0' && c <= '9')
            out += c;
    return out;
}

} // namespace

void setPageBox(QByteArray& pdf, double width, double height) {
    const QByteArray key = "/MediaBox [";
    const qsizetype found = pdf.indexOf(key);
    const qsizetype begin = found + key.size();
    const qsizetype room = pdf.indexOf(']', begin) - begin;
    QByteArray box = "0 0 " + QByteArray::number(width, 'f', 4) + ' ' + QByteArray::number(height, 'f', 4);
    if (found < 0 || box.size() > room)
        fail("QPdfWriter wrote no page box");
    overwrite(pdf, begin, box.leftJustified(room));
}

void dropTransparency(QByteArray& pdf) {
    for (const char* const word : {"/ca 1.0\n", "/CA 1.0\n", "/AIS false\n", "/SMask /None"}) {
        const QByteArray entry(word);
        const qsizetype at = pdf.indexOf(entry);
        if (at >= 0)
            overwrite(pdf, at, QByteArray(entry.size(), ' '));
    }
}

void makeReproducible(QByteArray& pdf, TimePoint time) {
    const std::string date = formatUtc(time);
    const QByteArray iso = QByteArray::fromStdString(date);
    const QByteArray digits = digitsOf(date);
    for (const auto& [key, text] : {std::pair<QByteArray, QByteArray>("/CreationDate (D:", digits),
                                    {"xmp:CreateDate=\"", iso},
                                    {"xmp:ModifyDate=\"", iso}}) {
        const qsizetype at = pdf.indexOf(key);
        if (at >= 0)
            overwrite(pdf, at + key.size(), text);
    }
    const qsizetype id = pdf.lastIndexOf("/ID [");
    for (qsizetype at = pdf.indexOf('<', id); id >= 0 && at >= 0; at = pdf.indexOf('<', at + 1))
        overwrite(pdf, at + 1, QByteArray(pdf.indexOf('>', at) - at - 1, '0'));
}

} // namespace cunho::print
