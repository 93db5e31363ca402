// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/saft_check_section.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/books/saft_section.hpp"
#include "ui/convert.hpp"
#include "ui/dropped_files.hpp"
#include "ui/look/theme.hpp"
#include "ui/program/ask_file.hpp"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QStyle>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

std::filesystem::path localFile(const QMimeData& data) {
    const auto files = localFiles(data);
    return files.empty() ? std::filesystem::path() : files.front();
}

} // namespace

SaftCheckSection::SaftCheckSection(Jobs& jobs, SaftDesk& desk, QWidget* parent)
    : QWidget(parent), jobs_(jobs), desk_(desk) {
    setAcceptDrops(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    pages_ = new QStackedWidget(this);
    pages_->addWidget(buildDrop());
    pages_->addWidget(buildResult());
    layout->addWidget(pages_);
}

QWidget* SaftCheckSection::buildDrop() {
    drop_ = new QFrame(this);
    drop_->setObjectName(QStringLiteral("drop"));
    auto* layout = new QVBoxLayout(drop_);
    layout->setContentsMargins(150, 0, 150, 0);
    layout->setSpacing(8);
    layout->addStretch(2);
    auto* picture = makePicture("inbox", tokensOf(*this).accent, 44, drop_);
    picture->setAlignment(Qt::AlignCenter);
    layout->addWidget(picture);
    for (const auto& [text, name] :
         {std::pair{tr("Largue aqui um ficheiro SAF-T (PT)"), "heading"},
          std::pair{tr("De qualquer programa. O Cunho lê-o como a Autoridade Tributária: estrutura, somas, "
                       "cadeia de assinaturas, "
                       "numeração, datas e códigos. O ficheiro não sai deste computador."),
                    "dim"}}) {
        auto* label = makeText(text, name, drop_);
        label->setAlignment(Qt::AlignCenter);
        layout->addWidget(label);
    }
    layout->addSpacing(8);
    auto* choose = makeButton(tr("Escolher ficheiro…"), "primary", "folder", drop_);
    layout->addWidget(choose, 0, Qt::AlignCenter);
    layout->addStretch(3);
    connect(choose, &QPushButton::clicked, this, &SaftCheckSection::choose);
    return drop_;
}

QWidget* SaftCheckSection::buildResult() {
    auto* result = new QWidget(this);
    auto* layout = new QVBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    name_ = makeText({}, "heading", result);
    head->addWidget(name_, 1);
    auto* key = makeButton(tr("Chave pública…"), "button", "lock", result);
    key->setToolTip(
        tr("Chave do programa que fez o ficheiro (PEM), para conferir as assinaturas dos documentos"));
    auto* other = makeButton(tr("Outro ficheiro…"), "button", "folder", result);
    head->addWidget(key);
    head->addWidget(other);
    layout->addLayout(head);
    progress_ = new QProgressBar(result);
    progress_->setTextVisible(false);
    progress_->setRange(0, 0);
    progress_->setAccessibleName(tr("A verificar"));
    layout->addWidget(progress_);
    error_ = new ErrorCard(result);
    layout->addWidget(error_);
    verdict_ = new FactRow(result);
    hashes_ = new FactRow(result);
    layout->addWidget(verdict_);
    layout->addWidget(hashes_);
    card_ = makeCard(result);
    auto* inside = new QVBoxLayout(card_);
    inside->setContentsMargins(1, 4, 1, 4);
    findings_ = new FindingList(card_);
    inside->addWidget(findings_);
    layout->addWidget(card_, 1);
    layout->addStretch();
    connect(key, &QPushButton::clicked, this, &SaftCheckSection::chooseKey);
    connect(other, &QPushButton::clicked, this, &SaftCheckSection::choose);
    return result;
}

void SaftCheckSection::check(const std::filesystem::path& file) {
    running_.stop();
    file_ = file;
    busy_ = true;
    name_->setText(toQt(file.filename().string()));
    pages_->setCurrentIndex(1);
    progress_->show();
    error_->hide();
    card_->hide();
    verdict_->show(FactRow::Sign::Note, {});
    hashes_->show(FactRow::Sign::Note, {});
    running_ = runJob(
        jobs_, Lane::Books, this,
        [&desk = desk_, file, key = key_](const JobContext& job) { return desk.check(file, key, job); },
        [this, file, question = ++question_](Outcome<invoicing::SaftCheckReport> outcome) {
            if (question != question_)
                return;
            busy_ = false;
            progress_->hide();
            if (auto* report = std::get_if<0>(&outcome))
                show(file, std::move(*report));
            else
                error_->show(std::get<Failure>(outcome));
        });
}

void SaftCheckSection::show(const std::filesystem::path& file, invoicing::SaftCheckReport report) {
    name_->setText(toQt(file.filename().string()));
    pages_->setCurrentIndex(1);
    progress_->hide();
    const QString documents = tr("%n documento(s) lido(s)", nullptr, static_cast<int>(report.documents));
    const auto errors = static_cast<std::size_t>(report.errors);
    const auto warnings = static_cast<std::size_t>(report.warnings);
    if (errors == 0 && warnings == 0)
        verdict_->show(FactRow::Sign::Good, tr("Nada a apontar: %1.").arg(documents));
    else
        verdict_->show(errors == 0 ? FactRow::Sign::Good : FactRow::Sign::Bad,
                       (errors == 0 ? tr("Seria aceite, com %1: %2.") : tr("Seria recusado, com %1: %2."))
                           .arg(findingCount(errors, warnings), documents));
    const QString shownOnly =
        report.findings.size() < errors + warnings
            ? QLatin1Char(' ') + tr("Mostram-se as primeiras %1.").arg(report.findings.size())
            : QString();
    hashes_->show(FactRow::Sign::Note,
                  (report.hashesVerified
                       ? tr("As assinaturas dos documentos foram conferidas com a chave indicada.")
                       : tr("Das assinaturas dos documentos viu-se só a forma: para as conferir, indique a "
                            "chave pública.")) +
                      shownOnly);
    std::vector<app::PreflightFinding> rows;
    for (auto& finding : report.findings)
        rows.push_back({std::move(finding), 0, false});
    card_->setVisible(!rows.empty());
    findings_->show(std::move(rows));
}

void SaftCheckSection::choosePublicKey(const std::filesystem::path& file) {
    key_ = file;
    if (!file_.empty())
        check(file_);
}

void SaftCheckSection::choose() {
    askFile(this, tr("Ficheiro SAF-T (PT)"), tr("SAF-T (*.xml);;Todos os ficheiros (*)"),
            [this](const QString& path) { check(fromQt(path)); });
}

void SaftCheckSection::chooseKey() {
    askFile(this, tr("Chave pública"), tr("Chaves públicas (*.pem *.txt);;Todos os ficheiros (*)"),
            [this](const QString& path) { choosePublicKey(fromQt(path)); });
}

void SaftCheckSection::setDropping(bool dropping) {
    drop_->setProperty("dropping", dropping);
    drop_->style()->unpolish(drop_);
    drop_->style()->polish(drop_);
}

void SaftCheckSection::dragEnterEvent(QDragEnterEvent* event) {
    if (localFile(*event->mimeData()).empty())
        return;
    event->setDropAction(Qt::CopyAction); // never a move: the originals stay
    event->accept();
    setDropping(true);
}

void SaftCheckSection::dragLeaveEvent(QDragLeaveEvent*) {
    setDropping(false);
}

void SaftCheckSection::dropEvent(QDropEvent* event) {
    setDropping(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    check(localFile(*event->mimeData()));
}

} // namespace cunho::ui
