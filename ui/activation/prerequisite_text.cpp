// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/prerequisite_text.hpp"

#include "ui/convert.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

using signing::Prerequisite;

struct PrerequisiteWords {
    Q_DECLARE_TR_FUNCTIONS(Prerequisites)
  public:
    static PrerequisiteText of(Prerequisite prerequisite);
    static StandingText of(const signing::PrerequisiteFact& fact, bool warns);
    static QString fact(const signing::PrerequisiteFact& fact);
};

PrerequisiteText PrerequisiteWords::of(Prerequisite prerequisite) {
    switch (prerequisite) {
    case Prerequisite::CmdActive:
        return {tr("Chave Móvel Digital ativa"),
                tr("Já entra em sítios do Estado com a Chave Móvel Digital?")};
    case Prerequisite::CardReader:
        return {tr("Leitor e Cartão de Cidadão"),
                tr("Tem o leitor ligado, o cartão inserido e o plugin Autenticação.Gov instalado?")};
    case Prerequisite::NoEarlierAccount:
        return {tr("Nenhuma conta anterior deste programa"),
                tr("É a primeira vez que ativa a assinatura desta empresa no Cunho? Se mudou de computador, "
                   "cancele antes a conta antiga no portal.")};
    case Prerequisite::Capacity:
        return {
            tr("Qualidade na empresa"),
            tr("O seu atributo de gerente, administrador, diretor ou procurador desta empresa está ativo?")};
    case Prerequisite::InvoiceAttribute:
        return {tr("Atributo «Assinatura de faturas eletrónicas»"),
                tr("É outra opção do mesmo pedido, fácil de esquecer. Está ativo para esta empresa?")};
    case Prerequisite::PinsKnown:
        return {tr("Os códigos, sem os trocar"), tr("Sabe qual vai usar? Três erros bloqueiam-no.")};
    case Prerequisite::CmdSignature:
        return {tr("Assinatura da Chave Móvel Digital"),
                tr("A sua CMD também assina documentos? Não é precisa para as faturas; serve para assinar "
                   "outros PDF.")};
    }
    return {};
}

StandingText PrerequisiteWords::of(const signing::PrerequisiteFact& fact, bool warns) {
    switch (fact.standing) {
    case signing::Standing::Good:
        return {fact.byPerson ? tr("Disse que sim") : tr("Confirmado"), "tick", PillKind::Green};
    case signing::Standing::Bad:
        return warns ? StandingText{tr("Aviso"), "alert", PillKind::Amber}
                     : StandingText{tr("Falta"), "cancel", PillKind::Red};
    case signing::Standing::Unknowable: return {tr("Só se sabe ao autenticar"), "question", PillKind::Grey};
    case signing::Standing::Asked: return {tr("Diga-nos"), "question", PillKind::Blue};
    case signing::Standing::Pending: return {tr("Pendente"), "clock", PillKind::Amber};
    }
    return {{}, "question", PillKind::Grey};
}

QString PrerequisiteWords::fact(const signing::PrerequisiteFact& fact) {
    QStringList words;
    const auto day = [](TimePoint time) { return dateText(toLocal(time, Zone::Lisbon).date); };
    if (fact.since)
        words << tr("Pedido pendente desde %1.").arg(day(*fact.since));
    if (fact.until)
        words << (fact.standing == signing::Standing::Bad ? tr("Terminou em %1.") : tr("Ativo até %1."))
                     .arg(day(*fact.until));
    return words.join(QLatin1Char(' '));
}

} // namespace

PrerequisiteText prerequisiteText(Prerequisite prerequisite) {
    return PrerequisiteWords::of(prerequisite);
}

StandingText standingText(const signing::PrerequisiteFact& fact, bool warns) {
    return PrerequisiteWords::of(fact, warns);
}

QString factText(const signing::PrerequisiteFact& fact) {
    return PrerequisiteWords::fact(fact);
}

std::vector<Prerequisite> prerequisitesOf(signing::LoginMeans means) {
    std::vector<Prerequisite> all{Prerequisite::CmdActive, Prerequisite::NoEarlierAccount,
                                  Prerequisite::Capacity,  Prerequisite::InvoiceAttribute,
                                  Prerequisite::PinsKnown, Prerequisite::CmdSignature};
    if (means == signing::LoginMeans::CitizenCard) {
        all.front() = Prerequisite::CardReader;
        all.pop_back();
    }
    return all;
}

bool onlyWarns(Prerequisite prerequisite) {
    return prerequisite == Prerequisite::CmdSignature;
}

bool isApproved(Prerequisite prerequisite) {
    return prerequisite == Prerequisite::Capacity || prerequisite == Prerequisite::InvoiceAttribute;
}

} // namespace cunho::ui
