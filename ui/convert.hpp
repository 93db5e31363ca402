// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/core/reason_text.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/money.hpp>

#include <QByteArray>
#include <QDate>
#include <QString>
#include <filesystem>

/// The edge between Qt's types and the core's.
namespace cunho::ui {

QString toQt(std::string_view text);
std::string fromQt(const QString& text);
QString pathToQt(const std::filesystem::path& path);
QByteArray bytesToQt(ByteView bytes);

QDate toQt(Date date);
Date fromQt(const QDate& date);

/// "20 nov. 2026" in the window's language; empty for a day that does not exist.
QString dateText(Date date);

/// "20 nov. 2026, 10:41" on Lisbon's clock.
QString timeText(TimePoint time);
QString timeText(const LocalTime& time);

/// "1234,56 €"
QString euroText(invoicing::Money amount);

/// What a person types as a number, in the draft's form: "1 234,50" gives "1234.50". Text that is no number
/// stays as it is, for `validate` to refuse.
std::string numberFromTyped(const QString& text);

/// The draft's form as a person writes it: "1234.50" gives "1234,50".
QString numberToTyped(std::string_view text);

/// The language of the translation in use.
Language windowLanguage();

/// The text of a reason in the window's language.
QString reason(const Failure& failure);
QString reason(const invoicing::Problem& problem);

} // namespace cunho::ui
