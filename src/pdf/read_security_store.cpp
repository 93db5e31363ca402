// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/security_store_lists.hpp"
#include "pdf/structure_parts.hpp"

#include <map>

namespace cunho::pdf {

namespace {

constexpr std::size_t largestValue = 16U << 20U; // revocation lists of whole countries stay below it
constexpr std::size_t largestStore = 64U << 20U;

/// Reads the arrays of the DSS and of its VRI entries; a stream that several of them name is decoded once.
class StoreReading {
  public:
    StoreReading(ObjectSource& file, PdfStructure& out) : file_(file), out_(out) {}

    void read(const Value& dss) {
        readLists(dss, documentKeys, out_.dss.document, nullptr);
        const Value validations = file_.get(dss, "VRI");
        for (const auto& [key, value] : validations.entries()) {
            const Value entry = file_.resolve(value);
            if (entry.isDictionary()) {
                auto& objects = out_.dss.validations.emplace_back(key, Lists{}).second;
                auto& decoded = out_.securityStore.validations.emplace_back();
                decoded.key = key;
                readLists(entry, validationKeys, objects, &decoded);
            }
        }
    }

  private:
    using Lists = SecurityStoreObjects::Lists;
    using Validation = DocumentSecurityStore::Validation;

    void readLists(const Value& dict, const ListKeys& keys, Lists& objects, Validation* decoded) {
        objects.dictionary = dict.toDictionary();
        for (std::size_t kind = 0; kind < keys.size(); ++kind) {
            const Value array = file_.get(dict, keys[kind]);
            *listsOf(objects)[kind] = array.toItems();
            for (const Value& item : array.items()) {
                const Bytes* value = valueOf(kind, item);
                if (value != nullptr && decoded != nullptr && value->size() <= left_ && valuesLeft_ > 0) {
                    left_ -= value->size();
                    --valuesLeft_;
                    listsOf(*decoded)[kind]->push_back(*value);
                }
            }
        }
    }

    /// nullptr for what is no stream with a DER sequence in it, or too large.
    const Bytes* valueOf(std::size_t kind, const Value& item) {
        if (!item.asReference()) {
            return nullptr; // a stream is always indirect (7.3.8)
        }
        const ObjectId id = *item.asReference();
        std::vector<Bytes>& values = *listsOf(out_.securityStore)[kind];
        const auto [known, isNew] = indices_[kind].try_emplace(id, std::nullopt);
        if (isNew && valuesLeft_ > 0) {
            auto value = file_.stream(item, std::min(left_, largestValue));
            if (value && !value->empty() && value->front() == 0x30) {
                left_ -= value->size();
                --valuesLeft_;
                known->second = values.size();
                values.push_back(std::move(*value));
                listsOf(out_.dss.ids)[kind]->push_back(id);
            }
        }
        return known->second ? &values[*known->second] : nullptr;
    }

    ObjectSource& file_;
    PdfStructure& out_;
    std::size_t left_ = largestStore;
    std::size_t valuesLeft_ = mostStoreValues;
    std::array<std::map<ObjectId, std::optional<std::size_t>>, 3> indices_;
};

} // namespace

void readSecurityStore(ObjectSource& file, PdfStructure& out) {
    const Value dss = file.get(file.catalog(), "DSS");
    if (dss.isDictionary()) {
        out.dssId = file.catalog().at("DSS").asReference();
        StoreReading(file, out).read(dss);
    }
}

} // namespace cunho::pdf
