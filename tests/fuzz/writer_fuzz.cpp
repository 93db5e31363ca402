// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The incremental writer: a request as a person may make it, on a structure that may be a lie.
#include "fuzz/fuzz.hpp"
#include "fuzz/hostile_structure.hpp"
#include "pdf/closed_syntax.hpp"

#include <cunho/core/utf8.hpp>
#include <cunho/pdf/revision.hpp>

namespace cunho::fuzz {
namespace {

pdf::SignatureRequest requestFrom(FuzzedDataProvider& data) {
    pdf::SignatureRequest request;
    request.kind = data.ConsumeBool() ? pdf::SignatureRequest::Kind::DocumentTimestamp
                                      : pdf::SignatureRequest::Kind::Signature;
    for (const auto part :
         {&pdf::SignatureRequest::fieldName, &pdf::SignatureRequest::reason, &pdf::SignatureRequest::location,
          &pdf::SignatureRequest::signerName, &pdf::SignatureRequest::application})
        request.*part = data.ConsumeRandomLengthString(100);
    request.claimedTime = TimePoint(std::chrono::seconds(data.ConsumeIntegral<std::uint32_t>()));
    request.contentsCapacity = data.ConsumeIntegralInRange<std::size_t>(1, 2000);
    if (data.ConsumeBool()) {
        static const Bytes seal = test::samplePdf();
        const auto number = [&] { return data.ConsumeFloatingPointInRange<double>(-2000, 2000); };
        request.seal = pdf::Seal{seal, {number(), number(), number(), number()}};
    }
    return request;
}

/// What the writer made of a true structure is read as one more signature.
void readBack(const pdf::PreparedPdf& prepared, const Original& original,
              const std::filesystem::path& target) {
    std::filesystem::remove(target);
    prepared.fill(Bytes{0x30, 0x00}, target, {}, AtomicFile::Keep::Scratch);
    const auto after = pdf::makeDirectReader()->read(target);
    require(after.signatures.size() == 1 && after.signatures[0].name == prepared.fieldName(),
            "the new signature is read");
    require(after.pageCount == original.structure.pageCount, "the pages are still there");
}

} // namespace
} // namespace cunho::fuzz

void cunho::fuzz::tryInput(ByteView input) {
    static const TemporaryFolder folder("cunho-fuzz");
    FuzzedDataProvider data(input.data(), input.size());
    const Original& original =
        originals()[data.ConsumeIntegralInRange<std::size_t>(0, originals().size() - 1)];
    const auto request = requestFrom(data);
    const int lies = data.ConsumeIntegralInRange(0, 4);
    auto structure = original.structure;
    for (int i = 0; i < lies; ++i)
        lie(structure, data);
    const auto prepared = pdf::prepareSignature(original.file, structure, request);
    const auto range = prepared.byteRange();
    std::uint64_t covered = 0;
    prepared.stream([&](ByteView piece) { covered += piece.size(); });
    require(covered == range.firstLength + range.secondLength, "the ByteRange is what is streamed");
    require(prepared.capacity() >= request.contentsCapacity, "the hole is as large as asked");
    if (lies == 0 && isUtf8(prepared.fieldName()))
        readBack(prepared, original, folder.path() / "signed.pdf");
}
