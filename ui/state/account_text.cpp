// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/account_text.hpp"

#include "ui/convert.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

using NoticeKind = app::AccountNotice::Kind;
using signing::AccountState;

struct AccountWords {
    Q_DECLARE_TR_FUNCTIONS(SigningAccounts)
  public:
    static AccountStateText state(AccountState state);
    static QString notice(const app::AccountNotice& notice);
    static QString action(const app::AccountNotice& notice);
    static QString days(int days);
};

AccountStateText AccountWords::state(AccountState state) {
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

QString AccountWords::days(int days) {
    return days <= 0 ? tr("hoje") : days == 1 ? tr("amanhã") : tr("em %n dia(s)", nullptr, days);
}

QString AccountWords::notice(const app::AccountNotice& notice) {
    switch (notice.kind) {
    case NoticeKind::EndsSoon: return tr("A assinatura termina %1.").arg(days(notice.days));
    case NoticeKind::Ended: return tr("A assinatura terminou. As faturas emitem-se e ficam por assinar.");
    case NoticeKind::NeedsReactivation: return tr("A autorização terminou. Renove a assinatura.");
    case NoticeKind::LimitNear:
        return tr("Já usou pelo menos %1 das %2 assinaturas.").arg(notice.used).arg(notice.limit);
    case NoticeKind::LimitReached: return tr("Atingiu o limite de %1 assinaturas.").arg(notice.limit);
    case NoticeKind::AttributeEndsSoon:
        return tr("O atributo «Assinatura de faturas eletrónicas» termina %1, e a conta com ele.")
            .arg(days(notice.days));
    }
    return {};
}

QString AccountWords::action(const app::AccountNotice& notice) {
    switch (notice.kind) {
    case NoticeKind::LimitNear:
    case NoticeKind::LimitReached: return tr("Renovar com mais");
    case NoticeKind::AttributeEndsSoon: return tr("Ver atributos");
    case NoticeKind::EndsSoon:
    case NoticeKind::Ended:
    case NoticeKind::NeedsReactivation: break;
    }
    return tr("Renovar");
}

} // namespace

AccountStateText accountStateText(AccountState state) {
    return AccountWords::state(state);
}

QString noticeText(const app::AccountNotice& notice) {
    return AccountWords::notice(notice);
}

QString noticeAction(const app::AccountNotice& notice) {
    return AccountWords::action(notice);
}

bool isUrgent(const app::AccountNotice& notice) {
    constexpr int fewDays = 3;
    const bool counts = notice.kind == NoticeKind::EndsSoon || notice.kind == NoticeKind::AttributeEndsSoon;
    return notice.kind != NoticeKind::LimitNear && (!counts || notice.days <= fewDays);
}

} // namespace cunho::ui
