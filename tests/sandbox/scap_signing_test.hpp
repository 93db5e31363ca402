// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fa_test.hpp"
#include "sandbox/pki_requests.hpp"
#include "sandbox/scap_service.hpp"
#include "sandbox/scap_signing_service.hpp"
#include "sandbox_test.hpp"

#include <cunho/scap/attribute_service.hpp>

namespace cunho::test {

/// What a citizen signs with.
struct CitizenKey {
    crypto::PrivateKey key;
    crypto::Certificate certificate;
    crypto::SignatureAlgorithm algorithm{};
};

/// SCAP's signature service without a wire, and a client that keeps every rule, with a place to make it
/// break one.
class ScapSigning : public testing::Test {
  protected:
    static constexpr const char* installation = "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50";
    static constexpr const char* authorization = "signHashAuthorization";

    ScapSigning() { search('A'); }

    /// As if somebody had searched, and asked the professional body as well.
    void search(char letter) {
        sandbox::ScapSearch search;
        search.posted = clock_.now();
        search.citizen = registry_.byLetter(letter).value();
        search.told = sandbox::suppliedTo(search.citizen, {true, {sandbox::institutions().front().uri}});
        search.key = randomBytes(20);
        search.keyTold = true;
        search_ = search;
        state_.searches[newUuid()] = search;
        state_.credentialId = installation;
        citizenInfo_ = {{"citizenDocumentInfo",
                         {{"type", search.citizen.documentType},
                          {"country", search.citizen.documentCountry},
                          {"id", search.citizen.documentNumber}}}};
        chosen_ = json::array();
        for (const auto& told : search.told)
            if (!told.attributes.empty())
                chosen_.push_back(choose(told, told.attributes));
    }

    static json choose(const sandbox::SuppliedAttributes& told, const json& attributes) {
        json info = told.supplier.info();
        info.erase("nipc");
        return {{"attributesToSign", {{"attributeProviderInfo", info}, {"attributes", attributes}}}};
    }

    static sandbox::Pki& pki() {
        static sandbox::Pki pki(sharedOptions().state, 2048, 2048, 47123);
        return pki;
    }

    /// Of citizen A at the Chave Móvel Digital.
    static const CitizenKey& ofTheCmd() {
        static const CitizenKey cmd = [] {
            auto identity = pki().cmdSigner({"BI", "PT", "10000001", "ANA", "EXEMPLO"});
            return CitizenKey{std::move(identity.key), std::move(identity.certificate)};
        }();
        return cmd;
    }

    static CitizenKey
    keyOf(crypto::PrivateKey key, const std::string& number,
          crypto::CertificateRequest::Profile profile = crypto::CertificateRequest::Profile::QualifiedLeaf) {
        const auto request =
            sandbox::certificateOf(profile, {{"C", "PT"}, {"serialNumber", number}, {"CN", "ANA EXEMPLO"}});
        const sandbox::Identity& root = *pki().issuer("root");
        auto certificate = crypto::issueCertificate(request, key, root.certificate, root.key);
        const auto algorithm = crypto::usualAlgorithm(certificate);
        return {std::move(key), std::move(certificate), algorithm};
    }

    std::string code() const {
        return std::string(scap::totp(Secret::fromText(toBase64(search_.key)), clock_.now()).exposeText());
    }

    json document(int number, const CitizenKey& citizen = ofTheCmd()) const {
        const auto digest = documentDigest(number);
        return {{"originalDocumentHash", toBase64(digest.value)},
                {"originalDocumentCitizenSignature", toBase64(citizen.key.sign(citizen.algorithm, digest))},
                {"documentName", "contrato-" + std::to_string(number) + ".pdf"}};
    }

    /// The body of signHashAuthorization.
    json authorizing(int documents = 1, const CitizenKey& citizen = ofTheCmd()) {
        processId_ = newUuid();
        json body{{"processId", processId_},     {"credentialId", installation},
                  {"clientName", client_.name},  {"totp", code()},
                  {"numSignatures", documents},  {"attributeProviderSignatures", chosen_},
                  {"citizenInfo", citizenInfo_}, {"citizenCertificate", citizen.certificate.pem()}};
        for (int i = 0; i < documents; ++i)
            body["documentHashesInfo"].push_back(document(nextDocument_++, citizen));
        return body;
    }

