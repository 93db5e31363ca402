// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/verify/verdict_text.hpp"

#include "ui/convert.hpp"
#include "ui/fault_text.hpp"

#include <cunho/app/verification_report.hpp>

#include <QCoreApplication>
#include <algorithm>
#include <functional>

namespace cunho::ui {
namespace {

using pdf::Change;
using signing::Indication;
using signing::SignatureReport;

/// What helps when a signature is not confirmed.
enum class Remedy { Reject, SignAgain, ProveTime, TryLater, TrustRoot };

struct Rule {
    const char* subIndication;
    const char* clause;
    Remedy remedy;
};

/// docs/decisions/0007-verdict.md has the same list of sub-indications.
constexpr Rule rules[] = {
    {"FORMAT_FAILURE", QT_TRANSLATE_NOOP("Verdict", "a estrutura está danificada"), Remedy::Reject},
    {"HASH_FAILURE", QT_TRANSLATE_NOOP("Verdict", "o conteúdo assinado foi alterado"), Remedy::Reject},
    {"SIG_CRYPTO_FAILURE", QT_TRANSLATE_NOOP("Verdict", "o valor está danificado ou foi forjado"),
     Remedy::Reject},
    {"REVOKED", QT_TRANSLATE_NOOP("Verdict", "o certificado já estava revogado quando foi usado"),
     Remedy::SignAgain},
    {"EXPIRED", QT_TRANSLATE_NOOP("Verdict", "o certificado já tinha expirado quando foi usado"),
     Remedy::SignAgain},
    {"NOT_YET_VALID", QT_TRANSLATE_NOOP("Verdict", "o certificado ainda não valia quando foi usado"),
     Remedy::SignAgain},
    {"NO_CERTIFICATE_CHAIN_FOUND",
     QT_TRANSLATE_NOOP("Verdict", "ninguém em quem confia garante o certificado"), Remedy::TrustRoot},
    {"CERTIFICATE_CHAIN_GENERAL_FAILURE",
     QT_TRANSLATE_NOOP("Verdict", "a cadeia de certificados está danificada"), Remedy::SignAgain},
    {"CHAIN_CONSTRAINTS_FAILURE",
     QT_TRANSLATE_NOOP("Verdict", "um certificado foi usado para o que não pode"), Remedy::SignAgain},
    {"NO_SIGNING_CERTIFICATE_FOUND", QT_TRANSLATE_NOOP("Verdict", "não mostra que certificado foi usado"),
     Remedy::SignAgain},
    {"SIG_CONSTRAINTS_FAILURE", QT_TRANSLATE_NOOP("Verdict", "não diz que certificado foi usado"),
     Remedy::SignAgain},
    {"REVOKED_NO_POE",
     QT_TRANSLATE_NOOP("Verdict", "o certificado foi revogado e nada prova que foi usado antes"),
     Remedy::ProveTime},
    {"REVOKED_CA_NO_POE",
     QT_TRANSLATE_NOOP("Verdict",
                       "uma entidade certificadora foi revogada e nada prova que o uso é anterior"),
     Remedy::ProveTime},
    {"OUT_OF_BOUNDS_NO_POE",
     QT_TRANSLATE_NOOP("Verdict", "o certificado está fora de prazo e nada prova que foi usado a tempo"),
     Remedy::ProveTime},
    {"OUT_OF_BOUNDS_NOT_REVOKED",
     QT_TRANSLATE_NOOP("Verdict", "o certificado está fora de prazo e nada prova que foi usado a tempo"),
     Remedy::ProveTime},
    {"REVOCATION_OUT_OF_BOUNDS_NO_POE",
     QT_TRANSLATE_NOOP("Verdict", "a prova de que o certificado não foi revogado já não chega"),
     Remedy::TryLater},
    {"TRY_LATER", QT_TRANSLATE_NOOP("Verdict", "falta saber se o certificado foi revogado"),
     Remedy::TryLater},
    {"CRYPTO_CONSTRAINTS_FAILURE", QT_TRANSLATE_NOOP("Verdict", "usa um algoritmo que já não era forte"),
     Remedy::SignAgain},
    {"CRYPTO_CONSTRAINTS_FAILURE_NO_POE",
     QT_TRANSLATE_NOOP("Verdict", "usa um algoritmo que já não é forte e nada prova que o uso é anterior"),
     Remedy::SignAgain},
    {"TIMESTAMP_ORDER_FAILURE", QT_TRANSLATE_NOOP("Verdict", "os selos temporais contradizem-se"),
     Remedy::SignAgain},
};
constexpr Rule unknownRule{"", QT_TRANSLATE_NOOP("Verdict", "é de um tipo que o Cunho não conhece"),
                           Remedy::SignAgain};

const Rule& ruleFor(const std::string& subIndication) {
    const auto* const found =
        std::ranges::find_if(rules, [&](const Rule& rule) { return rule.subIndication == subIndication; });
    return found == std::ranges::end(rules) ? unknownRule : *found;
}

struct Verdict {
    Q_DECLARE_TR_FUNCTIONS(Verdict)
  public:
    static bool isChanged(const SignatureReport& report) {
        return report.subIndication == "HASH_FAILURE" || hasForbiddenChange(report);
    }

