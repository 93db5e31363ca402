// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/object_source.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cunho::pdf {

namespace {

constexpr int longestReference = 16; // references to references
constexpr double maximumCoordinate = 1e7;

} // namespace

void ObjectSource::findCatalog() {
    const Value root = trailer().at("Root");
    catalog_ = resolve(root);
    if (!catalog_.isDictionary() || !root.asReference()) {
        throw damaged("no catalog");
    }
    root_ = *root.asReference();
}

std::optional<Bytes> ObjectSource::stream(const Value& reference, std::size_t limit) {
    return takeStream(reference, limit, true);
}

std::optional<Bytes> ObjectSource::rawStream(const Value& reference, std::size_t limit) {
    return takeStream(reference, limit, false);
}

std::optional<Bytes> ObjectSource::takeStream(const Value& reference, std::size_t limit, bool decoded) {
    ObjectId id;
    const Value head = resolve(reference, &id);
    const auto length = get(head, "Length").asInteger(); // asked before the library loads the whole of it
    if (!head.isStream() || !length || *length < 0 || static_cast<std::uint64_t>(*length) > limit) {
        return std::nullopt;
    }
    return streamData(id, limit, decoded);
}

Value ObjectSource::resolve(const Value& value, ObjectId* id) {
    Value out = value;
    for (int hop = 0; hop < longestReference; ++hop) {
        const auto reference = out.asReference();
        if (!reference) {
            return out;
        }
        if (id != nullptr) {
            *id = *reference;
        }
        out = object(*reference);
    }
    return {};
}

std::optional<Rectangle> ObjectSource::rectangle(const Value& value) {
    const Value array = resolve(value);
    if (array.items().size() != 4) {
        return std::nullopt;
    }
    std::array<double, 4> at{};
    for (std::size_t i = 0; i < at.size(); ++i) {
        const auto number = resolve(array.items()[i]).asNumber();
        if (!number || !(std::abs(*number) <= maximumCoordinate)) {
            return std::nullopt;
        }
        at[i] = *number;
    }
    return Rectangle{std::min(at[0], at[2]), std::min(at[1], at[3]), std::max(at[0], at[2]),
                     std::max(at[1], at[3])};
}

std::string ObjectSource::name(const Value& dictionary, std::string_view key) {
    const Value value = get(dictionary, key);
    return value.asName() == nullptr ? "" : *value.asName();
}

Bytes ObjectSource::string(const Value& dictionary, std::string_view key) {
    const Value value = get(dictionary, key);
    if (value.asString() == nullptr) {
        return {};
    }
    const ByteView bytes = asBytes(*value.asString());
    return {bytes.begin(), bytes.end()};
}

std::string ObjectSource::text(const Value& dictionary, std::string_view key) {
    const Value value = get(dictionary, key);
    return value.asString() == nullptr ? "" : textStringToUtf8(asBytes(*value.asString()));
}

} // namespace cunho::pdf
