// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/structure.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace cunho::pdf {

/// One object (ISO 32000-1, 7.3) without the library that read it: its direct content, in which references
/// stay references. Copies are cheap: arrays and dictionaries are shared and never change.
class Value {
  public:
    using Items = std::vector<Value>;
    using Entries = std::vector<std::pair<std::string, Value>>; ///< keys without slash, as they sort

    /// How deep arrays and dictionaries may nest; whoever makes values heeds it.
    static constexpr int maximumDepth = 100;

    Value() = default; ///< null
    static Value boolean(bool value) { return Value(Content(value)); }
    static Value integer(std::int64_t value) { return Value(Content(value)); }
    static Value real(double value) { return Value(Content(value)); }
    static Value name(std::string withoutSlash) { return Value(Content(Name{std::move(withoutSlash)})); }
    static Value string(std::string bytes) { return Value(Content(std::move(bytes))); }
    static Value reference(ObjectId id) { return Value(Content(id)); }
    static Value array(Items items);
    static Value dictionary(Entries entries);

    /// The same dictionary as that of a stream.
    Value asStream() const;

    bool isNull() const noexcept { return std::holds_alternative<std::monostate>(content_); }
    bool isArray() const noexcept { return std::holds_alternative<SharedItems>(content_); }
    bool isDictionary() const noexcept { return std::holds_alternative<SharedEntries>(content_); }
    bool isStream() const noexcept { return isStream_; }

    std::optional<std::int64_t> asInteger() const;
    std::optional<double> asNumber() const; ///< integer or real
    const std::string* asName() const noexcept;
    const std::string* asString() const noexcept; ///< its bytes
    std::optional<ObjectId> asReference() const;
    const Items& items() const noexcept;                  ///< none when it is no array
    const Entries& entries() const noexcept;              ///< none when it is no dictionary
    const Value& at(std::string_view key) const noexcept; ///< null when it is not there
    bool isNamed(std::string_view withoutSlash) const noexcept;

    /// In PDF syntax. A stream counts by its dictionary.
    std::string syntax() const;

    /// The dictionary, or items of the array, each in PDF syntax.
    Dictionary toDictionary() const;
    std::vector<std::string> toItems() const;

  private:
    struct Name {
        std::string text;
    };
    using SharedItems = std::shared_ptr<const Items>;
    using SharedEntries = std::shared_ptr<const Entries>;
    using Content = std::variant<std::monostate, bool, std::int64_t, double, Name, std::string, ObjectId,
                                 SharedItems, SharedEntries>;

    explicit Value(Content content) : content_(std::move(content)) {}

    Content content_;
    bool isStream_ = false;
};

} // namespace cunho::pdf
