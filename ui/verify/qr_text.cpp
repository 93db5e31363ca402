// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/verify/qr_text.hpp"

#include "ui/convert.hpp"
#include "ui/fault_text.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

using app::QrFinding;
using app::QrReport;

struct QrWords {
    Q_DECLARE_TR_FUNCTIONS(QrWords)
  public:
    static VerdictText text(const QrReport& report) {
        VerdictText out;
        out.icon = QStringLiteral("qr");
        out.heading = tr("Código QR");
        const QrFinding* finding = report.fiscal();
        if (report.failure)
            describeFailure(*report.failure, out);
        else if (finding == nullptr)
            describeNone(report, out);
        else
            describe(*finding, out);
        if (!report.failure && !report.complete())
            out.time = tr("Só foram vistas %1 das %2 páginas: a primeira, a última e as que se seguem.")
                           .arg(report.looked)
                           .arg(report.pages);
        return out;
    }

    static std::vector<TechnicalRow> rows(const QrReport& report) {
        std::vector<TechnicalRow> out;
        for (const QrFinding& finding : report.codes)
            out.push_back({tr("Página %1").arg(finding.code.page), lines(finding)});
        return out;
    }

  private:
    static void describeFailure(const Failure& failure, VerdictText& out) {
        out.standing = Standing::Unreadable;
        out.pill = tr("Não lido");
        out.sentence = reason(failure);
    }

    static void describeNone(const QrReport& report, VerdictText& out) {
        out.standing = Standing::Unsigned;
        out.pill = report.codes.empty() ? tr("Sem QR") : tr("Sem QR fiscal");
        out.sentence = report.codes.empty() ? tr("Não há nenhum código QR nas páginas vistas.")
                                            : tr("Há um código QR, mas não é o de um documento fiscal.");
    }

    static QString value(const QrFinding& finding, const char* code) {
        const std::string* found = finding.fiscal->find(code);
        return found == nullptr ? QString() : toQt(*found);
    }

    static QString total(const QrFinding& finding) {
        const auto amount = finding.fiscal->amount("O");
        return amount ? euroText(*amount) : value(finding, "O");
    }

    static void describe(const QrFinding& finding, VerdictText& out) {
        const QString facts =
            tr("documento %1 de %2, do NIF %3, total %4")
                .arg(value(finding, "G"), day(value(finding, "F")), value(finding, "A"), total(finding));
        switch (finding.outcome) {
        case QrFinding::Outcome::Equal:
            out.standing = Standing::Valid;
            out.pill = tr("Igual ao documento");
            out.sentence =
                finding.source == QrFinding::Source::Books
                    ? tr("QR lido e igual ao documento que está guardado aqui: %1.").arg(facts)
                    : tr("QR lido e igual à fatura anexa %1: %2.").arg(toQt(finding.attachment), facts);
            return;
        case QrFinding::Outcome::Different:
            out.standing = Standing::Changed;
            out.pill = tr("Diferente");
            out.sentence = tr("O QR não condiz com o documento. Diz: %1.").arg(facts);
            out.next = tr("Não confie na impressão: confirme o documento com quem o emitiu.");
            return;
        case QrFinding::Outcome::Malformed:
            out.standing = Standing::Unconfirmed;
            out.pill = tr("Com erros");
            out.sentence = tr("QR lido, com erros. Diz: %1.").arg(facts);
            out.next = reason(finding.fiscal->problems.front());
            return;
        case QrFinding::Outcome::Read:
        case QrFinding::Outcome::Other: break;
        }
        out.standing = Standing::Unsigned;
        out.pill = tr("Lido");
        out.sentence = tr("QR lido: %1.").arg(facts);
        out.next = tr("Está bem formado. Não há aqui um documento com que o comparar.");
    }

    /// "20261123" as people write it.
    static QString day(const QString& compact) {
        const QDate date = QDate::fromString(compact, QStringLiteral("yyyyMMdd"));
        return date.isValid() ? dateText(fromQt(date)) : compact;
    }

    static QStringList lines(const QrFinding& finding) {
        if (!finding.fiscal)
            return {tr("outro código: %1").arg(toQt(finding.code.text))};
        const Language language = windowLanguage();
        QStringList out;
        for (const auto& apart : finding.differences)
            out << tr("DIFERENTE · %1: no QR «%2», no documento «%3»")
                       .arg(toQt(invoicing::qrFieldName(apart.field, language)), toQt(apart.inCode),
                            toQt(apart.inDocument));
        for (const auto& problem : finding.fiscal->problems)
            out << reason(problem);
        for (const auto& field : finding.fiscal->fields)
            out << QStringLiteral("%1 · %2: %3")
                       .arg(toQt(field.code), toQt(invoicing::qrFieldName(field.code, language)),
                            toQt(field.value));
        return out;
    }
};

} // namespace

VerdictText qrText(const QrReport& report) {
    return QrWords::text(report);
}

std::vector<TechnicalRow> qrRows(const QrReport& report) {
    return QrWords::rows(report);
}

} // namespace cunho::ui
