// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/integrity_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/state/confirm_dialog.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

using invoicing::IntegrityReport;

QWidget* steps(const QStringList& texts, QWidget* parent) {
    auto* list = new QWidget(parent);
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    int number = 1;
    for (const auto& text : texts)
        layout->addWidget(makePoint(QStringLiteral("%1.").arg(number++), text, list));
    return list;
}

} // namespace

QString integrityText(const IntegrityReport& report) {
    if (report.restored)
        return IntegrityCard::tr("A base de dados é mais antiga do que a que este computador viu: foi "
                                 "reposta uma cópia de segurança. Não se "
                                 "emite nada até abrir séries novas.");
    if (report.sound)
        return {};
    const QString why = reason(Failure{Fault::Integrity, report.reason, {{"document", report.document}}, {}});
    return report.document.empty()
               ? IntegrityCard::tr("Os livros têm um erro e não se emite nada até o resolver. %1").arg(why)
               : IntegrityCard::tr("Os livros têm um erro em %1 e não se emite nada até o resolver. %2")
                     .arg(toQt(report.document), why);
}

IntegrityCard::IntegrityCard(Jobs& jobs, invoicing::IntegrityCheck* check, QWidget* parent)
    : QFrame(parent), jobs_(jobs), check_(check) {
    setObjectName(QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Integridade dos livros"), "section", this));
    state_ = new FactRow(this);
    layout->addWidget(state_);
    last_ = makeText(
        tr("Ao arrancar, o Cunho confere o que foi emitido desde a última vez. Uma verificação completa relê "
           "todos os documentos: cadeia, números, datas, somas e assinaturas (Despacho 8632/2014, 3.1.3)."),
        "dim", this);
    layout->addWidget(last_);
    broken_ =
        steps({tr("Não apague nem altere nada na base de dados."),
               tr("Reponha a cópia de segurança mais recente em que a verificação completa dê certo."),
               tr("Depois de a repor, o Cunho pede que feche as séries em uso e abra séries de recuperação."),
               tr("Se não houver cópia, guarde a base como está e peça ajuda a quem instalou o Cunho.")},
              this);
    restored_ =
        steps({tr("Feche as séries em uso: o que foi emitido depois da cópia já usou os números seguintes."),
               tr("Abra uma série nova de cada tipo, e comunique-as."),
               tr("Abra uma série de recuperação e registe nela, a partir do duplicado, cada documento "
                  "perdido (Despacho "
                  "8632/2014, 2.5).")},
              this);
    layout->addWidget(broken_);
    layout->addWidget(restored_);
    progress_ = new QProgressBar(this);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("A verificar os livros"));
    layout->addWidget(progress_);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    closeAll_ = makeButton(tr("Fechar as séries em uso…"), "dangerLine", nullptr, this);
    verify_ = makeButton(tr("Verificar agora"), "button", "shield", this);
    stop_ = makeButton(tr("Interromper"), "button", nullptr, this);
    row->addWidget(closeAll_);
    row->addWidget(verify_);
    row->addWidget(stop_);
    row->addStretch();
    layout->addLayout(row);
    connect(verify_, &QPushButton::clicked, this, &IntegrityCard::verify);
    connect(stop_, &QPushButton::clicked, this, [this] { running_.stop(); });
    connect(closeAll_, &QPushButton::clicked, this, &IntegrityCard::askCloseAll);
    setBusy(false);
    show(std::nullopt);
}

void IntegrityCard::refresh() {
    if (check_ == nullptr || busy_)
        return;
    runJob(
        jobs_, Lane::Reading, this, [check = check_](const JobContext&) { return check->last(); },
        [this](Outcome<std::optional<IntegrityReport>> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
            else
                show(std::get<0>(outcome));
        });
}

void IntegrityCard::show(const std::optional<IntegrityReport>& report) {
    const bool restored = report && report->restored;
    const bool broken = report && !report->sound && !restored;
    broken_->setVisible(broken);
    restored_->setVisible(restored);
    closeAll_->setVisible(restored);
    if (!report)
        state_->show(FactRow::Sign::Note, tr("Ainda não se verificou."));
    else if (restored || broken)
        state_->show(FactRow::Sign::Bad, integrityText(*report));
    else
        state_->show(FactRow::Sign::Good, tr("Os livros estão íntegros: %n documento(s).", nullptr,
                                             static_cast<int>(report->total)));
}

void IntegrityCard::setBusy(bool busy) {
    busy_ = busy;
    progress_->setRange(0, 0);
    progress_->setVisible(busy);
    verify_->setVisible(!busy);
    verify_->setEnabled(check_ != nullptr);
    stop_->setVisible(busy);
}

void IntegrityCard::verify() {
    if (check_ == nullptr || busy_)
        return;
    error_->hide();
    setBusy(true);
    running_ = runJob(
        jobs_, Lane::Books, this, [check = check_](const JobContext& job) { return check->full(job); },
        [this](Outcome<IntegrityReport> outcome) {
            setBusy(false);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                if (failure->fault != Fault::Cancelled)
                    error_->show(*failure);
                return;
            }
            show(std::get<0>(outcome));
            emit checked(std::get<0>(outcome));
        },
        [this](const Progress& progress) {
            if (!busy_ || progress.total == 0)
                return;
            constexpr std::size_t whole = 1000;
            progress_->setRange(0, whole);
            progress_->setValue(static_cast<int>(progress.done * whole / progress.total));
        });
}

void IntegrityCard::askCloseAll() {
    const Confirmation words{tr("Fechar as séries em uso"),
                             tr("Fechar todas as séries em uso?"),
                             {tr("Nenhuma se pode reabrir; o que foi emitido nelas fica como está."),
                              tr("Volta a emitir quando houver séries novas com código de validação."),
                              tr("No Portal das Finanças finalize também cada série fechada.")},
                             tr("Compreendo que é para sempre"),
                             tr("Fechar as séries")};
    ConfirmDialog::ask(words, this, [this] { closeAll(); });
}

void IntegrityCard::closeAll() {
    runJob(
        jobs_, Lane::Books, this,
        [check = check_](const JobContext&) { return check->closeAfterRestore().size(); },
        [this](Outcome<std::size_t> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                return;
            }
            emit told(tr("%n série(s) fechada(s). Abra agora as novas.", nullptr,
                         static_cast<int>(std::get<0>(outcome))));
            emit recoveryWanted();
        });
}

} // namespace cunho::ui
