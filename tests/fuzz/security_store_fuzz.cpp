// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The DSS: evidence of any origin added to a file whose structure may be a lie, twice, and read back.
#include "fuzz/fuzz.hpp"
#include "fuzz/hostile_structure.hpp"

#include <cunho/pdf/revision.hpp>

#include <algorithm>

namespace cunho::fuzz {
namespace {

std::vector<Bytes> listFrom(FuzzedDataProvider& data) {
    std::vector<Bytes> out;
    for (int left = data.ConsumeIntegralInRange(0, 3); left > 0; --left) {
        const std::string value =
            '0' + data.ConsumeRandomLengthString(100); // a DER sequence starts with 0x30
        out.emplace_back(value.begin(), value.end());
    }
    return out;
}

pdf::DocumentSecurityStore storeFrom(FuzzedDataProvider& data) {
    pdf::DocumentSecurityStore out{listFrom(data), listFrom(data), listFrom(data), {}};
    if (data.ConsumeBool())
        out.validations = {
            {data.ConsumeRandomLengthString(40), listFrom(data), listFrom(data), listFrom(data)}};
    return out;
}

bool holds(const std::vector<Bytes>& all, const std::vector<Bytes>& some) {
    return std::ranges::all_of(some,
                               [&](const Bytes& one) { return std::ranges::find(all, one) != all.end(); });
}

void readBack(const std::filesystem::path& file, const pdf::DocumentSecurityStore& additions) {
    const auto store = pdf::makeDirectReader()->read(file).securityStore;
    require(holds(store.certificates, additions.certificates) &&
                holds(store.ocspResponses, additions.ocspResponses) && holds(store.crls, additions.crls),
            "what was added is in the store");
    require(additions.validations.empty() || !store.validations.empty(), "the VRI is in the store");
}

} // namespace
} // namespace cunho::fuzz

void cunho::fuzz::tryInput(ByteView input) {
    static const TemporaryFolder folder("cunho-fuzz");
    FuzzedDataProvider data(input.data(), input.size());
    const Original& original =
        originals()[data.ConsumeIntegralInRange<std::size_t>(0, originals().size() - 1)];
    const auto additions = storeFrom(data);
    const auto more = storeFrom(data);
    auto structure = original.structure;
    const int lies = data.ConsumeIntegralInRange(0, 4);
    for (int i = 0; i < lies; ++i)
        lie(structure, data);
    const auto first = folder.path() / "first.pdf";
    const auto second = folder.path() / "second.pdf";
    std::filesystem::remove(first);
    std::filesystem::remove(second);
    const auto keep = AtomicFile::Keep::Scratch;
    if (!pdf::appendSecurityStore(original.file, structure, additions, first, keep) || lies != 0)
        return;
    readBack(first, additions);
    if (pdf::appendSecurityStore(first, pdf::makeDirectReader()->read(first), more, second, keep)) {
        readBack(second, additions);
        readBack(second, more);
    }
}
