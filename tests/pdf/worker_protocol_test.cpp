// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/full_structure.hpp"
#include "pdf/closed_syntax.hpp"
#include "pdf/occupancy.hpp"
#include "pdf/security_store_lists.hpp"
#include "pdf/worker/protocol.hpp"

#include <cunho/core/utf8.hpp>

#include <functional>
#include <limits>

namespace cunho::test {
namespace {

using namespace pdf;

constexpr std::uint64_t fileSize = 5000;

Request asked(Operation operation = Operation::ReadPage) {
    Request out;
    out.operation = operation;
    out.file = "/folder/a.pdf";
    out.page = 2;
    out.allPages = operation == Operation::ReadPage;
    return out;
}

Bytes bodyOf(const Output& frame) {
    EXPECT_EQ(bodyLength(frame.view().first(frameHeaderSize)), frame.view().size() - frameHeaderSize);
    const ByteView body = frame.view().subspan(frameHeaderSize);
    return {body.begin(), body.end()};
}

std::optional<Reply> afterTheWire(const Reply& reply, const Request& request = asked()) {
    return decodeReply(bodyOf(encodeReply(reply)), request, fileSize);
}

Failure failureAfterTheWire(const Failure& failure, const Request& request = asked()) {
    const auto reply = afterTheWire(failure, request);
    return reply ? std::get<Failure>(*reply) : Failure{Fault::Internal, "NO_REPLY", {}, {}};
}

/// Whether a structure is believed after `spoil`.
bool isBelieved(const std::function<void(PdfStructure&)>& spoil) {
    PdfStructure structure = fullStructure();
    spoil(structure);
    return afterTheWire(structure).has_value();
}

TEST(WorkerProtocol, CarriesEveryMemberOfAStructure) {
    const auto reply = afterTheWire(fullStructure());
    ASSERT_TRUE(reply.has_value());
    expectSame(std::get<PdfStructure>(*reply), fullStructure());
}

TEST(WorkerProtocol, CarriesAnEmptyStructureOfAPage) {
    PdfStructure structure;
    structure.fileSize = fileSize;
    structure.version = "1.4";
    structure.size = 4;
    structure.root = {1, 0};
    structure.pageCount = 2;
    structure.page.number = 2;
    structure.page.id = {3, 0};
    structure.page.geometry.cropBox = {0, 0, 10, 10};
    Request one = asked();
    one.allPages = false;
    const auto reply = afterTheWire(structure, one);
    ASSERT_TRUE(reply.has_value());
    expectSame(std::get<PdfStructure>(*reply), structure);
}

TEST(WorkerProtocol, CarriesChangesAndBoxes) {
    const std::vector<Change> changes{{Change::Kind::SignatureAdded, true, "field S1"},
                                      {Change::Kind::Structure, false, "object 3\n"}};
    const auto told = afterTheWire(changes, asked(Operation::ChangesAfter));
    ASSERT_TRUE(told.has_value());
    const auto& got = std::get<std::vector<Change>>(*told);
    ASSERT_EQ(got.size(), 2U);
    EXPECT_EQ(got[0].kind, changes[0].kind);
    EXPECT_TRUE(got[0].permitted);
    EXPECT_EQ(got[0].detail, "field S1");
    EXPECT_FALSE(got[1].permitted);
    EXPECT_EQ(got[1].detail, "object 3?");

    const std::vector<Rectangle> boxes{{0, 1, 2, 3}, {-4.5, 0, 0, 0}};
    const auto drawn = afterTheWire(boxes, asked(Operation::OccupiedBoxes));
    ASSERT_TRUE(drawn.has_value());
    EXPECT_EQ(std::get<std::vector<Rectangle>>(*drawn), boxes);
}

TEST(WorkerProtocol, CarriesEmbeddedFilesWithinLimits) {
    const std::vector<EmbeddedFile> files{{"factur-x.xml", {1, 2, 3}}, {"a\x01.xml", {}}};
    const auto told = afterTheWire(files, asked(Operation::EmbeddedXml));
    ASSERT_TRUE(told.has_value());
    EXPECT_EQ(std::get<std::vector<EmbeddedFile>>(*told),
              (std::vector<EmbeddedFile>{{"factur-x.xml", {1, 2, 3}}, {"a?.xml", {}}}));
    EXPECT_FALSE(afterTheWire(files, asked(Operation::OccupiedBoxes)).has_value());
    EXPECT_FALSE(afterTheWire(std::vector<EmbeddedFile>(9), asked(Operation::EmbeddedXml)).has_value());
    EXPECT_FALSE(
        afterTheWire(std::vector<EmbeddedFile>{{"\xff.xml", {}}}, asked(Operation::EmbeddedXml)).has_value());
}

TEST(WorkerProtocol, CarriesARequest) {
    Request request = asked(Operation::ChangesAfter);
    request.readers = Readers::QpdfOnly;
    request.page = -3;
    request.allPages = true;
    request.revisionEnd = 1ULL << 40U;
    request.docMdpLevel = 3;
    request.passwords = {std::make_shared<const Secret>(asBytes("segredo")),
                         std::make_shared<const Secret>()};
    const Bytes body = bodyOf(encodeRequest(request));
    const auto got = decodeRequest(body);
    ASSERT_TRUE(got.has_value());
    EXPECT_EQ(got->operation, request.operation);
    EXPECT_EQ(got->readers, request.readers);
    EXPECT_EQ(got->file, request.file);
    EXPECT_EQ(got->page, -3);
    EXPECT_TRUE(got->allPages);
    EXPECT_EQ(got->revisionEnd, request.revisionEnd);
    EXPECT_EQ(got->docMdpLevel, 3);
    ASSERT_EQ(got->passwords.size(), 2U);
    EXPECT_EQ(got->passwords[0]->exposeText(), "segredo");
    EXPECT_TRUE(got->passwords[1]->empty());
    for (std::size_t length = 0; length < body.size(); ++length) {
        EXPECT_FALSE(decodeRequest(ByteView(body).first(length)).has_value()) << length;
    }
}

TEST(WorkerProtocol, BelievesNoAnswerToAnotherQuestion) {
    EXPECT_FALSE(afterTheWire(fullStructure(), asked(Operation::ChangesAfter)).has_value());
    EXPECT_FALSE(afterTheWire(std::vector<Change>{}, asked()).has_value());
    EXPECT_FALSE(afterTheWire(std::vector<Rectangle>{}, asked()).has_value());
    Request other = asked();
    other.page = 3;
    EXPECT_FALSE(afterTheWire(fullStructure(), other).has_value());
    other.page = -2;
    EXPECT_TRUE(afterTheWire(fullStructure(), other).has_value());
    other.page = -1;
    EXPECT_FALSE(afterTheWire(fullStructure(), other).has_value());
    other = asked();
    other.allPages = false;
    EXPECT_FALSE(afterTheWire(fullStructure(), other).has_value());
}

TEST(WorkerProtocol, BelievesEveryPageInItsPlaceOrNone) {
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.pages.clear(); }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.pages.pop_back(); }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.pages[2].number = 2; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { std::swap(it.pages[0], it.pages[1]); }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.pages[1].id.number = 12; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.pages[2].id.number = 100; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.pages[0].annots.emplace_back("]"); }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.pages[0].geometry.rotation = 1; }));
}

