// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/statement_fields.hpp"

#include "ui/convert.hpp"
#include "ui/program/ask_file.hpp"
#include "ui/sign/sign_text.hpp"
#include "ui/widgets.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStackedWidget>

namespace cunho::ui {
namespace {

using crypto::CommitmentType;
using crypto::DigestAlgorithm;

/// Numbers with dots between them (X.660).
bool isOid(const QString& text) {
    static const QRegularExpression dotted(QStringLiteral("^[0-2](\\.[0-9]+)+$"));
    return dotted.match(text).hasMatch();
}

/// The digest that so many hexadecimal digits are.
std::optional<crypto::Digest> digestOf(const QString& typed) {
    static const QRegularExpression hex(QStringLiteral("^[0-9a-fA-F]*$"));
    if (!hex.match(typed).hasMatch())
        return std::nullopt;
    for (const auto& [digits, algorithm] :
         {std::pair(64, DigestAlgorithm::Sha256), std::pair(96, DigestAlgorithm::Sha384),
          std::pair(128, DigestAlgorithm::Sha512)})
        if (typed.size() == digits)
            return crypto::Digest{algorithm, fromHex(fromQt(typed))};
    return std::nullopt;
}

} // namespace

StatementFields::StatementFields(Jobs& jobs, QWidget* parent)
    : QWidget(parent)
    , jobs_(jobs)
    , kind_(new QComboBox(this))
    , stack_(new QStackedWidget(this))
    , reason_(new QLineEdit(this)) {
    kind_->addItem(tr("Sem motivo"), Nothing);
    kind_->addItem(tr("Motivo por palavras"), Reason);
    kind_->addItem(tr("Compromisso"), Commitment);
    kind_->addItem(tr("Política de assinatura"), Policy);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(12);
    columns->addWidget(new FormField(tr("Porque se assina"), kind_, this), 1);
    columns->addWidget(stack_, 1);
    reason_->setPlaceholderText(tr("Por exemplo: aceito as condições"));
    reason_->setMaxLength(200);
    stack_->addWidget(new QWidget(stack_));
    stack_->addWidget(new FormField(tr("Motivo"), reason_, stack_));
    stack_->addWidget(buildCommitment());
    stack_->addWidget(buildPolicy());
    connect(kind_, &QComboBox::activated, this, &StatementFields::chooseKind);
    connect(reason_, &QLineEdit::textEdited, this, &StatementFields::changed);
    connect(commitment_, &QComboBox::activated, this, &StatementFields::changed);
    chooseKind();
}

QWidget* StatementFields::buildCommitment() {
    commitment_ = new QComboBox(stack_);
    for (const auto each :
         {CommitmentType::ProofOfApproval, CommitmentType::ProofOfReceipt, CommitmentType::ProofOfOrigin,
          CommitmentType::ProofOfDelivery, CommitmentType::ProofOfSender, CommitmentType::ProofOfCreation})
        commitment_->addItem(commitmentText(each), static_cast<int>(each));
    return new FormField(tr("Compromisso"), commitment_, stack_);
}

QWidget* StatementFields::buildPolicy() {
    auto* page = new QWidget(stack_);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    oid_ = new QLineEdit(page);
    oid_->setPlaceholderText(QStringLiteral("1.2.620.1.2"));
    hash_ = new QLineEdit(page);
    hash_->setPlaceholderText(tr("SHA-256 em hexadecimal"));
    uri_ = new QLineEdit(page);
    uri_->setPlaceholderText(tr("https://… (pode ficar vazio)"));
    oidField_ = new FormField(tr("OID da política"), oid_, page);
    hashField_ = new FormField(tr("Resumo do documento da política"), hash_, page);
    auto* choose = makeButton(tr("Documento…"), "button", nullptr, page);
    choose->setToolTip(tr("Calcular o resumo a partir do documento da política"));
    hashField_->setBeside(choose);
    rows->addWidget(oidField_);
    rows->addWidget(hashField_);
    rows->addWidget(new FormField(tr("Onde se lê a política"), uri_, page));
    connect(choose, &QPushButton::clicked, this, &StatementFields::choosePolicyDocument);
    for (auto* field : {oid_, hash_, uri_})
        connect(field, &QLineEdit::textEdited, this, [this] {
            showProblems();
            emit changed();
        });
    return page;
}

/// A stack is as high as its highest page; only the one in sight may ask for room.
void StatementFields::chooseKind() {
    const int kind = kind_->currentData().toInt();
    stack_->setCurrentIndex(kind);
    for (int i = 0; i < stack_->count(); ++i)
        stack_->widget(i)->setSizePolicy(QSizePolicy::Preferred,
                                         i == kind ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    stack_->adjustSize();
    showProblems();
    emit changed();
}

void StatementFields::choosePolicyDocument() {
    askFile(window(), tr("Documento da política"), tr("Todos os ficheiros (*)"), [this](const QString& file) {
        runJob(
            jobs_, Lane::Verifying, this,
            [path = std::filesystem::path(fromQt(file))](const JobContext&) {
                return crypto::sha256File(path);
            },
            [this](Outcome<crypto::Digest> outcome) {
                if (const auto* failure = std::get_if<Failure>(&outcome)) {
                    hashField_->setProblem(cunho::ui::reason(*failure));
                    return;
                }
                hash_->setText(toQt(toHex(std::get<crypto::Digest>(outcome).value)));
                showProblems();
                emit changed();
            });
    });
}

void StatementFields::showProblems() {
    const bool policy = kind_->currentData().toInt() == Policy;
    oidField_->setProblem(policy && !oid_->text().isEmpty() && !isOid(oid_->text().trimmed())
                              ? tr("São números com pontos, como 1.2.620.1.2")
                              : QString());
    hashField_->setProblem(policy && !hash_->text().isEmpty() && !digestOf(hash_->text().trimmed())
                               ? tr("São 64, 96 ou 128 algarismos hexadecimais")
                               : QString());
}

void StatementFields::setStatement(const signing::Statement& statement) {
    const QSignalBlocker quiet(this);
    Kind kind = Nothing;
    if (const auto* words = std::get_if<signing::ReasonText>(&statement)) {
        kind = Reason;
        if (toQt(words->text) != reason_->text().trimmed())
            reason_->setText(toQt(words->text));
    } else if (const auto* commitment = std::get_if<CommitmentType>(&statement)) {
        kind = Commitment;
        commitment_->setCurrentIndex(commitment_->findData(static_cast<int>(*commitment)));
    } else if (const auto* policy = std::get_if<crypto::SignaturePolicy>(&statement)) {
        kind = Policy;
        oid_->setText(toQt(policy->oid));
        hash_->setText(toQt(toHex(policy->hash.value)));
        uri_->setText(toQt(policy->uri));
    } else if (!isComplete()) {
        return; // somebody is about to write it
    }
    kind_->setCurrentIndex(kind_->findData(kind));
    chooseKind();
}

bool StatementFields::isComplete() const {
    switch (kind_->currentData().toInt()) {
    case Reason: return !reason_->text().trimmed().isEmpty();
    case Policy: return isOid(oid_->text().trimmed()) && digestOf(hash_->text().trimmed()).has_value();
    default: return true;
    }
}

signing::Statement StatementFields::statement() const {
    if (!isComplete())
        return {};
    switch (kind_->currentData().toInt()) {
    case Reason: return signing::ReasonText{fromQt(reason_->text().trimmed())};
    case Commitment: return static_cast<CommitmentType>(commitment_->currentData().toInt());
    case Policy:
        return crypto::SignaturePolicy{fromQt(oid_->text().trimmed()),
                                       digestOf(hash_->text().trimmed()).value_or(crypto::Digest{}),
                                       fromQt(uri_->text().trimmed())};
    default: return {};
    }
}

} // namespace cunho::ui
