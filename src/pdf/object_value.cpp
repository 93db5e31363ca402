// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/object_value.hpp"

#include "pdf/syntax.hpp"

#include <algorithm>

namespace cunho::pdf {

Value Value::array(Items items) {
    return Value(Content(std::make_shared<const Items>(std::move(items))));
}

Value Value::dictionary(Entries entries) {
    return Value(Content(std::make_shared<const Entries>(std::move(entries))));
}

Value Value::asStream() const {
    Value out = *this;
    out.isStream_ = isDictionary();
    return out;
}

std::optional<std::int64_t> Value::asInteger() const {
    const auto* value = std::get_if<std::int64_t>(&content_);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<double> Value::asNumber() const {
    if (const auto* value = std::get_if<double>(&content_)) {
        return *value;
    }
    const auto* value = std::get_if<std::int64_t>(&content_);
    return value == nullptr ? std::nullopt : std::optional(static_cast<double>(*value));
}

const std::string* Value::asName() const noexcept {
    const auto* value = std::get_if<Name>(&content_);
    return value == nullptr ? nullptr : &value->text;
}

const std::string* Value::asString() const noexcept {
    return std::get_if<std::string>(&content_);
}

std::optional<ObjectId> Value::asReference() const {
    const auto* value = std::get_if<ObjectId>(&content_);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

const Value::Items& Value::items() const noexcept {
    static const Items none;
    const auto* value = std::get_if<SharedItems>(&content_);
    return value == nullptr ? none : **value;
}

const Value::Entries& Value::entries() const noexcept {
    static const Entries none;
    const auto* value = std::get_if<SharedEntries>(&content_);
    return value == nullptr ? none : **value;
}

const Value& Value::at(std::string_view key) const noexcept {
    static const Value null;
    for (const auto& [name, value] : entries()) {
        if (name == key) {
            return value;
        }
    }
    return null;
}

bool Value::isNamed(std::string_view withoutSlash) const noexcept {
    const std::string* text = asName();
    return text != nullptr && *text == withoutSlash;
}

std::string Value::syntax() const {
    struct Writer {
        std::string operator()(std::monostate /*null*/) const { return "null"; }
        std::string operator()(bool value) const { return value ? "true" : "false"; }
        std::string operator()(std::int64_t value) const { return std::to_string(value); }
        std::string operator()(double value) const { return realSyntax(value); }
        std::string operator()(const Name& value) const { return nameSyntax(value.text); }
        std::string operator()(const std::string& value) const { return stringSyntax(value); }
        std::string operator()(ObjectId value) const { return referenceSyntax(value); }
        std::string operator()(const SharedItems& value) const {
            std::string out = "[";
            for (const Value& item : *value) {
                out += out.size() == 1 ? "" : " ";
                out += item.syntax();
            }
            return out += ']';
        }
        std::string operator()(const SharedEntries& value) const {
            std::string out = "<<";
            for (const auto& [key, entry] : *value) {
                out += ' ';
                out += nameSyntax(key);
                out += ' ';
                out += entry.syntax();
            }
            return out += " >>";
        }
    };
    return std::visit(Writer(), content_);
}

Dictionary Value::toDictionary() const {
    Dictionary out;
    for (const auto& [key, value] : entries()) {
        out.set(key, value.syntax());
    }
    return out;
}

std::vector<std::string> Value::toItems() const {
    std::vector<std::string> out;
    out.reserve(items().size());
    for (const Value& item : items()) {
        out.push_back(item.syntax());
    }
    return out;
}

} // namespace cunho::pdf
