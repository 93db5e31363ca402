// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/card_watch.hpp"
#include "ui/look/tokens.hpp"

#include <cunho/core/clock.hpp>

#include <QString>

namespace cunho::ui {

/// So long before a card's certificate ends it is said.
inline constexpr int cardWarningDays = 60;

/// Whose card it should be and where: the holder of the signing account, and the reader that was chosen.
struct CardUser {
    QString name;
    std::string number; ///< of the civil identification, eight digits; empty: anybody's
    std::string reader; ///< empty: whichever has the card
};

/// How reader and card stand, in the order of what needs somebody first.
enum class CardState {
    Looking, ///< nobody has answered yet
    NoService,
    NoReader,
    Empty,
    Reading,
    Ready,
    ExpiresSoon,
    Expired,
    Blocked,
    Inactive,
    OtherPerson, ///< it can sign, but it is not the user's
    Foreign,
    Contactless,
    Mute,
    InUse,
    Unusable,
};

bool canSign(CardState state);

/// The few words of the sidebar; `action` names the one next step, empty when there is none.
struct CardNews {
    CardState state = CardState::Looking;
    PillKind tone = PillKind::Grey;
    QString heading;
    QString text;
    QString action;
};

/// How one reader stands.
CardState cardState(const signing::CardReader& reader, TimePoint now, const CardUser& user);

/// Of the chosen reader or, without one, of that which is most of use.
CardNews cardNews(const CardSight& sight, TimePoint now, const CardUser& user);

/// One thing that was looked at.
struct CardCheck {
    enum class Standing { Good, Warning, Bad, Unknown };
    Standing standing = Standing::Unknown;
    QString title;
    QString text; ///< what is so and, if it is not well, what to do
};

/// Service and readers.
std::vector<CardCheck> serviceChecks(const CardSight& sight);

/// The card in a reader: card, person, activation, PIN and certificates, one by one. What cannot be known as
/// long as something before it is wrong says so.
std::vector<CardCheck> cardChecks(const signing::CardReader& reader, TimePoint now, const CardUser& user);

/// "Bem", "Atenção", "A corrigir", "Não se sabe", with the pill's colours and the picture.
struct CheckStandingText {
    QString word;
    PillKind pill;
    const char* icon;
};
CheckStandingText standingText(CardCheck::Standing standing);

/// Whether the card's civil number, with its check digit, is that of the user.
bool isCardOf(const CardUser& user, const std::string& civilNumber);

/// "20 nov. 2026" on Lisbon's calendar.
QString dayText(TimePoint time);

/// "Restam 3 tentativas."
QString triesText(int tries);

} // namespace cunho::ui
