// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/pages/seal_place.hpp"

#include <QImage>
#include <QTimer>

namespace cunho::ui {

/// The very seal that a signature will bear, as a picture: drawn by the painter of seals, by a job, shortly
/// after the last change of content or size.
class SealPicture : public QObject {
    Q_OBJECT

  public:
    /// `painter` outlives the jobs; null: there is none, and no picture.
    SealPicture(Jobs& jobs, signing::SealPainter* painter, QObject* parent = nullptr);

    void setContent(signing::SealContent content);
    /// Points, and pixels for each of them.
    void setSize(double width, double height, double pixelsPerPoint);

    /// The last one drawn, with a transparent ground; null at first.
    const QImage& image() const { return image_; }
    /// Why the seal cannot be drawn in its present size.
    const std::optional<Failure>& problem() const { return problem_; }

  signals:
    void changed();

  private:
    void draw();

    Jobs& jobs_;
    signing::SealPainter* painter_;
    signing::SealContent content_;
    double width_ = 0;
    double height_ = 0;
    QSize pixels_;
    QImage image_;
    std::optional<Failure> problem_;
    QTimer settle_;
    bool running_ = false;
    bool again_ = false;
};

} // namespace cunho::ui
