// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>
#include <string>

namespace cunho::print {

/// The page's own words: Portuguese, with English behind where the document asks for a second language.
/// What the law words stays Portuguese alone.
class Labels {
  public:
    explicit Labels(const std::string& language) : english_(language == "pt+en") {}

    bool english() const noexcept { return english_; }

    /// "Vencimento", or "Vencimento / Due date"; UTF-8.
    QString operator()(const char* portuguese, const char* english) const {
        const QString first = QString::fromUtf8(portuguese);
        const QString second = QString::fromUtf8(english);
        return english_ && first != second ? first + QStringLiteral(" / ") + second : first;
    }

    /// The English alone, empty without a second language: for a line of its own.
    QString second(const char* english) const { return english_ ? QString::fromUtf8(english) : QString(); }

  private:
    bool english_;
};

} // namespace cunho::print
