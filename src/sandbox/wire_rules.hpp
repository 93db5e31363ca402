// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace cunho::sandbox {

/// What happens to one connection on its way.
struct WireFault {
    enum class Action {
        None,
        Cut,   ///< both ends are closed
        Reset, ///< likewise, the client's with RST
        Stall, ///< nothing passes any more, and nobody is told
        Delay, ///< what follows waits for `delay` of the sandbox's clock, once
        Tls,   ///< it leads to a peer that no client may trust, `peer` (TlsFaults)
    };
    enum class Direction { Request, Reply };
    Action action = Action::None;
    Direction direction = Direction::Request;
    std::uint64_t afterBytes = 0; ///< as they are on the wire: TLS records
    std::chrono::milliseconds delay{0};
    std::string peer{};
};

/// The faults that the next connections meet. Safe for threads.
class WireRules {
  public:
    /// `{"action","direction"?,"afterBytes"?,"skip"?,"times"?}`
    ///
    /// `action` is "cut", "reset", "stall", "delay:<ms>" or "tls:<peer>"; `direction` "request" (so without)
    /// or "reply"; the first `skip` connections pass (0), the `times` next ones (1) meet the fault. A cut
    /// after 0 bytes of the request comes before the sandbox hears of the connection. Throws
    /// Input/SANDBOX_BAD_FAULT.
    void add(const nlohmann::json& rule);

    /// For the connection that was just opened; counts it.
    WireFault take();

    void clear();

  private:
    struct Rule {
        WireFault fault;
        int skip = 0;
        int times = 1;
    };

    std::mutex mutex_;
    std::vector<Rule> rules_;
};

} // namespace cunho::sandbox
