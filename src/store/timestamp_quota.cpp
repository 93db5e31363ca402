// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/file_system.hpp"
#include "store/sqlite.hpp"

#include <cunho/core/error.hpp>
#include <cunho/store/timestamp_quota.hpp>

#include <algorithm>

namespace cunho::store {
namespace {

constexpr std::int64_t quotaId = 0x43554E51; // "CUNQ"

// Times are milliseconds since 1970, UTC.
constexpr const char* quotaSchema = R"(
    CREATE TABLE booking (source TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
    CREATE INDEX booking_time ON booking (source, at);
    CREATE TABLE block (source TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 1;
)";

std::int64_t number(TimePoint time) {
    return time.time_since_epoch().count();
}

TimePoint moment(std::int64_t number) {
    return TimePoint(std::chrono::milliseconds(number));
}

[[noreturn]] void quotaDamaged(const std::filesystem::path& file, const std::string& detail) {
    throw Error(Fault::Integrity, "TIMESTAMP_QUOTA_DAMAGED", {{"file", file.string()}}, detail);
}

/// A damaged file is reported as this one: the other texts speak of the company's database.
template<typename Action>
auto reported(const std::filesystem::path& file, Action action) {
    try {
        return action();
    } catch (const Error& error) {
        if (error.reason() == "DATABASE_DAMAGED" || error.reason() == "DATABASE_FAILED")
            quotaDamaged(file, error.detail());
        throw;
    }
}

class Quota final : public signing::TimestampQuota {
  public:
    Quota(const std::filesystem::path& file, const Clock& clock, TimestampLimits limits)
        : connection_(file), clock_(clock), limits_(std::move(limits)) {
        prepare();
    }

    Allowance allowance(const std::string& source) override {
        const auto limit = find(source);
        if (limit == limits_.end())
            return {};
        return guarded([&] {
            const Transaction transaction(connection_, Transaction::Kind::Read);
            return count(*limit);
        });
    }

    bool take(const std::string& source) override {
        const auto limit = find(source);
        if (limit == limits_.end())
            return true;
        return guarded([&] {
            Transaction transaction(connection_);
            forget(*limit);
            if (*count(*limit).now == 0)
                return false;
            connection_.run("INSERT INTO booking VALUES (?, ?)", limit->first, number(clock_.now()));
            transaction.commit();
            return true;
        });
    }

    void blocked(const std::string& source) override {
        const auto limit = find(source);
        if (limit == limits_.end())
            return;
        guarded([&] {
            Transaction transaction(connection_);
            connection_.run("INSERT OR REPLACE INTO block VALUES (?, ?)", limit->first,
                            number(clock_.now() + limit->second.block));
            transaction.commit();
            return true;
        });
    }

  private:
    using Limit = TimestampLimits::value_type;

    template<typename Action>
    auto guarded(Action action) -> decltype(action()) {
        return reported(connection_.file(), action);
    }

    void prepare() {
        Transaction transaction(connection_); // another process may prepare it at the same time
        const auto id = connection_.number("PRAGMA application_id");
        if (id == 0 && connection_.number("SELECT count(*) FROM sqlite_master") == 0) {
            connection_.script(quotaSchema);
            connection_.script("PRAGMA application_id = " + std::to_string(quotaId));
        } else if (id != quotaId || connection_.number("PRAGMA user_version") != 1) {
            quotaDamaged(connection_.file(), "another kind of file");
        }
        transaction.commit();
    }

    TimestampLimits::const_iterator find(std::string source) const {
        std::transform(source.begin(), source.end(), source.begin(),
                       [](unsigned char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : char(c); });
        const auto whole = limits_.find(source);
        return whole != limits_.end() ? whole : limits_.find(source.substr(0, source.rfind(':')));
    }

    /// What lies out of every window. A clock that was set back leaves bookings of a future that never came.
    void forget(const Limit& limit) {
        const auto& [source, numbers] = limit;
        const TimePoint now = clock_.now();
        connection_.run("DELETE FROM booking WHERE source = ? AND (at <= ? OR at > ?)", source,
                        number(now - numbers.window), number(now + numbers.window));
        connection_.run("DELETE FROM block WHERE source = ? AND (until <= ? OR until > ?)", source,
                        number(now), number(now + numbers.block));
    }

    Allowance count(const Limit& limit) {
        const auto& [source, numbers] = limit;
        const TimePoint now = clock_.now();
        auto blocks =
            connection_.prepare("SELECT until FROM block WHERE source = ? AND until > ? AND until <= ?");
        blocks.bind(source, number(now), number(now + numbers.block));
        if (blocks.step())
            return {0, moment(blocks.integer())};
        auto bookings = connection_.prepare("SELECT at FROM booking WHERE source = ? AND at > ? AND at <= ? "
                                            "ORDER BY at DESC LIMIT ?");
        bookings.bind(source, number(now - numbers.window), number(now + numbers.window), numbers.requests);
        int booked = 0;
        TimePoint earliest{};
        while (bookings.step()) {
            ++booked;
            earliest = moment(bookings.integer());
        }
        if (booked < numbers.requests)
            return {numbers.requests - booked, {}};
        return {0, earliest + numbers.window};
    }

    Connection connection_;
    const Clock& clock_;
    const TimestampLimits limits_;
};

} // namespace

TimestampLimits knownTimestampLimits() {
    using namespace std::chrono_literals;
    return {{"ts.cartaodecidadao.pt", {20, 21min, 24h}}};
}

std::unique_ptr<signing::TimestampQuota> openTimestampQuota(const std::filesystem::path& file,
                                                            const Clock& clock, TimestampLimits limits) {
    createPrivately(file);
    return reported(file, [&]() -> std::unique_ptr<signing::TimestampQuota> {
        return std::make_unique<Quota>(file, clock, std::move(limits));
    });
}

} // namespace cunho::store
