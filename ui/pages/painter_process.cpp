// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/pages/painter_process.hpp"

#include <cunho/core/bare_process.hpp>
#include <cunho/core/process_limits.hpp>

#include <QCryptographicHash>
#include <algorithm>
#include <array>
#include <cmath>

namespace cunho::ui {
namespace {

using namespace std::chrono_literals;
using painter::Answer;

constexpr auto slice = 50ms; ///< between two looks at the wish to stop

ByteView viewOf(const painter::QuestionBytes& bytes) {
    return {reinterpret_cast<const Byte*>(bytes.data()), bytes.size()};
}

Bytes valueOf(QCryptographicHash& hash) {
    const QByteArray value = hash.result();
    return Bytes(value.begin(), value.end());
}

bool isSize(double points) {
    return std::isfinite(points) && points > 0 && points <= painter::longestPage;
}

} // namespace

bool isUnchanged(const PaintedFile& file) {
    try {
        return fileState(file.path) == file.state;
    } catch (const Error&) { // gone, or no file any more
        return false;
    }
}

PainterProcess::PainterProcess(PainterOptions options, std::filesystem::path file)
    : options_(std::move(options)), path_(std::move(file)) {}

PainterProcess::~PainterProcess() = default;

ErrorParams PainterProcess::name() const {
    return {{"file", path_.filename().string()}};
}

std::chrono::milliseconds PainterProcess::timeLeft() const {
    return std::max(0ms,
                    std::chrono::ceil<std::chrono::milliseconds>(until_ - std::chrono::steady_clock::now()));
}

/// This process is not asked again.
void PainterProcess::drop(const char* why) {
    process_.reset();
    throw Error(Fault::File, "PREVIEW_TOO_MUCH_WORK", name(), why);
}

void PainterProcess::refuse(std::uint32_t why) {
    switch (static_cast<painter::Why>(why)) {
    case painter::Why::Unreadable: throw Error(Fault::File, "PREVIEW_UNREADABLE", name());
    case painter::Why::PasswordNeeded: throw Error(Fault::Credential, "PDF_PASSWORD_NEEDED", name());
    case painter::Why::TooManyPages: throw Error(Fault::File, "PREVIEW_TOO_LARGE", name());
    }
    drop("the painter refused for no reason that it has");
}

void PainterProcess::start() {
    process_.reset();
    painted_ = 0;
    process_ = std::make_unique<Process>(
        options_.program, std::vector{std::to_string(options_.cpu.count()), std::to_string(options_.memory)},
        bareProcess());
    until_ = std::chrono::steady_clock::now() + options_.wall * timeFactor;
    std::array<Byte, painter::greeting.size()> said{};
    receive(said);
    if (!std::ranges::equal(said, asBytes(painter::greeting)))
        drop("the painter did not greet");
}

void PainterProcess::receive(std::span<Byte> place) {
    if (!process_->readExactly(place, timeLeft()))
        drop("the painter ended or took too long");
}

/// The end of the output shows as a wait that is too short.
void PainterProcess::waitForAnswer(std::span<Byte> first, const JobContext& job) {
    for (;;) {
        if (job.stop().stop_requested()) {
            process_.reset();
            job.throwIfStopped();
        }
        const auto before = std::chrono::steady_clock::now();
        const auto patience = std::min<std::chrono::milliseconds>(slice, timeLeft());
        if (process_->readExactly(first, patience))
            return;
        if (patience < slice || std::chrono::steady_clock::now() - before < slice / 2)
            drop("the painter ended or took too long");
    }
}

std::uint32_t PainterProcess::receiveHead(Answer expected, const JobContext& job) {
    std::array<Byte, sizeof(painter::AnswerBytes)> head{};
    waitForAnswer(std::span(head).first(1), job);
    receive(std::span(head).subspan(1));
    const auto bytes = std::as_bytes(std::span(head));
    const auto kind = painter::numberAt<Answer>(bytes, 0);
    const auto number = painter::numberAt<std::uint32_t>(bytes, 1);
    if (kind == Answer::Failure)
        refuse(number);
    if (kind != expected)
        drop("the painter answered another question");
    return number;
}

/// The bytes of the open descriptor, hashed on their way.
void PainterProcess::send(const JobContext& job) {
    const FileState before = handle_->state();
    if (before.size > painter::largestFile)
        throw Error(Fault::File, "PREVIEW_TOO_LARGE", name());
    start();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    until_ = std::chrono::steady_clock::now() + options_.wall * timeFactor;
    const auto write = [this](ByteView bytes) {
        try {
            process_->writeInput(bytes, timeLeft());
        } catch (const Error&) { // it takes nothing any more
            drop("the painter did not take the file");
        }
    };
    const Secret passwords = wiring::passwordBlock(options_.passwords.get());
    const auto length = static_cast<std::uint32_t>(passwords.size());
    write(viewOf(painter::encode({painter::Question::Open, length, 0, 0, before.size})));
    write(passwords.expose());
    handle_->stream(0, before.size, [&](ByteView piece) {
        job.throwIfStopped();
        hash.addData(QByteArrayView(piece.data(), qsizetype(piece.size())));
        write(piece);
    });
    Bytes sha256 = valueOf(hash);
    if (file_.sha256.empty() ? handle_->state() != before : sha256 != file_.sha256) {
        process_.reset();
        throw Error(Fault::File, "FILE_CHANGED", name());
    }
    file_.state = before;
    file_.sha256 = std::move(sha256);
}

std::vector<QSizeF> PainterProcess::receiveDocument(const JobContext& job) {
    const std::uint32_t count = receiveHead(Answer::Document, job);
    if (count == 0 || count > painter::mostPages)
        drop("the painter counted pages that cannot be");
    std::vector<double> numbers(std::size_t{count} * 2);
    receive({reinterpret_cast<Byte*>(numbers.data()), numbers.size() * sizeof(double)});
    std::vector<QSizeF> pages;
    pages.reserve(count);
    for (std::size_t at = 0; at < numbers.size(); at += 2) {
        const bool good = isSize(numbers[at]) && isSize(numbers[at + 1]);
        pages.push_back(good ? QSizeF(numbers[at], numbers[at + 1]) : QSizeF());
    }
    return pages;
}

PaintedFile PainterProcess::open(const JobContext& job) {
    handle_.emplace(path_);
    file_ = {path_, {}, {}, {}};
    send(job);
    file_.pages = receiveDocument(job);
    return file_;
}

QImage PainterProcess::receivePicture(QSize pixels, const JobContext& job) {
    const std::uint32_t size = receiveHead(Answer::Picture, job);
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull() || image.sizeInBytes() != qsizetype(size))
        drop("the painter sent a picture of another size");
    receive({image.bits(), size});
    return image;
}

QImage PainterProcess::render(int page, QSize pixels, const JobContext& job) {
    if (page < 1 || pixels.isEmpty() ||
        !painter::isPaintable(std::uint64_t(pixels.width()), std::uint64_t(pixels.height())))
        throw Error(Fault::Input, "PREVIEW_TOO_LARGE", name());
    job.throwIfStopped();
    if (!process_ || painted_ >= options_.pages) {
        send(job);
        if (receiveDocument(job) != file_.pages)
            drop("the painter saw other pages than before");
    }
    ++painted_;
    until_ = std::chrono::steady_clock::now() + options_.wall * timeFactor;
    const auto question = painter::encode({painter::Question::Render, std::uint32_t(page - 1),
                                           std::uint32_t(pixels.width()), std::uint32_t(pixels.height()), 0});
    try {
        process_->writeInput(viewOf(question), timeLeft());
    } catch (const Error&) {
        drop("the painter did not take the question");
    }
    return receivePicture(pixels, job);
}

} // namespace cunho::ui