TEST(WorkerProtocol, BelievesNoAnswerThatIsCutOrTooLong) {
    Bytes body = bodyOf(encodeReply(fullStructure()));
    for (std::size_t length = 0; length < body.size(); ++length) {
        EXPECT_FALSE(decodeReply(ByteView(body).first(length), asked(), fileSize).has_value()) << length;
    }
    body.push_back(0);
    EXPECT_FALSE(decodeReply(body, asked(), fileSize).has_value());
    EXPECT_FALSE(decodeReply(body, asked(), fileSize).has_value());
}

/// Lengths and counts of 2^32-1 at every place cost neither memory nor a crash.
TEST(WorkerProtocol, SurvivesHugeNumbersEverywhere) {
    const Bytes body = bodyOf(encodeReply(fullStructure()));
    for (std::size_t at = 1; at + 4 <= body.size(); ++at) {
        Bytes changed = body;
        std::fill_n(changed.begin() + static_cast<std::ptrdiff_t>(at), 4, Byte{0xFF});
        decodeReply(changed, asked(), fileSize);
    }
    Bytes boxes(1U << 20U, 0);
    boxes[0] = 'B';
    boxes[3] = 0x0F; // fifteen times 65,536 boxes, of which most are not there
    EXPECT_FALSE(decodeReply(boxes, asked(Operation::OccupiedBoxes), fileSize).has_value());
}

