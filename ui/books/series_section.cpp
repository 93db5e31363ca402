// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/series_section.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/state/confirm_dialog.hpp"

#include <cunho/app/certification.hpp>

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

using invoicing::DocumentType;
using invoicing::Series;
using invoicing::SeriesKind;

/// In one transaction that leaves nothing, so that all numbers are of one moment.
SeriesOverview readSeries(app::Services& services) {
    SeriesOverview overview;
    overview.certification = app::installedCertification(services);
    auto& rows = overview.rows;
    const auto series = services.company.series();
    const auto books = services.ledger.begin();
    for (const auto& each : series) {
        const auto end = books->end(each.type, each.id);
        rows.push_back({each, end ? end->sequence : 0});
    }
    std::ranges::stable_sort(rows, [](const SeriesRow& a, const SeriesRow& b) {
        if (a.series.active != b.series.active)
            return a.series.active;
        return a.series.type < b.series.type;
    });
    return overview;
}

} // namespace

SeriesSection::SeriesSection(Jobs& jobs, app::Services& services, QWidget* parent)
    : QWidget(parent), jobs_(jobs), services_(services) {
    build();
}

void SeriesSection::build() {
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 12);
    columns->setSpacing(20);
    auto* left = new QVBoxLayout;
    left->setSpacing(10);
    auto* head = new QHBoxLayout;
    hint_ = makeText({}, "dim", this);
    head->addWidget(hint_, 1);
    auto* create = makeButton(tr("Nova série"), "primary", "plus", this);
    head->addWidget(create);
    left->addLayout(head);
    model_ = new RowModel({{tr("Série")},
                           {tr("Código"), 104},
                           {tr("Espécie"), 108},
                           {tr("Último n.º"), 92, true},
                           {tr("Estado"), 128}},
                          this);
    table_ = makeRowTable(model_, tr("Lista de séries"), this);
    auto* card = makeCard(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 4, 1, 4);
    inside->addWidget(table_);
    left->addWidget(card, 1);
    columns->addLayout(left, 1);
    panel_ = new SeriesPanel(this);
    columns->addWidget(panel_);
    connect(create, &QPushButton::clicked, this, [this] { this->create(); });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SeriesSection::showChosen);
    connect(panel_, &SeriesPanel::discarded, this, &SeriesSection::showChosen);
    connect(panel_, &SeriesPanel::closeWanted, this, &SeriesSection::askClose);
    connect(panel_, &SeriesPanel::created, this, [this](const Series& series) {
        auto& company = services_.company;
        change([&company, series] { company.addSeries(series); },
               tr("Série %1 criada: falta comunicá-la").arg(seriesName(series)), seriesName(series));
    });
    connect(panel_, &SeriesPanel::codeTyped, this, [this](const Series& series, const QString& code) {
        auto& company = services_.company;
        change([&company, series,
                code = fromQt(code)] { company.setValidationCode(series.type, series.id, code); },
               tr("%1 está pronta a usar").arg(seriesName(series)), seriesName(series));
    });
    // The identifier that is free follows the type.
    connect(panel_->fields().listOf("type"), &QComboBox::activated, this, [this] {
        const auto type = invoicing::parseDocumentType(panel_->fields().text("type"));
        if (type)
            panel_->fields().setText("id", proposal(*type).id);
    });
}

void SeriesSection::refresh() {
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this, [&services](const JobContext&) { return readSeries(services); },
        [this](Outcome<SeriesOverview> outcome) {
            if (auto* overview = std::get_if<0>(&outcome))
                take(std::move(*overview));
            else
                emit failed(std::get<Failure>(outcome));
        });
}

