// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/step_text.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

using signing::ActivationStep;

struct StepWords {
    Q_DECLARE_TR_FUNCTIONS(ActivationSteps)
  public:
    static QString name(int step);
    static QString title(ActivationStep step);
    static QString help(ActivationStep step);
};

QString StepWords::name(int step) {
    switch (step) {
    case 0: return tr("Quem assina");
    case 1: return tr("Condições");
    case 2: return tr("Consentimento");
    case 3: return tr("Dados da conta");
    case 4: return tr("Autenticação");
    case 5: return tr("Certificado");
    default: return tr("Pronto");
    }
}

QString StepWords::title(ActivationStep step) {
    switch (step) {
    case ActivationStep::Signer: return tr("Quem assina?");
    case ActivationStep::HandOver: return tr("Uma página para quem assina");
    case ActivationStep::SoleTrader: return tr("Empresário em nome individual");
    case ActivationStep::Prerequisites: return tr("O que é preciso ter antes");
    case ActivationStep::Consent: return tr("O que fica autorizado");
    case ActivationStep::CompanyData: return tr("Dados da conta");
    case ActivationStep::Authentication: return tr("Autenticação no Autenticação.gov");
    case ActivationStep::Account: return tr("A abrir a conta");
    case ActivationStep::Certificate: return tr("À espera do certificado");
    case ActivationStep::Done: return tr("Está tudo pronto");
    }
    return {};
}

QString StepWords::help(ActivationStep step) {
    switch (step) {
    case ActivationStep::Signer:
        return tr(
            "A assinatura de faturas do Estado é pessoal: o certificado traz o nome de quem assina e a "
            "empresa que representa. Só serve quem tem, no Autenticação.gov, o atributo «Assinatura de "
            "faturas eletrónicas» dessa empresa.\n\nSe essa pessoa não é você, imprima a página de entrega. "
            "A ativação demora-lhe cerca de 5 minutos, e é preciso repeti-la de 45 em 45 dias.");
    case ActivationStep::HandOver:
        return tr("A página diz à outra pessoa o que preparar, com os mesmos passos desta lista. Não tem "
                  "códigos nem palavras-passe.\n\nNinguém lhe deve pedir o PIN: quem assina escreve-o, na "
                  "página do Estado.");
    case ActivationStep::SoleTrader:
        return tr(
            "O serviço exige um atributo empresarial, que só existe para sociedades. Se também é gerente de "
            "uma sociedade, essa sociedade pode ter conta: configure-a no Cunho com o NIPC dela.");
    case ActivationStep::Prerequisites:
        return tr(
            "Cada linha diz o que o Cunho sabe. «Só se sabe ao autenticar» não impede de continuar. O "
            "atributo demora dias a ser aprovado: peça-o já, e volte aqui depois.\n\nO erro mais comum é "
            "pedir só a qualidade (gerente) e esquecer a opção «Assinatura de faturas eletrónicas».\n\nMudou "
            "de computador? A conta antiga continua a valer: cancele-a no portal, em Assinatura de Faturas.");
    case ActivationStep::Consent:
        return tr("O Cunho passa a poder assinar as faturas desta empresa sem lhe pedir nada de cada vez. "
                  "Por isso o texto é mostrado inteiro e a aceitação fica registada, outra vez a cada "
                  "renovação.\n\nPode retirar a autorização quando quiser: cancele a conta em Preferências.");
    case ActivationStep::CompanyData:
        return tr("O NIPC é o das suas faturas e não se muda aqui. A informação adicional distingue contas "
                  "da mesma empresa, por exemplo por loja.\n\nO Estado aceita no máximo 45 dias. O limite "
                  "protege-o: depois de atingido nada mais é assinado até renovar.");
    case ActivationStep::Authentication:
        return tr("A página é do Estado. O endereço tem de ser autenticacao.gov.pt; o Cunho não deixa abrir "
                  "outro.\n\nSe nada aparecer em meio minuto, cancele e tente de novo. Um filtro de HTTPS da "
                  "empresa pode impedir a ligação: o Cunho não a força.");
    case ActivationStep::Account:
    case ActivationStep::Certificate:
        return tr("O Estado pede uma pausa de 15 segundos e depois emite o certificado, em geral em menos de "
                  "2 minutos. Pode fechar: nada se perde.\n\nPassados 10 minutos considere o pedido preso: "
                  "cancele-o no portal e recomece.");
    case ActivationStep::Done:
        return tr("A conta termina na data indicada e não se prolonga: renova-se, repetindo a autenticação. "
                  "O Cunho avisa 15, 7, 3 e 1 dias antes.\n\nGuarde o lembrete no calendário de quem assina, "
                  "que pode não abrir o Cunho todos os dias.");
    }
    return {};
}

} // namespace

int guideStep(ActivationStep step) {
    switch (step) {
    case ActivationStep::Signer:
    case ActivationStep::HandOver:
    case ActivationStep::SoleTrader: return 0;
    case ActivationStep::Prerequisites: return 1;
    case ActivationStep::Consent: return 2;
    case ActivationStep::CompanyData: return 3;
    case ActivationStep::Authentication: return 4;
    case ActivationStep::Account:
    case ActivationStep::Certificate: return 5;
    case ActivationStep::Done: break;
    }
    return 6;
}

QString guideStepName(int step) {
    return StepWords::name(step);
}

QString stepTitle(ActivationStep step) {
    return StepWords::title(step);
}

QString stepHelp(ActivationStep step) {
    return StepWords::help(step);
}

std::string stepName(ActivationStep step) {
    switch (step) {
    case ActivationStep::Signer: return "signer";
    case ActivationStep::HandOver: return "hand-over";
    case ActivationStep::SoleTrader: return "sole-trader";
    case ActivationStep::Prerequisites: return "prerequisites";
    case ActivationStep::Consent: return "consent";
    case ActivationStep::CompanyData: return "company-data";
    case ActivationStep::Authentication: return "authentication";
    case ActivationStep::Account: return "account";
    case ActivationStep::Certificate: return "certificate";
    case ActivationStep::Done: break;
    }
    return "done";
}

} // namespace cunho::ui