TEST(WorkerProtocol, BelievesNoNumberOutsideTheFile) {
    EXPECT_TRUE(isBelieved([](PdfStructure&) {}));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.fileSize = 4999; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.headerOffset = 5000; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.startXref = 5000; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.recoveredXref[0].offset = 5000; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.recoveredXref[0].container = 100; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.size = 0; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.size = UINT32_MAX; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.pageCount = 1; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.page.id.number = 100; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.root.number = 0; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.acroFormId->number = 100; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.fieldsId->number = 100; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.page.annotsId->number = 100; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.dssId->number = 100; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.dss.ids.crls[2].number = 100; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.dss.ids.crls.pop_back(); }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.emptyFields[0].field.number = 0; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.emptyFields[0].page = 4; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.signatures[0].field.number = 100; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.docMdpLevel = 4; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.fieldLocks[0].docMdpLevel = 0; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.cautions.push_back(Caution::Xfa); }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.page.geometry.rotation = 45; }));
    EXPECT_FALSE(isBelieved(
        [](PdfStructure& it) { it.page.geometry.cropBox.top = std::numeric_limits<double>::quiet_NaN(); }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) {
        it.emptyFields[0].rectangle.right = std::numeric_limits<double>::infinity();
    }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.version = "1.\n"; }));
}

/// A value that is not closed would become a part of the revision around it.
TEST(WorkerProtocol, BelievesNoValueThatIsNotClosed) {
    const std::string open = "1 0 R >> endobj 1 0 obj << /Type /Catalog";
    EXPECT_FALSE(isBelieved([&](PdfStructure& it) { it.catalog.set("A", open); }));
    EXPECT_FALSE(isBelieved([&](PdfStructure& it) { it.page.dictionary.set("A", open); }));
    EXPECT_FALSE(isBelieved([&](PdfStructure& it) { it.page.annots.push_back(open); }));
    EXPECT_FALSE(isBelieved([&](PdfStructure& it) { it.acroForm.set("A", open); }));
    EXPECT_FALSE(isBelieved([&](PdfStructure& it) { it.fields.push_back(open); }));
    EXPECT_FALSE(isBelieved([&](PdfStructure& it) { it.emptyFields[0].dictionary.set("A", open); }));
    EXPECT_FALSE(isBelieved([&](PdfStructure& it) { it.dss.document.crls.push_back(open); }));
    EXPECT_FALSE(
        isBelieved([&](PdfStructure& it) { it.dss.validations[1].second.dictionary.set("A", open); }));
    EXPECT_FALSE(isBelieved([&](PdfStructure& it) { it.encryption->entry = open; }));
}

TEST(WorkerProtocol, BelievesNoTextThatIsNotUtf8) {
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.fieldNames.emplace_back("\xC0\xAF"); }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.signatures[0].signerName = "\xED\xA0\x80"; }));
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.emptyFields[0].seed->reasons = {"\xFF"}; }));
    PdfStructure structure = fullStructure();
    structure.signatures[0].subFilter = "a\xFF\x1B"; // a name may have any bytes
    const auto reply = afterTheWire(structure);
    ASSERT_TRUE(reply.has_value());
    EXPECT_EQ(std::get<PdfStructure>(*reply).signatures[0].subFilter, "a??");
}

TEST(WorkerProtocol, BelievesNoKeyThatIsThereTwice) {
    PdfStructure structure = fullStructure();
    structure.catalog = Dictionary({{"A", "1"}, {"A", "2"}});
    EXPECT_FALSE(afterTheWire(structure).has_value());
}

TEST(WorkerProtocol, BelievesNoMoreBoxesThanAPageIsGiven) {
    const auto request = asked(Operation::OccupiedBoxes);
    EXPECT_TRUE(afterTheWire(std::vector<Rectangle>(mostOccupiedBoxes), request).has_value());
    EXPECT_FALSE(afterTheWire(std::vector<Rectangle>(mostOccupiedBoxes + 1), request).has_value());
}

TEST(WorkerProtocol, BelievesNoMoreEvidenceThanADssIsReadWith) {
    const auto isBelievedWith = [](std::size_t certificates, std::size_t responses) {
        return isBelieved([&](PdfStructure& it) {
            it.securityStore = {std::vector<Bytes>(certificates), {}, {}, {{"A", {}, {}, {}}}};
            it.securityStore.validations[0].ocspResponses.resize(responses);
            it.dss.ids = {std::vector<ObjectId>(certificates, ObjectId{1, 0}), {}, {}};
        });
    };
    EXPECT_TRUE(isBelievedWith(mostStoreValues - 1, 1));
    EXPECT_FALSE(isBelievedWith(mostStoreValues, 1));
}

TEST(WorkerProtocol, BelievesNoValidationThatIsThereTwice) {
    EXPECT_FALSE(isBelieved([](PdfStructure& it) { it.dss.validations.push_back(it.dss.validations[0]); }));
}

