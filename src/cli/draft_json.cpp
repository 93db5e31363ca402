// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/draft_json.hpp"

#include <cunho/core/error.hpp>

#include <functional>
#include <map>
#include <utility>

namespace cunho::cli {
namespace {

using invoicing::Draft;

// Every member's name stands once, for reading and for writing.

template<typename Visitor>
void members(Visitor& visit, invoicing::Party& party) {
    visit("code", party.code);
    visit("nif", party.nif);
    visit("name", party.name);
    visit("address", party.address);
    visit("postalCode", party.postalCode);
    visit("city", party.city);
    visit("country", party.country);
}

template<typename Visitor>
void members(Visitor& visit, invoicing::Address& address) {
    visit("address", address.address);
    visit("postalCode", address.postalCode);
    visit("city", address.city);
    visit("country", address.country);
}

template<typename Visitor>
void members(Visitor& visit, invoicing::DraftLine& line) {
    visit("code", line.code);
    visit("description", line.description);
    visit("quantity", line.quantity);
    visit("unit", line.unit);
    visit("unitPrice", line.unitPrice);
    visit("discount", line.discount);
    visit("region", line.region);
    visit("tax", line.tax);
    visit("rate", line.rate);
    visit("exemption", line.exemption);
    visit("taxType", line.taxType);
    visit("taxAmount", line.taxAmount);
    visit("productType", line.productType);
    visit("withheld", line.withheld);
    visit("reference", line.reference);
    visit("referenceLine", line.referenceLine);
    visit("order", line.order);
}

template<typename Visitor>
void members(Visitor& visit, invoicing::DraftWithholding& withholding) {
    visit("type", withholding.type);
    visit("rate", withholding.rate);
    visit("law", withholding.law);
}

template<typename Visitor>
void members(Visitor& visit, invoicing::DraftPayment& payment) {
    visit("mechanism", payment.mechanism);
    visit("amount", payment.amount);
    visit("date", payment.date);
}

template<typename Visitor>
void members(Visitor& visit, invoicing::DraftSettlement& settlement) {
    visit("document", settlement.document);
    visit("amount", settlement.amount);
    visit("discount", settlement.discount);
}

template<typename Visitor>
void members(Visitor& visit, invoicing::DraftTransport& transport) {
    visit("from", transport.from);
    visit("to", transport.to);
    visit("start", transport.start);
    visit("end", transport.end);
    visit("vehicle", transport.vehicle);
}

template<typename Visitor>
void members(Visitor& visit, invoicing::DraftOrigin& origin) {
    visit("kind", origin.kind);
    visit("number", origin.number);
}

template<typename Visitor>
void members(Visitor& visit, Draft& draft) {
    visit("type", draft.type);
    visit("series", draft.series);
    visit("date", draft.date);
    visit("supplyDate", draft.supplyDate);
    visit("dueDate", draft.dueDate);
    visit("terms", draft.terms);
    visit("prices", draft.prices);
    visit("globalDiscount", draft.globalDiscount);
    visit("currency", draft.currency);
    visit("exchangeRate", draft.exchangeRate);
    visit("customer", draft.customer);
    visit("lines", draft.lines);
    visit("withholdings", draft.withholdings);
    visit("payments", draft.payments);
    visit("settlements", draft.settlements);
    visit("transport", draft.transport);
    visit("origin", draft.origin);
    visit("reason", draft.reason);
    visit("notes", draft.notes);
    visit("selfBilling", draft.selfBilling);
    visit("language", draft.language);
}

template<typename Visitor>
void members(Visitor& visit, invoicing::Customer& customer) {
    members(visit, customer.party);
    visit("email", customer.email);
    visit("phone", customer.phone);
    visit("terms", customer.terms);
    visit("language", customer.language);
    visit("notes", customer.notes);
    visit("active", customer.active);
}

template<typename Visitor>
void members(Visitor& visit, invoicing::Product& product) {
    visit("code", product.code);
    visit("description", product.description);
    visit("type", product.type);
    visit("barcode", product.barcode);
    visit("unit", product.unit);
    visit("unitPrice", product.unitPrice);
    visit("prices", product.prices);
    visit("taxType", product.taxType);
    visit("tax", product.tax);
    visit("exemption", product.exemption);
    visit("withheld", product.withheld);
    visit("active", product.active);
}

[[noreturn]] void refuseMember(const std::string& member) {
    throw Error(Fault::Input, "DRAFT_MEMBER", {{"member", member}});
}

template<typename Struct>
void readObject(const Json& object, const std::string& path, Struct& target);

/// Collects how each member is read.
class Reading {
  public:
    using Setter = std::function<void(const Json&, const std::string&)>;

