// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/convert.hpp"

#include <QCoreApplication>
#include <QLocale>

namespace cunho::ui {
namespace {

QLocale windowLocale() {
    return windowLanguage() == Language::Portuguese ? QLocale(QLocale::Portuguese, QLocale::Portugal)
                                                    : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

/// Whether every group after the first has three digits, as in "1.234.567".
bool grouped(const QString& whole, QChar mark) {
    const auto groups = whole.split(mark);
    for (qsizetype i = 1; i < groups.size(); ++i)
        if (groups[i].size() != 3)
            return false;
    return groups.front().size() <= 3 && !groups.front().isEmpty();
}

} // namespace

QString toQt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string fromQt(const QString& text) {
    return text.toStdString();
}

QString pathToQt(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

QByteArray bytesToQt(ByteView bytes) {
    const auto text = asText(bytes);
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

QDate toQt(Date date) {
    return date.ok() ? QDate(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())))
                     : QDate();
}

Date fromQt(const QDate& date) {
    return Date(std::chrono::year(date.year()), std::chrono::month(unsigned(date.month())),
                std::chrono::day(unsigned(date.day())));
}

QString dateText(Date date) {
    return date.ok() ? windowLocale().toString(toQt(date), QStringLiteral("d\u00a0MMM\u00a0yyyy"))
                     : QString();
}

QString timeText(TimePoint time) {
    return timeText(toLocal(time, Zone::Lisbon));
}

QString timeText(const LocalTime& time) {
    return QStringLiteral("%1, %2:%3")
        .arg(dateText(time.date))
        .arg(time.hour, 2, 10, QLatin1Char('0'))
        .arg(time.minute, 2, 10, QLatin1Char('0'));
}

QString euroText(invoicing::Money amount) {
    return toQt(invoicing::formatEuro(amount));
}

std::string numberFromTyped(const QString& text) {
    QString plain;
    for (const QChar c : text)
        if (!c.isSpace() && c != QChar(0x20ac)) // blanks, no-break spaces and the euro sign
            plain += c;
    const auto comma = plain.indexOf(QLatin1Char(','));
    if (comma < 0)
        return fromQt(plain);
    QString whole = plain.left(comma);
    const QString fraction = plain.mid(comma + 1);
    if (fraction.contains(QLatin1Char(',')) || fraction.contains(QLatin1Char('.')))
        return fromQt(text);
    if (whole.contains(QLatin1Char('.'))) {
        if (!grouped(whole, QLatin1Char('.')))
            return fromQt(text);
        whole.remove(QLatin1Char('.'));
    }
    return fromQt(whole + QLatin1Char('.') + fraction);
}

QString numberToTyped(std::string_view text) {
    return toQt(text).replace(QLatin1Char('.'), QLatin1Char(','));
}

Language windowLanguage() {
    //: The code of the language that this translation is in.
    return QCoreApplication::translate("Language", "pt") == QLatin1String("en") ? Language::English
                                                                                : Language::Portuguese;
}

QString reason(const Failure& failure) {
    return toQt(reasonText(failure, windowLanguage()));
}

QString reason(const invoicing::Problem& problem) {
    return reason(Failure{Fault::Input, problem.reason, problem.params, {}});
}

} // namespace cunho::ui
