// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/pages/page_preview.hpp"

#include "ui/convert.hpp"
#include "ui/flow_layout.hpp"
#include "ui/widgets.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <cmath>

namespace cunho::ui {
namespace {

using On = SealPlace::On;

constexpr double tolerance = 1.5; ///< points between two readers of a page's size

/// What is on a page, as the signer will see it.
struct Survey {
    SheetSize sheet;
    std::vector<pdf::Rectangle> objects;
    bool everyPageAllowed = true;
};

Survey surveyOf(const pdf::Reader& reader, const std::filesystem::path& file, int page) {
    const auto structure = reader.readPage(file, page);
    const auto& geometry = structure.page.geometry;
    return {{geometry.shownWidth(), geometry.shownHeight()},
            reader.occupiedBoxes(file, structure.page.number),
            pdf::allowsStamps(structure)};
}

bool isSameSheet(const SheetSize& sheet, QSizeF shown) {
    return std::abs(sheet.width - shown.width()) < tolerance &&
           std::abs(sheet.height - shown.height()) < tolerance;
}

pdf::Rectangle freePlace(const pdf::Reader& reader, const std::filesystem::path& file, int page,
                         const pdf::Rectangle& seal) {
    pdf::Placement placement;
    placement.where = pdf::FreeSpace{};
    placement.width = seal.width();
    placement.height = seal.height();
    return pdf::placeSeal(reader, file, reader.readPage(file, page).page, placement);
}

QPushButton* makeSign(const QString& sign, const QString& name, QWidget* parent) {
    auto* button = new QPushButton(sign, parent);
    button->setObjectName(QStringLiteral("link"));
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

} // namespace

PagePreview::PagePreview(PreviewParts parts, QWidget* parent)
    : QWidget(parent)
    , parts_(std::move(parts))
    , pages_(parts_.painter)
    , seal_(parts_.jobs, parts_.seals)
    , canvas_(new PageCanvas(pages_, seal_, this))
    , strip_(new PageStrip(pages_, this)) {
    setAccessibleName(tr("Documento a assinar"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(makeSealBar());
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(strip_);
    columns->addWidget(canvas_, 1);
    rows->addLayout(columns, 1);
    rows->addWidget(makePageBar());
    connect(&pages_, &PagePainter::opened, this, &PagePreview::showOpened);
    connect(&pages_, &PagePainter::failed, this, &PagePreview::showFailure);
    connect(canvas_, &PageCanvas::pageChanged, this, &PagePreview::showPage);
    connect(canvas_, &PageCanvas::zoomChanged, this, &PagePreview::showZoom);
    connect(canvas_, &PageCanvas::placeChanged, this, &PagePreview::keepPlace);
    connect(strip_, &PageStrip::chosen, canvas_, &PageCanvas::setPage);
    strip_->hide();
    showPlace();
    showPage(1);
}

QWidget* PagePreview::makeSealBar() {
    auto* bar = new QWidget(this);
    sealBar_ = bar;
    where_ = new QComboBox(bar);
    where_->setAccessibleName(tr("Selo visível"));
    where_->addItem(tr("Sem selo visível"), int(On::Nothing));
    where_->addItem(tr("Selo na primeira página"), int(On::FirstPage));
    where_->addItem(tr("Selo na última página"), int(On::LastPage));
    where_->addItem(tr("Selo em todas as páginas"), int(On::EveryPage));
    where_->addItem(tr("Selo na página à vista"), int(On::ThisPage));
    free_ = makeButton(tr("Procurar lugar livre"), "", "search", bar);
    all_ = new QCheckBox(tr("O mesmo lugar em todos os ficheiros"), bar);
    all_->hide();
    note_ =
        makeLabel(tr("Só numa página: o ficheiro já tem assinaturas ou não permite anotações."), "dim", bar);
    note_->hide();
    auto* layout = new FlowLayout(8, bar); // beside a list it takes two lines
    for (QWidget* each : std::initializer_list<QWidget*>{where_, free_, all_, note_})
        layout->addWidget(each);
    connect(where_, &QComboBox::activated, this, &PagePreview::choosePages);
    connect(free_, &QPushButton::clicked, this, &PagePreview::findFreePlace);
    connect(all_, &QCheckBox::toggled, this, [this](bool on) {
        SealPlace place = canvas_->place();
        place.inAllFiles = on;
        setPlace(place);
        emit placeChanged(place);
    });
    return bar;
}

QWidget* PagePreview::makePageBar() {
    auto* bar = new QWidget(this);
    previous_ = makeSign(QStringLiteral("‹"), tr("Página anterior"), bar);
    next_ = makeSign(QStringLiteral("›"), tr("Página seguinte"), bar);
    number_ = new QSpinBox(bar);
    number_->setAccessibleName(tr("Número da página"));
    number_->setButtonSymbols(QSpinBox::NoButtons);
    number_->setKeyboardTracking(false);
    number_->setAlignment(Qt::AlignRight);
    count_ = makeLabel({}, "dim", bar);
    auto* smaller = makeSign(QStringLiteral("−"), tr("Mais pequeno"), bar);
    auto* larger = makeSign(QStringLiteral("+"), tr("Maior"), bar);
    zoom_ = makeLabel({}, "dim", bar);
    zoom_->setMinimumWidth(48);
    zoom_->setAlignment(Qt::AlignCenter);
    fit_ = makeSign(tr("Página inteira"), tr("Ver a página inteira"), bar);
    auto* width = makeSign(tr("Largura"), tr("Ver a largura da página"), bar);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget* each : std::initializer_list<QWidget*>{previous_, number_, count_, next_})
        layout->addWidget(each);
    layout->addStretch();
    for (QWidget* each : std::initializer_list<QWidget*>{smaller, zoom_, larger, fit_, width})
        layout->addWidget(each);
    connect(previous_, &QPushButton::clicked, this, [this] { canvas_->setPage(canvas_->page() - 1); });
    connect(next_, &QPushButton::clicked, this, [this] { canvas_->setPage(canvas_->page() + 1); });
    connect(number_, &QSpinBox::valueChanged, this, [this](int page) { canvas_->setPage(page); });
    connect(smaller, &QPushButton::clicked, this, [this] { canvas_->setZoom(canvas_->zoom() / 1.25); });
    connect(larger, &QPushButton::clicked, this, [this] { canvas_->setZoom(canvas_->zoom() * 1.25); });
    connect(fit_, &QPushButton::clicked, this, [this] { canvas_->setFit(PageCanvas::Fit::Page); });
    connect(width, &QPushButton::clicked, this, [this] { canvas_->setFit(PageCanvas::Fit::Width); });
    return bar;
}

void PagePreview::show(const std::filesystem::path& file) {
    ++turn_;
    known_.clear();
    pages_.open(file);
    strip_->reload();
    canvas_->setMessage(tr("A abrir…"));
    showPage(1);
}

void PagePreview::clear(const QString& instead) {
    ++turn_;
    known_.clear();
    pages_.close();
    strip_->reload();
    canvas_->setMessage(instead);
    showPage(1);
}

void PagePreview::showOpened() {
    strip_->reload();
    allowEveryPage(true); // until it is known
    showPage(canvas_->page());
    emit opened(*pages_.file());
}

void PagePreview::showFailure(const Failure& failure) {
    canvas_->setMessage(reason(failure));
    emit failed(failure);
}

void PagePreview::showPage(int page) {
    const int pages = pages_.pageCount();
    {
        const QSignalBlocker quiet(number_);
        number_->setRange(1, std::max(1, pages));
        number_->setValue(page);
    }
    number_->setEnabled(pages > 1);
    count_->setText(pages > 0 ? tr("de %1").arg(pages) : QString());
    previous_->setEnabled(page > 1);
    next_->setEnabled(page < pages);
    if (pages > 0) {
        strip_->setVisible(pages > 1); // of one page there is nothing to choose
        strip_->setPage(page);
        survey(page);
    }
    free_->setEnabled(pages > 0 && place().on != On::Nothing);
    showZoom();
}

void PagePreview::showZoom() {
    zoom_->setText(pages_.pageCount() > 0 ? tr("%1 %").arg(std::lround(canvas_->zoom() * 100)) : QString());
}

void PagePreview::setPlace(const SealPlace& place) {
    canvas_->setPlace(place);
    showPlace();
}

void PagePreview::keepPlace(const SealPlace& place) {
    showPlace();
    emit placeChanged(place);
}

void PagePreview::showPlace() {
    const SealPlace& place = canvas_->place();
    {
        const QSignalBlocker quiet(all_);
        all_->setChecked(place.inAllFiles);
    }
    where_->setCurrentIndex(where_->findData(int(place.on)));
    note_->setVisible(place.on == On::EveryPage && !everyPageAllowed_);
    free_->setEnabled(pages_.pageCount() > 0 && place.on != On::Nothing);
    strip_->setPlace(place);
}

void PagePreview::choosePages() {
    SealPlace place = canvas_->place();
    place.on = static_cast<On>(where_->currentData().toInt());
    if (place.on == On::ThisPage)
        place.page = canvas_->page();
    setPlace(place);
    if (place.on != On::Nothing && !standsOn(place, canvas_->page(), pages_.pageCount(), everyPageAllowed_))
        canvas_->setPage(pageOf(place, pages_.pageCount()));
    emit placeChanged(place);
}

void PagePreview::allowEveryPage(bool allowed) {
    everyPageAllowed_ = allowed;
    canvas_->setEveryPageAllowed(allowed);
    strip_->setEveryPageAllowed(allowed);
    showPlace();
}

void PagePreview::offerAllFiles(bool offered) {
    all_->setVisible(offered);
}

void PagePreview::offerEveryPage(bool offered) {
    const int at = where_->findData(int(On::EveryPage));
    if (offered && at < 0)
        where_->insertItem(where_->findData(int(On::ThisPage)), tr("Selo em todas as páginas"),
                           int(On::EveryPage));
    else if (!offered && at >= 0)
        where_->removeItem(at);
    showPlace();
}

void PagePreview::lockSeal(bool locked) {
    sealBar_->setEnabled(!locked);
    canvas_->lockSeal(locked);
}

void PagePreview::offerSeal(bool offered) {
    sealBar_->setVisible(offered);
}

/// Once for each page that is looked at: what the seal is drawn to, and whether it will stand where it is
/// seen.
void PagePreview::survey(int page) {
    if (!known_.emplace(page, page).second)
        return;
    runJob(
        parts_.jobs, Lane::Verifying, this,
        [&reader = parts_.foreign, file = pages_.file()->path, page](const JobContext&) {
            return surveyOf(reader, file, page);
        },
        [this, turn = turn_, page](Outcome<Survey> outcome) {
            auto* survey = std::get_if<Survey>(&outcome);
            if (turn != turn_ || survey == nullptr) // who signs will say what is wrong with the file
                return;
            allowEveryPage(survey->everyPageAllowed);
            if (isSameSheet(survey->sheet, pages_.pageSize(page)))
                canvas_->setObjects(page, std::move(survey->objects));
            else if (!pages_.pageSize(page).isEmpty())
                emit failed(
                    {Fault::Input,
                     "PREVIEW_DIFFERS",
                     {{"file", pages_.file()->path.filename().string()}, {"page", std::to_string(page)}},
                     {}});
        });
}

void PagePreview::findFreePlace() {
    if (!pages_.file() || place().on == On::Nothing || canvas_->isSealLocked())
        return;
    const int page = canvas_->page();
    free_->setEnabled(false);
    runJob(
        parts_.jobs, Lane::Verifying, this,
        [&reader = parts_.foreign, file = pages_.file()->path, page,
         seal = place().where](const JobContext&) { return freePlace(reader, file, page, seal); },
        [this, turn = turn_, page](Outcome<pdf::Rectangle> outcome) {
            showPlace();
            if (turn != turn_ || canvas_->isSealLocked())
                return;
            const auto* found = std::get_if<pdf::Rectangle>(&outcome);
            if (found == nullptr) {
                emit failed(std::get<Failure>(outcome));
                return;
            }
            canvas_->setPage(page);
            canvas_->putSeal((found->left + found->right) / 2, (found->bottom + found->top) / 2);
        });
}

} // namespace cunho::ui
