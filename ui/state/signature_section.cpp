// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/signature_section.hpp"

#include "ui/convert.hpp"
#include "ui/state/confirm_dialog.hpp"
#include "ui/vault/protection_dialog.hpp"

#include <QHBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

void clear(QVBoxLayout& layout) {
    while (auto* item = layout.takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater(); // it may be the one that was pressed
        }
        delete item;
    }
}

} // namespace

SignatureSection::SignatureSection(Jobs& jobs, SigningDesk& desk, WaysDesk* ways, QWidget* parent)
    : ScrollColumn(new QWidget, preferencesColumn, {2, 2, 10, 16}, parent)
    , jobs_(jobs)
    , desk_(desk)
    , waysDesk_(ways) {
    build();
}

void SignatureSection::build() {
    auto* column = this->column();
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    error_ = new ErrorCard(column);
    layout->addWidget(error_);
    notices_ = new QVBoxLayout;
    notices_->setSpacing(8);
    layout->addLayout(notices_);
    terms_ = new TermsCard(column);
    layout->addWidget(terms_);
    layout->addWidget(makeLabel(tr("Contas"), "section", column));
    list_ = new QVBoxLayout;
    list_->setSpacing(10);
    layout->addLayout(list_);
    auto* defaults = makeCard(column);
    auto* choices = new QVBoxLayout(defaults);
    choices->setContentsMargins(18, 14, 18, 16);
    choices->setSpacing(10);
    choices->addWidget(makeLabel(tr("Com que se assina, por omissão"), "heading", defaults));
    providers_ = new ProviderChoices(defaults);
    choices->addWidget(providers_);
    layout->addWidget(defaults);
    buildWays(*layout);
    layout->addWidget(buildAttributes());
    vault_ = new VaultCard(column);
    layout->addWidget(vault_);
    danger_ = buildDanger();
    layout->addWidget(danger_);
    layout->addStretch();
    connect(terms_, &TermsCard::manageWanted, this, [this] { emit wizardWanted(0); });
    connect(terms_, &TermsCard::accepted, this, [this] {
        change(Lane::Reading,
               [&desk = desk_, text = overview_.terms, at = shownAt_] { desk.acceptTerms(text, at); });
    });
    connect(providers_, &ProviderChoices::chosen, this,
            [this](const QString& setting, const QString& provider) {
                change(
                    Lane::Reading,
                    [&desk = desk_, setting = fromQt(setting), provider = fromQt(provider)] {
                        desk.chooseProvider(setting, provider);
                    },
                    {}, [this] { emit providerChanged(); });
            });
    connect(vault_, &VaultCard::protectionWanted, this, &SignatureSection::protect);
    connect(vault_, &VaultCard::unlockWanted, this, &SignatureSection::unlockWanted);
    connect(vault_, &VaultCard::lockWanted, this, [this] {
        change(
            Lane::Keeping, [&desk = desk_] { desk.lock(); }, tr("O cofre está bloqueado."));
    });
    connect(vault_, &VaultCard::idleChosen, this, [this](int minutes) {
        change(Lane::Keeping, [&desk = desk_, minutes] { desk.setIdleMinutes(minutes); });
    });
}

/// What the ways to sign need: a phone, a token, a capacity.
void SignatureSection::buildWays(QVBoxLayout& layout) {
    if (waysDesk_ == nullptr)
        return;
    ways_ = new WaysSection(jobs_, *waysDesk_, column());
    layout.addWidget(ways_);
    connect(ways_, &WaysSection::told, this, &SignatureSection::told);
    connect(ways_, &WaysSection::attributesWanted, this, &SignatureSection::attributesWanted);
    connect(ways_, &WaysSection::changed, this, [this] {
        refresh();
        emit providerChanged();
    });
}

QWidget* SignatureSection::buildAttributes() {
    auto* card = makeCard(this);
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(18, 14, 18, 14);
    row->setSpacing(12);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(tr("Atributos profissionais"), "heading", card));
    attributes_ = makeText({}, "dim", card);
    words->addWidget(attributes_);
    row->addLayout(words, 1);
    auto* open = makeButton(tr("Ver atributos"), "button", nullptr, card);
    connect(open, &QPushButton::clicked, this, &SignatureSection::attributesWanted);
    row->addWidget(open);
    return card;
}

QWidget* SignatureSection::buildDanger() {
    auto* card = makeCard(this);
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(18, 14, 18, 14);
    row->setSpacing(16);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(tr("Em caso de incidente"), "heading", card));
    words->addWidget(makeText(
        tr("Se desconfia de que alguém teve acesso a este computador: cancele tudo e ative de novo."), "dim",
        card));
    row->addLayout(words, 1);
    auto* cancel = makeButton(tr("Cancelar todas as contas e apagar os tokens"), "dangerLine", nullptr, card);
    connect(cancel, &QPushButton::clicked, this, &SignatureSection::askCancelAll);
    row->addWidget(cancel);
    return card;
}

void SignatureSection::refresh() {
    if (ways_ != nullptr)
        ways_->refresh();
    runJob(
        jobs_, Lane::Reading, this,
        [&desk = desk_, language = windowLanguage()](const JobContext&) { return desk.overview(language); },
        [this](Outcome<SigningOverview> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
            else
                show(std::get<0>(outcome));
        });
}

