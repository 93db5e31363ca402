// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/bare_process.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>
#include <cunho/core/process_limits.hpp>
#include <cunho/wiring/file_passwords.hpp>
#include <cunho/wiring/page_code_reader.hpp>
#include <cunho/wiring/page_codes_protocol.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

namespace cunho::wiring {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

static_assert(std::endian::native == std::endian::little);

constexpr auto slice = 50ms; ///< between two looks at the wish to stop

/// One file, and as many processes as it needs.
class Search {
  public:
    Search(const CodeReaderOptions& options, const fs::path& file, const JobContext& job)
        : options_(options)
        , file_(file)
        , job_(job)
        , handle_(file)
        , state_(handle_.state())
        , until_(std::chrono::steady_clock::now() + options.wall * timeFactor) {}

    app::PageCodes run() {
        if (state_.size > codes::largestFile)
            throw Error(Fault::File, "PREVIEW_TOO_LARGE", name());
        for (int left = options_.processes; left > 0 && position_ < most() && timeLeft() > 0ms; --left) {
            if (runOne() == How::Whole)
                break;
            ++position_; // it died over this page, or was never told of any
        }
        if (found_.pages == 0)
            throw Error(Fault::File, "PREVIEW_TOO_MUCH_WORK", name(),
                        "the search for QR codes gave no answer");
        if (handle_.state() != state_)
            throw Error(Fault::File, "FILE_CHANGED", name());
        std::ranges::stable_sort(found_.codes, {}, &app::PageCode::page);
        return std::move(found_);
    }

  private:
    enum class How { Whole, Ended };

    /// A head as it came.
    struct Head {
        char letter = 0;
        std::uint32_t number = 0;
    };

    ErrorParams name() const { return {{"file", file_.filename().string()}}; }

    std::uint32_t most() const {
        return found_.pages == 0 ? options_.pages : std::min(options_.pages, found_.pages);
    }

    std::chrono::milliseconds timeLeft() const {
        return std::max(
            0ms, std::chrono::ceil<std::chrono::milliseconds>(until_ - std::chrono::steady_clock::now()));
    }

    How runOne() {
        Process process(options_.program,
                        {"codes", std::to_string(options_.cpu.count()), std::to_string(options_.memory),
                         std::to_string(options_.pages), std::to_string(position_)},
                        bareProcess());
        std::array<Byte, codes::greeting.size()> said{};
        if (!process.readExactly(said, timeLeft()) || !std::ranges::equal(said, asBytes(codes::greeting)) ||
            !send(process))
            return How::Ended;
        const auto opened = head(process);
        if (!opened)
            return How::Ended;
        if (opened->letter == 'F')
            refuse(opened->number);
        if (opened->letter != 'D' || opened->number == 0 || opened->number > codes::mostPages ||
            (found_.pages != 0 && opened->number != found_.pages))
            return How::Ended;
        found_.pages = opened->number;
        return takePages(process);
    }

    /// The numbers of ui/pages/painter_protocol.hpp.
    void refuse(std::uint32_t why) const {
        if (why == 2)
            throw Error(Fault::Credential, "PDF_PASSWORD_NEEDED", name());
        if (why == 3)
            throw Error(Fault::File, "PREVIEW_TOO_LARGE", name());
        throw Error(Fault::File, "PREVIEW_UNREADABLE", name());
    }

    bool send(Process& process) {
        try {
            const Secret block = passwordBlock(options_.passwords.get());
            process.writeInput(std::bit_cast<std::array<Byte, 4>>(static_cast<std::uint32_t>(block.size())),
                               timeLeft());
            process.writeInput(block.expose(), timeLeft());
            std::array<Byte, sizeof state_.size> size{};
            std::memcpy(size.data(), &state_.size, sizeof state_.size);
            process.writeInput(size, timeLeft());
            handle_.stream(0, state_.size, [&](ByteView piece) {
                job_.throwIfStopped();
                process.writeInput(piece, timeLeft());
            });
            return true;
        } catch (const Error& error) {
            if (error.fault() != Fault::Service) // that it takes nothing any more
                throw;
            return false;
        }
    }

    How takePages(Process& process) {
        for (;;) {
            const auto next = head(process);
            if (!next)
                return How::Ended;
            if (next->letter == 'E')
                return How::Whole;
            if (next->letter != 'P' || position_ >= most() ||
                next->number != codes::pageAt(position_, found_.pages) || !takeCodes(process, next->number))
                return How::Ended;
            ++position_;
            ++found_.looked;
        }
    }

    /// All of a page's codes, or none of them.
    bool takeCodes(Process& process, std::uint32_t page) {
        const auto count = number(process);
        if (!count || *count > codes::mostCodes)
            return false;
        std::vector<app::PageCode> taken;
        for (std::uint32_t i = 0; i < *count; ++i) {
            const auto length = number(process);
            if (!length || *length == 0 || *length > codes::longestCode)
                return false;
            Bytes bytes(*length);
            if (!process.readExactly(bytes, timeLeft()))
                return false;
            taken.push_back({page, std::string(asText(bytes))});
        }
        found_.codes.insert(found_.codes.end(), taken.begin(), taken.end());
        return true;
    }

    std::optional<std::uint32_t> number(Process& process) const {
        std::array<Byte, sizeof(std::uint32_t)> bytes{};
        if (!process.readExactly(bytes, timeLeft()))
            return std::nullopt;
        return std::bit_cast<std::uint32_t>(bytes);
    }

    /// Waits for it, and stops when the job is to stop.
    std::optional<Head> head(Process& process) const {
        std::array<Byte, 1> letter{};
        for (;;) {
            job_.throwIfStopped();
            const auto before = std::chrono::steady_clock::now();
            const auto patience = std::min<std::chrono::milliseconds>(slice, timeLeft());
            if (process.readExactly(letter, patience))
                break;
            // the end of the output shows as a wait that is too short
            if (patience < slice || std::chrono::steady_clock::now() - before < slice / 2)
                return std::nullopt;
        }
        const auto value = number(process);
        return value ? std::optional(Head{static_cast<char>(letter[0]), *value}) : std::nullopt;
    }

    const CodeReaderOptions& options_;
    const fs::path& file_;
    const JobContext& job_;
    ReadHandle handle_;
    FileState state_;
    std::chrono::steady_clock::time_point until_;
    std::uint32_t position_ = 0; ///< of the page that comes next
    app::PageCodes found_;
};

class PainterCodeReader final : public app::PageCodeReader {
  public:
    explicit PainterCodeReader(CodeReaderOptions options) : options_(std::move(options)) {}

    app::PageCodes find(const fs::path& file, const JobContext& job) const override {
        return Search(options_, file, job).run();
    }

  private:
    CodeReaderOptions options_;
};

} // namespace

std::unique_ptr<app::PageCodeReader> makePageCodeReader(CodeReaderOptions options) {
    return std::make_unique<PainterCodeReader>(std::move(options));
}

} // namespace cunho::wiring
