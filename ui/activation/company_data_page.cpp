// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/company_data_page.hpp"

#include "ui/convert.hpp"

#include <cunho/scap/fa_client.hpp>
#include <cunho/signing/account.hpp>

#include <QGridLayout>
#include <QIntValidator>

namespace cunho::ui {

CompanyDataPage::CompanyDataPage(QWidget* parent) : StepPage(parent) {
    build();
}

void CompanyDataPage::build() {
    const auto add = [this](const char* name, const QString& label, QWidget* control, QLabel* hint) {
        auto* field = new FormField(label, control, this);
        if (hint != nullptr)
            field->setHint(hint);
        fields_[name] = {field, control};
        return field;
    };
    nipc_ = new QLineEdit(this);
    nipc_->setReadOnly(true);
    nipc_->setProperty("fixed", true);
    additionalInfo_ = new QLineEdit(this);
    additionalInfo_->setMaxLength(100);
    additionalInfo_->setPlaceholderText(tr("opcional, por exemplo Loja do Porto"));
    email_ = new QLineEdit(this);
    until_ = new QDateEdit(this);
    until_->setCalendarPopup(true);
    until_->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    limit_ = new QLineEdit(this);
    limit_->setAlignment(Qt::AlignRight);
    limit_->setMaxLength(7);
    limitWhy_ = makeText({}, "small", this);
    foreign_ =
        new QCheckBox(tr("Quem assina é cidadão estrangeiro (passaporte ou título de residência)"), this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(makeText(tr("A conta que vamos pedir ao Estado, para esta empresa."), "dim", this));
    auto* card = makeCard(this);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(20, 16, 20, 18);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(14);
    grid->addWidget(
        add("nipc", tr("NIPC da empresa"), nipc_, makeText(tr("Fixo: é o das suas faturas."), "small", card)),
        0, 0);
    grid->addWidget(
        add("additionalInfo", tr("Informação adicional"), additionalInfo_,
            makeText(tr("Distingue várias contas da mesma empresa. Até 100 caracteres, sem $ ? & # %."),
                     "small", card)),
        0, 1);
    grid->addWidget(add("email", tr("Correio eletrónico para os avisos do Estado"), email_, nullptr), 1, 0, 1,
                    2);
    grid->addWidget(add("until", tr("Válida até"), until_,
                        makeText(tr("No máximo %1 dias, ou até ao fim do seu atributo. O Cunho avisa antes.")
                                     .arg(signing::longestAccount.count()),
                                 "small", card)),
                    2, 0);
    grid->addWidget(add("signaturesLimit", tr("Número máximo de assinaturas"), limit_, limitWhy_), 2, 1);
    grid->addWidget(foreign_, 3, 0, 1, 2);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    layout->addWidget(card);
    layout->addStretch();
    for (const auto& [name, entry] : fields_)
        if (auto* line = qobject_cast<QLineEdit*>(entry.second))
            connect(line, &QLineEdit::textEdited, entry.first,
                    [field = entry.first] { field->setProblem({}); });
    connect(until_, &QDateEdit::userDateChanged, this, [this] { fields_["until"].first->setProblem({}); });
    QWidget* const order[] = {nipc_, additionalInfo_, email_, until_, limit_, foreign_};
    for (std::size_t i = 1; i < std::size(order); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void CompanyDataPage::present(const StepView& view) {
    if (shown_ != view.state.id) {
        shown_ = view.state.id;
        fill(view);
    }
    if (tells(view.state.problem))
        setProblem(view.state.problem.params.at("field"), reason(view.state.problem));
}

void CompanyDataPage::fill(const StepView& view) {
    const auto& scene = view.scene;
    const auto& data = view.state.data;
    today_ = scene.today;
    const Date latest = std::chrono::sys_days(today_) + signing::longestAccount;
    nipc_->setText(toQt(scene.nipc));
    additionalInfo_->setText(toQt(data.additionalInfo));
    email_->setText(toQt(data.email.empty() ? scene.email : data.email));
    const QSignalBlocker quiet(until_);
    const bool kept = data.until.ok() && data.until > today_ && data.until <= latest;
    until_->setDate(toQt(kept ? data.until : latest));
    limit_->setText(
        QString::number(data.signaturesLimit > 0 ? data.signaturesLimit : scene.limit.signatures));
    limitWhy_->setText(
        scene.limit.issued > 0
            ? tr("Proposta: emitiu %1 documentos em %2 dias; fica folga para mais do dobro.")
                  .arg(scene.limit.issued)
                  .arg(scene.limit.days)
            : tr("Proposta para começar. Quando chegar perto, o Cunho avisa e pode renovar com mais."));
    foreign_->setChecked(data.foreignCitizen);
}

signing::EnrolmentData CompanyDataPage::data() const {
    signing::EnrolmentData data;
    data.foreignCitizen = foreign_->isChecked();
    data.nipc = fromQt(nipc_->text().trimmed());
    data.additionalInfo = fromQt(additionalInfo_->text().trimmed());
    data.email = fromQt(email_->text().trimmed());
    data.until = fromQt(until_->date());
    data.signaturesLimit = limit_->text().remove(QLatin1Char(' ')).remove(QLatin1Char('.')).toInt();
    return data;
}

bool CompanyDataPage::check() {
    const auto asked = data();
    const scap::AccountQuery query{asked.nipc, asked.additionalInfo, asked.email, asked.until,
                                   asked.signaturesLimit};
    for (const auto& [name, entry] : fields_)
        entry.first->setProblem({});
    const auto problems = scap::problems(query, today_);
    for (const auto& [name, id] : problems) {
        Failure problem;
        problem.reason = id;
        setProblem(name, reason(problem));
    }
    for (const char* name : {"nipc", "additionalInfo", "email", "until", "signaturesLimit"})
        if (!fields_[name].first->problem().isEmpty()) {
            fields_[name].second->setFocus();
            return false;
        }
    return problems.empty();
}

void CompanyDataPage::advance() {
    if (check())
        emit sent(app::activation::DataEntered{data()});
}

bool CompanyDataPage::tells(const Failure& failure) const {
    const auto field = failure.params.find("field");
    return !failure.reason.empty() && field != failure.params.end() && fields_.contains(field->second);
}

bool CompanyDataPage::setProblem(const std::string& name, const QString& text) {
    const auto found = fields_.find(name);
    if (found == fields_.end())
        return false;
    found->second.first->setProblem(text);
    return true;
}

FormField* CompanyDataPage::field(const std::string& name) const {
    const auto found = fields_.find(name);
    return found == fields_.end() ? nullptr : found->second.first;
}

} // namespace cunho::ui