void SignatureSection::show(const SigningOverview& overview) {
    overview_ = overview;
    shownAt_ = overview.now;
    terms_->show(overview);
    showNotices();
    showAccounts();
    providers_->show(overview.providers);
    attributes_->setText(overview.attributes == 0
                             ? tr("Ainda não se conhece nenhum. São lidos quando se autentica.")
                             : tr("%n atributo(s) ativo(s) conhecido(s).", nullptr, overview.attributes));
    vault_->show(overview);
    const bool any = std::ranges::any_of(overview.accounts, [&](const auto& account) {
        const auto state = account.stateAt(overview.now);
        return state != signing::AccountState::Cancelled && state != signing::AccountState::Failed;
    });
    danger_->setVisible(any || overview.vault != signing::Vault::State::Absent);
    emit shown();
}

void SignatureSection::showNotices() {
    clear(*notices_);
    for (const auto& notice : overview_.notices) {
        auto* bar = new NoticeBar(notice, widget());
        connect(bar, &NoticeBar::acted, this, [this, notice] { act(notice); });
        notices_->addWidget(bar);
        bar->show();
    }
}

void SignatureSection::act(const app::AccountNotice& notice) {
    if (notice.kind == app::AccountNotice::Kind::AttributeEndsSoon)
        emit attributesWanted();
    else
        emit wizardWanted(notice.account);
}

void SignatureSection::showAccounts() {
    clear(*list_);
    accounts_.clear();
    for (const auto& account : overview_.accounts) {
        auto* card = new AccountCard(account, toQt(overview_.company), overview_.now, widget());
        connect(card, &AccountCard::renewWanted, this, [this, id = account.id] { emit wizardWanted(id); });
        connect(card, &AccountCard::cancelWanted, this, [this, account] { askCancel(account); });
        list_->addWidget(card);
        card->show(); // not a turn later
        accounts_.push_back(card);
    }
    if (overview_.accounts.empty())
        list_->addWidget(
            makeText(tr("Nenhuma. As faturas emitem-se na mesma e ficam por assinar."), "dim", widget()));
}

void SignatureSection::askCancel(const signing::SigningAccount& account) {
    const QString who = toQt(account.citizenName);
    ConfirmDialog::ask({tr("Cancelar a conta"),
                        tr("Cancelar a conta de assinatura de %1?").arg(who),
                        {tr("O Cunho deixa de poder assinar faturas em nome de %1.").arg(who),
                         tr("As autorizações desta conta são apagadas deste computador."),
                         tr("O que já foi assinado continua válido."),
                         tr("Para voltar a assinar é preciso ativar de novo, com autenticação.")},
                        {},
                        tr("Cancelar a conta")},
                       this, [this, id = account.id] {
                           runJob(
                               jobs_, Lane::Enrolling, this,
                               [&desk = desk_, id](const JobContext& job) { desk.cancel(id, job); },
                               [this](Outcome<std::monostate> outcome) {
                                   refresh();
                                   if (const auto* failure = std::get_if<Failure>(&outcome))
                                       error_->show(*failure);
                                   else
                                       emit told(tr("A conta foi cancelada."));
                               });
                       });
}

void SignatureSection::askCancelAll() {
    ConfirmDialog::ask(
        {tr("Cancelar todas as contas"),
         tr("Cancelar todas as contas e apagar os tokens?"),
         {tr("Todas as contas de assinatura desta empresa são canceladas no serviço do Estado."),
          tr("Todas as autorizações são apagadas deste computador, mesmo que o serviço não responda. Nesse "
             "caso cancele também no portal."),
          tr("Nenhuma fatura é assinada até se ativar de novo; ficam emitidas e por assinar."),
          tr("O que já foi assinado continua válido."),
          tr("Num incidente, avise a AMA nas primeiras 4 horas.")},
         tr("Compreendo que não se pode desfazer"),
         tr("Cancelar tudo e apagar")},
        this, [this] { cancelAll(); });
}

void SignatureSection::cancelAll() {
    using Left = std::vector<std::pair<std::int64_t, Failure>>;
    runJob(
        jobs_, Lane::Enrolling, this, [&desk = desk_](const JobContext& job) { return desk.cancelAll(job); },
        [this](Outcome<Left> outcome) {
            refresh();
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                return;
            }
            const auto& left = std::get<0>(outcome);
            if (!left.empty())
                error_->show(left.front().second);
            emit told(
                left.empty()
                    ? tr("Todas as contas foram canceladas e os tokens apagados.")
                    : tr("Os tokens foram apagados. Falta cancelar %n conta(s) no serviço: faça-o no portal.",
                         nullptr, static_cast<int>(left.size())));
        });
}

void SignatureSection::protect() {
    auto* dialog = new ProtectionDialog(jobs_, desk_, toQt(overview_.protection), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProtectionDialog::changed, this, [this] {
        refresh();
        emit told(tr("A proteção do cofre mudou."));
        emit protectionChanged();
    });
    dialog->open();
}

template<class Work>
void SignatureSection::change(Lane lane, Work work, const QString& done, std::function<void()> then) {
    runJob(
        jobs_, lane, this, [work = std::move(work)](const JobContext&) { work(); },
        [this, done, then = std::move(then)](Outcome<std::monostate> outcome) {
            refresh();
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                return;
            }
            if (!done.isEmpty())
                emit told(done);
            if (then)
                then();
        });
}

} // namespace cunho::ui
