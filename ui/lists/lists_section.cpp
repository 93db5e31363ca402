// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/lists/lists_section.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/program/ask_file.hpp"

#include <QFileDialog>
#include <QHBoxLayout>
#include <utility>

namespace cunho::ui {
namespace {

std::vector<std::filesystem::path> pathsOf(const QStringList& names) {
    std::vector<std::filesystem::path> out;
    for (const auto& name : names)
        out.emplace_back(fromQt(name));
    return out;
}

} // namespace

ListsSection::ListsSection(Jobs& jobs, TrustedListParts parts, QWidget* parent)
    : ScrollColumn(new QWidget, preferencesColumn, {2, 2, 10, 16}, parent)
    , jobs_(jobs)
    , parts_(std::move(parts)) {
    build();
    show({});
}

void ListsSection::build() {
    auto* column = this->column();
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    error_ = new ErrorCard(column);
    layout->addWidget(error_);
    layout->addWidget(buildHead());
    step_ = makeCard(column);
    layout->addWidget(buildSignerStep());
    list_ = new QVBoxLayout;
    list_->setSpacing(12);
    layout->addLayout(list_);
    layout->addStretch();
    connect(import_, &QPushButton::clicked, this, &ListsSection::chooseList);
    connect(signer_, &QPushButton::clicked, this, &ListsSection::chooseSigners);
}

QWidget* ListsSection::buildHead() {
    auto* card = makeCard(column());
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Listas de confiança"), "heading", card));
    layout->addWidget(
        makeText(tr("Cada país da União Europeia publica a lista dos seus prestadores qualificados. Só com a "
                    "lista do país de quem emitiu o certificado é que o Cunho diz que uma assinatura é "
                    "qualificada; e confia nas entidades que ela nomeia."),
                 "dim", card));
    layout->addWidget(
        makeText(tr("A portuguesa é publicada pelo Gabinete Nacional de Segurança (www.gns.gov.pt). A lista "
                    "das listas da Comissão Europeia (https://ec.europa.eu/tools/lotl/eu-lotl.xml) diz onde "
                    "está cada uma e quem a assina. O Cunho não as descarrega: escolha o ficheiro."),
                 "dim", card));
    none_ = makeText(tr("Ainda não há nenhuma instalada: de nenhuma assinatura se sabe se é qualificada."),
                     "text", card);
    layout->addWidget(none_);
    import_ = makeButton(tr("Importar lista…"), "primary", "folder", card);
    auto* row = new QHBoxLayout;
    row->addWidget(import_);
    row->addStretch();
    layout->addSpacing(2);
    layout->addLayout(row);
    return card;
}

/// Where it is not known yet who signs a list; the key inside the file is never believed.
QWidget* ListsSection::buildSignerStep() {
    auto* layout = new QVBoxLayout(step_);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Quem assina a lista?"), "section", step_));
    stepText_ = makeText({}, "text", step_);
    layout->addWidget(stepText_);
    signer_ = makeButton(tr("Escolher certificado…"), "primary", "folder", step_);
    auto* leave = makeButton(tr("Desistir"), "button", nullptr, step_);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(signer_);
    row->addWidget(leave);
    row->addStretch();
    layout->addSpacing(2);
    layout->addLayout(row);
    step_->hide();
    connect(leave, &QPushButton::clicked, this, &ListsSection::leaveSigner);
    return step_;
}

void ListsSection::refresh() {
    if (!parts_.all)
        return;
    runJob(
        jobs_, Lane::Files, this, [all = parts_.all](const JobContext&) { return all(); },
        [this](Outcome<std::vector<app::TrustedListFacts>> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                showProblem(*failure);
            else
                show(std::get<0>(outcome));
            emit shown();
        });
}

void ListsSection::show(const std::vector<app::TrustedListFacts>& lists) {
    for (auto* card : std::exchange(cards_, {})) {
        list_->removeWidget(card);
        card->hide();
        card->deleteLater(); // its button may be the one that was pressed
    }
    for (const auto& each : lists) {
        auto* card = new ListCard(each, column());
        connect(card, &ListCard::removeWanted, this,
                [this, territory = each.territory] { askRemove(territory); });
        list_->addWidget(card);
        card->show();
        cards_.push_back(card);
    }
    none_->setVisible(lists.empty());
}

/// A signature that is wrong is no broken connection: another file helps.
void ListsSection::showProblem(const Failure& failure) {
    Failure shown = failure;
    if (shown.reason == "TRUSTED_LIST_SIGNATURE_WRONG")
        shown.fault = Fault::File;
    error_->show(shown);
    ensureWidgetVisible(error_);
}

void ListsSection::chooseList() {
    askFile(this, tr("Importar uma lista de confiança"),
            tr("Listas de confiança (*.xml *.xtsl);;Todos os ficheiros (*)"),
            [this](const QString& path) { import(fromQt(path), {}); });
}

void ListsSection::chooseSigners() {
    auto* dialog = new QFileDialog(this, tr("Certificado de quem assina a lista"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(tr("Certificados (*.pem *.crt *.cer *.der *.p7b *.p7c);;Todos os ficheiros (*)"));
    connect(dialog, &QFileDialog::filesSelected, this,
            [this](const QStringList& names) { import(file_, pathsOf(names)); });
    dialog->open();
}

void ListsSection::import(const std::filesystem::path& file,
                          const std::vector<std::filesystem::path>& signers, bool older) {
    file_ = file;
    signers_ = signers;
    error_->hide();
    leaveSigner();
    setBusy(true);
    runJob(
        jobs_, Lane::Files, this,
        [install = parts_.install, file, signers, older](const JobContext&) {
            return install(file, signers, older);
        },
        [this](Outcome<app::TrustedListFacts> outcome) {
            setBusy(false);
            installed(std::move(outcome));
        });
}

void ListsSection::installed(Outcome<app::TrustedListFacts> outcome) {
    if (const auto* failure = std::get_if<Failure>(&outcome)) {
        refused(*failure);
        return;
    }
    const auto& list = std::get<0>(outcome);
    emit told(tr("A lista de confiança está instalada: %1, n.º %2.")
                  .arg(territoryText(list.territory), toQt(list.number)));
    emit changed();
    refresh();
}

/// Asks for what helps, or tells why.
void ListsSection::refused(const Failure& failure) {
    const bool unknown = failure.reason == "TRUSTED_LIST_SIGNER_UNKNOWN";
    const bool another = failure.reason == "TRUSTED_LIST_SIGNATURE_WRONG" && signers_.empty();
    if (failure.reason == "TRUSTED_LIST_OLDER")
        askOlder(failure);
    else if (unknown || another)
        askSigner(file_, failure);
    else
        showProblem(failure);
    emit shown();
}

void ListsSection::askSigner(const std::filesystem::path& file, const Failure& failure) {
    file_ = file;
    const bool unknown = failure.reason == "TRUSTED_LIST_SIGNER_UNKNOWN";
    stepText_->setText(
        (unknown ? tr("«%1» só conta depois de conferida a assinatura. Escolha o certificado de quem a "
                      "assina, obtido da origem oficial e não da própria lista.")
                 : tr("«%1» não foi assinada por quem assinou a lista instalada, ou foi alterada. Se quem "
                      "a assina mudou, escolha o certificado novo, obtido da origem oficial."))
            .arg(pathToQt(file.filename())));
    step_->show();
    import_->hide(); // one thing to do at a time
    signer_->setFocus();
    ensureWidgetVisible(step_);
}

void ListsSection::leaveSigner() {
    import_->show();
    step_->hide();
}

/// A list that was withdrawn may say of a service what is true no longer.
void ListsSection::askOlder(const Failure& failure) {
    Confirmation older;
    older.title = tr("Lista mais antiga");
    older.question = tr("Trocar a lista instalada por uma mais antiga?");
    older.consequences = {reason(failure),
                          tr("Uma lista antiga pode dar por qualificado um serviço que já o não é.")};
    older.action = tr("Instalar a mais antiga");
    question_ = ConfirmDialog::ask(older, this, [this] { import(file_, signers_, true); });
}

void ListsSection::askRemove(const std::string& territory) {
    Confirmation removal;
    removal.title = tr("Remover lista");
    removal.question = tr("Remover a lista de confiança: %1?").arg(territoryText(territory));
    removal.consequences = {
        tr("As assinaturas deste país deixam de ser dadas como qualificadas, e as entidades da lista deixam "
           "de "
           "merecer confiança."),
        tr("Para voltar a instalá-la é preciso o ficheiro e o certificado de quem a assina.")};
    removal.action = tr("Remover");
    question_ = ConfirmDialog::ask(removal, this, [this, territory] { remove(territory); });
}

void ListsSection::remove(const std::string& territory) {
    error_->hide();
    runJob(
        jobs_, Lane::Files, this,
        [remove = parts_.remove, territory](const JobContext&) { remove(territory); },
        [this](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                showProblem(*failure);
            emit changed();
            refresh();
        });
}

void ListsSection::setBusy(bool busy) {
    import_->setEnabled(!busy);
    import_->setText(busy ? tr("A conferir a assinatura…") : tr("Importar lista…"));
    import_->setAccessibleName(import_->text());
}

} // namespace cunho::ui
