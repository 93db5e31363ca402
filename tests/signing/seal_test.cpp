// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/crypto/authority.hpp>
#include <cunho/signing/seal.hpp>

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using Subject = std::vector<std::pair<std::string, std::string>>;

TEST(SealContent, SaysWhatTheCertificateSays) {
    const struct {
        Subject subject;
        std::string name;
        std::string identification;
        std::string capacity;
        std::string company;
    } cases[] = {
        {{{"C", "PT"},
          {"O", "Olaria Exemplo, Lda."},
          {"organizationIdentifier", "VATPT-500000000"},
          {"title", "Gerência"},
          {"OU", "Contabilidade"},
          {"serialNumber", "BI000000001"},
          {"CN", "João Ímpar"}},
         "João Ímpar",
         "BI000000001",
         "Gerência",
         "Olaria Exemplo, Lda."},
        {{{"O", "Olaria Exemplo, Lda."}, {"OU", "Contabilidade"}, {"CN", "Selo da Olaria"}},
         "Selo da Olaria",
         "",
         "Contabilidade",
         "Olaria Exemplo, Lda."},
        {{{"O", "Cartão de Cidadão"},
          {"OU", "Cidadão Português"},
          {"OU", "Assinatura Qualificada do Cidadão"},
          {"serialNumber", "BI000000002"},
          {"CN", "Ana Par"}},
         "Ana Par",
         "BI000000002",
         "",
         ""},
        {{{"O", "Cidadão Português"}, {"OU", "Assinatura Qualificada do Cidadão"}, {"CN", "Rui Telefone"}},
         "Rui Telefone",
         "",
         "",
         ""},
        {{{"CN", "Só Nome"}}, "Só Nome", "", "", ""},
    };
    const auto key = crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256);
    const TimePoint time = fromLocal(parseLocal("2026-07-01T10:15:00"), Zone::Lisbon);
    for (const auto& [subject, name, identification, capacity, company] : cases) {
        crypto::CertificateRequest request;
        request.profile = crypto::CertificateRequest::Profile::Root;
        request.subject = subject;
        request.notBefore = time - std::chrono::hours(24);
        request.notAfter = time + std::chrono::hours(24);
        const auto content = signing::sealContentOf(crypto::issueCertificate(request, key, {}, key), time);
        EXPECT_EQ(content.name, name);
        EXPECT_EQ(content.identification, identification);
        EXPECT_EQ(content.capacity, capacity);
        EXPECT_EQ(content.company, company);
        EXPECT_EQ(content.time, time);
        EXPECT_EQ(content.layout, signing::SealContent::Layout::Neutral);
    }
}

} // namespace
} // namespace cunho::test
