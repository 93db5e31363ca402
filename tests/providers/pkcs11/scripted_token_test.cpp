// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/sample_pdf.hpp"
#include "fakes/test_pki.hpp"
#include "fakes/thrown.hpp"
#include "providers/issuer_addresses.hpp"
#include "scripted_token.hpp"
#include "typing_person.hpp"

#include <cunho/core/file.hpp>
#include <cunho/providers/pkcs11.hpp>

#include <algorithm>
#include <cstring>
#include <dlfcn.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>

namespace cunho::test {
namespace {

using crypto::DigestAlgorithm;
using crypto::SignatureAlgorithm;
using providers::Pkcs11Options;
using providers::Pkcs11Provider;
using signing::Question;
using testing::ElementsAre;
using testing::IsEmpty;
using Strings = std::vector<std::string>;

constexpr SignatureAlgorithm ecdsa{SignatureAlgorithm::Kind::Ecdsa, DigestAlgorithm::Sha256};

/// The module's script, which stays as long as this process.
ScriptedToken& script() {
    static ScriptedToken& found = [&]() -> ScriptedToken& {
        void* const library = ::dlopen(CUNHO_SCRIPTED_TOKEN, RTLD_NOW | RTLD_LOCAL);
        if (library == nullptr)
            throw std::runtime_error(::dlerror());
        return *reinterpret_cast<ScriptedToken* (*)()>(::dlsym(library, "scriptedToken"))();
    }();
    return found;
}

Bytes number(CK_ULONG value) {
    Bytes out(sizeof value);
    std::memcpy(out.data(), &value, sizeof value);
    return out;
}

/// r and s of a DER value side by side: what a token gives.
Bytes rawEcdsa(const Bytes& der) {
    Bytes out;
    std::size_t at = 2;
    for (int i = 0; i < 2; ++i) {
        const std::size_t length = der.at(at + 1);
        const Bytes integer(der.begin() + static_cast<std::ptrdiff_t>(at + 2),
                            der.begin() + static_cast<std::ptrdiff_t>(at + 2 + length));
        Bytes wide(32);
        const std::size_t size = std::min<std::size_t>(32, length);
        std::copy(integer.end() - static_cast<std::ptrdiff_t>(size), integer.end(),
                  wide.end() - static_cast<std::ptrdiff_t>(size));
        out.insert(out.end(), wide.begin(), wide.end());
        at += 2 + length;
    }
    return out;
}

class ScriptedModule : public testing::Test {
  protected:
    ScriptedModule() {
        token_ = ScriptedToken{};
        token_.label = toBytes("Selo");
        addCertificate("a1", pki_.p256());
        addKey("a1", CKK_EC);
        token_.sign = [this](const CK_MECHANISM&, const Bytes& data) {
            return rawEcdsa(pki_.p256Key().sign(ecdsa, {DigestAlgorithm::Sha256, data}));
        };
    }
    ~ScriptedModule() override { token_ = ScriptedToken{}; }

    void addCertificate(const std::string& id, const crypto::Certificate& certificate) {
        token_.objects.push_back({{CKA_CLASS, number(CKO_CERTIFICATE)},
                                  {CKA_CERTIFICATE_TYPE, number(CKC_X_509)},
                                  {CKA_ID, fromHex(id)},
                                  {CKA_LABEL, toBytes("certificate")},
                                  {CKA_VALUE, certificate.der()}});
    }

    ScriptedToken::Attributes& addKey(const std::string& id, CK_KEY_TYPE type) {
        token_.objects.push_back({{CKA_CLASS, number(CKO_PRIVATE_KEY)},
                                  {CKA_KEY_TYPE, number(type)},
                                  {CKA_ID, fromHex(id)},
                                  {CKA_SIGN, Bytes{CK_TRUE}},
                                  {CKA_PRIVATE, Bytes{CK_TRUE}}});
        return token_.objects.back();
    }

    static Pkcs11Options options(bool onePinForAll = false) {
        Pkcs11Options out;
        out.module = CUNHO_SCRIPTED_TOKEN;
        out.onePinForAll = onePinForAll;
        return out;
    }

    static std::vector<signing::Dtbsr> items(int count) {
        std::vector<signing::Dtbsr> out;
        for (int i = 1; i <= count; ++i)
            out.push_back(itemOf(i, ecdsa));
        return out;
    }

