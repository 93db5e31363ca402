// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/draft_json.hpp"

#include <cunho/core/error.hpp>

#include <functional>
#include <map>
#include <nlohmann/json.hpp>

namespace cunho::cli {
namespace {

using Json = nlohmann::json;
using Setter = std::function<void(const Json&)>;

[[noreturn]] void refuse(const std::string& member) {
    throw Error(Fault::Input, "DRAFT_MEMBER", {{"member", member}});
}

/// A setter for text. A JSON number is taken by its shortest text, which is what was written up to 15 digits.
Setter text(std::string& target, const std::string& name) {
    return [&target, name](const Json& value) {
        if (value.is_string())
            target = value.get<std::string>();
        else if (value.is_number())
            target = value.dump();
        else
            refuse(name);
    };
}

void readMembers(const Json& object, const std::string& path, const std::map<std::string, Setter>& setters) {
    if (!object.is_object())
        refuse(path.substr(0, path.size() - 1)); // without its dot; the draft itself is an object
    for (const auto& [name, value] : object.items()) {
        const auto setter = setters.find(name);
        if (setter == setters.end())
            refuse(path + name);
        if (!value.is_null())
            setter->second(value);
    }
}

invoicing::Party readCustomer(const Json& json) {
    invoicing::Party party;
    const std::string path = "customer.";
    readMembers(json, path,
                {{"nif", text(party.nif, path + "nif")},
                 {"name", text(party.name, path + "name")},
                 {"address", text(party.address, path + "address")},
                 {"postalCode", text(party.postalCode, path + "postalCode")},
                 {"city", text(party.city, path + "city")},
                 {"country", text(party.country, path + "country")}});
    return party;
}

invoicing::DraftLine readLine(const Json& json, std::size_t index) {
    invoicing::DraftLine line;
    const std::string path = "lines[" + std::to_string(index) + "].";
    readMembers(json, path,
                {{"code", text(line.code, path + "code")},
                 {"description", text(line.description, path + "description")},
                 {"quantity", text(line.quantity, path + "quantity")},
                 {"unit", text(line.unit, path + "unit")},
                 {"unitPrice", text(line.unitPrice, path + "unitPrice")},
                 {"discount", text(line.discount, path + "discount")},
                 {"region", text(line.region, path + "region")},
                 {"tax", text(line.tax, path + "tax")},
                 {"rate", text(line.rate, path + "rate")},
                 {"exemption", text(line.exemption, path + "exemption")}});
    return line;
}

} // namespace

invoicing::Draft parseDraft(ByteView bytes) {
    const Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!json.is_object())
        throw Error(Fault::Input, "DRAFT_UNREADABLE");
    invoicing::Draft draft;
    readMembers(json, "",
                {{"type", text(draft.type, "type")},
                 {"series", text(draft.series, "series")},
                 {"date", text(draft.date, "date")},
                 {"prices", text(draft.prices, "prices")},
                 {"globalDiscount", text(draft.globalDiscount, "globalDiscount")},
                 {"customer", [&](const Json& value) { draft.customer = readCustomer(value); }},
                 {"lines", [&](const Json& value) {
                      if (!value.is_array())
                          refuse("lines");
                      for (std::size_t i = 0; i < value.size(); ++i)
                          draft.lines.push_back(readLine(value[i], i));
                  }}});
    return draft;
}

} // namespace cunho::cli
