// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/presets.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

/// The next call of the operation.
json next(const char* operation, const char* action, int times = 1) {
    return {{"operation", operation}, {"action", action}, {"times", times}};
}

/// Every call of the service, until the faults are forgotten.
json always(const char* service, const char* action) {
    return {{"match", {{"service", service}, {"every", 1}}}, {"action", action}};
}

json sometimes(const char* service, const char* action, double probability, int seed) {
    return {{"match", {{"service", service}, {"probability", probability}, {"seed", seed}}},
            {"action", action}};
}

/// A request that asks the CMD for signatures.
constexpr const char* cmdRequest = "scmd.SCMDSign|scmd.SCMDMultipleSign";

std::vector<Preset> build() {
    return {
        {"tudo-em-ordem", "Tudo em ordem", "As falhas pedidas antes são esquecidas.", {}, {}, true},
        {"atributo-em-falta",
         "Atributo em falta",
         "A próxima ativação é recusada: o cidadão não tem «Assinatura de faturas eletrónicas».",
         {next("safe.openAccount", "attributeMissing")}},
        {"programa-nao-aprovado",
         "Programa não aprovado",
         "A próxima ativação é recusada: o programa não está ativo no Autenticação.gov.",
         {next("safe.openAccount", "clientNotActive")}},
        {"erro-na-ativacao",
         "Erro na ativação",
         "A próxima ativação falha com um erro interno do serviço.",
         {next("safe.openAccount", "status:500")}},
        {"codigo-errado",
         "Código errado",
         "O próximo código escrito não é aceite.",
         {next("fa.code", "wrongCode")}},
        {"codigo-tarde",
         "Código fora de prazo",
         "O próximo código chega tarde e já não serve.",
         {next("fa.code", "lateCode")}},
        {"dados-demoram",
         "Dados demoram",
         "Os dados do cidadão só chegam ao fim de dez perguntas.",
         {next("fa.attributesGet", "pending:10")}},
        {"dados-nao-chegam",
         "Dados não chegam",
         "Os dados do cidadão não ficam disponíveis.",
         {next("fa.attributesGet", "notAvailable")}},
        {"certificado-demora",
         "Certificado demora",
         "O certificado da próxima conta demora 90 segundos.",
         {next("safe.openAccount", "notActive:90")}},
        {"certificado-bloqueado",
         "Certificado bloqueado",
         "O certificado da próxima conta demora 20 minutos: mais do que o programa espera.",
         {next("safe.openAccount", "notActive:1200")}},
        {"certificado-errado",
         "Certificado de outra empresa",
         "O próximo certificado recebido é de outra empresa.",
         {next("safe.info", "wrongCertNipc")}},
        {"internet-instavel",
         "Internet instável",
         "Um em cada cinco pedidos ou respostas perde-se.",
         {sometimes("safe", "dropBeforeRead", 0.1, 11), sometimes("safe", "dropAfterProcessing", 0.1, 12),
          sometimes("fa", "dropBeforeRead", 0.1, 13), sometimes("fa", "dropAfterProcessing", 0.1, 14),
          sometimes("scap", "dropBeforeRead", 0.1, 15), sometimes("scap", "dropAfterProcessing", 0.1, 16),
          sometimes("scmd", "dropBeforeRead", 0.1, 17), sometimes("scmd", "dropAfterProcessing", 0.1, 18)}},
        {"internet-lenta",
         "Internet lenta",
         "Cada resposta demora três segundos.",
         {always("safe", "delay:3000"), always("fa", "delay:3000"), always("scap", "delay:3000"),
          always("scmd", "delay:3000")}},
        {"resposta-perdida",
         "Resposta perdida",
         "A próxima resposta com assinaturas perde-se depois de feitas.",
         {next("safe.signHashVerify", "dropAfterProcessing")}},
        {"relogio-errado",
         "Relógio errado",
         "As respostas dizem outra hora: o relógio do computador parece estar dez minutos adiantado.",
         {always("safe", "clockSkew:-600"), always("fa", "clockSkew:-600"), always("scap", "clockSkew:-600"),
          always("scmd", "clockSkew:-600")}},
        {"servico-em-baixo",
         "Serviço indisponível",
         "As próximas dez chamadas ao serviço de assinatura são recusadas.",
         {{{"match", {{"service", "safe"}, {"every", 1}}}, {"action", "status:503"}, {"times", 10}}}},
        {"ainda-a-processar",
         "Ainda a processar",
         "A próxima autorização fica por processar durante seis perguntas.",
         {next("safe.authorize", "pending:6")}},
        {"assinatura-errada",
         "Assinatura errada",
         "A próxima assinatura recebida não confere com o documento.",
         {next("safe.signHashVerify", "corruptSignature")}},
        {"token-caducado",
         "Autorização por renovar",
         "O token de acesso caduca antes da próxima autorização; o de renovação ainda serve.",
         {next("safe.authorize", "expireAccess")}},
        {"autorizacao-terminada",
         "Autorização terminada",
         "O token de acesso caduca e o de renovação também: a assinatura tem de ser ativada de novo.",
         {next("safe.authorize", "expireAccess"), next("safe.authorizeVerify", "expireRefresh")}},
        {"conta-expirada",
         "Conta expirada",
         "As contas de assinatura chegaram ao fim.",
         {},
         {{"expiresInSeconds", 0}}},
        {"limite-atingido",
         "Limite de assinaturas atingido",
         "As contas de assinatura já não têm assinaturas.",
         {},
         {{"signaturesLimit", 0}}},
        {"cmd-pin-errado",
         "CMD: PIN errado",
         "O próximo PIN de assinatura da Chave Móvel Digital não é aceite.",
         {next(cmdRequest, "code:801")}},
        {"cmd-codigo-errado",
         "CMD: código errado",
         "O próximo código de segurança escrito não é aceite; pode escrever-se outra vez.",
         {next("scmd.ValidateOtp", "otp:wrong")}},
        {"cmd-codigo-tarde",
         "CMD: código fora de prazo",
         "O próximo código de segurança chega tarde e já não serve: é preciso começar de novo.",
         {next("scmd.ValidateOtp", "otp:late")}},
        {"cmd-sem-mensagem",
         "CMD: mensagem não chega",
         "A mensagem com o próximo código de segurança não chega ao telemóvel; pode pedir-se outra.",
         {next(cmdRequest, "noMessage")}},
        {"cmd-mudar-pins",
         "CMD: os PIN têm de mudar",
         "A próxima assinatura é recusada até o cidadão alterar os PIN da Chave Móvel Digital (901).",
         {next(cmdRequest, "code:901")}},
        {"cmd-mudar-pin-de-assinatura",
         "CMD: o PIN de assinatura tem de mudar",
         "A próxima assinatura é recusada até o cidadão alterar o PIN de assinatura (902).",
         {next(cmdRequest, "code:902")}},
        {"cmd-inativo",
         "CMD: serviço inativo",
         "A assinatura com a Chave Móvel Digital está desligada: as próximas três não são aceites (817).",
         {next(cmdRequest, "code:817", 3)}},
        {"cmd-em-baixo",
         "CMD: erro do serviço",
         "O próximo pedido de assinatura falha com um erro do sistema (500).",
         {next(cmdRequest, "code:500")}},
        {"cmd-falha-soap",
         "CMD: falha SOAP",
         "A próxima resposta ao código de segurança é uma falha SOAP.",
         {next("scmd.ValidateOtp", "soapFault")}},
        {"cmd-certificado-perdido",
         "CMD: resposta com o certificado perdida",
         "A próxima resposta com o certificado do cidadão perde-se.",
         {next("scmd.GetCertificate", "dropAfterProcessing")}},
        {"cmd-pedido-perdido",
         "CMD: resposta ao pedido perdida",
         "A resposta ao próximo pedido de assinatura perde-se; o código chega ao telemóvel.",
         {next(cmdRequest, "dropAfterProcessing")}},
        {"cmd-reenvio-perdido",
         "CMD: resposta ao reenvio perdida",
         "A resposta ao próximo reenvio do código perde-se; o código chega ao telemóvel.",
         {next("scmd.ForceSMS", "dropAfterProcessing")}},
        {"cmd-assinaturas-perdidas",
         "CMD: resposta com as assinaturas perdida",
         "A próxima resposta ao código de segurança perde-se depois de feitas as assinaturas.",
         {next("scmd.ValidateOtp", "dropAfterProcessing")}},
        {"cmd-assinatura-errada",
         "CMD: assinatura errada",
         "A próxima assinatura recebida da Chave Móvel Digital não confere com o documento.",
         {next("scmd.ValidateOtp", "corruptSignature")}},
        {"cmd-cifra-substituida",
         "CMD: certificado de cifra substituído",
         "O serviço já não decifra o que o próximo pedido de assinatura traz: o certificado mudou.",
         {next(cmdRequest, "encryptionReplaced")}},
        {"atributos-terminados",
         "Atributos terminados",
         "A próxima assinatura com atributos é recusada: os atributos chegaram ao fim.",
         {next("scap.signHashAuthorization", "attributesExpired")}},
        {"atributos-desatualizados",
         "Atributos desatualizados",
         "A próxima assinatura com atributos é recusada: os atributos têm de ser carregados de novo.",
         {next("scap.signHashAuthorization", "attributesOutdated")}},
        {"chave-do-scap-antiga",
         "Chave do SCAP antiga",
         "A próxima assinatura com atributos é recusada: a chave dos códigos do SCAP já não serve.",
         {next("scap.signHashAuthorization", "keyOutdated")}},
        {"scap-demora",
         "SCAP demora",
         "A próxima assinatura de uma entidade fica por fazer até o programa desistir.",
         {next("scap.signHash", "pending:1000")}},
        {"assinatura-de-entidade-errada",
         "Assinatura de entidade errada",
         "A próxima assinatura de uma entidade não confere com o documento.",
         {next("scap.getSignHashResult", "corruptSignature")}},
        {"resposta-do-scap-perdida",
         "Resposta do SCAP perdida",
         "A próxima assinatura de uma entidade perde-se depois de feita; o SCAP só a entrega uma vez.",
         {next("scap.getSignHashResult", "dropAfterProcessing")}},
        {"selos-em-baixo",
         "Selos temporais indisponíveis",
         "Os próximos vinte pedidos de selo temporal falham.",
         {next("pki.tsa", "status:503", 20)}},
    };
}

} // namespace

const std::vector<Preset>& presets() {
    static const std::vector<Preset> all = build();
    return all;
}

const Preset& presetNamed(const std::string& name) {
    const auto& all = presets();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Preset& preset) { return preset.name == name; });
    if (found == all.end())
        throw Error(Fault::Input, "SANDBOX_BAD_FAULT", {{"why", "unknown preset " + name}});
    return *found;
}

} // namespace cunho::sandbox