    json signing(std::size_t place, const std::vector<std::string>& hashes) const {
        return {{"processId", processId_},    {"credentialId", installation},
                {"clientName", client_.name}, {"totp", code()},
                {"sad", sads_.at(place)},     {"transactionId", std::to_string(place)},
                {"hashesToSign", hashes}};
    }

    json asking(std::size_t place) const {
        return {
            {"processId", processId_}, {"sad", sads_.at(place)}, {"transactionId", std::to_string(place)}};
    }

    sandbox::Reply post(const std::string& operation, const json& body) {
        sandbox::Request request;
        request.method = "POST";
        request.path = "/SCAPSignatureService/" + operation;
        request.host = client_.host;
        request.contentType = "application/json";
        request.authorization = "Basic " + toBase64(asBytes(client_.basicUser + ":" + client_.basicPassword));
        request.tlsVersion = "TLSv1.3";
        request.body = body.dump();
        spoil_(request);
        if (service_.dropsBeforeRead(request))
            return {0};
        return service_.handle(request);
    }

    /// Keeps the SADs.
    sandbox::Reply authorize(const json& body) {
        auto reply = post(authorization, body);
        const json parsed = json::parse(reply.body, nullptr, false);
        if (parsed.is_object() && parsed.contains("transactions")) {
            sads_.clear();
            for (const auto& transaction : parsed.at("transactions"))
                sads_.push_back(transaction.at("sad"));
            transactions_ = parsed.at("transactions");
        }
        return reply;
    }
    sandbox::Reply authorize(int documents = 1) { return authorize(authorizing(documents)); }

    sandbox::Reply sign(std::size_t place, const std::vector<std::string>& hashes) {
        return post("signHash", signing(place, hashes));
    }

    /// After the five seconds.
    sandbox::Reply result(std::size_t place) {
        clock_.advance(5s);
        return post("getSignHashResult", asking(place));
    }

    /// Hashes that nobody has signed.
    std::vector<std::string> hashes(int count = 1) {
        std::vector<std::string> all;
        for (int i = 0; i < count; ++i)
            all.push_back(toBase64(crypto::digestInfo(documentDigest(nextHash_++))));
        return all;
    }

    /// One transaction from begin to end.
    sandbox::Reply transact(std::size_t place, int documents = 1) {
        const auto reply = sign(place, hashes(documents));
        return reply.status == 200 ? result(place) : reply;
    }

    static std::string codeOf(const sandbox::Reply& reply) {
        return json::parse(reply.body).at("status").at("code");
    }
    static std::string messageOf(const sandbox::Reply& reply) {
        return json::parse(reply.body).at("status").at("message");
    }

    void fault(const std::string& operation, const std::string& action, int times = 1) {
        faults_.add({{"operation", "scap." + operation}, {"action", action}, {"times", times}});
    }

    std::vector<int> broken() {
        service_.settle();
        std::vector<int> ids;
        for (const auto& violation : violations_.all())
            ids.push_back(violation.check);
        return ids;
    }

    /// That the reply names this check, and no other was broken so far.
    void expectBroken(int check, const sandbox::Reply& reply) {
        EXPECT_EQ(reply.violation, check) << reply.body;
        EXPECT_GE(reply.status, 400);
        EXPECT_EQ(broken(), std::vector<int>{check});
        violations_.clear();
    }

    FakeClock clock_;
    sandbox::Client client_{"127.0.0.1:1111", "cunho-sandbox", "sandbox", "sandbox-no-secret"};
    sandbox::Registry registry_{clock_, "500000000"};
    FakeDesk desk_{clock_};
    sandbox::ViolationLog violations_;
    sandbox::FaultRules faults_;
    sandbox::Switches switches_;
    sandbox::ScapState state_;
    sandbox::ScapSigningService service_{registry_, desk_,   violations_, faults_, switches_,
                                         clock_,    client_, state_,      pki()};
    std::function<void(sandbox::Request&)> spoil_ = [](sandbox::Request&) {};
    sandbox::ScapSearch search_;
    json citizenInfo_;
    json chosen_; ///< attributeProviderSignatures: everything that was told
    std::string processId_;
    std::vector<std::string> sads_;
    json transactions_;

  private:
    int nextDocument_ = 0;
    int nextHash_ = 1000;
};

} // namespace cunho::test
