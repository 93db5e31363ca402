// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_parts.hpp"
#include "pdf/security_store_lists.hpp"

#include <map>

namespace cunho::pdf {

namespace {

constexpr std::size_t largestValue = 16U << 20U; // revocation lists of whole countries stay below it
constexpr std::size_t largestStore = 64U << 20U;
constexpr std::size_t mostValues = 4096; // each costs every certificate a look at it

/// Reads the arrays of the DSS and of its VRI entries; a stream that several of them name is decoded once.
class StoreReading {
  public:
    StoreReading(const PodofoFile& file, PdfStructure& out) : file_(file), out_(out) {}

    void read(const PodofoFile::Dict& dss) {
        readLists(dss, documentKeys, out_.dss.document, nullptr);
        const PodofoFile::Dict* entries = file_.dictionary(dss, "VRI");
        if (entries == nullptr) {
            return;
        }
        for (const auto& [key, value] : entries->GetKeys()) {
            if (const PodofoFile::Dict* entry = file_.dictionary(value)) {
                auto& objects = out_.dss.validations.emplace_back(key.GetName(), Lists{}).second;
                auto& decoded = out_.securityStore.validations.emplace_back();
                decoded.key = key.GetName();
                readLists(*entry, validationKeys, objects, &decoded);
            }
        }
    }

  private:
    using Lists = SecurityStoreObjects::Lists;
    using Validation = DocumentSecurityStore::Validation;

    void readLists(const PodofoFile::Dict& dict, const ListKeys& keys, Lists& objects, Validation* decoded) {
        objects.dictionary = dictionaryOf(dict);
        for (std::size_t kind = 0; kind < keys.size(); ++kind) {
            const PodofoFile::Array* array = file_.array(dict, keys[kind]);
            if (array == nullptr) {
                continue;
            }
            *listsOf(objects)[kind] = itemsOf(*array);
            for (const PodofoFile::Object& item : *array) {
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
    const Bytes* valueOf(std::size_t kind, const PodofoFile::Object& item) {
        if (!item.IsReference()) {
            return nullptr; // a stream is always indirect (7.3.8)
        }
        const ObjectId id = idOf(item.GetReference());
        std::vector<Bytes>& values = *listsOf(out_.securityStore)[kind];
        const auto [known, isNew] = indices_[kind].try_emplace(id, std::nullopt);
        if (isNew && valuesLeft_ > 0) {
            auto value = file_.stream(&item, std::min(left_, largestValue));
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

    const PodofoFile& file_;
    PdfStructure& out_;
    std::size_t left_ = largestStore;
    std::size_t valuesLeft_ = mostValues;
    std::array<std::map<ObjectId, std::optional<std::size_t>>, 3> indices_;
};

} // namespace

void readSecurityStore(const PodofoFile& file, PdfStructure& out) {
    if (const PodofoFile::Dict* dss = file.dictionary(file.catalog(), "DSS")) {
        out.dssId = PodofoFile::reference(file.catalog(), "DSS");
        StoreReading(file, out).read(*dss);
    }
}

} // namespace cunho::pdf
