// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/account_desk.hpp"
#include "sandbox/registry.hpp"
#include "sandbox/service.hpp"

namespace cunho::sandbox {

/// The citizens' phones: what came by SMS, newest first, as a page and for the window's dock.
///
///     GET /sandbox/phone        [?phone=…]
///     GET /sandbox/phone.json   [?phone=…]   {"messages":[{"at","phone","text","code"}]}, oldest first
class PhoneService final : public Service {
  public:
    PhoneService(Registry& registry, AccountDesk&, ViolationLog&, FaultRules& faults, const Switches&, Clock&,
                 const Client&)
        : registry_(registry), faults_(faults) {}

    bool owns(const Request& request) const override;
    Reply handle(const Request& request) override;
    bool dropsBeforeRead(const Request& request) override;
    void reset() override {}

  private:
    std::vector<SmsMessage> messages(const Request& request) const;

    const Registry& registry_;
    FaultRules& faults_;
};

} // namespace cunho::sandbox
