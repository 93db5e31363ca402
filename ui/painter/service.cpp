// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/painter/service.hpp"

#include "ui/painter/passwords.hpp"
#include "ui/painter/pipe.hpp"
#include "ui/painter/shown_file.hpp"

#include <cunho/core/process_limits.hpp>

namespace cunho::ui::painter {
namespace {

constexpr int wrongQuestion = 4; // exit code

bool refuse(int output, Why why) {
    return writeAll(output, encode(Answer::Failure, static_cast<std::uint32_t>(why)));
}

bool answerOpen(int input, int output, ShownFile& shown, const Asked& asked) {
    const auto size = asked.size;
    PasswordBlock passwords;
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (!passwords.read(input, asked.page) ||
        !readAll(input, std::as_writable_bytes(std::span(bytes.data(), size))))
        return false;
    if (const auto why = shown.open(std::move(bytes), passwords.view()))
        return refuse(output, *why);
    const auto sizes = shown.sizes();
    const auto count = static_cast<std::uint32_t>(sizes.size() / 2);
    return writeAll(output, encode(Answer::Document, count)) &&
           writeAll(output, std::as_bytes(std::span(sizes)));
}

bool answerRender(int output, ShownFile& shown, const Asked& asked) {
    const QImage image = shown.render(asked.page, QSize(int(asked.width), int(asked.height)));
    if (image.isNull())
        return refuse(output, Why::Unreadable);
    const auto bytes =
        std::as_bytes(std::span(image.constBits(), static_cast<std::size_t>(image.sizeInBytes())));
    return writeAll(output, encode(Answer::Picture, static_cast<std::uint32_t>(bytes.size()))) &&
           writeAll(output, bytes);
}

} // namespace

int serve(int input, int output, std::chrono::milliseconds time) {
    ShownFile shown;
    QuestionBytes bytes{};
    bool good = writeAll(output, std::as_bytes(std::span(greeting)));
    while (good && readAll(input, bytes)) {
        allowProcessorTime(time);
        const Asked asked = decode(bytes);
        if (asked.kind == Question::Open && asked.size <= largestFile)
            good = answerOpen(input, output, shown, asked);
        else if (asked.kind == Question::Render && isPaintable(asked.width, asked.height))
            good = answerRender(output, shown, asked);
        else
            return wrongQuestion;
        allowProcessorTime(std::chrono::milliseconds(0));
    }
    return 0;
}

} // namespace cunho::ui::painter
