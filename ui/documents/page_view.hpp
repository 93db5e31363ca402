// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"

#include <cunho/core/bytes.hpp>

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace cunho::ui {

/// The first page of a PDF on white paper with a shadow, drawn by a worker at the size it is seen in.
class PageView : public QWidget {
    Q_OBJECT

  public:
    explicit PageView(Jobs& jobs, QWidget* parent = nullptr);

    /// No page, but this sentence in its place.
    void clear(const QString& instead = {});
    void show(Bytes pdf);
    bool hasPage() const { return !page_.isNull(); }

  signals:
    void drawn(int pages);
    void failed(const cunho::Failure& failure);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QSize paperSize() const;
    void draw();

    Jobs& jobs_;
    std::shared_ptr<const Bytes> pdf_;
    QImage page_;
    QString instead_;
    QTimer settle_; ///< waits for the end of a resize
    int question_ = 0;
};

} // namespace cunho::ui
