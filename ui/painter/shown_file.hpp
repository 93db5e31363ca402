// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/pages/painter_protocol.hpp"

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QPdfDocument>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace cunho::ui::painter {

/// The file that was sent last, as QtPdf shows it.
class ShownFile {
  public:
    /// Nothing when it can be shown. `passwords`: a block of those that may open it.
    std::optional<Why> open(QByteArray bytes, std::string_view passwords = {});

    int pages() const { return document_->pageCount(); }

    /// Width and height in points, page by page; zero where a page has no size that can be.
    std::vector<double> sizes();

    /// On white paper. Null when the page (from 0) cannot be drawn.
    QImage render(std::uint32_t page, QSize pixels);

  private:
    bool load(std::string_view password);

    QBuffer buffer_;
    std::unique_ptr<QPdfDocument> document_ = std::make_unique<QPdfDocument>();
};

} // namespace cunho::ui::painter
