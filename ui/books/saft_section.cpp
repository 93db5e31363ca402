// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/saft_section.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/books/mark_dialog.hpp"
#include "ui/books/month_text.hpp"
#include "ui/convert.hpp"
#include "ui/look/theme.hpp"
#include "ui/state/save_file.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {

using app::SaftMonth;

QString findingCount(std::size_t errors, std::size_t warnings) {
    const QString wrong = SaftSection::tr("%n erro(s)", nullptr, static_cast<int>(errors));
    const QString doubtful = SaftSection::tr("%n aviso(s)", nullptr, static_cast<int>(warnings));
    if (warnings == 0)
        return wrong;
    return errors == 0 ? doubtful : SaftSection::tr("%1 e %2").arg(wrong, doubtful);
}

SaftSection::SaftSection(Jobs& jobs, SaftDesk& desk, QWidget* parent)
    : QWidget(parent), jobs_(jobs), desk_(desk) {
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 12);
    columns->setSpacing(20);
    columns->addWidget(buildMonths());
    columns->addWidget(buildMonth(), 1);
    take({});
}

QWidget* SaftSection::buildMonths() {
    auto* card = makeCard(this);
    card->setFixedWidth(396);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 4, 1, 4);
    model_ = new RowModel({{tr("Mês")}, {tr("Docs."), 72, true}, {tr("Estado"), 148}}, this);
    table_ = makeRowTable(model_, tr("Meses"), card);
    inside->addWidget(table_);
    empty_ = new QWidget(card);
    auto* nothing = new QVBoxLayout(empty_);
    nothing->addStretch(2);
    auto* picture = makePicture("calendar", tokensOf(*this).dim, 40, empty_);
    picture->setAlignment(Qt::AlignCenter);
    nothing->addWidget(picture);
    auto* words =
        makeText(tr("Ainda não há meses a comunicar: começam com o primeiro documento."), "dim", empty_);
    words->setAlignment(Qt::AlignCenter);
    nothing->addWidget(words);
    nothing->addStretch(3);
    inside->addWidget(empty_, 1);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SaftSection::showChosen);
    return card;
}

