// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/account_text.hpp"

#include <gtest/gtest.h>

// What the window says by itself of an account: the notices of tests/journeys/failure_catalogue.cpp in words.
namespace cunho::ui {
namespace {

using NoticeKind = app::AccountNotice::Kind;

struct Said {
    const char* id; ///< of the catalogue (autenticacao-gov G)
    app::AccountNotice notice;
    const char* words;
    const char* next;
};

TEST(FailureNotices, SayWhatEndsAndTheNextStep) {
    const Said all[] = {
        {"W19",
         {NoticeKind::AttributeEndsSoon, 1, 20, {}, 0, 0},
         "termina em 20 dia(s), e a conta com ele",
         "Ver atributos"},
        {"W26", {NoticeKind::EndsSoon, 1, 15, {}, 0, 0}, "A assinatura termina em 15 dia(s)", "Renovar"},
        {"W26", {NoticeKind::EndsSoon, 1, 1, {}, 0, 0}, "A assinatura termina amanhã", "Renovar"},
        {"W26", {NoticeKind::Ended, 1, 0, {}, 0, 0}, "As faturas emitem-se e ficam por assinar", "Renovar"},
        {"W27",
         {NoticeKind::NeedsReactivation, 1, 0, {}, 0, 0},
         "A autorização terminou. Renove a assinatura",
         "Renovar"},
        {"W28",
         {NoticeKind::LimitNear, 1, 0, {}, 900, 1000},
         "Já usou pelo menos 900 das 1000 assinaturas",
         "Renovar com mais"},
        {"W28",
         {NoticeKind::LimitReached, 1, 0, {}, 1000, 1000},
         "Atingiu o limite de 1000 assinaturas",
         "Renovar com mais"},
    };
    for (const auto& said : all) {
        EXPECT_TRUE(noticeText(said.notice).contains(said.words))
            << said.id << " " << noticeText(said.notice).toStdString();
        EXPECT_EQ(noticeAction(said.notice), said.next) << said.id;
    }
}

} // namespace
} // namespace cunho::ui
