// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/verdict_text.hpp"

#include "ui/convert.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

struct Verdict {
    Q_DECLARE_TR_FUNCTIONS(Verdict)
  public:
    static QString words(const signing::SignatureReport& report) {
        switch (report.indication) {
        case signing::Indication::TotalPassed:
            return report.coversWholeFile
                       ? tr("Assinatura válida de %1. O ficheiro está inteiro, tal como foi assinado.")
                       : tr("Assinatura válida de %1. Depois dela o ficheiro recebeu acrescentos.");
        case signing::Indication::TotalFailed:
            return tr(
                "A assinatura de %1 não é válida: o ficheiro foi alterado ou a assinatura está danificada. "
                "Não confie nele.");
        case signing::Indication::Indeterminate:
            return tr(
                "Não se consegue confirmar a assinatura de %1: falta confiança no certificado ou prova de "
                "tempo.");
        }
        return {};
    }
    static QString none() { return tr("Este ficheiro não tem assinaturas."); }
    static QString sandbox() { return tr("Certificado de testes do sandbox: sem valor legal."); }
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
