// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/structure_parts.hpp"

namespace cunho::pdf {

namespace {

constexpr std::size_t mostFieldNames = 10'000;

/// The strings of an array as the file has them.
std::vector<Bytes> stringsOf(ObjectSource& file, const Value& array) {
    std::vector<Bytes> out;
    for (const Value& item : array.items()) {
        const Value value = file.resolve(item);
        if (const std::string* bytes = value.asString(); bytes != nullptr && out.size() < mostFieldNames) {
            const ByteView view = asBytes(*bytes);
            out.emplace_back(view.begin(), view.end());
        }
    }
    return out;
}

std::vector<std::string> textsOf(ObjectSource& file, const Value& array) {
    std::vector<std::string> out;
    for (const Bytes& bytes : stringsOf(file, array)) {
        out.push_back(textStringToUtf8(bytes));
    }
    return out;
}

/// Names; strings count as well, because writers have mixed them up.
std::vector<std::string> namesOf(ObjectSource& file, const Value& array) {
    std::vector<std::string> out;
    for (const Value& item : array.items()) {
        const Value value = file.resolve(item);
        const std::string* text = value.asName() != nullptr ? value.asName() : value.asString();
        if (text != nullptr && out.size() < mostFieldNames) {
            out.push_back(*text);
        }
    }
    return out;
}

unsigned flagsOf(ObjectSource& file, const Value& dictionary) {
    return static_cast<unsigned>(file.get(dictionary, "Ff").asInteger().value_or(0));
}

std::optional<int> levelOf(ObjectSource& file, const Value& dictionary, int least) {
    const auto level = file.get(dictionary, "P").asInteger();
    return level && *level >= least && *level <= 3 ? std::optional(static_cast<int>(*level)) : std::nullopt;
}

} // namespace

/// An action that is none of the three locks everything.
std::optional<FieldLock> fieldLockOf(ObjectSource& file, const Value& dictionary) {
    if (!dictionary.isDictionary()) {
        return std::nullopt;
    }
    FieldLock out;
    const std::string action = file.name(dictionary, "Action");
    if (action == "Include" || action == "Exclude") {
        out.action = action == "Include" ? FieldLock::Action::Include : FieldLock::Action::Exclude;
        out.fields = textsOf(file, file.get(dictionary, "Fields"));
    }
    out.docMdpLevel = levelOf(file, dictionary, 1);
    return out;
}

std::optional<SeedValue> seedValueOf(ObjectSource& file, const Value& dictionary) {
    if (!dictionary.isDictionary()) {
        return std::nullopt;
    }
    SeedValue out;
    out.filter = file.name(dictionary, "Filter");
    out.subFilters = namesOf(file, file.get(dictionary, "SubFilter"));
    out.digestMethods = namesOf(file, file.get(dictionary, "DigestMethod"));
    out.reasons = textsOf(file, file.get(dictionary, "Reasons"));
    out.certification = levelOf(file, file.get(dictionary, "MDP"), 0);
    const Value timestamp = file.get(dictionary, "TimeStamp");
    out.timestampUrl = file.text(timestamp, "URL");
    out.timestampRequired = (flagsOf(file, timestamp) & 1U) != 0;
    const Value certificate = file.get(dictionary, "Cert");
    out.subjects = stringsOf(file, file.get(certificate, "Subject"));
    out.issuers = stringsOf(file, file.get(certificate, "Issuer"));
    out.requiredCertificateFlags = flagsOf(file, certificate);
    out.requiredFlags = flagsOf(file, dictionary);
    out.version = file.get(dictionary, "V").asNumber();
    return out;
}

} // namespace cunho::pdf