QWidget* SaftSection::buildMonth() {
    month_ = new QWidget(this);
    auto* layout = new QVBoxLayout(month_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    name_ = makeLabel({}, "heading", month_);
    pill_ = new PillLabel(month_);
    head->addWidget(name_);
    head->addSpacing(6);
    head->addWidget(pill_, 0, Qt::AlignVCenter);
    head->addStretch();
    layout->addLayout(head);
    sentence_ = makeText({}, "dim", month_);
    layout->addWidget(sentence_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    verify_ = makeButton(tr("Verificar"), "button", "shield", month_);
    export_ = makeButton(tr("Exportar…"), "primary", "save", month_);
    mark_ = makeButton(tr("Marcar como comunicado…"), "button", "check", month_);
    for (auto* button : {verify_, export_, mark_})
        buttons->addWidget(button);
    buttons->addStretch();
    layout->addLayout(buttons);
    doing_ = makeText({}, "small", month_);
    progress_ = new QProgressBar(month_);
    progress_->setTextVisible(false);
    progress_->setRange(0, 0);
    progress_->setAccessibleName(tr("Em curso"));
    layout->addWidget(doing_);
    layout->addWidget(progress_);
    error_ = new ErrorCard(month_);
    layout->addWidget(error_);
    verdict_ = new FactRow(month_);
    layout->addWidget(verdict_);
    findingCard_ = makeCard(month_);
    auto* inside = new QVBoxLayout(findingCard_);
    inside->setContentsMargins(1, 4, 1, 4);
    findings_ = new FindingList(findingCard_);
    inside->addWidget(findings_);
    layout->addWidget(findingCard_, 1);
    layout->addStretch();
    setBusy(false);
    connect(verify_, &QPushButton::clicked, this, &SaftSection::verify);
    connect(export_, &QPushButton::clicked, this, &SaftSection::askExport);
    connect(mark_, &QPushButton::clicked, this, &SaftSection::askMark);
    connect(findings_, &FindingList::placeWanted, this, &SaftSection::placeWanted);
    return month_;
}

void SaftSection::refresh() {
    runJob(
        jobs_, Lane::Books, this, [&desk = desk_](const JobContext&) { return desk.months(); },
        [this](Outcome<std::vector<SaftMonth>> outcome) {
            if (auto* months = std::get_if<0>(&outcome))
                take(std::move(*months));
            else
                emit failed(std::get<Failure>(outcome));
        });
}

void SaftSection::take(std::vector<SaftMonth> months) {
    if (const auto* current = chosen(); current != nullptr && !wanted_)
        wanted_ = current->month;
    months_ = std::move(months);
    const Date today = desk_.today();
    std::vector<ListRow> rows;
    int row = -1;
    int firstOver = -1; // the newest month that is over is what people come for
    for (const auto& month : months_) {
        const int index = static_cast<int>(rows.size());
        if (wanted_ == month.month)
            row = index;
        if (firstOver < 0 && app::monthRange(month.month).last < today)
            firstOver = index;
        rows.push_back({index + 1,
                        {{monthTitle(month.month)},
                         {month.documents == 0 ? QStringLiteral("–") : QString::number(month.documents)},
                         {monthStateText(month, today), monthStatePill(month, today)}}});
    }
    model_->setRows(std::move(rows));
    const bool any = !months_.empty();
    table_->setVisible(any);
    empty_->setVisible(!any);
    month_->setVisible(any);
    if (!any)
        return;
    wanted_.reset();
    table_->setCurrentIndex(model_->index(row >= 0 ? row : std::max(firstOver, 0), 0));
}

void SaftSection::choose(std::chrono::year_month month) {
    wanted_ = month;
    for (std::size_t i = 0; i < months_.size(); ++i)
        if (months_[i].month == month) {
            wanted_.reset();
            table_->setCurrentIndex(model_->index(static_cast<int>(i), 0));
        }
}

const SaftMonth* SaftSection::chosen() const {
    const int row = table_->currentIndex().row();
    return row >= 0 && row < static_cast<int>(months_.size()) ? &months_[static_cast<std::size_t>(row)]
                                                              : nullptr;
}

void SaftSection::showChosen() {
    const auto* month = chosen();
    if (month == nullptr)
        return;
    const Date today = desk_.today();
    error_->hide();
    name_->setText(monthTitle(month->month));
    pill_->show(monthStateText(*month, today), monthStatePill(*month, today));
    sentence_->setText(monthSentence(*month, today));
    mark_->setText(month->documents > 0 ? tr("Marcar como comunicado…") : tr("Declarado sem documentos…"));
    mark_->setAccessibleName(mark_->text());
    export_->setVisible(month->documents > 0);
    setBusy(busy_, doing_->text());
    showFindings();
}

void SaftSection::showFindings() {
    const auto* month = chosen();
    const auto found = month == nullptr ? checked_.end() : checked_.find(month->month);
    if (found == checked_.end()) {
        findings_->show({});
        findingCard_->hide();
        verdict_->show(FactRow::Sign::Note, month != nullptr && month->documents > 0
                                                ? tr("Verifique antes de exportar: o Cunho lê o ficheiro "
                                                     "como a Autoridade Tributária o lerá.")
                                                : QString());
        return;
    }
    const auto& all = found->second.findings;
    const auto errors = static_cast<std::size_t>(std::ranges::count_if(
        all, [](const auto& each) { return each.finding.severity == invoicing::SaftSeverity::Error; }));
    findingCard_->setVisible(!all.empty());
    findings_->show(all);
    if (all.empty())
        verdict_->show(FactRow::Sign::Good, tr("Nada a corrigir: o ficheiro está pronto a exportar."));
    else
        verdict_->show(errors > 0 ? FactRow::Sign::Bad : FactRow::Sign::Note,
                       (errors > 0 ? tr("%1. Duplo clique numa linha leva aonde se corrige.")
                                   : tr("%1, nada que impeça a entrega."))
                           .arg(findingCount(errors, all.size() - errors)));
}

void SaftSection::setBusy(bool busy, const QString& what) {
    busy_ = busy;
    doing_->setText(busy ? what : QString());
    doing_->setVisible(busy);
    progress_->setVisible(busy);
    const auto* month = chosen();
    for (auto* button : {verify_, export_})
        button->setEnabled(!busy);
    mark_->setEnabled(!busy && month != nullptr && app::monthRange(month->month).last < desk_.today());
}

void SaftSection::verify() {
    const auto* month = chosen();
    if (month == nullptr || busy_)
        return;
    error_->hide();
    setBusy(true, tr("A verificar %1…").arg(monthText(month->month)));
    running_ = runJob(
        jobs_, Lane::Books, this,
        [&desk = desk_, which = month->month](const JobContext& job) { return desk.preflight(which, job); },
        [this, which = month->month](Outcome<std::vector<app::PreflightFinding>> outcome) {
            setBusy(false);
            if (auto* findings = std::get_if<0>(&outcome)) {
                checked_[which] = {std::move(*findings)};
                showFindings();
            } else {
                error_->show(std::get<Failure>(outcome));
            }
        });
}

void SaftSection::askExport() {
    const auto* month = chosen();
    if (month == nullptr)
        return;
    runJob(
        jobs_, Lane::Books, this,
        [&desk = desk_, which = month->month](const JobContext&) { return desk.fileName(which); },
        [this](Outcome<std::string> outcome) {
            if (const auto* name = std::get_if<0>(&outcome))
                askWhere(this, tr("Exportar SAF-T (PT)"), toQt(*name),
                         [this](const QString& path) { exportTo(fromQt(path)); });
            else
                error_->show(std::get<Failure>(outcome));
        });
}

void SaftSection::exportTo(const std::filesystem::path& file) {
    const auto* month = chosen();
    if (month == nullptr || busy_)
        return;
    error_->hide();
    setBusy(true, tr("A exportar %1…").arg(monthText(month->month)));
    running_ = runJob(
        jobs_, Lane::Books, this,
        [&desk = desk_, which = month->month, file](const JobContext& job) {
            return desk.run(which, file, true, job); // the dialog has asked
        },
        [this, which = month->month](Outcome<app::SaftExportResult> outcome) {
            setBusy(false);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                return;
            }
            const auto& result = std::get<0>(outcome);
            emit exported(tr("%1 exportado: %n documento(s). Entregue-o no e-fatura e marque-o aqui.",
                             nullptr, static_cast<int>(result.documents))
                              .arg(monthTitle(which)),
                          pathToQt(result.file));
        });
}

void SaftSection::askMark() {
    const auto* month = chosen();
    if (month == nullptr)
        return;
    runJob(
        jobs_, Lane::Books, this,
        [&desk = desk_, which = month->month](const JobContext&) { return desk.exported(which); },
        [this, row = *month](Outcome<std::optional<SaftExported>> outcome) {
            const auto* known = std::get_if<0>(&outcome);
            auto* dialog = new MarkDialog(row, known == nullptr ? std::nullopt : *known, desk_.today(), this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &QDialog::accepted, this,
                    [this, dialog, which = row.month] { mark(which, dialog->day(), dialog->file()); });
            dialog->open();
        });
}

void SaftSection::mark(std::chrono::year_month month, Date day, const std::filesystem::path& file) {
    runJob(
        jobs_, Lane::Books, this,
        [&desk = desk_, month, day, file](const JobContext& job) { desk.mark(month, day, file, job); },
        [this, month](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                return;
            }
            emit told(tr("%1 está marcado como comunicado").arg(monthTitle(month)));
            emit changed();
            refresh();
        });
}

} // namespace cunho::ui
