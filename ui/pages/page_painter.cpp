// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/pages/page_painter.hpp"

#include <algorithm>
#include <cmath>

namespace cunho::ui {
namespace {

constexpr qsizetype sheetBytes = 160 << 20; ///< two sheets of the largest size, or some thirty common ones
constexpr qsizetype thumbnailBytes = 24 << 20;
constexpr std::size_t mostWaiting = 64; ///< thumbnails: more than are seen at once

} // namespace

PagePainter::PagePainter(PainterOptions options, QObject* parent)
    : QObject(parent), options_(std::move(options)), sheets_(sheetBytes), thumbnails_(thumbnailBytes) {}

PagePainter::~PagePainter() {
    job_.stop();
}

void PagePainter::close() {
    ++turn_;
    job_.stop(); // what runs ends within a moment, and its process with it
    process_.reset();
    file_.reset();
    sheets_.clear();
    thumbnails_.clear();
    failures_.clear();
    sheet_.reset();
    others_.clear();
    running_.reset();
}

void PagePainter::open(const std::filesystem::path& file) {
    close();
    process_ = std::make_shared<PainterProcess>(options_, file);
    job_ = runJob(
        jobs_, Lane::Reading, this,
        [process = process_](const JobContext& job) { return process->open(job); },
        [this, turn = turn_](Outcome<PaintedFile> outcome) {
            if (turn != turn_)
                return;
            if (auto* opened = std::get_if<PaintedFile>(&outcome)) {
                file_ = std::move(*opened);
                emit this->opened();
                return;
            }
            process_.reset();
            emit failed(std::get<Failure>(outcome));
        });
}

QSizeF PagePainter::pageSize(int page) const {
    return page >= 1 && page <= pageCount() ? file_->pages[std::size_t(page - 1)] : QSizeF();
}

const Failure* PagePainter::failureOf(int page) const {
    const auto found = failures_.find(page);
    return found == failures_.end() ? nullptr : &found->second;
}

QSize PagePainter::paintable(QSize wanted) {
    if (wanted.isEmpty())
        return {};
    const double pixels = double(wanted.width()) * wanted.height();
    const double most = std::min({1.0, std::sqrt(painter::mostPixels / pixels),
                                  double(painter::longestSide) / std::max(wanted.width(), wanted.height())});
    return {std::max(1, int(wanted.width() * most)), std::max(1, int(wanted.height() * most))};
}

QImage PagePainter::picture(int page, QSize pixels, Use use) {
    auto& kept = use == Use::Sheet ? sheets_ : thumbnails_;
    if (const QImage* image = kept.object({page, pixels.width(), pixels.height()}))
        return *image;
    if (pageSize(page).isEmpty() || pixels.isEmpty() || failures_.contains(page))
        return {};
    const Wanted wanted{page, pixels};
    if (wanted == running_)
        return {};
    if (use == Use::Sheet) {
        sheet_ = wanted;
    } else {
        std::erase(others_, wanted);
        others_.push_back(wanted);
        if (others_.size() > mostWaiting)
            others_.pop_front();
    }
    next();
    return {};
}

QImage PagePainter::anyPicture(int page) const {
    QImage best;
    for (const auto* kept : {&sheets_, &thumbnails_})
        for (const Key& key : kept->keys())
            if (key.page == page && key.width > best.width())
                best = *kept->object(key);
    return best;
}

void PagePainter::next() {
    if (running_ || !process_ || (!sheet_ && others_.empty()))
        return;
    const Use use = sheet_ ? Use::Sheet : Use::Thumbnail;
    if (sheet_) {
        running_ = std::exchange(sheet_, std::nullopt);
    } else {
        running_ = others_.back();
        others_.pop_back();
    }
    job_ = runJob(
        jobs_, Lane::Reading, this,
        [process = process_, wanted = *running_](const JobContext& job) {
            return process->render(wanted.page, wanted.pixels, job);
        },
        [this, turn = turn_, use, wanted = *running_](Outcome<QImage> outcome) {
            if (turn == turn_)
                keep(wanted, use, std::move(outcome));
        });
}

void PagePainter::keep(const Wanted& wanted, Use use, Outcome<QImage> outcome) {
    running_.reset();
    if (auto* image = std::get_if<QImage>(&outcome)) {
        auto& kept = use == Use::Sheet ? sheets_ : thumbnails_;
        const auto bytes = image->sizeInBytes();
        kept.insert({wanted.page, wanted.pixels.width(), wanted.pixels.height()},
                    new QImage(std::move(*image)), bytes);
    } else {
        failures_.insert_or_assign(wanted.page, std::get<Failure>(std::move(outcome)));
    }
    next();
    emit painted(wanted.page);
}

} // namespace cunho::ui
