// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/field_locks.hpp"

#include "pdf/revision_pair.hpp"
#include "pdf/signed_skeleton.hpp"

#include <algorithm>

namespace cunho::pdf {

namespace {

constexpr int highestForm = 64; // fields above a field

/// A name in the list stands for the field and everything below it.
bool isListed(const std::set<std::string>& names, const std::string& field) {
    for (std::size_t dot = field.find('.'); dot != std::string::npos; dot = field.find('.', dot + 1)) {
        if (names.contains(field.substr(0, dot))) {
            return true;
        }
    }
    return names.contains(field);
}

} // namespace

void FieldLocks::add(const QPDFObjectHandle& field) {
    const QPDFObjectHandle value = valueOf(field, "/V");
    QPDFObjectHandle references = valueOf(value, "/Reference");
    if (!QPDFObjectHandle(value).isNull()) {
        lower(valueOf(valueOf(field, "/Lock"), "/P"));
    }
    for (int i = 0; references.isArray() && i < references.getArrayNItems(); ++i) {
        const QPDFObjectHandle reference = references.getArrayItem(i);
        if (nameAt(reference, "/TransformMethod") != "/FieldMDP") {
            continue;
        }
        const QPDFObjectHandle parameters = valueOf(reference, "/TransformParams");
        lower(valueOf(parameters, "/P"));
        Lock lock{nameAt(parameters, "/Action"), {}};
        QPDFObjectHandle names = valueOf(parameters, "/Fields");
        for (int n = 0; names.isArray() && n < names.getArrayNItems(); ++n) {
            QPDFObjectHandle name = names.getArrayItem(n);
            if (name.isString()) {
                lock.names.insert(name.getUTF8Value());
            }
        }
        locks_.push_back(std::move(lock));
    }
}

void FieldLocks::lower(QPDFObjectHandle level) {
    if (level.isInteger() && level.getIntValue() >= 1 && level.getIntValue() <= 3) {
        level_ = std::min(level_, static_cast<int>(level.getIntValue()));
    }
}

/// An action that is none of the three locks everything.
bool FieldLocks::hold(QPDFObjectHandle field) const {
    const std::string name = fullFieldName(std::move(field));
    return std::ranges::any_of(locks_, [&name](const Lock& lock) {
        if (lock.action == "/Include") {
            return isListed(lock.names, name);
        }
        return lock.action != "/Exclude" || !isListed(lock.names, name);
    });
}

std::string fullFieldName(QPDFObjectHandle field) {
    std::string out;
    for (int hop = 0; hop < highestForm && field.isDictionary(); ++hop) {
        QPDFObjectHandle name = field.getKey("/T");
        if (name.isString()) {
            out = name.getUTF8Value() + (out.empty() ? "" : "." + out);
        }
        field = field.getKey("/Parent");
    }
    return out;
}

} // namespace cunho::pdf
