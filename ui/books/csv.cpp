// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/csv.hpp"

#include <QRegularExpression>

namespace cunho::ui {
namespace {

bool isFormula(const QString& text) {
    static const QRegularExpression amount(QStringLiteral("^-?[0-9][0-9 \u00a0.,]*(\u00a0€)?$"));
    return !text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()) &&
           !amount.match(text).hasMatch();
}

QString field(QString text) {
    if (isFormula(text))
        text.prepend(QLatin1Char('\''));
    static const QRegularExpression special(QStringLiteral("[;\"\r\n]"));
    if (!text.contains(special))
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

} // namespace

std::string csvLine(const QStringList& fields) {
    QStringList quoted;
    for (const auto& each : fields)
        quoted << field(each);
    return quoted.join(QLatin1Char(';')).toStdString() + "\r\n";
}

} // namespace cunho::ui
