// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/pages/painter_process.hpp"

#include <QCache>
#include <QHash>
#include <deque>
#include <map>

namespace cunho::ui {

/// Pictures of a foreign file's pages: drawn in a process apart by a job, kept here up to a number of bytes.
/// Pages count from 1.
///
///     connect(&painter, &PagePainter::painted, view, [view](int page) { … });
///     painter.open(file);
///     const QImage image = painter.picture(1, size, PagePainter::Use::Sheet); // null until it is painted
class PagePainter : public QObject {
    Q_OBJECT

  public:
    /// One sheet at a time is looked at: asking for another one takes back what was asked before. Thumbnails
    /// wait for sheets, and the one asked for last comes first.
    enum class Use { Sheet, Thumbnail };

    explicit PagePainter(PainterOptions options, QObject* parent = nullptr);
    /// Stops what runs and waits for it: some 50 ms at most.
    ~PagePainter() override;

    /// Forgets the file before; `opened` or `failed` follows.
    void open(const std::filesystem::path& file);
    void close();

    const std::optional<PaintedFile>& file() const { return file_; }
    int pageCount() const { return file_ ? int(file_->pages.size()) : 0; }
    /// Points; empty when unknown.
    QSizeF pageSize(int page) const;
    /// Why a page is not to be had.
    const Failure* failureOf(int page) const;

    /// The largest size in pixels up to `wanted` that may be asked for, with the same sides.
    static QSize paintable(QSize wanted);

    /// The picture of this very size, or nothing; then it is asked for.
    QImage picture(int page, QSize pixels, Use use);
    /// What there is of the page in whatever size, to be stretched meanwhile; asks for nothing.
    QImage anyPicture(int page) const;

  signals:
    void opened();
    void failed(const cunho::Failure& failure);
    /// There is a picture more, or a failure of this page.
    void painted(int page);

  private:
    struct Wanted {
        int page = 0;
        QSize pixels;
        bool operator==(const Wanted&) const = default;
    };
    struct Key {
        int page;
        int width;
        int height;
        bool operator==(const Key&) const = default;
        friend size_t qHash(const Key& key, size_t seed) {
            return qHashMulti(seed, key.page, key.width, key.height);
        }
    };
    using Pictures = QCache<Key, QImage>;

    void next();
    void keep(const Wanted& wanted, Use use, Outcome<QImage> outcome);

    PainterOptions options_;
    std::shared_ptr<PainterProcess> process_; ///< used by jobs alone
    std::optional<PaintedFile> file_;
    Pictures sheets_;
    Pictures thumbnails_;
    std::map<int, Failure> failures_;
    std::optional<Wanted> sheet_; ///< asked for, not begun
    std::deque<Wanted> others_;   ///< thumbnails, the next one last
    std::optional<Wanted> running_;
    JobHandle job_;
    int turn_ = 0; ///< one for each file
    Jobs jobs_;    ///< its own: pages wait for no verification, and nothing waits for a page
};

} // namespace cunho::ui