void SeriesSection::take(SeriesOverview overview) {
    taking_ = true;
    certification_ = std::move(overview.certification);
    const int current = table_->currentIndex().row();
    if (wanted_.isEmpty() && current >= 0 && current < static_cast<int>(rows_.size()))
        wanted_ = seriesName(rows_[static_cast<std::size_t>(current)].series);
    rows_ = std::move(overview.rows);
    std::vector<ListRow> shown;
    int chosen = 0;
    int waiting = 0;
    for (const auto& row : rows_) {
        const auto& series = row.series;
        const QString name = seriesName(series);
        if (name == wanted_)
            chosen = static_cast<int>(shown.size());
        waiting += series.active && series.validationCode.empty() ? 1 : 0;
        shown.push_back(
            {static_cast<qint64>(shown.size()) + 1,
             {{name, {}, !series.active},
              {series.validationCode.empty() ? QStringLiteral("–") : toQt(series.validationCode),
               {},
               !series.active},
              {seriesKindText(series.kind), {}, true},
              {row.last > 0 ? QString::number(row.last) : QStringLiteral("–"), {}, !series.active},
              {seriesStateText(row), seriesStatePill(row)}}});
    }
    wanted_.clear();
    model_->setRows(std::move(shown));
    hint_->setText(waiting > 0
                       ? tr("%n série(s) por comunicar à Autoridade Tributária.", nullptr, waiting)
                       : tr("Cada série comunica-se à Autoridade Tributária antes do primeiro documento."));
    if (!rows_.empty())
        table_->setCurrentIndex(model_->index(chosen, 0));
    else if (!creating_)
        panel_->clear();
    taking_ = false;
}

void SeriesSection::showChosen() {
    if (taking_ && creating_)
        return;
    creating_ = false;
    const int row = table_->currentIndex().row();
    if (row < 0 || row >= static_cast<int>(rows_.size())) {
        panel_->clear();
        return;
    }
    const auto& chosen = rows_[static_cast<std::size_t>(row)];
    panel_->show(chosen, invoicing::seriesForm(chosen.series, certification_ ? certification_->number : 0,
                                               today(services_.clock, Zone::Lisbon)));
}

/// The year and the first letter that is not taken, whatever the case.
Series SeriesSection::proposal(DocumentType type) const {
    Series series;
    series.type = type;
    series.begins = today(services_.clock, Zone::Lisbon);
    series.kind = !certification_ ? SeriesKind::Training : SeriesKind::Normal;
    const QString year = QString::number(int(series.begins->year()));
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        const QString id = year + QLatin1Char(letter);
        const bool taken = std::ranges::any_of(rows_, [&](const SeriesRow& row) {
            return row.series.type == type && toQt(row.series.id).compare(id, Qt::CaseInsensitive) == 0;
        });
        series.id = fromQt(id);
        if (!taken)
            break;
    }
    return series;
}

void SeriesSection::create(std::optional<SeriesKind> kind) {
    auto series = proposal(DocumentType::FT);
    series.kind = kind.value_or(series.kind);
    creating_ = true;
    panel_->begin(series);
}

void SeriesSection::askClose(const Series& series) {
    const Confirmation words{
        tr("Encerrar série"),
        tr("Encerrar a série %1?").arg(seriesName(series)),
        {tr("Não se emite mais nenhum documento nela, e não se pode reabrir."),
         tr("O que foi emitido fica como está, e continua a poder ser anulado ou retificado."),
         tr("No Portal das Finanças finalize também a série, com o último número emitido."),
         tr("Para continuar a emitir é preciso outra série comunicada.")},
        tr("Compreendo que é para sempre"),
        tr("Encerrar a série")};
    ConfirmDialog::ask(words, this, [this, series] {
        auto& company = services_.company;
        change([&company, series] { company.closeSeries(series.type, series.id); },
               tr("%1 está encerrada").arg(seriesName(series)), seriesName(series));
    });
}

void SeriesSection::change(std::function<void()> work, const QString& done, const QString& wanted) {
    panel_->setBusy(true);
    runJob(
        jobs_, Lane::Reading, this, [work = std::move(work)](const JobContext&) { work(); },
        [this, done, wanted](Outcome<std::monostate> outcome) {
            panel_->setBusy(false);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                panel_->showProblem(*failure);
                return;
            }
            wanted_ = wanted;
            creating_ = false;
            refresh();
            emit told(done);
        });
}

} // namespace cunho::ui
