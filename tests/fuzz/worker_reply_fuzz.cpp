// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The answer of a PDF worker that somebody took over, and what the writer makes of one that is believed.
#include "fakes/sample_pdf.hpp"
#include "fuzz/fuzz.hpp"
#include "pdf/worker/protocol.hpp"

#include <cunho/pdf/revision.hpp>

#include <algorithm>

namespace {

constexpr std::size_t fileSize = 5000; // fullStructure() of the tests' fakes is one of such a file

void append(const cunho::pdf::PdfStructure& structure) {
    using namespace cunho;
    static const TemporaryFolder folder("cunho-fuzz");
    static const auto file = [] {
        test::SamplePdf options;
        options.size = fileSize;
        return test::writeSample(folder.path(), "original.pdf", test::samplePdf(options));
    }();
    fuzz::answer([&] { pdf::prepareSignature(file, structure, {}); });
    const auto target = folder.path() / "appended.pdf";
    std::filesystem::remove(target);
    pdf::DocumentSecurityStore additions;
    additions.certificates = {{0x30, 0x00}};
    additions.validations = {{"A0", {{0x30, 0x00}}, {}, {}}};
    pdf::appendSecurityStore(file, structure, additions, target, AtomicFile::Keep::Scratch);
}

} // namespace

void cunho::fuzz::tryInput(ByteView input) {
    if (input.empty())
        return;
    pdf::Request request;
    request.operation = static_cast<pdf::Operation>(input[0] % 3);
    request.allPages = input[0] >= 3;
    request.file = "/a.pdf";
    const ByteView body = input.subspan(1);
    pdf::decodeRequest(body);
    const auto reply = pdf::decodeReply(body, request, fileSize);
    if (!reply || std::holds_alternative<Failure>(*reply))
        return;
    const auto first = pdf::encodeReply(*reply);
    const auto same = pdf::decodeReply(first.view().subspan(pdf::frameHeaderSize), request, fileSize);
    require(same && std::ranges::equal(pdf::encodeReply(*same).view(), first.view()),
            "what was believed once is believed again");
    if (const auto* structure = std::get_if<pdf::PdfStructure>(&*reply))
        append(*structure);
}
