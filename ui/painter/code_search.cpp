// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/painter/code_search.hpp"

#include "ui/painter/passwords.hpp"
#include "ui/painter/pipe.hpp"
#include "ui/painter/qr_codes.hpp"
#include "ui/painter/shown_file.hpp"

#include <cunho/core/process_limits.hpp>
#include <cunho/wiring/page_codes_protocol.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cunho::ui::painter {
namespace {

namespace protocol = wiring::codes;

constexpr int noFile = 4;                  // exit code
constexpr double usualResolution = 200;    // dots per inch: a module of 0.4 mm has three
constexpr double finerResolution = 350;    // for what is printed smaller than the rule wants, or scanned
constexpr std::uint32_t lookedAtTwice = 2; // pages on which the code of a document stands

std::vector<std::byte> head(char letter, std::uint32_t number) {
    std::vector<std::byte> out(protocol::headSize);
    putNumber(out, 0, letter);
    putNumber(out, 1, number);
    return out;
}

/// No more than may be painted, however large the page is.
QSize pixels(double width, double height, double resolution) {
    const double wanted = resolution / 72;
    const double longest = longestSide / std::max(width, height);
    const double most = std::sqrt(mostPixels / (width * height));
    const double scale = std::min({wanted, longest, most * 0.99});
    return {std::max(1, int(width * scale)), std::max(1, int(height * scale))};
}

class Search {
  public:
    Search(int output, const CodeSearchLimits& limits) : output_(output), limits_(limits) {}

    bool run(QByteArray bytes, std::string_view passwords) {
        allowProcessorTime(limits_.time);
        if (const auto why = file_.open(std::move(bytes), passwords))
            return writeAll(output_, head('F', static_cast<std::uint32_t>(*why)));
        sizes_ = file_.sizes();
        const auto count = static_cast<std::uint32_t>(file_.pages());
        bool good = writeAll(output_, head('D', count));
        for (std::uint32_t position = limits_.skip; good && position < std::min(limits_.pages, count);
             ++position)
            good = look(position, protocol::pageAt(position, count));
        return good && writeAll(output_, head('E', 0));
    }

  private:
    bool look(std::uint32_t position, std::uint32_t page) {
        allowProcessorTime(limits_.time);
        std::vector<std::string> codes = codesOn(page, usualResolution);
        if (codes.empty() && position < lookedAtTwice)
            codes = codesOn(page, finerResolution);
        std::vector<std::byte> out = head('P', page);
        const auto put = [&out](std::uint32_t number) {
            out.resize(out.size() + sizeof number);
            putNumber(out, out.size() - sizeof number, number);
        };
        put(static_cast<std::uint32_t>(codes.size()));
        for (const std::string& code : codes) {
            put(static_cast<std::uint32_t>(code.size()));
            const auto bytes = std::as_bytes(std::span(code));
            out.insert(out.end(), bytes.begin(), bytes.end());
        }
        return writeAll(output_, out);
    }

    std::vector<std::string> codesOn(std::uint32_t page, double resolution) {
        const double width = sizes_[2 * std::size_t{page} - 2];
        const double height = sizes_[2 * std::size_t{page} - 1];
        if (width <= 0 || height <= 0)
            return {};
        const QImage picture = file_.render(page - 1, pixels(width, height, resolution));
        return picture.isNull() ? std::vector<std::string>() : qrCodes(picture);
    }

    int output_;
    CodeSearchLimits limits_;
    ShownFile file_;
    std::vector<double> sizes_;
};

} // namespace

int searchCodes(int input, int output, const CodeSearchLimits& limits) {
    std::array<std::byte, sizeof(std::uint64_t)> counted{};
    PasswordBlock passwords;
    if (!writeAll(output, std::as_bytes(std::span(protocol::greeting))) ||
        !readAll(input, std::span(counted).first(sizeof(std::uint32_t))) ||
        !passwords.read(input, numberAt<std::uint32_t>(counted, 0)) || !readAll(input, counted))
        return noFile;
    const auto size = numberAt<std::uint64_t>(counted, 0);
    if (size > protocol::largestFile)
        return noFile;
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (!readAll(input, std::as_writable_bytes(std::span(bytes.data(), size))))
        return noFile;
    return Search(output, limits).run(std::move(bytes), passwords.view()) ? 0 : noFile;
}

} // namespace cunho::ui::painter
