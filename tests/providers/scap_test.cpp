// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/test_pki.hpp"
#include "fakes/thrown.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/providers/scap.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

namespace cunho::test {
namespace {

using Profile = crypto::CertificateRequest::Profile;

/// SCAP as a test scripts it: signs with the leaf's key.
class ScriptedSignatures final : public scap::SignatureService {
  public:
    explicit ScriptedSignatures(const TestPki& pki) : chain(pki.chain()), key_(pki.leafKey()) {}

    crypto::CertificateChain chain; ///< of the first transaction
    std::function<void(std::vector<Bytes>&)> spoil;
    std::vector<std::string> calls;
    std::vector<scap::CitizenSignedDocument> documents;

    std::vector<scap::SignTransaction> authorize(const scap::Citizen& citizen, const crypto::Certificate&,
                                                 const std::vector<scap::ChosenAttributes>& chosen,
                                                 std::span<const scap::CitizenSignedDocument> given,
                                                 const Secret& totpKey, const JobContext&) override {
        calls.push_back("authorize " + citizen.documentNumber + " " + std::string(totpKey.exposeText()));
        documents.assign(given.begin(), given.end());
        std::vector<scap::SignTransaction> out;
        for (const auto& one : chosen)
            out.push_back(transaction(std::to_string(out.size()), one, chain));
        out.push_back(transaction(std::to_string(out.size()), {{"", "SCAP", "X", ""}, {}}, chain));
        return out;
    }

    std::vector<Bytes> sign(const scap::SignTransaction& transaction, std::span<const crypto::Digest> digests,
                            const Secret&, const JobContext&) override {
        calls.push_back("sign " + transaction.id + " " + std::to_string(digests.size()));
        std::vector<Bytes> values;
        for (const auto& digest : digests)
            values.push_back(key_.signRsaPkcs1(digest));
        if (spoil)
            spoil(values);
        return values;
    }

  private:
    static scap::SignTransaction transaction(const std::string& id, const scap::ChosenAttributes& chosen,
                                             const crypto::CertificateChain& chain) {
        scap::SignTransaction one;
        one.process = "process";
        one.id = id;
        one.sad = Secret(asBytes("sad"));
        one.chosen = chosen;
        one.chain = chain;
        return one;
    }

    crypto::PrivateKey key_;
};

struct Sink final : signing::SignatureSink {
    std::map<std::string, Bytes> values;
    std::map<std::string, Failure> failures;
    void signedValue(const std::string& id, ByteView value) override {
        values[id] = Bytes(value.begin(), value.end());
    }
    void failed(const std::string& id, const Failure& failure) override { failures[id] = failure; }
};

struct ScapCapacity : testing::Test {
    static scap::ProfessionalAttribute attribute(const std::string& description) {
        scap::ProfessionalAttribute one;
        one.description = description;
        return one;
    }

    static scap::ChosenAttributes company() {
        return {{"http://olaria", "Olaria, Lda", "ENTERPRISE", "500000000"}, {attribute("Gerente")}};
    }
    static scap::ChosenAttributes body(std::vector<scap::ProfessionalAttribute> attributes) {
        return {{"http://ordem", "Ordem", "INSTITUTION", "600000001"}, std::move(attributes)};
    }

    providers::Capacity capacity() const {
        providers::Capacity out;
        out.citizen = citizen;
        out.chosen = chosen;
        out.totpKey = Secret(asBytes("key"));
        out.anchors = {pki.root()};
        return out;
    }

    std::unique_ptr<signing::CapacityAuthority> authority() {
        return providers::makeScapAuthority(capacity(), service, clock);
    }

    crypto::Certificate person(const std::string& serialNumber,
                               const std::string& name = "Ana Exemplo") const {
        return issued(Profile::QualifiedLeaf, pki.leafKey(),
                      {{"C", "PT"}, {"serialNumber", serialNumber}, {"CN", name}});
    }

    crypto::Certificate issued(Profile profile, const crypto::PrivateKey& key,
                               std::vector<std::pair<std::string, std::string>> subject = {{"CN", "Ordem"}},
                               TimePoint until = day(2040, 1, 1)) const {
        crypto::CertificateRequest request;
        request.profile = profile;
        request.notBefore = day(2020, 1, 1);
        request.notAfter = until;
        request.subject = std::move(subject);
        return crypto::issueCertificate(request, key, pki.issuing(), pki.issuingKey());
    }

    std::vector<signing::CapacityTransaction> authorize(const crypto::Certificate& signer) {
        made = authority();
        const std::vector<signing::CitizenSignature> documents{
            {"a.pdf", crypto::sha256(asBytes("a")), toBytes("value")}};
        return made->authorize(signer, documents, {});
    }

