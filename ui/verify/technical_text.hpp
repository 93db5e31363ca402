// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/qualification.hpp>
#include <cunho/signing/verdict.hpp>

#include <QString>
#include <QStringList>
#include <vector>

namespace cunho::ui {

/// One named fact of a verdict, for people who look closer; several values stand on lines of their own.
struct TechnicalRow {
    QString name;
    QStringList values;
};

/// Everything that is known about a signature or time-stamp, in the words of the standards.
std::vector<TechnicalRow> technicalRows(const signing::SignatureReport& report,
                                        const app::ListsUsed& lists = {});

/// The rows as plain text, to be copied.
QString technicalCopy(const std::vector<TechnicalRow>& rows);

} // namespace cunho::ui
