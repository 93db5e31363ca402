// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/qr_code.hpp"

#include <cunho/core/error.hpp>

#include <QRectF>
#include <algorithm>
#include <cerrno>
#include <memory>
#include <qrencode.h>
#include <string>

namespace cunho::print {

namespace {

constexpr int kLeastVersion = 9;
constexpr double kLeastEdge = 30.5; // 30 by the rule, and a hair for printers that scale
constexpr double kLeastModule = 0.56;
constexpr double kLeastQuietZone = 2.5;

struct FreeQr {
    void operator()(QRcode* code) const noexcept { QRcode_free(code); }
};

/// The door to libqrencode.
std::unique_ptr<QRcode, FreeQr> encode(std::string_view text) {
    const std::unique_ptr<unsigned char[]> copy = std::make_unique<unsigned char[]>(text.size() + 1);
    std::copy(text.begin(), text.end(), copy.get());
    std::unique_ptr<QRcode, FreeQr> code(
        QRcode_encodeData(static_cast<int>(text.size()), copy.get(), kLeastVersion, QR_ECLEVEL_M));
    if (code != nullptr)
        return code;
    if (errno == ERANGE)
        throw Error(Fault::Input, "QR_TOO_LONG", {{"length", std::to_string(text.size())}});
    throw Error(Fault::Internal, "PRINT_FAILED", {}, "libqrencode fails with errno " + std::to_string(errno));
}

} // namespace

QrCode::QrCode(std::string_view text) {
    const auto code = encode(text);
    modules_ = code->width;
    dark_.resize(static_cast<std::size_t>(modules_) * static_cast<std::size_t>(modules_));
    for (std::size_t i = 0; i < dark_.size(); ++i)
        dark_[i] = (code->data[i] & 1U) != 0;
}

bool QrCode::dark(int column, int row) const {
    return dark_[static_cast<std::size_t>(row) * static_cast<std::size_t>(modules_) +
                 static_cast<std::size_t>(column)];
}

double QrCode::module() const noexcept {
    return std::max(kLeastEdge / modules_, kLeastModule);
}

double QrCode::quietZone() const noexcept {
    return std::max(4 * module(), kLeastQuietZone);
}

QPainterPath QrCode::path(QPointF origin) const {
    QPainterPath out;
    out.setFillRule(Qt::WindingFill);
    std::vector<bool> open = dark_; // dark modules not yet in a rectangle
    const auto at = [this](int column, int row) {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(modules_) +
               static_cast<std::size_t>(column);
    };
    const auto runIsOpen = [&](int from, int to, int row) {
        for (int column = from; column < to; ++column)
            if (!open[at(column, row)])
                return false;
        return true;
    };
    for (int row = 0; row < modules_; ++row)
        for (int column = 0; column < modules_; ++column) {
            if (!open[at(column, row)])
                continue;
            int right = column;
            while (right < modules_ && open[at(right, row)])
                ++right;
            int bottom = row + 1;
            while (bottom < modules_ && runIsOpen(column, right, bottom))
                ++bottom;
            for (int y = row; y < bottom; ++y)
                for (int x = column; x < right; ++x)
                    open[at(x, y)] = false;
            out.addRect(origin.x() + column * module(), origin.y() + row * module(),
                        (right - column) * module(), (bottom - row) * module());
        }
    return out;
}

} // namespace cunho::print