    std::string refusal(const std::string& serialNumber) {
        return thrown([&] { authorize(person(serialNumber)); });
    }

    std::vector<signing::Dtbsr> items(int count) const {
        std::vector<signing::Dtbsr> all;
        for (int i = 0; i < count; ++i)
            all.push_back({std::to_string(i), crypto::sha256(randomBytes(4)), "a.pdf", {}, {}});
        return all;
    }

    signing::SealContent
    seal(signing::SealContent::Wording wording = signing::SealContent::Wording::Portuguese) {
        signing::SealContent content;
        content.wording = wording;
        content.company = "Outra, SA";
        content.name = "Ana";
        authority()->describe(content);
        return content;
    }

    TestPki pki;
    FakeClock clock;
    ScriptedSignatures service{pki};
    scap::Citizen citizen = [] {
        scap::Citizen one;
        one.documentNumber = "12345678";
        one.givenName = "Ana";
        one.lastName = "Exemplo";
        return one;
    }();
    std::vector<scap::ChosenAttributes> chosen{company(), body({attribute("Membro")})};
    std::unique_ptr<signing::CapacityAuthority> made;
    signing::SilentPrompter nobody;
    Sink sink;
};

TEST_F(ScapCapacity, EachProviderSignsAndTheSealIsLast) {
    auto transactions = authorize(person("BI123456789"));
    ASSERT_EQ(transactions.size(), 3U);
    EXPECT_EQ(transactions[0].reason, "Entidade: Olaria, Lda. VATPT-500000000. Na qualidade de: Gerente");
    EXPECT_EQ(transactions[1].reason, "Entidade: Ordem. Na qualidade de: Membro");
    EXPECT_EQ(transactions[2].reason, "");
    EXPECT_EQ(service.calls.front(), "authorize 12345678 key");
    EXPECT_EQ(service.documents.front().name, "a.pdf");
    EXPECT_EQ(service.documents.front().attributes, crypto::sha256(asBytes("a")));
    EXPECT_EQ(service.documents.front().value, toBytes("value"));
    const auto credential = transactions[1].provider->credential({});
    EXPECT_EQ(credential.provider, "scap");
    EXPECT_EQ(credential.chain, pki.chain());
    EXPECT_EQ(credential.batchLimit, 10U);
    EXPECT_TRUE(credential.foreignDocuments);
    EXPECT_TRUE(credential.sandbox);
    EXPECT_FALSE(credential.qualified);
    transactions[1].provider->sign(items(3), sink, nobody, {});
    EXPECT_EQ(service.calls.back(), "sign 1 3");
    EXPECT_EQ(sink.values.size(), 3U);
}

TEST_F(ScapCapacity, SignsTenAtATime) {
    const auto transactions = authorize(person("BI12345678"));
    EXPECT_EQ(made->batchLimit(), 10U);
    transactions[0].provider->sign(items(23), sink, nobody, {});
    service.calls.erase(service.calls.begin());
    EXPECT_THAT(service.calls, testing::ElementsAre("sign 0 10", "sign 0 10", "sign 0 3"));
    EXPECT_EQ(sink.values.size(), 23U);
}

TEST_F(ScapCapacity, AWrongValueHarmsNoOther) {
    service.spoil = [](std::vector<Bytes>& values) { values.at(1).back() ^= 1U; };
    authorize(person("BI12345678"))[0].provider->sign(items(3), sink, nobody, {});
    EXPECT_EQ(sink.values.size(), 2U);
    ASSERT_TRUE(sink.failures.contains("1"));
    EXPECT_EQ(sink.failures["1"].reason, "SIGNATURE_VALUE_WRONG");
    EXPECT_EQ(sink.failures["1"].fault, Fault::Integrity);
    service.spoil = [](std::vector<Bytes>& values) { values.pop_back(); };
    EXPECT_EQ(thrown([&] { authorize(person("BI12345678"))[0].provider->sign(items(3), sink, nobody, {}); }),
              "Service/SCAP_REPLY_INVALID");
}

TEST_F(ScapCapacity, OnlyTheSamePersonSigns) {
    for (const char* number : {"BI12345678", "BI123456789", "PNOPT-12345678", "IDCPT-123456789", "12345678"})
        EXPECT_EQ(refusal(number), "") << number;
    for (const char* number : {"BI12345679", "BI1234567", "BI12345678X", "BI1234567890", "BI", "TESTE-1",
                               "PNOES-12345678", "BI-12345678", "VATPT-123456789"})
        EXPECT_EQ(refusal(number), "Rejected/CAPACITY_OF_ANOTHER") << number;
    citizen.documentNumber = "01234567";
    EXPECT_EQ(refusal("BI012345671"), "");
    EXPECT_EQ(refusal("BI1234567"), "") << "without the zero in front";
    EXPECT_EQ(refusal("BI12345670"), "Rejected/CAPACITY_OF_ANOTHER");
    citizen.documentType = "PAS";
    citizen.documentCountry = "GB";
    citizen.documentNumber = "p0000004";
    EXPECT_EQ(refusal("PASGB-P0000004"), "");
    EXPECT_EQ(refusal("PASFR-P0000004"), "Rejected/CAPACITY_OF_ANOTHER");
    EXPECT_EQ(refusal("PASGB-P0000005"), "Rejected/CAPACITY_OF_ANOTHER");
    EXPECT_EQ(thrown([&] { authorize(pki.issuing()); }), "Rejected/CAPACITY_OF_ANOTHER")
        << "no number at all";
}

TEST_F(ScapCapacity, TheOtherPersonIsNamed) {
    try {
        authorize(person("BI87654321", "Rui Exemplo"));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.params().at("signer"), "Rui Exemplo");
        EXPECT_EQ(error.params().at("citizen"), "Ana Exemplo");
        EXPECT_TRUE(service.calls.empty()) << "SCAP is not asked";
    }
}

TEST_F(ScapCapacity, CertificatesThatMayNotSignAreRefused) {
    const std::string refused = "Trust/SCAP_CERTIFICATE_INVALID";
    const auto with = [&](const crypto::Certificate& leaf) {
        service.chain = {leaf, pki.issuing()};
        return refusal("BI12345678");
    };
    EXPECT_EQ(with(issued(Profile::QualifiedLeaf, pki.leafKey())), "");
    EXPECT_EQ(with(issued(Profile::QualifiedLeaf, pki.leafKey(), {{"CN", "Ordem"}}, day(2025, 1, 1))),
              refused);
    EXPECT_EQ(with(issued(Profile::QualifiedLeaf, pki.p256Key())), refused);
    EXPECT_EQ(with(issued(Profile::Authority, pki.leafKey())), refused);
    EXPECT_EQ(with(pki.foreignResponder()), refused) << "another root";
    service.chain = {};
    EXPECT_EQ(refusal("BI12345678"), refused);
}

TEST_F(ScapCapacity, NeedsAnAttributeAndAKey) {
    const auto make = [&](auto change) {
        auto given = capacity();
        change(given);
        return thrown([&] { providers::makeScapAuthority(std::move(given), service, clock); });
    };
    EXPECT_EQ(make([](auto&) {}), "");
    EXPECT_EQ(make([](auto& given) { given.chosen.clear(); }), "Input/CAPACITY_MISSING");
    EXPECT_EQ(make([](auto& given) { given.chosen.front().attributes.clear(); }), "Input/CAPACITY_MISSING");
    EXPECT_EQ(make([](auto& given) { given.totpKey = Secret(); }), "Reactivate/SCAP_KEY_OUTDATED");
}

TEST_F(ScapCapacity, TheSealSaysWhoCertifiesWhat) {
    const auto content = seal();
    EXPECT_EQ(content.layout, signing::SealContent::Layout::Attributes);
    EXPECT_THAT(content.certifiedBy, testing::ElementsAre("SCAP e Ordem"));
    EXPECT_THAT(content.attributes,
                testing::ElementsAre("Gerente de Olaria, Lda (VATPT-500000000) e Membro"));
    EXPECT_EQ(content.company, "") << "each attribute has its own";
    EXPECT_EQ(content.name, "Ana");
    EXPECT_THAT(seal(signing::SealContent::Wording::English).attributes,
                testing::ElementsAre("Gerente of Olaria, Lda (VATPT-500000000) and Membro"));
}

TEST_F(ScapCapacity, AttributesOfOneProviderStandInBraces) {
    auto other = company();
    other.provider.name = "Padaria";
    other.provider.nipc.clear();
    chosen = {body({attribute("A"), attribute("B"), attribute("C")}), body({attribute("D"), attribute("E")}),
              company(), other};
    const auto content = seal();
    EXPECT_THAT(content.certifiedBy, testing::ElementsAre("Ordem e SCAP"));
    EXPECT_THAT(
        content.attributes,
        testing::ElementsAre("{A, B e C} e {D e E} e Gerente de Olaria, Lda (VATPT-500000000) e Gerente "
                             "de Padaria"));
}

} // namespace
} // namespace cunho::test