    static QString heading(const SignatureReport& report) {
        if (report.signer.empty())
            return report.timestamp ? tr("Selo temporal sem nome") : tr("Assinatura sem nome");
        return (report.timestamp ? tr("Selo temporal de %1") : tr("Assinatura de %1"))
            .arg(toQt(report.signer));
    }

    static QString pill(const SignatureReport& report, Standing standing) {
        const std::string& qualified = report.qualification;
        switch (standing) {
        case Standing::Valid:
            if (report.timestamp)
                return qualified == "QTST" ? tr("Válido · qualificado") : tr("Válido");
            return qualified == "QESig" || qualified == "QESeal" ? tr("Válida · qualificada") : tr("Válida");
        case Standing::Changed: return tr("Alterado");
        case Standing::Invalid: return report.timestamp ? tr("Não válido") : tr("Não válida");
        case Standing::Unconfirmed: return tr("Por confirmar");
        case Standing::Unsigned: return tr("Sem assinaturas");
        case Standing::Unreadable: return tr("Não foi lido");
        }
        return {};
    }

    static QString sentence(const SignatureReport& report) {
        if (report.passed())
            return passed(report);
        if (hasForbiddenChange(report))
            return tr("O documento foi alterado depois: já não mostra o que foi assinado.");
        const QString clause = tr(ruleFor(report.subIndication).clause);
        if (report.indication == Indication::TotalFailed)
            return (report.timestamp ? tr("Este selo temporal não vale: %1.")
                                     : tr("Esta assinatura não vale: %1."))
                .arg(clause);
        return (report.timestamp ? tr("Não se consegue confirmar este selo temporal: %1.")
                                 : tr("Não se consegue confirmar esta assinatura: %1."))
            .arg(clause);
    }

    /// Of what does not hold, no time is worth telling.
    static QString time(const SignatureReport& report) {
        if (report.indication == Indication::TotalFailed)
            return {};
        if (report.provenTime)
            return (report.timestamp ? tr("Selado em %1.")
                                     : tr("Já existia em %1: prova-o um selo temporal."))
                .arg(timeText(*report.provenTime));
        if (report.timestamp)
            return {};
        if (report.claimedTime.empty())
            return tr("Não diz quando foi feita.");
        return tr("Diz ter sido feita em %1; nenhum selo temporal o prova.").arg(claimed(report));
    }

