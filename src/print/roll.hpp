// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/block.hpp"
#include "print/qr_code.hpp"

#include <optional>
#include <vector>

namespace cunho::print {

/// A document on a roll of 80 mm: one page, as long as it needs. Everything in ink: such printers know no
/// colours.
class Roll {
  public:
    Roll(const Canvas& canvas, const Content& content);

    static constexpr double kWidth = 80;
    double height() const noexcept { return height_; }
    void draw(Canvas& canvas) const;

  private:
    void add(Block block);
    void addGap(double height) { height_ += height; }
    void addRule();
    void addText(const QString& text, const TextStyle& style, Block::Align align = Block::Align::Left);
    void addPair(const QString& label, const QString& value, const TextStyle& style);
    void addHead();
    void addCustomer();
    void addLines();
    void addTaxes();
    void addSums();
    void addSections();
    void addCode();

    struct Placed {
        Block block;
        double top;
    };

    const Canvas& canvas_;
    const Content& content_;
    double height_ = 0;
    std::vector<Placed> placed_;
    double logoTop_ = 0;
    QSizeF logoSize_;
    std::optional<QrCode> qr_;
    double qrTop_ = 0;
};

} // namespace cunho::print
