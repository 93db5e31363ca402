// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/judges.hpp"

#include <cunho/core/file.hpp>

#include <array>
#include <sstream>
#include <stdexcept>

namespace cunho::test {

/// A page as somebody else's program shows it, one pixel a point.
class Pixels {
  public:
    using Colour = std::array<Byte, 3>;

    static Pixels byMutool(const std::filesystem::path& file, int page) {
        const auto picture = file.string() + ".mutool.ppm";
        ask("mutool",
            {"draw", "-q", "-A", "0", "-r", "72", "-o", picture, file.string(), std::to_string(page)});
        return Pixels(picture);
    }

    static Pixels byPoppler(const std::filesystem::path& file, int page) {
        const auto stem = file.string() + ".poppler";
        ask("pdftoppm", {"-cropbox", "-r", "72", "-f", std::to_string(page), "-l", std::to_string(page),
                         "-singlefile", file.string(), stem});
        return Pixels(stem + ".ppm");
    }

    std::size_t width() const noexcept { return width_; }
    std::size_t height() const noexcept { return height_; }

    /// In points from the lower left corner of what is shown.
    Colour at(double x, double y) const {
        const auto column = static_cast<std::size_t>(x);
        const auto row = height_ - 1 - static_cast<std::size_t>(y);
        const std::size_t first = start_ + 3 * (row * width_ + column);
        return {bytes_.at(first), bytes_.at(first + 1), bytes_.at(first + 2)};
    }

  private:
    explicit Pixels(const std::filesystem::path& picture) : bytes_(readFile(picture)) {
        std::istringstream head(std::string(asText(bytes_)));
        std::string magic;
        std::size_t maximum = 0;
        head >> magic >> width_ >> height_ >> maximum;
        if (magic != "P6" || maximum != 255) {
            throw std::runtime_error("no picture: " + picture.string());
        }
        start_ = static_cast<std::size_t>(head.tellg()) + 1;
    }

    Bytes bytes_;
    std::size_t width_ = 0;
    std::size_t height_ = 0;
    std::size_t start_ = 0;
};

} // namespace cunho::test
