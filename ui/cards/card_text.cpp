// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cards/card_text.hpp"

#include "ui/convert.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <chrono>

namespace cunho::ui {
namespace {

using signing::CardReader;
using CheckStanding = CardCheck::Standing;

int daysLeft(TimePoint until, TimePoint now) {
    return static_cast<int>(std::chrono::floor<std::chrono::days>(until - now).count());
}

/// The card's certificate that signs; null when it was not read.
const crypto::Certificate* leafOf(const CardReader& reader) {
    return reader.card && !reader.card->signature.empty() ? &reader.card->signature.front() : nullptr;
}

/// The lower, the better.
int rank(CardState state) {
    switch (state) {
    case CardState::Ready: return 0;
    case CardState::ExpiresSoon: return 1;
    case CardState::OtherPerson: return 2;
    case CardState::Reading: return 3;
    case CardState::Blocked:
    case CardState::Inactive:
    case CardState::Expired: return 4;
    case CardState::Mute: return 5;
    case CardState::Contactless: return 6;
    case CardState::InUse: return 7;
    case CardState::Unusable: return 8;
    case CardState::Foreign: return 9;
    case CardState::Looking:
    case CardState::NoService:
    case CardState::NoReader:
    case CardState::Empty: break;
    }
    return 10;
}

struct CardWords {
    Q_DECLARE_TR_FUNCTIONS(CitizenCard)
  public:
    static CardNews news(CardState state, const CardReader& reader, TimePoint now, const CardUser& user);
    static CardNews without(const CardSight& sight);
    static CardNews several(CardNews news, int ready);
    static QString until(const CardReader& reader);
    static QString days(int days);
    static CardCheck card(const CardReader& reader);
    static CardCheck person(const CardReader& reader, const CardUser& user);
    static CardCheck activation(const CardReader& reader);
    static CardCheck pin(const CardReader& reader);
    static CardCheck certificate(const QString& title, const crypto::CertificateChain& chain, TimePoint now);
    static CardCheck service(const CardSight& sight);
    static CardCheck readers(const CardSight& sight);
    static CheckStandingText standing(CheckStanding standing);
    static QString tries(int tries);
};

QString CardWords::until(const CardReader& reader) {
    const auto* leaf = leafOf(reader);
    const QString holder = reader.card ? toQt(reader.card->holder) : QString();
    return leaf == nullptr ? holder : tr("%1\nCertificado até %2").arg(holder, dayText(leaf->notAfter()));
}

QString CardWords::days(int days) {
    return days <= 0 ? tr("hoje") : days == 1 ? tr("amanhã") : tr("dentro de %n dia(s)", nullptr, days);
}

CardNews CardWords::news(CardState state, const CardReader& reader, TimePoint now, const CardUser& user) {
    const auto* leaf = leafOf(reader);
    switch (state) {
    case CardState::Empty:
        return {state,
                PillKind::Grey,
                tr("Sem cartão"),
                tr("Insira o Cartão de Cidadão no leitor para assinar com ele."),
                {}};
    case CardState::Reading: return {state, PillKind::Blue, tr("A ler o cartão…"), tr("Não o retire."), {}};
    case CardState::Ready: return {state, PillKind::Green, tr("Cartão pronto"), until(reader), {}};
    case CardState::ExpiresSoon:
        return {state, PillKind::Amber, tr("Certificado acaba em breve"),
                tr("%1. Termina %2: peça já um cartão novo.")
                    .arg(toQt(reader.card->holder), days(daysLeft(leaf->notAfter(), now))),
                tr("Ver datas")};
    case CardState::Expired:
        return {state, PillKind::Red, tr("Certificado expirado"), tr("O cartão já não assina. Peça um novo."),
                tr("O que fazer")};
    case CardState::Blocked:
        return {state, PillKind::Red, tr("PIN bloqueado"), tr("O PIN de assinatura tem de ser desbloqueado."),
                tr("O que fazer")};
    case CardState::Inactive:
        return {state, PillKind::Red, tr("Cartão por ativar"), tr("Este cartão ainda não pode assinar."),
                tr("O que fazer")};
    case CardState::OtherPerson:
        return {state, PillKind::Amber, tr("Cartão de outra pessoa"),
                tr("É de %1; a conta é de %2.").arg(toQt(reader.card->holder), user.name), tr("Ver cartão")};
    case CardState::Foreign:
        return {state, PillKind::Amber, tr("Outro cartão"), tr("Não é um Cartão de Cidadão. Troque-o."), {}};
    case CardState::Contactless:
        return {state,
                PillKind::Amber,
                tr("Cartão sem contacto"),
                tr("Insira-o num leitor de contacto, com o chip para dentro."),
                {}};
    case CardState::Mute:
        return {state, PillKind::Amber, tr("Vire o cartão"), tr("O chip está atrás e entra primeiro."), {}};
    case CardState::InUse:
        return {state,
                PillKind::Amber,
                tr("Cartão ocupado"),
                tr("Outro programa está a usá-lo. Feche-o ou espere."),
                {}};
    case CardState::Unusable:
        return {state, PillKind::Red, tr("Cartão por ler"), tr("Retire-o e volte a inseri-lo."),
                tr("O que fazer")};
    case CardState::Looking:
    case CardState::NoService:
    case CardState::NoReader: break;
    }
    return {};
}

CardNews CardWords::without(const CardSight& sight) {
    if (!sight.known)
        return {CardState::Looking, PillKind::Grey, tr("A procurar leitores…"), {}, {}};
    if (sight.problem)
        // Whoever signs with SAFE alone never needs it: no alarm.
        return {CardState::NoService, PillKind::Grey, tr("Sem serviço de cartões"),
                tr("Só faz falta para assinar com o Cartão de Cidadão."), tr("O que fazer")};
    return {CardState::NoReader, PillKind::Grey, tr("Sem leitor de cartões"),
            tr("Ligue um para assinar com o Cartão de Cidadão."), tr("O que verificar")};
}

/// Whoever signs has to leave one card only, or to choose.
CardNews CardWords::several(CardNews news, int ready) {
    news.tone = PillKind::Amber;
    news.heading = tr("%n cartão(ões) inserido(s)", nullptr, ready);
    news.text = tr("Escolha o leitor, ou deixe só um cartão.");
    news.action = tr("Ver cartões");
    return news;
}

CardCheck CardWords::card(const CardReader& reader) {
    using State = CardReader::State;
    CardCheck check{CheckStanding::Unknown, tr("Cartão"), {}};
    switch (reader.state) {
    case State::Empty:
        check.standing = CheckStanding::Warning; // nothing is wrong
        check.text = tr("Não há cartão. Insira-o com o chip para dentro.");
        return check;
    case State::Reading: check.text = tr("A ler o cartão…"); return check;
    case State::InUse: break; // somebody else's card may be a good one
    case State::Ready: check.standing = CheckStanding::Good; break;
    case State::Unusable: check.standing = reader.card ? CheckStanding::Good : CheckStanding::Bad; break;
    case State::Foreign:
    case State::Contactless:
    case State::Mute: check.standing = CheckStanding::Bad; break;
    }
    if (reader.card)
        check.text = tr("Cartão de Cidadão (%1) de %2, número %3.")
                         .arg(toQt(reader.card->generation), toQt(reader.card->holder),
                              toQt(reader.card->civilNumber));
    else if (reader.problem)
        check.text = reason(*reader.problem);
    return check;
}

CardCheck CardWords::person(const CardReader& reader, const CardUser& user) {
    CardCheck check{CheckStanding::Unknown, tr("Titular"), tr("Só se sabe depois de ler o cartão.")};
    if (!reader.card)
        return check;
    if (isCardOf(user, reader.card->civilNumber)) {
        check.standing = CheckStanding::Good;
        check.text = tr("É o cartão de %1, titular da conta de assinatura.").arg(user.name);
    } else {
        check.standing = CheckStanding::Warning;
        check.text = tr("A conta de assinatura é de %1 e este cartão não. Insira o cartão de %1, ou confirme "
                        "que é esta pessoa quem deve assinar.")
                         .arg(user.name);
    }
    return check;
}

CardCheck CardWords::activation(const CardReader& reader) {
    CardCheck check{CheckStanding::Unknown, tr("Ativação da assinatura"),
                    tr("Só se sabe depois de ler o cartão.")};
    if (!reader.card)
        return check;
    const bool active = reader.card->signatureActive;
    check.standing = active ? CheckStanding::Good : CheckStanding::Bad;
    check.text = active ? tr("A assinatura do cartão está ativa.")
                        : reason(Failure{Fault::Rejected, "CARD_SIGNATURE_INACTIVE", {}, {}});
    return check;
}

QString CardWords::tries(int tries) {
    return tr("Resta(m) %n tentativa(s).", nullptr, tries);
}

CardCheck CardWords::pin(const CardReader& reader) {
    CardCheck check{CheckStanding::Unknown, tr("PIN de assinatura"),
                    tr("Só se sabe depois de ler o cartão.")};
    if (!reader.card)
        return check;
    const auto& pin = reader.card->signaturePin;
    if (pin.blocked) {
        check.standing = CheckStanding::Bad;
        check.text = reason(Failure{Fault::Credential, "CARD_PIN_BLOCKED", {}, {}});
    } else if (!pin.triesLeft) {
        check.text = tr("O cartão não diz quantas tentativas restam.");
    } else {
        const bool last = *pin.triesLeft == 1;
        check.standing = *pin.triesLeft > 2 ? CheckStanding::Good : CheckStanding::Warning;
        check.text = tries(*pin.triesLeft);
        if (last)
            check.text +=
                QLatin1Char(' ') + tr("Confirme o PIN na carta dos códigos: se errar, fica bloqueado.");
        else if (check.standing == CheckStanding::Warning)
            check.text += QLatin1Char(' ') + tr("Um PIN certo repõe as três.");
    }
    return check;
}

CardCheck CardWords::certificate(const QString& title, const crypto::CertificateChain& chain, TimePoint now) {
    CardCheck check{CheckStanding::Unknown, title, tr("Só se sabe depois de ler o cartão.")};
    if (chain.empty())
        return check;
    const auto& leaf = chain.front();
    const int left = daysLeft(leaf.notAfter(), now);
    if (now > leaf.notAfter()) {
        check.standing = CheckStanding::Bad;
        check.text = tr("Expirou em %1. Peça um cartão novo; o que já foi assinado continua válido.")
                         .arg(dayText(leaf.notAfter()));
    } else if (now < leaf.notBefore()) {
        check.standing = CheckStanding::Bad;
        check.text = tr("Só é válido a partir de %1. Confirme a data deste computador.")
                         .arg(dayText(leaf.notBefore()));
    } else if (left < cardWarningDays) {
        check.standing = CheckStanding::Warning;
        check.text = tr("Válido até %1: termina %2. Peça já um cartão novo.")
                         .arg(dayText(leaf.notAfter()), days(left));
    } else {
        check.standing = CheckStanding::Good;
        check.text = tr("Válido até %1.").arg(dayText(leaf.notAfter()));
    }
    return check;
}

CardCheck CardWords::service(const CardSight& sight) {
    CardCheck check{CheckStanding::Unknown, tr("Serviço de cartões"), tr("A procurar…")};
    if (sight.known) {
        check.standing = sight.problem ? CheckStanding::Bad : CheckStanding::Good;
        check.text = sight.problem ? reason(*sight.problem)
                                   : tr("O serviço de cartões do computador está a funcionar.");
    }
    return check;
}

CardCheck CardWords::readers(const CardSight& sight) {
    CardCheck check{CheckStanding::Unknown, tr("Leitor e controlador"), tr("A procurar…")};
    if (!sight.known)
        return check;
    if (sight.problem) {
        check.text = tr("Só se sabe quando o serviço de cartões funcionar.");
    } else if (sight.readers.empty()) {
        check.standing = CheckStanding::Bad;
        check.text = tr(
            "Não se vê nenhum leitor. Ligue-o por USB; se já está ligado, experimente outra entrada e peça a "
            "quem gere o computador que instale o controlador (libccid, ou o do fabricante).");
    } else {
        QStringList names;
        for (const auto& reader : sight.readers)
            names << (reader.pinPad ? tr("%1 (com teclado)").arg(toQt(reader.name)) : toQt(reader.name));
        check.standing = CheckStanding::Good;
        check.text = tr("%n leitor(es): %1.", nullptr, static_cast<int>(names.size()))
                         .arg(names.join(QStringLiteral(", ")));
    }
    return check;
}

CheckStandingText CardWords::standing(CheckStanding standing) {
    switch (standing) {
    case CheckStanding::Good: return {tr("Bem"), PillKind::Green, "check"};
    case CheckStanding::Warning: return {tr("Atenção"), PillKind::Amber, "clock"};
    case CheckStanding::Bad: return {tr("A resolver"), PillKind::Red, "alert"};
    case CheckStanding::Unknown: break;
    }
    return {tr("Não se sabe"), PillKind::Grey, "question"};
}

} // namespace

bool canSign(CardState state) {
    return state == CardState::Ready || state == CardState::ExpiresSoon || state == CardState::OtherPerson;
}

QString dayText(TimePoint time) {
    return dateText(toLocal(time, Zone::Lisbon).date);
}

bool isCardOf(const CardUser& user, const std::string& civilNumber) {
    constexpr std::size_t withoutCheckDigit = 8;
    return !user.number.empty() &&
           civilNumber.substr(0, withoutCheckDigit) == user.number.substr(0, withoutCheckDigit);
}

CardState cardState(const CardReader& reader, TimePoint now, const CardUser& user) {
    using State = CardReader::State;
    switch (reader.state) {
    case State::Empty: return CardState::Empty;
    case State::Reading: return CardState::Reading;
    case State::Foreign: return CardState::Foreign;
    case State::Contactless: return CardState::Contactless;
    case State::Mute: return CardState::Mute;
    case State::InUse: return CardState::InUse;
    case State::Ready:
    case State::Unusable: break;
    }
    if (!reader.card)
        return CardState::Unusable;
    if (!reader.card->signatureActive)
        return CardState::Inactive;
    if (reader.card->signaturePin.blocked)
        return CardState::Blocked;
    const auto* leaf = leafOf(reader);
    if (leaf == nullptr || reader.state == State::Unusable)
        return CardState::Unusable;
    if (now > leaf->notAfter())
        return CardState::Expired;
    if (!user.number.empty() && !isCardOf(user, reader.card->civilNumber))
        return CardState::OtherPerson;
    return daysLeft(leaf->notAfter(), now) < cardWarningDays ? CardState::ExpiresSoon : CardState::Ready;
}

CardNews cardNews(const CardSight& sight, TimePoint now, const CardUser& user) {
    if (sight.readers.empty())
        return CardWords::without(sight);
    std::vector<CardReader> readers = sight.readers;
    if (readerNamed(sight, user.reader) != nullptr)
        std::erase_if(readers, [&](const auto& reader) { return reader.name != user.reader; });
    const auto stateOf = [&](const CardReader& reader) { return cardState(reader, now, user); };
    const auto& best =
        *std::ranges::min_element(readers, {}, [&](const auto& each) { return rank(stateOf(each)); });
    const auto ready =
        std::ranges::count_if(readers, [&](const auto& each) { return canSign(stateOf(each)); });
    auto news = CardWords::news(stateOf(best), best, now, user);
    return ready > 1 ? CardWords::several(std::move(news), static_cast<int>(ready)) : news;
}

std::vector<CardCheck> serviceChecks(const CardSight& sight) {
    return {CardWords::service(sight), CardWords::readers(sight)};
}

std::vector<CardCheck> cardChecks(const CardReader& reader, TimePoint now, const CardUser& user) {
    static const crypto::CertificateChain none;
    std::vector<CardCheck> checks{CardWords::card(reader)};
    if (!user.number.empty())
        checks.push_back(CardWords::person(reader, user));
    checks.push_back(CardWords::activation(reader));
    checks.push_back(CardWords::pin(reader));
    checks.push_back(CardWords::certificate(CardWords::tr("Certificado de assinatura"),
                                            reader.card ? reader.card->signature : none, now));
    if (reader.card && !reader.card->authentication.empty())
        checks.push_back(CardWords::certificate(CardWords::tr("Certificado de autenticação"),
                                                reader.card->authentication, now));
    return checks;
}

CheckStandingText standingText(CheckStanding standing) {
    return CardWords::standing(standing);
}

QString triesText(int tries) {
    return CardWords::tries(tries);
}

} // namespace cunho::ui