    /// What signing `count` items throws.
    std::string sign(int count, TypingPerson& person, bool onePinForAll = false) {
        Pkcs11Provider provider(options(onePinForAll));
        return sign(provider, count, person);
    }
    std::string sign(Pkcs11Provider& provider, int count, TypingPerson& person) {
        return thrown([&] { provider.sign(items(count), sink_, person, {}); });
    }

    std::size_t calls(const std::string& function) const {
        return static_cast<std::size_t>(std::count(token_.calls.begin(), token_.calls.end(), function));
    }

    TestPki pki_;
    ScriptedToken& token_ = script();
    KeepingSink sink_;
};

TEST_F(ScriptedModule, IsInitialisedForThreadsAndFinalised) {
    TypingPerson person({"1234"});
    EXPECT_EQ(sign(1, person), "");
    EXPECT_NE(token_.initialiseFlags & CKF_OS_LOCKING_OK, 0U);
    EXPECT_EQ(calls("C_Finalize"), 1U);
    EXPECT_EQ(calls("C_OpenSession"), calls("C_CloseSession"));
    EXPECT_FALSE(token_.loggedIn);
}

TEST_F(ScriptedModule, TakesIssuersThatTheTokenLacksFromTheirAddress) {
    EXPECT_EQ(Pkcs11Provider(options()).credential({}).chain.size(), 1U);
    Addresses addresses;
    addresses.offered = {pki_.issuing()};
    auto knowing = options();
    knowing.authorities = {pki_.root()};
    EXPECT_THAT(Pkcs11Provider(knowing, &addresses).credential({}).chain,
                ElementsAre(pki_.p256(), pki_.issuing(), pki_.root()));
    EXPECT_EQ(addresses.questions, 1);
    addresses.failure = Error(Fault::Network, "HTTP_UNREACHABLE");
    Pkcs11Provider provider(options(), &addresses);
    EXPECT_EQ(provider.credential({}).chain.size(), 1U);
    addresses.failure.reset();
    EXPECT_EQ(provider.credential({}).chain.size(), 2U) << "the network is there now";
}

TEST_F(ScriptedModule, SendsEachTypedPinOnce) {
    TypingPerson person({"1111", "2222", "1234", "1234"});
    EXPECT_EQ(sign(2, person), "");
    EXPECT_THAT(token_.logins, ElementsAre("user 1111", "user 2222", "user 1234", "user 1234"));
}

TEST_F(ScriptedModule, TellsTheLastTryAndStopsAtALockedPin) {
    TypingPerson person({"1111", "2222", "3333", "1234"});
    EXPECT_EQ(sign(1, person), "Credential/PKCS11_PIN_LOCKED");
    ASSERT_EQ(person.questions.size(), 3U) << "a locked token is not asked a fourth time";
    EXPECT_EQ(person.questions[0].triesLeft, std::nullopt);
    EXPECT_EQ(person.questions[1].triesLeft, std::nullopt);
    EXPECT_EQ(person.questions[2].triesLeft, 1);
    TypingPerson later({"1234"});
    EXPECT_EQ(sign(1, later), "Credential/PKCS11_PIN_LOCKED");
    EXPECT_THAT(later.questions, IsEmpty());
    EXPECT_EQ(token_.logins.size(), 3U);
}

TEST_F(ScriptedModule, SaysBeforehandThatAPinWasWrong) {
    token_.tries = 2;
    TypingPerson person({"1234"});
    EXPECT_EQ(sign(1, person), "");
    EXPECT_TRUE(person.questions.at(0).refused);
}

TEST_F(ScriptedModule, UsesThePinPadOfTheToken) {
    token_.flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
    TypingPerson person({"go on"});
    EXPECT_EQ(sign(1, person), "");
    EXPECT_EQ(person.questions.at(0).kind, Question::Kind::PinPad);
    EXPECT_THAT(token_.logins, ElementsAre("user pad"));
    token_.padAccepts = false;
    TypingPerson wrong({"go on", "go on"});
    EXPECT_EQ(sign(1, wrong), "Credential/PKCS11_PIN_WRONG");
    EXPECT_TRUE(wrong.questions.at(1).refused);
    TypingPerson nobody;
    EXPECT_EQ(sign(1, nobody), "Declined/PIN_DECLINED");
}

TEST_F(ScriptedModule, TakesTheCancelKeyOfAPinPadForANo) {
    token_.flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
    token_.interfere = [](const std::string& function) {
        return function == "C_Login" ? CKR_FUNCTION_CANCELED : CKR_OK;
    };
    TypingPerson person({"go on", "go on"});
    EXPECT_EQ(sign(1, person), "Declined/PIN_DECLINED");
    EXPECT_EQ(person.questions.size(), 1U);
}

TEST_F(ScriptedModule, AsksForEachSignatureOfAnAlwaysAuthenticatingKey) {
    token_.objects[1][CKA_ALWAYS_AUTHENTICATE] = {CK_TRUE};
    TypingPerson person({"1234", "9999", "1234", "1234"});
    EXPECT_EQ(sign(2, person, true), "");
    EXPECT_THAT(token_.logins, ElementsAre("user 1234", "context 9999", "context 1234", "context 1234"));
    ASSERT_EQ(person.questions.size(), 4U);
    EXPECT_EQ(person.questions[1].documentNames, (Strings{"item 1.pdf", "item 2.pdf"}));
    EXPECT_TRUE(person.questions[2].refused);
    EXPECT_EQ(person.questions[3].documentNames, Strings{"item 2.pdf"});
    EXPECT_FALSE(person.questions[3].oneForAll);
    EXPECT_EQ(sink_.values.size(), 2U);
}

TEST_F(ScriptedModule, BeginsAgainWhereARefusalEndedTheSignature) {
    token_.objects[1][CKA_ALWAYS_AUTHENTICATE] = {CK_TRUE};
    token_.forgetsOnRefusal = true;
    TypingPerson person({"1234", "9999", "1234"});
    EXPECT_EQ(sign(1, person), "");
    EXPECT_EQ(sink_.values.size(), 1U);
}

TEST_F(ScriptedModule, PromisesOnePinForAllOnlyWhereTheKeyTakesIt) {
    token_.objects[1][CKA_ALWAYS_AUTHENTICATE] = {CK_TRUE};
    token_.objects[1][CKA_PRIVATE] = {CK_FALSE};
    for (const bool once : {false, true}) {
        TypingPerson person({"1234", "1234", "1234"});
        person.forAll = true;
        EXPECT_EQ(sign(2, person, once), "");
        EXPECT_EQ(person.questions.size(), 3U);
        EXPECT_FALSE(person.questions.at(0).oneForAll);
        EXPECT_FALSE(person.questions.at(0).offersForAll);
    }
}

TEST_F(ScriptedModule, OffersOnePinForTheItemsThatFollow) {
    TypingPerson person({"1111", "1234"});
    person.forAll = true;
    EXPECT_EQ(sign(3, person), "");
    EXPECT_THAT(token_.logins, ElementsAre("user 1111", "user 1234"));
    EXPECT_TRUE(person.questions.at(1).offersForAll);
    TypingPerson single({"1234"});
    EXPECT_EQ(sign(1, single), "");
    EXPECT_FALSE(single.questions.at(0).offersForAll);
}

TEST_F(ScriptedModule, OffersNothingWhereThePinIsTypedOnThePad) {
    token_.flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
    TypingPerson person({"go on", "go on"});
    person.forAll = true;
    EXPECT_EQ(sign(2, person), "");
    EXPECT_EQ(person.questions.size(), 2U);
    EXPECT_FALSE(person.questions.at(0).offersForAll);
}

TEST_F(ScriptedModule, AsksNobodyWhereTheTokenWantsNoLogin) {
    token_.flags = CKF_TOKEN_INITIALIZED;
    token_.objects[1].erase(CKA_PRIVATE);
    TypingPerson nobody;
    EXPECT_EQ(sign(2, nobody), "");
    EXPECT_THAT(nobody.questions, IsEmpty());
    EXPECT_THAT(token_.logins, IsEmpty());
}

TEST_F(ScriptedModule, ReplacesALoginThatSomebodyLeftOpen) {
    Pkcs11Provider provider(options());
    token_.sessions = 1; // somebody's in this process
    token_.loggedIn = true;
    provider.credential({});
    EXPECT_TRUE(token_.loggedIn) << "reading certificates ends nobody's login";
    TypingPerson person({"1234"});
    EXPECT_EQ(sign(provider, 1, person), "");
    EXPECT_THAT(token_.logins, ElementsAre("user 1234"));
    EXPECT_FALSE(token_.loggedIn) << "nor does ours outlive its work";
}

TEST_F(ScriptedModule, ListsSeenKeysOnlyWhereTheTokenShowsThem) {
    token_.objects[1].erase(CKA_PRIVATE);
    addCertificate("b2", pki_.leaf()); // somebody else's
    const auto keys = providers::listPkcs11Keys(CUNHO_SCRIPTED_TOKEN);
    ASSERT_EQ(keys.size(), 1U);
    EXPECT_TRUE(keys[0].keySeen);
    EXPECT_EQ(keys[0].certificate, pki_.p256());
}

TEST_F(ScriptedModule, TakesTheRenewedCertificateOfAKeyAndNoAuthority) {
    crypto::CertificateRequest request;
    request.subject = {{"C", "PT"}, {"CN", "Renovado"}};
    request.notBefore = day(2021, 1, 1);
    request.notAfter = day(2041, 1, 1);
    const auto renewed = issueCertificate(request, pki_.p256Key(), pki_.issuing(), pki_.issuingKey());
    addCertificate("a1", renewed);
    addCertificate("a1", pki_.issuing());
    Pkcs11Provider provider(options());
    EXPECT_EQ(provider.credential({}).chain, (crypto::CertificateChain{renewed, pki_.issuing()}));
}

TEST_F(ScriptedModule, RefusesAlgorithmsBeforeAskingForAPin) {
    Pkcs11Provider provider(options());
    const auto refuses = [&](const SignatureAlgorithm& algorithm) {
        TypingPerson person({"1234"});
        const std::vector list{itemOf(1, ecdsa), itemOf(2, algorithm)};
        const std::string out = thrown([&] { provider.sign(list, sink_, person, {}); });
        EXPECT_THAT(person.questions, IsEmpty());
        return out;
    };
    using Kind = SignatureAlgorithm::Kind;
    EXPECT_EQ(refuses({Kind::RsaPkcs1, DigestAlgorithm::Sha256}), "Unsupported/KEY_KIND_UNSUPPORTED");
    EXPECT_EQ(refuses({Kind::RsaPss, DigestAlgorithm::Sha256}), "Unsupported/KEY_KIND_UNSUPPORTED");
    EXPECT_EQ(refuses({Kind::Ecdsa, DigestAlgorithm::Sha1}), "Unsupported/KEY_KIND_UNSUPPORTED");
    token_.mechanisms.clear();
    EXPECT_EQ(refuses(ecdsa), "Unsupported/PKCS11_NO_MECHANISM");
    EXPECT_EQ(thrown([&] { Pkcs11Provider(options()).credential({}); }), "Unsupported/PKCS11_NO_MECHANISM");
    EXPECT_THAT(sink_.values, IsEmpty());
}

TEST_F(ScriptedModule, GivesOnNothingThatTheTokenSignedInstead) {
    const auto honest = token_.sign;
    const std::pair<const char*, std::function<Bytes(const Bytes&)>> lies[] = {
        {"other words", [&](const Bytes&) { return honest({}, crypto::sha256(asBytes("else")).value); }},
        {"nothing", [](const Bytes&) { return Bytes{}; }},
        {"zeros", [](const Bytes&) { return Bytes(64); }},
        {"too much", [](const Bytes&) { return Bytes(2048, 0x30); }},
    };
    for (const auto& [name, lie] : lies) {
        SCOPED_TRACE(name);
        token_.sign = [&lie = lie](const CK_MECHANISM&, const Bytes& data) { return lie(data); };
        TypingPerson person({"1234", "1234"});
        EXPECT_EQ(sign(2, person), "Integrity/SIGNATURE_VALUE_WRONG");
        EXPECT_EQ(person.questions.size(), 1U) << "no second PIN for it";
    }
    token_.sign = [](const CK_MECHANISM&, const Bytes&) { return Bytes(5000); };
    TypingPerson person({"1234"});
    EXPECT_EQ(sign(1, person), "Service/PKCS11_REFUSED");
    EXPECT_THAT(sink_.values, IsEmpty());
}

TEST_F(ScriptedModule, TakesAValueThatIsDerAlready) {
    token_.sign = [this](const CK_MECHANISM&, const Bytes& data) {
        return pki_.p256Key().sign(ecdsa, {ecdsa.digest, data});
    };
    TypingPerson person({"1234"});
    EXPECT_EQ(sign(1, person), "");
    EXPECT_TRUE(verifySignature(pki_.p256(), ecdsa, itemOf(1, ecdsa).digest, sink_.values.at("item 1")));
}

TEST_F(ScriptedModule, GivesEcdsaTheLeftmostBitsOfALongDigest) {
    constexpr SignatureAlgorithm longer{SignatureAlgorithm::Kind::Ecdsa, DigestAlgorithm::Sha512};
    const std::vector list{itemOf(1, longer)};
    Bytes given;
    token_.sign = [&](const CK_MECHANISM&, const Bytes& data) {
        given = data;
        return rawEcdsa(pki_.p256Key().sign(longer, list.front().digest));
    };
    Pkcs11Provider provider(options());
    TypingPerson person({"1234"});
    EXPECT_EQ(thrown([&] { provider.sign(list, sink_, person, {}); }), "");
    EXPECT_THAT(given, testing::ElementsAreArray(list.front().digest.value.data(), 32));
}

TEST_F(ScriptedModule, GivesAValueOnBeforeTheLogoutThatMayFail) {
    token_.interfere = [&](const std::string& function) {
        return function == "C_Logout" && token_.loggedIn ? CKR_DEVICE_ERROR : CKR_OK;
    };
    TypingPerson person({"1234", "1234"});
    EXPECT_EQ(sign(2, person), "Service/PKCS11_REFUSED");
    EXPECT_EQ(sink_.values.size(), 1U);
    EXPECT_EQ(person.questions.size(), 1U);
}

TEST_F(ScriptedModule, IsSharedByWhoeverUsesTheSameModule) {
    Pkcs11Provider one(options());
    one.credential({});
    Pkcs11Provider(options()).credential({});
    EXPECT_EQ(calls("C_Initialize"), 1U);
    EXPECT_EQ(calls("C_Finalize"), 0U) << "the other one still needs it";
    TypingPerson person({"1234"});
    EXPECT_EQ(sign(one, 1, person), "");
}

TEST_F(ScriptedModule, UsesThePinPadForEachSignatureToo) {
    token_.flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
    token_.objects[1][CKA_ALWAYS_AUTHENTICATE] = {CK_TRUE};
    TypingPerson person({"go on", "go on"});
    EXPECT_EQ(sign(1, person), "");
    EXPECT_THAT(token_.logins, ElementsAre("user pad", "context pad"));
}

TEST_F(ScriptedModule, KeepsWhatWasSignedWhenTheTokenIsTakenOut) {
    Pkcs11Provider provider(options(true));
    provider.credential({});
    sink_.whenSigned = [&] { token_.present = false; };
    token_.interfere = [&](const std::string& function) {
        return token_.present || function == "C_GetSlotList" ? CKR_OK : CKR_DEVICE_ERROR;
    };
    TypingPerson person({"1234"});
    EXPECT_EQ(sign(provider, 3, person), "Conflict/PKCS11_TOKEN_REMOVED");
    EXPECT_EQ(sink_.values.size(), 1U);
    TypingPerson without({"1234"});
    EXPECT_EQ(sign(provider, 3, without), "NotFound/PKCS11_NO_TOKEN");
    EXPECT_THAT(without.questions, IsEmpty());
    token_.present = true;
    token_.loggedIn = false;
    token_.signingWith = 0;
    sink_.whenSigned = {};
    TypingPerson back({"1234"});
    EXPECT_EQ(sign(provider, 3, back), "") << "the rest, by another call";
    EXPECT_EQ(sink_.values.size(), 3U);
}

TEST_F(ScriptedModule, EndsInOrderWhereverTheTokenIsTakenOut) {
    TypingPerson whole({"1234", "1234"});
    ASSERT_EQ(sign(2, whole), "");
    const std::size_t all = token_.calls.size();
    ASSERT_GT(all, 40U);
    const auto begun = token_;
    for (const CK_RV told : {CKR_DEVICE_REMOVED, CKR_TOKEN_NOT_PRESENT, CKR_SESSION_HANDLE_INVALID,
                             CKR_DEVICE_ERROR, CKR_GENERAL_ERROR}) {
        for (std::size_t at = 1; at <= all; ++at) {
            SCOPED_TRACE(std::to_string(told) + " at call " + std::to_string(at));
            token_ = begun;
            token_.calls.clear();
            token_.logins.clear();
            std::string firstWithout; // the call that met no token first
            token_.interfere = [&](const std::string& function) {
                if (token_.calls.size() < at || function == "C_Initialize" || function == "C_Finalize")
                    return CKR_OK;
                if (token_.present)
                    firstWithout = function;
                token_.present = false;
                return told;
            };
            sink_.values.clear();
            TypingPerson person({"1234", "1234", "1234"});
            const std::string outcome = sign(2, person);
            // The last calls come when all is signed; only the list of slots is not yet one token's.
            const bool listed = firstWithout == "C_GetSlotList";
            EXPECT_THAT(outcome, testing::AnyOf("Conflict/PKCS11_TOKEN_REMOVED", "NotFound/PKCS11_NO_TOKEN",
                                                listed ? "Service/PKCS11_REFUSED" : "", ""));
            EXPECT_EQ(sink_.values.size() == 2, outcome.empty());
            EXPECT_LE(token_.logins.size(), person.questions.size());
        }
    }
}

TEST_F(ScriptedModule, NoticesAnotherTokenInItsPlace) {
    Pkcs11Provider provider(options());
    provider.credential({});
    token_.objects.clear();
    addCertificate("a1", pki_.p384());
    addKey("a1", CKK_EC);
    TypingPerson person({"1234"});
    EXPECT_EQ(sign(provider, 1, person), "Conflict/PKCS11_TOKEN_CHANGED");
    EXPECT_THAT(person.questions, IsEmpty());
    EXPECT_EQ(provider.credential({}).chain.front(), pki_.p384()) << "read anew";
}

TEST_F(ScriptedModule, FindsItsKeyAgainBesideANewOne) {
    Pkcs11Provider provider(options());
    provider.credential({});
    addCertificate("b2", pki_.leaf());
    TypingPerson person({"1234"});
    EXPECT_EQ(sign(provider, 1, person), "");
}

TEST_F(ScriptedModule, StopsBetweenTwoItemsWhenAsked) {
    std::stop_source stop;
    sink_.whenSigned = [&] { stop.request_stop(); };
    Pkcs11Provider provider(options(true));
    TypingPerson person({"1234"});
    const JobContext job(stop.get_token());
    EXPECT_EQ(thrown([&] { provider.sign(items(3), sink_, person, job); }), "Cancelled/STOPPED");
    EXPECT_EQ(sink_.values.size(), 1U);
    EXPECT_FALSE(token_.loggedIn);
}

TEST_F(ScriptedModule, SendsNoPinOnceItWasStopped) {
    std::stop_source stop;
    Pkcs11Provider provider(options());
    TypingPerson person({"1234"});
    person.whenAsked = [&] { stop.request_stop(); };
    const JobContext job(stop.get_token());
    EXPECT_EQ(thrown([&] { provider.sign(items(1), sink_, person, job); }), "Cancelled/STOPPED");
    EXPECT_THAT(token_.logins, IsEmpty());
}

TEST_F(ScriptedModule, LetsTheSinksOwnFailurePass) {
    sink_.whenSigned = [] { throw Error(Fault::Storage, "DISK_FULL"); };
    TypingPerson person({"1234"});
    EXPECT_EQ(sign(1, person), "Storage/DISK_FULL");
    EXPECT_FALSE(token_.loggedIn);
}

TEST_F(ScriptedModule, PassesOverAttributesWithLyingLengths) {
    for (const CK_ULONG length :
         {CK_UNAVAILABLE_INFORMATION, CK_UNAVAILABLE_INFORMATION - 1, CK_ULONG{1} << 40, CK_ULONG{70'000}}) {
        SCOPED_TRACE(length);
        token_.lie = [=](CK_ATTRIBUTE& attribute) {
            if (attribute.type == CKA_VALUE)
                attribute.ulValueLen = length;
        };
        EXPECT_EQ(thrown([&] { Pkcs11Provider(options()).credential({}); }), "NotFound/PKCS11_NO_KEY");
    }
    token_.lie = [](CK_ATTRIBUTE& attribute) { // more at the second call than at the first
        if (attribute.type == CKA_ID && attribute.pValue != nullptr)
            attribute.ulValueLen += 1;
    };
    EXPECT_EQ(thrown([&] { Pkcs11Provider(options()).credential({}); }), "NotFound/PKCS11_NO_KEY");
    token_.lie = [](CK_ATTRIBUTE& attribute) { // flags and numbers of another size
        if (attribute.type == CKA_ALWAYS_AUTHENTICATE || attribute.type == CKA_SIGN)
            attribute.ulValueLen = 0;
    };
    TypingPerson person({"1234"});
    EXPECT_EQ(sign(1, person), "");
}

TEST_F(ScriptedModule, BoundsListsThatDoNotEnd) {
    token_.claimedCount = 64;
    providers::listPkcs11Keys(CUNHO_SCRIPTED_TOKEN);
    EXPECT_LE(calls("C_FindObjects"), 2U * 1024 / 64);
    token_.claimedCount = std::numeric_limits<CK_ULONG>::max();
    EXPECT_EQ(thrown([] { providers::listPkcs11Keys(CUNHO_SCRIPTED_TOKEN); }), "Service/PKCS11_REFUSED");
    token_.claimedCount = {};
    token_.slots = CK_ULONG{1} << 40;
    EXPECT_EQ(thrown([] { providers::listPkcs11Keys(CUNHO_SCRIPTED_TOKEN); }), "Service/PKCS11_REFUSED");
    token_.slots = 200;
    EXPECT_EQ(providers::listPkcs11Keys(CUNHO_SCRIPTED_TOKEN).size(), 1U) << "empty slots are passed over";
}

TEST_F(ScriptedModule, ReadsPastObjectsThatAreNoCertificates) {
    addCertificate("b2", pki_.p384());
    token_.objects.back()[CKA_VALUE] = toBytes("no certificate");
    addCertificate("c3", pki_.p384());
    token_.objects.back().erase(CKA_VALUE);
    addCertificate("", pki_.p384()); // no CKA_ID leads to its key
    EXPECT_EQ(Pkcs11Provider(options()).credential({}).chain.front(), pki_.p256());
}

TEST_F(ScriptedModule, NamesWhatTheTokenAnswered) {
    token_.interfere = [](const std::string& function) {
        return function == "C_Sign" ? CKR_FUNCTION_FAILED : CKR_OK;
    };
    Pkcs11Provider provider(options());
    TypingPerson person({"1234"});
    try {
        provider.sign(items(1), sink_, person, {});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "PKCS11_REFUSED");
        EXPECT_EQ(error.params().at("code"), "CKR_FUNCTION_FAILED (0x6)");
        EXPECT_EQ(error.detail(), "C_Sign");
    }
    token_.interfere = [](const std::string& function) {
        return function == "C_SignInit" ? CKR_OPERATION_ACTIVE : CKR_OK;
    };
    TypingPerson before({"1234"});
    EXPECT_EQ(sign(1, before), "Service/PKCS11_REFUSED") << "whatever is under way is not ours";
    EXPECT_EQ(calls("C_Sign"), 1U) << "and is not finished";
    const std::pair<CK_RV, const char*> rows[] = {
        {CKR_PIN_EXPIRED, "Credential/PKCS11_PIN_TO_BE_SET"},
        {CKR_USER_PIN_NOT_INITIALIZED, "Credential/PKCS11_PIN_TO_BE_SET"},
        {CKR_PIN_LOCKED, "Credential/PKCS11_PIN_LOCKED"},
        {CKR_PIN_LEN_RANGE, "Credential/PKCS11_PIN_WRONG"},
        {CKR_VENDOR_DEFINED | 5UL, "Service/PKCS11_REFUSED"},
    };
    for (const auto& [rv, expected] : rows) {
        token_.interfere = [rv = rv](const std::string& function) {
            return function == "C_Login" ? rv : CKR_OK;
        };
        TypingPerson again({"1234"});
        EXPECT_EQ(sign(1, again), expected);
    }
}

TEST(Pkcs11Library, RefusesWhatIsNoModule) {
    const TemporaryFolder folder("cunho-pkcs11");
    const auto text = writeSample(folder.path(), "text.so", asBytes("no library"));
    for (const std::filesystem::path& path :
         {std::filesystem::path(CUNHO_NO_TOKEN), text, folder.path() / "none.so", folder.path(),
          std::filesystem::path()}) {
        SCOPED_TRACE(path);
        EXPECT_EQ(thrown([&] { providers::listPkcs11Keys(path); }), "Configuration/PKCS11_MODULE_UNUSABLE");
    }
}

TEST_F(ScriptedModule, RefusesAModuleThatDoesNotStart) {
    token_.interfere = [](const std::string& function) {
        return function == "C_Initialize" ? CKR_CANT_LOCK : CKR_OK;
    };
    EXPECT_EQ(thrown([] { providers::listPkcs11Keys(CUNHO_SCRIPTED_TOKEN); }),
              "Configuration/PKCS11_MODULE_UNUSABLE");
}

} // namespace
} // namespace cunho::test
