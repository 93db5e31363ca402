// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/painter/qr_codes.hpp"

#include <cunho/wiring/page_codes_protocol.hpp>

#include <ZXing/ReadBarcode.h>
#include <algorithm>
#include <cstdint>

namespace cunho::ui::painter {
namespace {

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions; // from 2.2 on
#else
using Options = ZXing::DecodeHints;
#endif

std::vector<std::uint8_t> luminance(const QImage& picture) {
    std::vector<std::uint8_t> out;
    out.reserve(static_cast<std::size_t>(picture.width()) * static_cast<std::size_t>(picture.height()));
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = 0; x < picture.width(); ++x)
            out.push_back(static_cast<std::uint8_t>(qGray(line[x])));
    }
    return out;
}

} // namespace

/// The door to zxing-cpp.
std::vector<std::string> qrCodes(const QImage& picture) {
    const auto pixels = luminance(picture);
    Options options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    options.setTryHarder(true);
    options.setMaxNumberOfSymbols(wiring::codes::mostCodes);
    auto found = ZXing::ReadBarcodes(
        {pixels.data(), picture.width(), picture.height(), ZXing::ImageFormat::Lum}, options);
    std::ranges::stable_sort(found, {}, [](const auto& code) { return code.position().topLeft().y; });
    std::vector<std::string> texts;
    for (const auto& code : found) {
        const auto& bytes = code.bytes();
        std::string text(bytes.begin(), bytes.end());
        if (code.isValid() && !text.empty() && text.size() <= wiring::codes::longestCode &&
            texts.size() < wiring::codes::mostCodes && std::ranges::find(texts, text) == texts.end())
            texts.push_back(std::move(text));
    }
    return texts;
}

} // namespace cunho::ui::painter
