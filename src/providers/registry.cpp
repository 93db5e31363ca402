// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/providers/registry.hpp>

namespace cunho::providers {

const std::vector<ProviderRow>& registry() {
    static const std::vector<ProviderRow> rows{
        {"safe", "SAFE – Serviço de Assinatura de Faturas Eletrónicas",
         "SAFE – the State's invoice signing service", false, true},
        {"cmd", "Chave Móvel Digital, no telemóvel", "Chave Móvel Digital, by mobile phone", true, true},
        {"citizen-card", "Cartão de Cidadão, num leitor", "Citizen Card, in a reader", true, false},
        {"soft-key", "Certificado em ficheiro (PKCS#12 ou PEM)", "Certificate in a file (PKCS#12 or PEM)",
         true, false},
        {"pkcs11", "Token criptográfico (PKCS#11)", "Cryptographic token (PKCS#11)", true, false},
    };
    return rows;
}

} // namespace cunho::providers
