// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/account_text.hpp"

#include "ui/convert.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

using Kind = app::AccountNotice::Kind;
using signing::AccountState;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SigningAccounts)
  public:
    static AccountStateText state(AccountState state);
    static QString notice(const app::AccountNotice& notice);
    static QString action(const app::AccountNotice& notice);
    static QString days(int days);
};

AccountStateText Words::state(AccountState state) {
    switch (state) {
    case AccountState::Creating: return {tr("A abrir"), PillKind::Blue};
    case AccountState::AwaitingCertificate: return {tr("Espera o certificado"), PillKind::Amber};
    case AccountState::Active: return {tr("Ativa"), PillKind::Green};
    case AccountState::NeedsReactivation: return {tr("Precisa de renovação"), PillKind::Red};
    case AccountState::Expired: return {tr("Terminada"), PillKind::Grey};
    case AccountState::Cancelled: return {tr("Cancelada"), PillKind::Grey};
    case AccountState::Failed: return {tr("Não foi aberta"), PillKind::Grey};
    }
    return {};
}

QString Words::days(int days) {
    return days <= 0 ? tr("hoje") : days == 1 ? tr("amanhã") : tr("em %n dia(s)", nullptr, days);
}

QString Words::notice(const app::AccountNotice& notice) {
    switch (notice.kind) {
    case Kind::EndsSoon: return tr("A assinatura termina %1.").arg(days(notice.days));
    case Kind::Ended: return tr("A assinatura terminou. As faturas emitem-se e ficam por assinar.");
    case Kind::NeedsReactivation: return tr("A autorização terminou. Renove a assinatura.");
    case Kind::LimitNear:
        return tr("Já usou pelo menos %1 das %2 assinaturas.").arg(notice.used).arg(notice.limit);
    case Kind::LimitReached: return tr("Atingiu o limite de %1 assinaturas.").arg(notice.limit);
    case Kind::AttributeEndsSoon:
        return tr("O atributo «Assinatura de faturas eletrónicas» termina %1, e a conta com ele.")
            .arg(days(notice.days));
    }
    return {};
}

QString Words::action(const app::AccountNotice& notice) {
    switch (notice.kind) {
    case Kind::LimitNear:
    case Kind::LimitReached: return tr("Renovar com mais");
    case Kind::AttributeEndsSoon: return tr("Ver atributos");
    case Kind::EndsSoon:
    case Kind::Ended:
    case Kind::NeedsReactivation: break;
    }
    return tr("Renovar");
}

} // namespace

AccountStateText accountStateText(AccountState state) {
    return Words::state(state);
}

QString noticeText(const app::AccountNotice& notice) {
    return Words::notice(notice);
}

QString noticeAction(const app::AccountNotice& notice) {
    return Words::action(notice);
}

bool isUrgent(const app::AccountNotice& notice) {
    constexpr int fewDays = 3;
    const bool counts = notice.kind == Kind::EndsSoon || notice.kind == Kind::AttributeEndsSoon;
    return notice.kind != Kind::LimitNear && (!counts || notice.days <= fewDays);
}

} // namespace cunho::ui