    void operator()(const char* name, std::string& target) {
        setters_[name] = [&target](const Json& value, const std::string& path) {
            if (value.is_string())
                target = value.get<std::string>();
            else if (value.is_number())
                target = value.dump();
            else
                refuseMember(path);
        };
    }

    void operator()(const char* name, bool& target) {
        setters_[name] = [&target](const Json& value, const std::string& path) {
            if (!value.is_boolean())
                refuseMember(path);
            target = value.get<bool>();
        };
    }

    template<typename Struct>
    void operator()(const char* name, std::vector<Struct>& target) {
        setters_[name] = [&target](const Json& value, const std::string& path) {
            if (!value.is_array())
                refuseMember(path);
            target.clear();
            for (std::size_t i = 0; i < value.size(); ++i)
                readObject(value[i], path + "[" + std::to_string(i) + "]", target.emplace_back());
        };
    }

    template<typename Struct>
    void operator()(const char* name, Struct& target) {
        setters_[name] = [&target](const Json& value, const std::string& path) {
            readObject(value, path, target);
        };
    }

    void read(const Json& object, const std::string& path) const {
        if (!object.is_object())
            refuseMember(path);
        for (const auto& [name, value] : object.items()) {
            const std::string whole = path.empty() ? name : path + "." + name;
            const auto setter = setters_.find(name);
            if (setter == setters_.end())
                refuseMember(whole);
            if (!value.is_null())
                setter->second(value, whole);
        }
    }

  private:
    std::map<std::string, Setter, std::less<>> setters_;
};

template<typename Struct>
void readObject(const Json& object, const std::string& path, Struct& target) {
    Reading reading;
    members(reading, target);
    reading.read(object, path);
}

/// Writes what differs from a member's default.
class Writing {
  public:
    void operator()(const char* name, std::string& value) {
        if (!value.empty())
            json[name] = value;
    }

    void operator()(const char* name, bool& value) { json[name] = value; }

    template<typename Struct>
    void operator()(const char* name, std::vector<Struct>& values) {
        Json list = Json::array();
        for (Struct& value : values)
            list.push_back(written(value));
        if (!list.empty())
            json[name] = std::move(list);
    }

    template<typename Struct>
    void operator()(const char* name, Struct& value) {
        Json object = written(value);
        Struct untouched;
        if (object != written(untouched))
            json[name] = std::move(object);
    }

    template<typename Struct>
    static Json written(Struct& value) {
        Writing writing;
        members(writing, value);
        return std::move(writing.json);
    }

    Json json = Json::object();
};

Json parseObject(ByteView bytes) {
    Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!json.is_object())
        throw Error(Fault::Input, "DRAFT_UNREADABLE");
    return json;
}

template<typename Struct>
Json jsonOf(Struct value) {
    return Writing::written(value);
}

} // namespace

Draft parseDraft(ByteView bytes) {
    Draft draft;
    readObject(parseObject(bytes), "", draft);
    return draft;
}

Json draftJson(const Draft& draft) {
    return jsonOf(draft);
}

void readCustomer(ByteView json, invoicing::Customer& customer) {
    readObject(parseObject(json), "", customer);
}

void readProduct(ByteView json, invoicing::Product& product) {
    readObject(parseObject(json), "", product);
}

Json customerJson(const invoicing::Customer& customer) {
    return jsonOf(customer);
}

Json productJson(const invoicing::Product& product) {
    return jsonOf(product);
}

} // namespace cunho::cli
