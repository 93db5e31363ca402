// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/pages/painter_protocol.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/process.hpp>
#include <cunho/wiring/file_passwords.hpp>

#include <QImage>
#include <QSizeF>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace cunho::ui {

/// How pages are drawn: the program, and what it may use.
struct PainterOptions {
    std::filesystem::path program;                     ///< cunho-page-painter
    std::shared_ptr<const pdf::Passwords> passwords{}; ///< that may open encrypted files
    std::chrono::milliseconds cpu{5'000};              ///< processor time for each question
    std::chrono::milliseconds wall{20'000};            ///< until its answer is there
    std::uint64_t memory = 768U << 20U;                ///< bytes beyond what it starts with
    int pages = 200;                                   ///< drawn by one process; then another one goes on
};

/// A file that is shown. What a signature later covers is compared with it: what is shown is what is hashed.
struct PaintedFile {
    std::filesystem::path path;
    FileState state;           ///< when its bytes were taken
    Bytes sha256;              ///< of the very bytes that are drawn
    std::vector<QSizeF> pages; ///< as shown (crop box, turned), in points; empty size: cannot be drawn
};

/// Whether the name still stands for the bytes that were shown; compares the state alone.
bool isUnchanged(const PaintedFile& file);

/// One file in a painter process of its own, so that none can change what another one looks like. Used by one
/// thread at a time, never by the window's.
///
/// The process starts with the first question, gets the bytes of a descriptor that stays open, and knows no
/// name. What it answers is believed as far as it can be: bounded counts, finite sizes, pictures of exactly
/// the asked size. Whatever else it does is the file's failure; another process serves the next question.
class PainterProcess {
  public:
    PainterProcess(PainterOptions options, std::filesystem::path file);
    ~PainterProcess();
    PainterProcess(const PainterProcess&) = delete;
    PainterProcess& operator=(const PainterProcess&) = delete;

    /// Throws as ReadHandle, File/PREVIEW_TOO_LARGE (over 256 MiB or 20,000 pages), File/PREVIEW_UNREADABLE,
    /// File/PREVIEW_TOO_MUCH_WORK (time, memory, a crash or an answer that is none), File/FILE_CHANGED,
    /// Credential/PDF_PASSWORD_NEEDED, each with {"file"}; Configuration/PROGRAM_NOT_FOUND;
    /// Cancelled/STOPPED.
    PaintedFile open(const JobContext& job);

    /// Page from 1, stretched to so many pixels; Input/PREVIEW_TOO_LARGE when they may not be asked for. Else
    /// throws as `open`, which must have been called.
    QImage render(int page, QSize pixels, const JobContext& job);

  private:
    using Deadline = std::chrono::steady_clock::time_point;

    void start();
    void send(const JobContext& job);
    std::vector<QSizeF> receiveDocument(const JobContext& job);
    QImage receivePicture(QSize pixels, const JobContext& job);
    std::uint32_t receiveHead(painter::Answer expected, const JobContext& job);
    void waitForAnswer(std::span<Byte> first, const JobContext& job);
    void receive(std::span<Byte> place);
    std::chrono::milliseconds timeLeft() const;
    [[noreturn]] void drop(const char* why);
    [[noreturn]] void refuse(std::uint32_t why);
    ErrorParams name() const;

    PainterOptions options_;
    std::filesystem::path path_;
    std::optional<ReadHandle> handle_;
    std::unique_ptr<Process> process_;
    PaintedFile file_;
    Deadline until_{};
    int painted_ = 0; ///< by this process
};

} // namespace cunho::ui
