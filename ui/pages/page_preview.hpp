// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/pages/page_canvas.hpp"
#include "ui/pages/page_strip.hpp"
#include "ui/pages/password_dialog.hpp"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace cunho::ui {

/// What a preview works with; references and pointers outlive the jobs.
struct PreviewParts {
    Jobs& jobs;
    PainterOptions painter;
    const pdf::Reader& foreign;            ///< what is on a page, and where there is room
    signing::SealPainter* seals = nullptr; ///< null: seals cannot be seen
    OpenWithPassword unlock{};             ///< empty: nobody can type a file's password
};

/// A foreign file before it is signed: its pages, and the seal where a person wants it.
///
///     PagePreview preview({jobs, options, services.foreign, services.signer.seals});
///     preview.setSealContent(signing::sealContentOf(certificate, now));
///     preview.show(file);
///     …
///     request.seal = sealRequest(preview.place(), content);
///
/// The place outlives the file: the next one is shown with the seal where it was put last.
class PagePreview : public QWidget {
    Q_OBJECT

  public:
    explicit PagePreview(PreviewParts parts, QWidget* parent = nullptr);

    /// Shows another file; `opened` or `failed` follows.
    void show(const std::filesystem::path& file);
    /// No file, but this sentence in its place.
    void clear(const QString& instead = {});

    /// What is shown, once it is; compare with it what is signed.
    const std::optional<PaintedFile>& file() const { return pages_.file(); }

    void setSealContent(signing::SealContent content) { seal_.setContent(std::move(content)); }
    const SealPlace& place() const { return canvas_->place(); }
    void setPlace(const SealPlace& place);

    /// Whether the place may be meant for several files (a box to tick); not offered at first.
    void offerAllFiles(bool offered);
    /// Whether the seal may be on every page; offered at first.
    void offerEveryPage(bool offered);

    /// Whether there is a seal to place at all; not on what is signed already.
    void offerSeal(bool offered);

    /// The seal stands where it is seen, and nobody can move it: the file is being signed.
    void lockSeal(bool locked);

    /// Looks for room on the page in sight, from below and from the left; `failed` when there is none.
    void findFreePlace();

    PageCanvas& canvas() { return *canvas_; }
    PageStrip& strip() { return *strip_; }
    PagePainter& pages() { return pages_; }
    SealPicture& seal() { return seal_; }

  signals:
    void opened(const cunho::ui::PaintedFile& file);
    /// Of the file, or of the search for a free place.
    void failed(const cunho::Failure& failure);
    void placeChanged(const cunho::ui::SealPlace& place);

  private:
    QWidget* makeSealBar();
    QWidget* makePageBar();
    void showOpened();
    void showFailure(const Failure& failure);
    void showPlace();
    void showZoom();
    void showPage(int page);
    void allowEveryPage(bool allowed);
    void choosePages();
    void survey(int page);
    void keepPlace(const SealPlace& place);

    PreviewParts parts_;
    PagePainter pages_;
    SealPicture seal_;
    PageCanvas* canvas_;
    PageStrip* strip_;
    QWidget* sealBar_;
    QComboBox* where_;
    QPushButton* free_;
    QCheckBox* all_;
    QLabel* note_; ///< why the seal is not on every page
    bool everyPageAllowed_ = true;
    QPushButton* previous_;
    QPushButton* next_;
    QSpinBox* number_;
    QLabel* count_;
    QPushButton* fit_;
    QLabel* zoom_;
    int turn_ = 0;             ///< one for each file
    std::map<int, int> known_; ///< pages that were surveyed
};

} // namespace cunho::ui
