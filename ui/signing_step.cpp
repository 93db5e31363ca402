// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/signing_step.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

struct SigningSteps {
    Q_DECLARE_TR_FUNCTIONS(SigningSteps)
  public:
    static QString words(const std::string& step);
};

QString SigningSteps::words(const std::string& step) {
    if (step == "print")
        return tr("A desenhar o documento…");
    if (step == "prepare")
        return tr("A preparar a assinatura…");
    if (step == "sign" || step == "citizen")
        return tr("A assinar; demora alguns segundos…");
    if (step == "cmd-certificate")
        return tr("A pedir o certificado à Chave Móvel Digital…");
    if (step == "cmd-request")
        return tr("A pedir a assinatura à Chave Móvel Digital…");
    if (step == "cmd-code")
        return tr("O código foi enviado para o telemóvel; à espera que o confirme…");
    if (step == "cmd-values")
        return tr("A receber e verificar as assinaturas…");
    if (step == "capacity")
        return tr("A pedir a certificação da qualidade…");
    if (step == "complete")
        return tr("A completar com selo temporal e prova de validade…");
    if (step == "write")
        return tr("A guardar o ficheiro assinado…");
    return {};
}

} // namespace

QString signingStep(const Progress& progress) {
    QString words = SigningSteps::words(progress.step);
    const bool counted = progress.total > 1 && progress.done > 0;
    if (!words.isEmpty() && counted)
        words += QStringLiteral(" (%1/%2)").arg(progress.done).arg(progress.total);
    return words;
}

} // namespace cunho::ui
