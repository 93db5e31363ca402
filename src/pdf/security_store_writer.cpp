// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/section.hpp"
#include "pdf/security_store_lists.hpp"
#include "pdf/source_state.hpp"
#include "pdf/syntax.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/revision.hpp>

#include <algorithm>

namespace cunho::pdf {

namespace {

using Lists = SecurityStoreObjects::Lists;

/// Adds to the DSS of a file; whatever is there keeps its object and its place.
class StoreWriter {
  public:
    StoreWriter(const std::filesystem::path& file, const PdfStructure& structure)
        : structure_(structure)
        , section_(file, structure)
        , objects_(structure.dss)
        , known_(structure.securityStore) {}

    /// False when everything was there.
    bool add(const DocumentSecurityStore& additions) {
        addTo(objects_.document, additions);
        for (const DocumentSecurityStore::Validation& validation : additions.validations) {
            addTo(objects_.document, validation); // ISO 32000-2 (12.8.4.4): the whole DSS holds it as well
            addTo(entryFor(validation.key), validation);
        }
        return changed_;
    }

    Bytes finish() && {
        Dictionary dss = withLists(objects_.document, documentKeys);
        if (!objects_.validations.empty()) {
            std::vector<Dictionary::Entry> entries; // each key once, and maybe a hundred thousand
            for (const auto& [key, lists] : objects_.validations) {
                entries.emplace_back(key, withLists(lists, validationKeys).serialize());
            }
            dss.set("VRI", Dictionary(std::move(entries)).serialize());
        }
        if (structure_.dssId) {
            section_.update(*structure_.dssId, dss.serialize());
        } else { // an object of its own: the next addition need not touch the catalog
            dss.set("Type", "/DSS");
            const ObjectId id = section_.newId();
            section_.add(id, dss.serialize());
            Dictionary catalog = structure_.catalog;
            catalog.set("DSS", referenceSyntax(id));
            section_.update(structure_.root, catalog.serialize());
        }
        return std::move(section_).finish();
    }

  private:
    template<typename Values>
    void addTo(Lists& lists, const Values& values) {
        for (std::size_t kind = 0; kind < documentKeys.size(); ++kind) {
            std::vector<std::string>& items = *listsOf(lists)[kind];
            for (const Bytes& value : *listsOf(values)[kind]) {
                std::string reference = referenceSyntax(objectFor(kind, value));
                if (std::ranges::find(items, reference) == items.end()) {
                    items.push_back(std::move(reference));
                    changed_ = true;
                }
            }
        }
    }

    ObjectId objectFor(std::size_t kind, const Bytes& value) {
        std::vector<Bytes>& values = *listsOf(known_)[kind];
        std::vector<ObjectId>& ids = *listsOf(objects_.ids)[kind];
        const auto same = std::ranges::find(values, value);
        if (same != values.end()) {
            return ids[static_cast<std::size_t>(same - values.begin())];
        }
        const ObjectId id = section_.newId();
        section_.addStream(id, {}, value);
        values.push_back(value);
        ids.push_back(id);
        return id;
    }

    Lists& entryFor(const std::string& key) {
        auto& entries = objects_.validations;
        const auto entry = std::ranges::find(entries, key, [](const auto& pair) { return pair.first; });
        if (entry != entries.end()) {
            return entry->second;
        }
        changed_ = true;
        return entries.emplace_back(key, Lists{}).second;
    }

    static Dictionary withLists(const Lists& lists, const ListKeys& keys) {
        Dictionary out = lists.dictionary;
        for (std::size_t kind = 0; kind < keys.size(); ++kind) {
            const std::vector<std::string>& items = *listsOf(lists)[kind];
            if (!items.empty()) { // ISO 32000-2 leaves no room for empty arrays
                out.set(keys[kind], arraySyntax(items));
            }
        }
        return out;
    }

    const PdfStructure& structure_;
    Section section_;
    SecurityStoreObjects objects_;
    DocumentSecurityStore known_;
    bool changed_ = false;
};

} // namespace

bool appendSecurityStore(const std::filesystem::path& file, const PdfStructure& structure,
                         const DocumentSecurityStore& additions, const std::filesystem::path& target,
                         AtomicFile::Keep keep) {
    const FileState state = sourceState(file, structure.fileSize);
    StoreWriter writer(file, structure);
    if (!writer.add(additions)) {
        return false;
    }
    const Bytes section = std::move(writer).finish();
    AtomicFile out(target, AtomicFile::Existing::Refuse, keep);
    withUnchanged(file, state,
                  [&](const ReadHandle& source) { out.copyFrom(source.descriptor(), 0, state.size); });
    out.write(section);
    out.commit();
    return true;
}

} // namespace cunho::pdf
