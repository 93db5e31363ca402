// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "activation_test.hpp"

#include <cunho/app/refresh_attributes.hpp>

namespace cunho::app {
namespace {

using Source = scap::ProfessionalAttribute::Source;
using Status = scap::ProfessionalAttribute::Status;

scap::ProfessionalAttribute attribute(const std::string& description) {
    scap::ProfessionalAttribute one;
    one.nipc = "500000000";
    one.description = description;
    return one;
}

TEST_F(ActivationTest, AttributesAreAskedForWithoutAnAccount) {
    outside.state.attributes = {attribute("Gerente"), attribute("Assinatura de faturas eletrónicas")};
    EXPECT_EQ(refreshAttributes(inside->services, {}), "BI/PT/12345678");
    EXPECT_FALSE(inside->fa.asked) << "no account is asked for";
    ASSERT_EQ(inside->webLogin.shown.size(), 1U);
    EXPECT_EQ(inside->webLogin.shown.front().allowedHosts,
              (std::vector<std::string>{"fa.example", "127.0.0.1:35153"}));
    EXPECT_EQ(outside.attributes.citizens().size(), 1U);
    const auto kept = outside.attributes.attributes("BI/PT/12345678");
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept.front().source, Source::Authentication);
    EXPECT_EQ(kept.front().lastChecked, clock.now());
    EXPECT_THAT(outside.accounts.all(), testing::IsEmpty());
}

TEST_F(ActivationTest, AnAttributeThatIsNotToldAgainIsGone) {
    outside.state.attributes = {attribute("Gerente")};
    refreshAttributes(inside->services, {});
    outside.state.attributes = {};
    refreshAttributes(inside->services, {});
    EXPECT_EQ(outside.attributes.attributes("BI/PT/12345678").front().status, Status::Gone);
}

TEST_F(ActivationTest, AttributesWaitForTheConnection) {
    try {
        refreshAttributes(services, {});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "STATE_NOT_CONNECTED");
    }
}

} // namespace
} // namespace cunho::app
