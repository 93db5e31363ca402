// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/fault_text.hpp"

#include "ui/convert.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

struct FaultAdvice {
    QString heading;
    QString next;
};

struct Advisor {
    Q_DECLARE_TR_FUNCTIONS(Advisor)
  public:
    static FaultAdvice advice(Fault fault);
    static FaultAdvice locked() {
        return {tr("Este ficheiro está protegido"), tr("Escreva a palavra-passe do ficheiro.")};
    }
};

/// No default: a new fault does not compile until it has its words.
FaultAdvice Advisor::advice(Fault fault) {
    switch (fault) {
    case Fault::Input: return {tr("Há algo a corrigir"), tr("Corrija o que está assinalado e repita.")};
    case Fault::File: return {tr("Este ficheiro não serve"), tr("Escolha outro ficheiro ou repare este.")};
    case Fault::NotFound: return {tr("Não foi encontrado"), tr("Atualize a lista e escolha de novo.")};
    case Fault::Storage:
        return {tr("Não foi possível gravar"),
                tr("Liberte espaço, verifique as permissões ou mude de pasta.")};
    case Fault::Busy: return {tr("Está ocupado"), tr("Espere um momento e tente de novo.")};
    case Fault::Network:
        return {tr("Sem ligação ao serviço"), tr("Verifique a ligação à Internet ou o proxy.")};
    case Fault::Service:
        return {tr("O serviço de assinatura falhou"), tr("Tente de novo dentro de momentos.")};
    case Fault::Rejected:
        return {tr("O serviço recusou o pedido"), tr("Leia o motivo; pode ser preciso mudar os dados.")};
    case Fault::Credential:
        return {tr("A credencial não foi aceite"),
                tr("Introduza de novo a palavra-passe, o PIN ou o código.")};
    case Fault::Reactivate:
        return {tr("A conta de assinatura deixou de valer"), tr("Ative de novo a conta de assinatura.")};
    case Fault::Configuration:
        return {tr("Falta configurar o programa"),
                tr("Complete a configuração ou peça a quem instalou o Cunho.")};
    case Fault::Trust:
        return {tr("A ligação ou o certificado não é de confiança"),
                tr("Não continue; peça ajuda a quem o instalou.")};
    case Fault::Clock: return {tr("A hora não está certa"), tr("Acerte o relógio ou a data do documento.")};
    case Fault::Declined: return {tr("Foi recusado por si"), tr("Nada mudou; recomece quando quiser.")};
    case Fault::Cancelled: return {tr("Foi interrompido"), tr("Recomece quando quiser.")};
    case Fault::Unsupported:
        return {tr("O Cunho ainda não faz isto"), tr("Use outra forma, como diz o motivo.")};
    case Fault::Integrity: return {tr("Há dados danificados"), tr("Pare e reponha uma cópia de segurança.")};
    case Fault::Conflict: return {tr("Os dados mudaram entretanto"), tr("Veja de novo e repita.")};
    case Fault::Internal:
        return {tr("Erro do programa"), tr("Copie o detalhe e envie-o a quem faz o Cunho.")};
    }
    return {};
}

} // namespace

FaultText faultText(const Failure& failure) {
    const bool locked = failure.reason == "PDF_PASSWORD_NEEDED"; // not the person's own
    const FaultAdvice words = locked ? Advisor::locked() : Advisor::advice(failure.fault);
    QString detail =
        QStringLiteral("%1/%2").arg(QLatin1String(faultName(failure.fault)), toQt(failure.reason));
    if (!failure.detail.empty())
        detail += QStringLiteral(": ") + toQt(failure.detail);
    return {words.heading, reason(failure), words.next, detail};
}

} // namespace cunho::ui
