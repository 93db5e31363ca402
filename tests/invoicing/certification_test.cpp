// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ledger_fixture.hpp"

#include <cunho/invoicing/certification.hpp>

#include <functional>

namespace cunho::invoicing::test {
namespace {

constexpr const char* version = "1.2.0";

json profile() {
    const Secret pem = demoKey().pem();
    return {{"certificateNumber", 9999},  {"keyVersion", 2},
            {"producerNif", "599999993"}, {"productId", "Cunho/Produtor Exemplo"},
            {"productVersion", version},  {"privateKey", std::string(pem.exposeText())}};
}

CertificationProfile parse(const json& value) {
    return parseCertification(Secret::fromText(value.dump()), version);
}

/// "REASON field" of the refusal of a profile that was changed.
std::string refusalOf(const std::function<void(json&)>& change) {
    json value = profile();
    change(value);
    try {
        parse(value);
    } catch (const Error& error) {
        const auto field = error.params().find("field");
        return error.reason() + (field == error.params().end() ? "" : " " + field->second);
    }
    return {};
}

std::string refusalOf(const std::string& field, const json& value) {
    return refusalOf([&](json& all) { all[field] = value; });
}

TEST(Certification, IsReadWithItsKey) {
    const auto read = parse(profile());
    EXPECT_EQ(read.number, 9999);
    EXPECT_EQ(read.keyVersion, 2);
    EXPECT_EQ(read.producerNif, "599999993");
    EXPECT_EQ(read.productId, "Cunho/Produtor Exemplo");
    EXPECT_EQ(read.productVersion, version);
    EXPECT_EQ(read.key.publicPem(), demoKey().publicPem());
}

TEST(Certification, NeedsEveryField) {
    for (const char* field :
         {"certificateNumber", "keyVersion", "producerNif", "productId", "productVersion", "privateKey"}) {
        EXPECT_EQ(refusalOf([&](json& all) { all.erase(field); }),
                  std::string("CERTIFICATION_FIELD ") + field);
        EXPECT_EQ(refusalOf(field, nullptr), std::string("CERTIFICATION_FIELD ") + field);
    }
}

TEST(Certification, RefusesFieldsThatTheTaxAuthorityWouldNotTake) {
    for (const json& number : {json(0), json(-1), json(10000), json(1.5), json("9999"), json(1e30)})
        EXPECT_EQ(refusalOf("certificateNumber", number), "CERTIFICATION_FIELD certificateNumber");
    EXPECT_EQ(refusalOf("keyVersion", 0), "CERTIFICATION_FIELD keyVersion");
    EXPECT_EQ(refusalOf("producerNif", "599999992"), "CERTIFICATION_FIELD producerNif");
    for (const char* id : {"", "Cunho", "/Produtor", "Cunho/", "Cunho/Prod\nutor"})
        EXPECT_EQ(refusalOf("productId", id), "CERTIFICATION_FIELD productId") << id;
}

TEST(Certification, HoldsForOneVersionOfTheProgram) {
    EXPECT_EQ(refusalOf("productVersion", "1.1.9"), "CERTIFICATION_VERSION");
}

TEST(Certification, KeyFitsTheSaftFile) {
    const auto pemOf = [](const crypto::PrivateKey& key) {
        const Secret pem = key.pem();
        return std::string(pem.exposeText());
    };
    EXPECT_EQ(refusalOf("privateKey", pemOf(crypto::PrivateKey::generateRsa(2048))), "CERTIFICATION_KEY");
    EXPECT_EQ(refusalOf("privateKey", pemOf(crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256))),
              "CERTIFICATION_KEY");
    EXPECT_EQ(refusalOf("privateKey", demoKey().publicPem()), "CERTIFICATION_KEY");
    EXPECT_EQ(refusalOf("privateKey", "nonsense"), "CERTIFICATION_KEY");
}

TEST(Certification, RefusesWhatIsNoProfile) {
    const auto refusal = [](std::string text) {
        return reasonOf([&] { parseCertification(Secret::fromText(std::move(text)), version); });
    };
    EXPECT_EQ(refusal(""), "CERTIFICATION_UNREADABLE");
    EXPECT_EQ(refusal("[]"), "CERTIFICATION_UNREADABLE");
    EXPECT_EQ(refusal("{"), "CERTIFICATION_UNREADABLE");
    EXPECT_EQ(refusal("\xff\xfe"), "CERTIFICATION_UNREADABLE");
    EXPECT_EQ(refusal(std::string(1000, '[')), "CERTIFICATION_UNREADABLE");
    json large = profile();
    large["more"] = std::string(70000, 'x');
    EXPECT_EQ(refusal(large.dump()), "CERTIFICATION_UNREADABLE");
}

TEST(Certification, SummaryIsKeptWithoutTheKey) {
    const auto summary = summaryOf(parse(profile()));
    const std::string text = summaryText(summary);
    EXPECT_EQ(text.find("PRIVATE"), std::string::npos);
    const auto read = parseSummary(text);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->number, 9999);
    EXPECT_EQ(read->keyVersion, 2);
    EXPECT_EQ(read->publicKeyPem, demoKey().publicPem());
    EXPECT_FALSE(parseSummary("{}"));
    EXPECT_FALSE(parseSummary("x"));
}

} // namespace
} // namespace cunho::invoicing::test