    static QString next(const SignatureReport& report, Environment environment) {
        if (report.passed()) {
            if (environment == Environment::Sandbox)
                return tr("Serve para ensaiar: o certificado é de testes, sem valor legal.");
            return tr("Pode confiar no que foi assinado. Nada mais a fazer.");
        }
        switch (isChanged(report) ? Remedy::Reject : ruleFor(report.subIndication).remedy) {
        case Remedy::Reject: return tr("Não confie neste ficheiro. Peça uma cópia intacta a quem o enviou.");
        case Remedy::SignAgain: return tr("Peça a quem assinou uma assinatura nova.");
        case Remedy::ProveTime:
            return tr("Peça uma cópia com selo temporal da altura, ou uma assinatura nova.");
        case Remedy::TryLater: return tr("Tente de novo com ligação à Internet, ou mais tarde.");
        case Remedy::TrustRoot:
            return tr("Confirme por outra via quem assinou. Se quem emitiu o certificado é um prestador "
                      "qualificado, instale a lista de confiança do país dele.");
        }
        return {};
    }

    /// Of what does not hold, nothing is worth telling.
    static QString who(const SignatureReport& report) {
        if (report.timestamp || report.indication == Indication::TotalFailed)
            return {};
        const app::Signatory signatory = app::signatoryOf(report);
        QStringList parts;
        if (!signatory.company.empty())
            parts << (signatory.companyNumber.empty()
                          ? tr("Por %1.").arg(toQt(signatory.company))
                          : tr("Por %1 (%2).").arg(toQt(signatory.company), toQt(signatory.companyNumber)));
        if (!signatory.capacity.empty())
            parts << tr("Na qualidade de: %1.").arg(toQt(signatory.capacity));
        if (!report.reason.empty())
            parts << tr("Motivo declarado: %1.").arg(toQt(report.reason));
        return parts.join(QLatin1Char(' '));
    }

    static VerdictText none() {
        return {Standing::Unsigned,
                false,
                pill({}, Standing::Unsigned),
                tr("Este ficheiro não está assinado"),
                tr("Não tem assinaturas nem selos temporais."),
                {},
                tr("Peça a quem o enviou o ficheiro assinado: uma impressão ou digitalização perde a "
                   "assinatura.")};
    }

    static QString sandbox() { return tr("Certificado de testes do sandbox: sem valor legal."); }

    /// What a list could tell, and whether one that is not there could.
    static void qualify(VerdictText& text, const SignatureReport& report, const app::ListsUsed& lists) {
        using app::Qualification;
        const Qualification known = app::qualificationOf(report, lists).known;
        if (report.passed())
            text.qualification = asSentence(app::qualificationWords(report, lists, windowLanguage()));
        text.wantsList = report.subIndication == "NO_CERTIFICATE_CHAIN_FOUND" ||
                         known == Qualification::NoList || known == Qualification::ListMissing ||
                         known == Qualification::ListOutOfDate || known == Qualification::ListUnusable;
        text.wantsList = text.wantsList && !report.timestamp;
    }

    static QString asSentence(const std::string& clause) {
        QString text = toQt(clause) + QLatin1Char('.');
        text[0] = text[0].toUpper();
        return text;
    }

    static QString listNames(const app::ListsUsed& lists) {
        QStringList names;
        for (const auto& each : lists.territories)
            names << (std::ranges::find(lists.outOfDate, each) == lists.outOfDate.end()
                          ? toQt(each)
                          : tr("%1 (desatualizada)").arg(toQt(each)));
        for (const auto& each : lists.unusable)
            names << tr("%1 (não se pode usar)").arg(toQt(each));
        return names.join(QStringLiteral(", "));
    }

    static QString trust(Environment environment, std::size_t anchors, bool online,
                         const app::ListsUsed& lists) {
        QString text =
            anchors == 0 && lists.territories.empty()
                ? tr("Não há certificados raiz nem listas de confiança: nada se consegue confirmar.")
            : anchors == 0 ? tr("Confia-se nas entidades das listas de confiança.")
            : environment == Environment::Sandbox
                ? tr("Confia-se só na raiz do sandbox, que é de testes.")
                : tr("Confia-se em %n certificado(s) raiz.", nullptr, static_cast<int>(anchors));
        text += QLatin1Char(' ');
        if (!lists.none())
            text += tr("Listas de confiança: %1.").arg(listNames(lists)) + QLatin1Char(' ');
        text += online ? tr("As revogações são perguntadas a quem emitiu os certificados.")
                       : tr("Sem ligação: de revogações só se sabe o que o ficheiro traz.");
        return text;
    }

