// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/documents/document_view.hpp"

#include <QColor>
#include <QString>

namespace cunho::ui {

/// What the panel tells of an issued document, as rich text: amounts, signature, where it comes from, what
/// came of it, and what became of it. Numbers of other documents are links, whose target is the number.
QString factsText(const DocumentView& view, const QColor& link);

/// "<b>Total</b> 465,74 €", with what is markup in it made harmless.
QString factRow(const QString& name, const QString& value);

} // namespace cunho::ui
