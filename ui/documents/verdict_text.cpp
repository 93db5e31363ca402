// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/verdict_text.hpp"

#include "ui/convert.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <functional>

namespace cunho::ui {
namespace {

using signing::Indication;
using signing::SignatureReport;

struct Verdict {
    Q_DECLARE_TR_FUNCTIONS(Verdict)
  public:
    static QString words(const SignatureReport& report) {
        switch (report.indication) {
        case Indication::TotalPassed: return passed(report);
        case Indication::TotalFailed: return failed(report);
        case Indication::Indeterminate: return open(report);
        }
        return {};
    }
    static QString none() { return tr("Este ficheiro não tem assinaturas."); }
    static QString sandbox() { return tr("Certificado de testes do sandbox: sem valor legal."); }

  private:
    static QString passed(const SignatureReport& report) {
        if (report.timestamp)
            return tr("Selo temporal válido de %1.");
        QString text = report.coversWholeFile
                           ? tr("Assinatura válida de %1. O ficheiro está inteiro, tal como foi assinado.")
                           : tr("Assinatura válida de %1. Depois dela o ficheiro recebeu acrescentos.");
        if (report.provenTime)
            text += QLatin1Char(' ') +
                    tr("Um selo temporal prova que já existia em %1.").arg(timeText(*report.provenTime));
        return text;
    }

    static QString failed(const SignatureReport& report) {
        const bool changed = std::ranges::any_of(report.changes, std::not_fn(&pdf::Change::permitted));
        if (changed)
            return tr("O documento foi alterado depois de assinado por %1. Não confie nele.");
        return report.timestamp
                   ? tr("O selo temporal de %1 não é válido: o ficheiro foi alterado ou o selo está "
                        "danificado.")
                   : tr("A assinatura de %1 não é válida: o ficheiro foi alterado ou a assinatura está "
                        "danificada. Não confie nele.");
    }

    static QString open(const SignatureReport& report) {
        const std::string& why = report.subIndication;
        if (report.timestamp)
            return tr("Não se consegue confirmar o selo temporal de %1.");
        if (why == "NO_CERTIFICATE_CHAIN_FOUND")
            return tr("Não se consegue confirmar a assinatura de %1: ninguém em quem confia garante o "
                      "certificado.");
        if (why == "TRY_LATER" || why == "REVOCATION_OUT_OF_BOUNDS_NO_POE")
            return tr(
                "Não se consegue confirmar a assinatura de %1: falta saber se o certificado foi revogado. "
                "Tente de novo com ligação à Internet.");
        if (why.starts_with("REVOKED"))
            return tr("Não se consegue confirmar a assinatura de %1: o certificado foi revogado e nada prova "
                      "que ela é anterior.");
        return tr("Não se consegue confirmar a assinatura de %1: falta confiança no certificado ou prova de "
                  "tempo.");
    }
};

} // namespace

QString verdictText(const app::FileVerdict& verdict, Environment environment) {
    if (verdict.signatures.empty())
        return Verdict::none();
    QStringList sentences;
    for (const auto& report : verdict.signatures)
        sentences << Verdict::words(report).arg(toQt(report.signer));
    if (environment == Environment::Sandbox)
        sentences << Verdict::sandbox();
    return sentences.join(QLatin1Char(' '));
}

} // namespace cunho::ui