  private:
    static bool hasForbiddenChange(const SignatureReport& report) {
        return std::ranges::any_of(report.changes, std::not_fn(&Change::permitted));
    }

    static QString passed(const SignatureReport& report) {
        if (report.timestamp)
            return report.coversWholeFile ? tr("O ficheiro está inteiro, tal como foi selado.")
                                          : tr("O documento está tal como foi selado; depois só recebeu "
                                               "acrescentos permitidos.");
        if (report.coversWholeFile)
            return tr("O ficheiro está inteiro, tal como foi assinado.");
        const bool onlyProofs = std::ranges::all_of(report.changes, [](const Change& change) {
            return change.kind == Change::Kind::TimestampAdded || change.kind == Change::Kind::SecurityStore;
        });
        return onlyProofs
                   ? tr("O documento está tal como foi assinado; depois só recebeu provas de validade.")
                   : tr("O documento está tal como foi assinado; depois só recebeu acrescentos "
                        "permitidos.");
    }

    static QString claimed(const SignatureReport& report) {
        std::string text = report.claimedTime;
        if (text.ends_with('Z'))
            text.pop_back();
        try {
            return timeText(fromLocal(parseLocal(text), Zone::Utc));
        } catch (const Error&) { // a year of five digits, say: the file may claim anything
            return toQt(report.claimedTime);
        }
    }
};

Standing standingOf(const SignatureReport& report) {
    switch (report.indication) {
    case Indication::TotalPassed: return Standing::Valid;
    case Indication::TotalFailed: return Verdict::isChanged(report) ? Standing::Changed : Standing::Invalid;
    case Indication::Indeterminate: break;
    }
    return Standing::Unconfirmed;
}

} // namespace

VerdictText verdictText(const SignatureReport& report, Environment environment, const app::ListsUsed* lists) {
    VerdictText text;
    text.standing = standingOf(report);
    text.timestamp = report.timestamp;
    text.pill = Verdict::pill(report, text.standing);
    text.heading = Verdict::heading(report);
    text.sentence = Verdict::sentence(report);
    text.time = Verdict::time(report);
    text.next = Verdict::next(report, environment);
    text.who = Verdict::who(report);
    if (lists != nullptr)
        Verdict::qualify(text, report, *lists);
    return text;
}

FileStanding standingOf(const std::vector<SignatureReport>& signatures) {
    if (signatures.empty())
        return {Standing::Unsigned, Verdict::pill({}, Standing::Unsigned)};
    for (const Standing wanted :
         {Standing::Changed, Standing::Invalid, Standing::Unconfirmed, Standing::Valid})
        for (const auto& report : signatures)
            if (standingOf(report) == wanted)
                return {wanted, Verdict::pill(report, wanted)};
    return {};
}

VerdictText unsignedText() {
    return Verdict::none();
}

VerdictText unreadableText(const Failure& failure) {
    const FaultText words = faultText(failure);
    return {Standing::Unreadable,
            false,
            Verdict::pill({}, Standing::Unreadable),
            words.heading,
            words.reason,
            {},
            words.next};
}

QString verdictSummary(const app::FileVerdict& verdict, Environment environment) {
    if (verdict.signatures.empty())
        return unsignedText().heading + QLatin1Char('.');
    QStringList sentences;
    for (const auto& report : verdict.signatures) {
        if (report.timestamp && report.passed())
            continue;
        const VerdictText text = verdictText(report, environment, &verdict.lists);
        sentences << QStringLiteral("%1 · %2. %3").arg(text.heading, text.pill, text.sentence);
        if (report.passed())
            sentences << text.time << text.qualification;
        else
            sentences << text.next;
    }
    if (environment == Environment::Sandbox)
        sentences << Verdict::sandbox();
    sentences.removeAll({});
    return sentences.join(QLatin1Char(' '));
}

QString trustText(Environment environment, std::size_t anchors, bool online, const app::ListsUsed& lists) {
    return Verdict::trust(environment, anchors, online, lists);
}

} // namespace cunho::ui
