// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace cunho::ui {

/// The window in another language while this lives.
class Speaking {
  public:
    explicit Speaking(const char* language) {
        loaded_ = translator_.load(QStringLiteral(":/i18n/cunho_%1.qm").arg(QLatin1String(language))) &&
                  QCoreApplication::installTranslator(&translator_);
    }
    ~Speaking() { QCoreApplication::removeTranslator(&translator_); }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;
    bool loaded() const { return loaded_; }

  private:
    QTranslator translator_;
    bool loaded_ = false;
};

} // namespace cunho::ui
