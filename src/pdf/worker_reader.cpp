// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/file_outline.hpp"
#include "pdf/worker/worker_pool.hpp"

#include <cunho/core/file.hpp>
#include <cunho/pdf/worker_reader.hpp>

#include <utility>

namespace cunho::pdf {

namespace {

namespace fs = std::filesystem;

/// Covers every page.
constexpr Rectangle everything{-1e7, -1e7, 1e7, 1e7};

class WorkerReader final : public Reader {
  public:
    explicit WorkerReader(WorkerOptions options) : options_(std::move(options)), pool_(options_) {}

    PdfStructure readPage(const fs::path& file, int page) const override { return read(file, page, false); }

    PdfStructure readAllPages(const fs::path& file, int page) const override {
        return read(file, page, true);
    }

    Comparison compare(const fs::path& file, std::uint64_t revisionEnd, int docMdpLevel) const override {
        Request request = requestFor(Operation::ChangesAfter, file);
        request.readers = Readers::QpdfOnly;
        request.revisionEnd = revisionEnd;
        request.docMdpLevel = docMdpLevel;
        Comparison out;
        if (auto reply = ask(request, &out.processorTime)) {
            out.changes = std::get<std::vector<Change>>(std::move(*reply));
        } else {
            out.changes = {
                {Change::Kind::Structure, false, "the revisions cannot be compared: too much work"}};
        }
        return out;
    }

    std::vector<Rectangle> occupiedBoxes(const fs::path& file, std::uint32_t page) const override {
        Request request = requestFor(Operation::OccupiedBoxes, file);
        request.page = static_cast<std::int32_t>(page);
        if (auto reply = ask(request)) {
            return std::get<std::vector<Rectangle>>(std::move(*reply));
        }
        return {everything};
    }

    std::vector<EmbeddedFile> embeddedXml(const fs::path& file) const override {
        Request request = requestFor(Operation::EmbeddedXml, file);
        if (auto reply = ask(request)) {
            return std::get<std::vector<EmbeddedFile>>(std::move(*reply));
        }
        return {};
    }

  private:
    PdfStructure read(const fs::path& file, int page, bool allPages) const {
        Request request = requestFor(Operation::ReadPage, file);
        request.page = page;
        request.allPages = allPages;
        if (auto reply = ask(request)) {
            return std::get<PdfStructure>(std::move(*reply));
        }
        throw fileError(file, "PDF_TOO_MUCH_WORK", "two workers gave up");
    }

    Request requestFor(Operation operation, const fs::path& file) const {
        Request out;
        out.operation = operation;
        out.file = fs::absolute(file);
        if (options_.passwords) {
            for (Secret& password : options_.passwords->all()) {
                out.passwords.push_back(std::make_shared<const Secret>(std::move(password)));
            }
        }
        return out;
    }

    /// Throws the failure that a worker tells of; nothing when no worker could answer. `used` is increased by
    /// the processor time of the workers that were asked.
    std::optional<Reply> ask(Request& request, std::chrono::nanoseconds* used = nullptr) const {
        const ReadHandle handle(request.file);
        const std::uint64_t size = handle.size();
        std::optional<Reply> reply = askAWorker(request, size, used);
        if (!reply && request.readers == Readers::PodofoThenQpdf) {
            request.readers = Readers::QpdfOnly;
            reply = askAWorker(request, size, used);
        }
        if (!reply && handle.size() != size) {
            throw fileError(request.file, "FILE_CHANGED");
        }
        if (reply && std::holds_alternative<Failure>(*reply)) {
            throw Error(std::get<Failure>(std::move(*reply)));
        }
        return reply;
    }

    std::optional<Reply> askAWorker(const Request& request, std::uint64_t size,
                                    std::chrono::nanoseconds* used) const {
        WorkerPool::Lease lease(pool_);
        std::chrono::nanoseconds before{};
        if (used != nullptr)
            before = lease.worker().processorTime();
        if (!lease.worker().send(request)) {
            lease.renew(); // it died while it had nothing to do
            before = {};
            if (!lease.worker().send(request)) {
                lease.drop();
                throw Error(Fault::Internal, "SPAWN_FAILED", {}, "the PDF worker ended at once");
            }
        }
        std::optional<Reply> reply;
        try {
            reply = lease.worker().receive(request, size);
        } catch (...) {
            lease.drop();
            throw;
        }
        if (used != nullptr) { // one that died may no longer be asked: it had all that it may use
            *used += reply ? lease.worker().processorTime() - before : options_.limits.cpu * longestShare;
        }
        if (!reply) {
            lease.drop();
        }
        return reply;
    }

    const WorkerOptions options_;
    mutable WorkerPool pool_;
};

} // namespace

std::unique_ptr<Reader> makeWorkerReader(WorkerOptions options) {
    return std::make_unique<WorkerReader>(std::move(options));
}

} // namespace cunho::pdf
