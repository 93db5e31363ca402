// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/look/tokens.hpp"

#include <cunho/app/signing_accounts.hpp>

#include <QString>

namespace cunho::ui {

/// How an account stands, in a word and a colour.
struct AccountStateText {
    QString word;
    PillKind pill;
};

AccountStateText accountStateText(signing::AccountState state);

/// A notice in one sentence: "A assinatura termina em 3 dias." (W26 to W28)
QString noticeText(const app::AccountNotice& notice);

/// What the button of a notice says: "Renovar", "Ver atributos".
QString noticeAction(const app::AccountNotice& notice);

/// Has to be seen first: what hinders signing, or does in three days or less.
bool isUrgent(const app::AccountNotice& notice);

} // namespace cunho::ui