TEST(WorkerProtocol, TellsOfAFailureWithWhatTheParentKnows) {
    const Failure got =
        failureAfterTheWire({Fault::Internal,
                             "PAGE_NOT_THERE",
                             {{"file", "other.pdf"}, {"page", "7"}, {"count", "3"}, {"x", "y"}},
                             "d\x1B\xFF"});
    EXPECT_EQ(got.fault, Fault::Input);
    EXPECT_EQ(got.reason, "PAGE_NOT_THERE");
    EXPECT_EQ(got.params, (ErrorParams{{"file", "a.pdf"}, {"page", "7"}, {"count", "3"}}));
    EXPECT_EQ(got.detail, "d??");
    EXPECT_EQ(
        failureAfterTheWire({Fault::File, "PAGE_NOT_THERE", {{"page", "<b>"}, {"count", "3"}}, {}}).reason,
        "NO_REPLY");
}

TEST(WorkerProtocol, TakesAnUnknownFailureForADamagedFile) {
    const Failure unexpected = failureAfterTheWire({Fault::Internal, "UNEXPECTED", {}, "vector"});
    EXPECT_EQ(unexpected.fault, Fault::File);
    EXPECT_EQ(unexpected.reason, "PDF_DAMAGED");
    EXPECT_EQ(unexpected.detail, "UNEXPECTED: vector");
    EXPECT_EQ(unexpected.params, (ErrorParams{{"file", "a.pdf"}}));
    for (const std::string reason : {"", "pdf_damaged", "PDF DAMAGED", "A\n"}) {
        EXPECT_EQ(failureAfterTheWire({Fault::File, reason, {}, {}}).reason, "NO_REPLY") << reason;
    }
    EXPECT_EQ(failureAfterTheWire({Fault::File, std::string(65, 'A'), {}, {}}).reason, "NO_REPLY");
    EXPECT_EQ(failureAfterTheWire({Fault::Internal, "PDF_PASSWORD_NEEDED", {}, {}}).fault, Fault::Credential);
}

TEST(ClosedSyntax, TakesEveryKindOfValue) {
    for (const std::string value :
         {"null", "true", "false", "0", "-1", "+2", "3.", "-.5", "12 0 R", "12\n0\tR", "/", "/A#20b",
          "(a(b)\\)c)", "()", "<>", "<0A b>", "[]", "[1 2 R]]"}) {
        EXPECT_EQ(isClosedValue(value), value != "[1 2 R]]") << value;
    }
    EXPECT_TRUE(isClosedValue("[1 0 R 2 0 R 3 4 /A(b)<<>>]"));
    EXPECT_TRUE(isClosedValue(" << /A /B /C<</D[<</E null>>]>>/F 1 0 R/G true >>\n"));
    EXPECT_TRUE(isClosedValue("(endobj stream >> ] % no comment)"));
}

TEST(ClosedSyntax, RefusesEverythingElse) {
    for (const std::string value : {"",
                                    " ",
                                    "1 2",
                                    "1 0 R 2",
                                    "R",
                                    "0 R",
                                    "1 0 r",
                                    "1 65536 R",
                                    "-1 0 R",
                                    "4294967296 0 R",
                                    "1 0 obj",
                                    "endobj",
                                    "stream",
                                    "nul",
                                    "1.2.3",
                                    ".",
                                    "-",
                                    "1e5",
                                    "--1",
                                    "(a",
                                    "(a))",
                                    "(a\\)",
                                    "<0",
                                    "<0g>",
                                    "<<",
                                    ">>",
                                    "<< /A >>",
                                    "<< 1 2 >>",
                                    "<< /A 1 2 >>",
                                    "<< /A 1 ]",
                                    "[ << /A ] >>",
                                    "[",
                                    "]",
                                    "[1 stream]",
                                    "<< /A 1 >> stream",
                                    "1 % c",
                                    "% c\n1",
                                    "{ 1 }",
                                    "1 0 R endobj",
                                    "xref",
                                    ">",
                                    "<<>",
                                    "<</A<0>>"}) {
        EXPECT_FALSE(isClosedValue(value)) << value;
    }
}

TEST(ClosedSyntax, BoundsDepth) {
    EXPECT_TRUE(isClosedValue(std::string(100, '[') + std::string(100, ']')));
    EXPECT_FALSE(isClosedValue(std::string(101, '[') + std::string(101, ']')));
    EXPECT_FALSE(isClosedValue(std::string(1U << 20U, '[')));
}

TEST(Utf8, KnowsWhatIsNot) {
    for (const std::string text : {"", "a", "ç", "€", "\U0001F600", "\xF4\x8F\xBF\xBF"}) {
        EXPECT_TRUE(isUtf8(text)) << text;
    }
    for (const std::string text :
         {"\x80", "\xC3", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "a\xFF"}) {
        EXPECT_FALSE(isUtf8(text)) << text;
    }
}

} // namespace
} // namespace cunho::test
