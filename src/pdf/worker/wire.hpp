// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/worker/members.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/core/secret.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace cunho::pdf {

/// Bytes that may hold a secret for a moment.
struct WipedBytes {
    explicit WipedBytes(std::size_t size) : bytes(size) {}
    ~WipedBytes() { wipe(bytes); }
    WipedBytes(const WipedBytes&) = delete;
    WipedBytes& operator=(const WipedBytes&) = delete;

    Bytes bytes;
};

/// Writes values as bytes: numbers little-endian in the width of their type, lengths and counts in four
/// bytes, a flag before what may be absent. May hold secrets, so it is wiped at its end and never moves its
/// bytes: count first, then write.
class Output {
  public:
    /// Only counts.
    Output() = default;
    /// Takes exactly `size` bytes.
    explicit Output(std::size_t size) : counting_(false) { bytes_.reserve(size); }
    ~Output() { wipe(bytes_); }
    Output(Output&&) noexcept = default;
    Output& operator=(Output&&) = delete;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    std::size_t size() const noexcept { return size_; }
    ByteView view() const noexcept { return bytes_; }

    template<typename T>
    requires std::is_integral_v<T> || std::is_floating_point_v<T> || std::is_enum_v<T>
    void put(const T& value) { raw(&value, sizeof value); }
    void put(bool value) { put(static_cast<Byte>(value)); }

    void put(ByteView bytes) {
        put(static_cast<std::uint32_t>(bytes.size()));
        raw(bytes.data(), bytes.size());
    }
    void put(const Bytes& bytes) { put(ByteView(bytes)); }
    void put(const std::string& text) { put(asBytes(text)); }
    void put(const std::shared_ptr<const Secret>& secret) { put(secret ? secret->expose() : ByteView()); }
    void put(const Dictionary& dictionary) { put(dictionary.entries()); }

    template<typename T>
    void put(const std::vector<T>& list) {
        put(static_cast<std::uint32_t>(list.size()));
        for (const T& item : list) {
            put(item);
        }
    }

    template<typename T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) {
            put(*value);
        }
    }

    template<typename First, typename Second>
    void put(const std::pair<First, Second>& pair) {
        put(pair.first);
        put(pair.second);
    }

    template<typename T>
    requires requires(const T& value) { members(value); }
    void put(const T& value) {
        std::apply([this](const auto&... member) { (put(member), ...); }, members(value));
    }

  private:
    void raw(const void* data, std::size_t size);

    Bytes bytes_;
    std::size_t size_ = 0;
    bool counting_ = true;
};

/// Reads what `Output` wrote, from a stranger: after the first thing that cannot be, everything is empty and
/// `good` is false. Never takes more memory than the bytes that are there and `elementBudget`.
class Input {
  public:
    explicit Input(ByteView bytes) : left_(bytes) {}

    bool good() const noexcept { return good_; }
    /// Everything was read, and nothing was wrong.
    bool done() const noexcept { return good_ && left_.empty(); }

    template<typename T>
    requires std::is_integral_v<T> || std::is_floating_point_v<T>
    void get(T& value) { raw(&value, sizeof value); }
    void get(bool& value);

    template<typename T>
    requires std::is_enum_v<T>
    void get(T& value) {
        std::underlying_type_t<T> number{};
        get(number);
        if (!isKnown(static_cast<T>(number))) {
            fail();
            return;
        }
        value = static_cast<T>(number);
    }

    void get(Bytes& bytes);
    void get(std::string& text);
    void get(std::shared_ptr<const Secret>& secret);
    void get(Dictionary& dictionary);

    template<typename T>
    void get(std::vector<T>& list) {
        std::uint32_t count = 0;
        get(count);
        if (count > left_.size() || count > budget_ / sizeof(T)) {
            fail();
            return;
        }
        budget_ -= count * sizeof(T);
        list.resize(count);
        for (std::size_t i = 0; i < list.size() && good_; ++i) {
            get(list[i]);
        }
    }

    template<typename T>
    void get(std::optional<T>& value) {
        bool there = false;
        get(there);
        if (there) {
            get(value.emplace());
        }
    }

    template<typename First, typename Second>
    void get(std::pair<First, Second>& pair) {
        get(pair.first);
        get(pair.second);
    }

    template<typename T>
    requires requires(T& value) { members(value); }
    void get(T& value) {
        std::apply([this](auto&... member) { (get(member), ...); }, members(value));
    }

    /// The rest cannot be believed.
    void fail() noexcept {
        good_ = false;
        left_ = {};
    }

  private:
    static constexpr std::size_t elementBudget = 64U << 20U;

    void raw(void* data, std::size_t size) noexcept;
    ByteView counted();

    ByteView left_;
    std::size_t budget_ = elementBudget;
    bool good_ = true;
};

} // namespace cunho::pdf
