// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/verify/technical_text.hpp"

#include "ui/convert.hpp"

#include <cunho/app/verification_report.hpp>
#include <cunho/app/verification_words.hpp>

#include <QCoreApplication>

namespace cunho::ui {
namespace {

using crypto::RevocationEvidence;
using pdf::Change;
using signing::AlgorithmFact;
using signing::RevocationFact;
using signing::SignatureReport;
using signing::TimestampReport;

struct Technical {
    Q_DECLARE_TR_FUNCTIONS(Technical)
  public:
    static std::vector<TechnicalRow> rows(const SignatureReport& report, const app::ListsUsed& lists) {
        const app::Signatory who = app::signatoryOf(report);
        std::vector<TechnicalRow> rows{
            {tr("Indicação"), {indication(report)}},
            {tr("Quem"), {toQt(who.name)}},
            {tr("Empresa"), {joined({toQt(who.company), toQt(who.companyNumber)})}},
            {tr("Qualidade"), {toQt(who.capacity)}},
            {tr("Nível"), {report.timestamp ? QString() : level(report)}},
            {tr("Qualificação"), {toQt(app::qualificationWords(report, lists, windowLanguage()))}},
            {tr("Campo"), {joined({toQt(report.field), toQt(report.subFilter)})}},
            {tr("Hora provada"), {report.provenTime ? utc(*report.provenTime) : QString()}},
            {tr("Hora declarada"), {toQt(report.claimedTime)}},
            {tr("Cobre"),
             {report.coversWholeFile ? tr("o ficheiro inteiro") : tr("uma revisão anterior do ficheiro")}},
            {tr("Alterações posteriores"), each(report.changes, change)},
            {tr("Motivo"), {toQt(report.reason)}},
            {tr("Política"), {toQt(report.policy)}},
            {tr("Compromisso"), {toQt(app::commitmentWords(report.commitment, windowLanguage()))}},
            {tr("Cadeia"), each(report.chain, [](const std::string& subject) { return toQt(subject); })},
            {tr("Revogação"), each(report.revocation, revocation)},
            {tr("Algoritmos"), each(report.algorithms, algorithm)},
        };
        for (const auto& stamp : report.timestamps)
            rows.push_back(timestamp(stamp));
        rows.push_back({tr("Observações"),
                        each(report.remarks, [](const std::string& remark) { return toQt(remark); })});
        for (auto& row : rows)
            row.values.removeAll({});
        std::erase_if(rows, [](const TechnicalRow& row) { return row.values.empty(); });
        return rows;
    }

  private:
    template<class Items, class Text>
    static QStringList each(const Items& items, Text text) {
        QStringList lines;
        for (const auto& item : items)
            lines << text(item);
        return lines;
    }

    static QString joined(QStringList parts) {
        parts.removeAll({});
        return parts.join(QStringLiteral(" · "));
    }

    static QString utc(TimePoint time) { return toQt(formatUtc(time)); }

    static QString indication(const signing::Finding& finding) {
        return joined({toQt(signing::indicationName(finding.indication)), toQt(finding.subIndication)});
    }

    static QString level(const SignatureReport& report) {
        return report.level.empty() ? tr("nenhum nível de base do PAdES")
                                    : QStringLiteral("PAdES %1").arg(toQt(report.level));
    }

    static QString source(const RevocationFact& fact) {
        const QString kind =
            fact.kind == RevocationEvidence::Kind::Ocsp ? QStringLiteral("OCSP") : QStringLiteral("CRL");
        return (fact.source == RevocationFact::Source::File ? tr("%1 no ficheiro") : tr("%1 em linha"))
            .arg(kind);
    }

    static QString status(const RevocationFact& fact) {
        switch (fact.status) {
        case RevocationEvidence::Status::Good: return tr("não revogado");
        case RevocationEvidence::Status::Revoked:
            return joined({fact.revokedAt ? tr("revogado em %1").arg(utc(*fact.revokedAt)) : tr("revogado"),
                           toQt(fact.reason)});
        case RevocationEvidence::Status::Unknown: break;
        }
        return tr("desconhecido");
    }

