// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "sandbox/registry.hpp"

#include <set>

namespace cunho::test {
namespace {

using sandbox::AttributeGrant;
using sandbox::Registry;
using State = AttributeGrant::State;
using namespace std::chrono_literals;

class SandboxRegistry : public testing::Test {
  protected:
    sandbox::Citizen at(char letter) const { return registry_.byLetter(letter).value(); }

    FakeClock clock_;
    Registry registry_{clock_, "500000000"};
};

TEST_F(SandboxRegistry, HoldsTheActorsWithWhatTellsThemApart) {
    EXPECT_EQ(registry_.citizens().size(), 12U);
    EXPECT_EQ(at('A').attributes.at(0).nipc, "500000000");
    EXPECT_FALSE(at('B').attributes.at(0).invoices);
    EXPECT_EQ(at('C').attributes.at(0).state, State::Expired);
    EXPECT_EQ(at('D').documentType, "PAS");
    EXPECT_EQ(at('D').documentCountry, "GB");
    EXPECT_EQ(at('E').attributes.size(), 2U);
    EXPECT_EQ(at('F').attributes.at(0).state, State::Pending);
    EXPECT_FALSE(at('G').cmdSignature);
    EXPECT_EQ(at('H').mustChange, sandbox::Citizen::MustChange::CmdPins);
    EXPECT_EQ(at('I').mustChange, sandbox::Citizen::MustChange::SignaturePin);
    EXPECT_TRUE(at('J').soleTrader);
    EXPECT_TRUE(at('J').attributes.empty());
    EXPECT_EQ(at('K').attributes.at(0).capacity, "Procurador");
    EXPECT_EQ(at('L').attributes.at(0).nipc, "500000000");
    EXPECT_FALSE(registry_.byLetter('M'));
}

TEST_F(SandboxRegistry, SaysWhoMaySignInvoicesOfWhom) {
    std::set<char> able;
    for (const auto& citizen : registry_.citizens())
        for (const auto& grant : citizen.attributes)
            if (registry_.maySignInvoices(citizen.documentNumber, grant.nipc))
                able.insert(citizen.letter);
    EXPECT_EQ(able, (std::set<char>{'A', 'D', 'E', 'G', 'H', 'I', 'K', 'L'}));
    EXPECT_FALSE(registry_.maySignInvoices(at('A').documentNumber, at('B').attributes.at(0).nipc));
    EXPECT_FALSE(registry_.maySignInvoices("00000000", "500000000"));
}

TEST_F(SandboxRegistry, EndsAnAttributeByTheClock) {
    const auto proxy = at('K');
    const auto nipc = proxy.attributes.at(0).nipc;
    EXPECT_TRUE(registry_.maySignInvoices(proxy.documentNumber, nipc));
    clock_.advance(24h * 365);
    EXPECT_FALSE(registry_.maySignInvoices(proxy.documentNumber, nipc));
    EXPECT_EQ(at('K').attributes.at(0).state, State::Expired);
}

TEST_F(SandboxRegistry, FindsAPhoneInAnyUsualNotation) {
    for (const char* text :
         {"+351 912000003", "912000003", "912 000 003", "00351912000003", "+351-912-000-003"})
        EXPECT_EQ(registry_.byPhone(text).value().letter, 'C') << text;
    for (const char* text : {"", "912000099", "351", "+44 912000003", "12000003"})
        EXPECT_FALSE(registry_.byPhone(text)) << text;
}

TEST_F(SandboxRegistry, FindsADocumentByAllOfItsParts) {
    EXPECT_EQ(registry_.byDocument("BI", "PT", "10000001").value().letter, 'A');
    EXPECT_EQ(registry_.byDocument("PAS", "GB", "P0000004").value().letter, 'D');
    EXPECT_FALSE(registry_.byDocument("PAS", "PT", "10000001"));
}

TEST_F(SandboxRegistry, GrantsReplaceTheSameCapacityAndAddAnother) {
    const auto pending = at('F');
    AttributeGrant grant = pending.attributes.at(0);
    grant.state = State::Active;
    EXPECT_TRUE(registry_.grant(pending.documentNumber, grant));
    EXPECT_EQ(at('F').attributes.size(), 1U);
    EXPECT_TRUE(registry_.maySignInvoices(pending.documentNumber, grant.nipc));
    grant.capacity = "Diretor";
    EXPECT_TRUE(registry_.grant(pending.documentNumber, grant));
    EXPECT_EQ(at('F').attributes.size(), 2U);
    EXPECT_FALSE(registry_.grant("00000000", grant));
}

TEST_F(SandboxRegistry, ResetBringsBackTheSeedAndForgetsMessages) {
    auto grant = at('F').attributes.at(0);
    grant.state = State::Active;
    registry_.grant(at('F').documentNumber, grant);
    registry_.sendSms("+351 912000001", "123456");
    ASSERT_EQ(registry_.messages().size(), 1U);
    EXPECT_EQ(registry_.messages().front().at, clock_.now());
    registry_.reset();
    EXPECT_TRUE(registry_.messages().empty());
    EXPECT_EQ(at('F').attributes.at(0).state, State::Pending);
}

TEST_F(SandboxRegistry, PhonesDocumentsAndPinsAreEverybodysOwn) {
    std::set<std::string> seen;
    for (const auto& citizen : registry_.citizens())
        for (const auto& text :
             {citizen.phone, citizen.documentNumber, citizen.authenticationPin, citizen.signaturePin})
            EXPECT_TRUE(seen.insert(text).second) << text;
    EXPECT_TRUE(seen.contains("+351 912000012"));
}

} // namespace
} // namespace cunho::test