    static QString revocation(const RevocationFact& fact) {
        if (fact.source == RevocationFact::Source::None)
            return joined({toQt(fact.certificate), fact.note.empty() ? tr("nada se sabe") : toQt(fact.note)});
        return joined({toQt(fact.certificate), status(fact), source(fact),
                       tr("de %1").arg(utc(fact.thisUpdate)), toQt(fact.note)});
    }

    static QString use(const std::string& use) {
        constexpr std::string_view key = "key of ";
        constexpr std::string_view certificate = "certificate of ";
        if (use == "digest")
            return tr("resumo do documento");
        if (use == "signature")
            return tr("assinatura");
        if (use.starts_with(key))
            return tr("chave de %1").arg(toQt(use.substr(key.size())));
        if (use.starts_with(certificate))
            return tr("certificado de %1").arg(toQt(use.substr(certificate.size())));
        return toQt(use);
    }

    static QString algorithm(const AlgorithmFact& fact) {
        const QString day = fact.until ? dateText(toLocal(*fact.until, Zone::Lisbon).date) : QString();
        const QString strength = !fact.until   ? tr("forte, sem fim previsto")
                                 : fact.strong ? tr("forte até %1").arg(day)
                                               : tr("fraco desde %1").arg(day);
        return joined({toQt(fact.name), use(fact.use), strength});
    }

    static QString changeKind(Change::Kind kind) {
        switch (kind) {
        case Change::Kind::SignatureAdded: return tr("outra assinatura");
        case Change::Kind::TimestampAdded: return tr("selo temporal do documento");
        case Change::Kind::SecurityStore: return tr("provas de validade (DSS)");
        case Change::Kind::FormFilled: return tr("formulário preenchido");
        case Change::Kind::Metadata: return tr("metadados");
        case Change::Kind::Annotated: return tr("anotação");
        case Change::Kind::OverContent: return tr("algo por cima do conteúdo");
        case Change::Kind::PageContent: return tr("páginas ou o seu conteúdo");
        case Change::Kind::ShadowedObject: return tr("objeto substituído");
        case Change::Kind::Structure: break;
        }
        return tr("estrutura do documento");
    }

    static QString change(const Change& change) {
        return joined(
            {(change.permitted ? tr("permitida: %1") : tr("NÃO permitida: %1")).arg(changeKind(change.kind)),
             toQt(change.detail)});
    }

    static TechnicalRow timestamp(const TimestampReport& stamp) {
        const bool ofDocument = stamp.kind == TimestampReport::Kind::Document;
        TechnicalRow row{
            ofDocument ? tr("Selo do documento") : tr("Selo da assinatura"),
            {joined({utc(stamp.time), toQt(stamp.signer)}), indication(stamp),
             joined(
                 {toQt(stamp.field), toQt(stamp.qualification),
                  stamp.policy.empty() ? QString() : tr("política %1").arg(toQt(stamp.policy)),
                  stamp.serialNumber.empty() ? QString() : tr("série %1").arg(toQt(stamp.serialNumber))})}};
        row.values += each(stamp.revocation, revocation);
        row.values += each(stamp.algorithms, algorithm);
        row.values += each(stamp.remarks, [](const std::string& remark) { return toQt(remark); });
        return row;
    }
};

} // namespace

std::vector<TechnicalRow> technicalRows(const SignatureReport& report, const app::ListsUsed& lists) {
    return Technical::rows(report, lists);
}

QString technicalCopy(const std::vector<TechnicalRow>& rows) {
    QStringList lines;
    for (const auto& row : rows)
        lines << row.name + QStringLiteral(": ") + row.values.join(QStringLiteral("\n    "));
    return lines.join(QLatin1Char('\n'));
}

} // namespace cunho::ui
