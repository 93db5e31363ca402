// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "fakes/thrown.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/xml/reader.hpp>
#include <cunho/xml/writer.hpp>

#include <algorithm>
#include <gtest/gtest.h>

namespace cunho::xml {
namespace {

using test::thrown;

ByteSource sourceOf(std::string text) {
    return [text = std::move(text), at = std::size_t{0}](std::span<Byte> room) mutable {
        const std::size_t count = std::min(room.size(), text.size() - at);
        std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), count, room.begin());
        at += count;
        return count;
    };
}

/// "<a>" "text" "</a>" of all events, with line numbers.
std::string read(const std::string& document) {
    Reader reader(sourceOf(document));
    std::string all;
    for (auto event = reader.next(); event != Reader::Event::End; event = reader.next()) {
        switch (event) {
        case Reader::Event::Start: all += "<" + std::string(reader.name()) + ">"; break;
        case Reader::Event::Close: all += "</" + std::string(reader.name()) + ">"; break;
        case Reader::Event::Text: all += std::string(reader.text()); break;
        case Reader::Event::End: break;
        }
    }
    return all;
}

std::string write(const std::string& text, const std::string& encoding, bool indent = false) {
    std::string out;
    Writer writer({[&](ByteView piece) { out += asText(piece); }, encoding, indent});
    writer.start("a");
    writer.element("b", text);
    writer.end();
    EXPECT_TRUE(std::move(writer).finish().empty());
    return out;
}

TEST(XmlStreamWriter, WritesWindows1252AndTheRestAsReferences) {
    EXPECT_EQ(write("€ – ’ ł ção \xE2\x80\x8F", "Windows-1252"),
              "<?xml version=\"1.0\" encoding=\"Windows-1252\"?>\n"
              "<a><b>\x80 \x96 \x92 &#322; \xE7\xE3o &#8207;</b></a>\n");
}

TEST(XmlStreamWriter, WritesOneElementALineWhenAskedTo) {
    EXPECT_EQ(write("ł", "UTF-8", true),
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n <b>ł</b>\n</a>\n");
}

TEST(XmlStreamWriter, HandsOnWhatTheSinkThrows) {
    const auto full = [] {
        Writer writer({[](ByteView) { throw Error(Fault::Storage, "DISK_FULL"); }, "UTF-8", false});
        writer.start("a");
        for (int i = 0; i < 10000; ++i)
            writer.element("b", "text");
        (void)std::move(writer).finish();
    };
    EXPECT_EQ(thrown(full), "Storage/DISK_FULL");
}

TEST(XmlStreamWriter, RefusesAnEncodingThatNobodyKnows) {
    EXPECT_EQ(thrown([] { write("a", "Windows-9"); }), "Internal/UNEXPECTED");
}

TEST(XmlStreamReader, GivesElementsAndTextsWithTheirLines) {
    Reader reader(sourceOf("<?xml version='1.0' encoding='Windows-1252'?>\n<!-- \xE7 -->\n<a xmlns='urn:x'\n"
                           "  b='1'>\n<c>x\x80<![CDATA[<y>]]>&amp;&#322;</c></a>\n"));
    ASSERT_EQ(reader.next(), Reader::Event::Start);
    EXPECT_EQ(reader.encoding(), "Windows-1252");
    EXPECT_FALSE(reader.byteOrderMark());
    EXPECT_EQ(reader.name(), "a");
    EXPECT_EQ(reader.space(), "urn:x");
    EXPECT_EQ(reader.foreignAttribute(), "b");
    EXPECT_EQ(reader.line(), 4);
    ASSERT_EQ(reader.next(), Reader::Event::Text);
    ASSERT_EQ(reader.next(), Reader::Event::Start);
    EXPECT_EQ(reader.foreignAttribute(), "");
    EXPECT_EQ(reader.line(), 5);
    ASSERT_EQ(reader.next(), Reader::Event::Text);
    EXPECT_EQ(reader.text(), "x€<y>&ł");
    ASSERT_EQ(reader.next(), Reader::Event::Close);
    EXPECT_EQ(reader.name(), "c");
    ASSERT_EQ(reader.next(), Reader::Event::Close);
    ASSERT_EQ(reader.next(), Reader::Event::End);
    EXPECT_EQ(reader.next(), Reader::Event::End);
}

TEST(XmlStreamReader, ReadsAcrossPiecesAndBeyondLine65535) {
    std::string document = "<a>";
    for (int i = 0; i < 100000; ++i)
        document += "<b>" + std::to_string(i) + "</b>\n";
    document += "<c/></a>";
    Reader reader(sourceOf(document));
    std::int64_t last = 0;
    std::int64_t numbers = 0;
    for (auto event = reader.next(); event != Reader::Event::End; event = reader.next()) {
        if (event == Reader::Event::Text && reader.text() != "\n") {
            EXPECT_EQ(reader.text(), std::to_string(numbers++));
        }
        if (event == Reader::Event::Start && reader.name() == "c")
            last = reader.line();
    }
    EXPECT_EQ(numbers, 100000);
    EXPECT_EQ(last, 100001);
}

TEST(XmlStreamReader, SeesAByteOrderMark) {
    Reader reader(sourceOf("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?><a/>"));
    ASSERT_EQ(reader.next(), Reader::Event::Start);
    EXPECT_TRUE(reader.byteOrderMark());
}

std::string streamRefusal(const std::string& document) {
    return thrown([&] { read(document); });
}

TEST(XmlStreamReader, RefusesWhatIsNoPlainDocument) {
    EXPECT_EQ(streamRefusal(""), "File/XML_MALFORMED");
    EXPECT_EQ(streamRefusal("no document"), "File/XML_MALFORMED");
    EXPECT_EQ(streamRefusal("<a><b></a>"), "File/XML_MALFORMED");
    EXPECT_EQ(streamRefusal("<a>"), "File/XML_MALFORMED");
    EXPECT_EQ(streamRefusal("<a>&b;</a>"), "File/XML_MALFORMED");
    EXPECT_EQ(streamRefusal("<?xml version='1.0' encoding='Windows-1252'?><a>\x81</a>"),
              "File/XML_MALFORMED");
    EXPECT_EQ(streamRefusal("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "File/XML_DOCTYPE");
    EXPECT_EQ(streamRefusal("<?xml version='1.0' encoding='IBM037'?><a/>"), "File/XML_ENCODING");
    EXPECT_EQ(streamRefusal(std::string("<\0a\0/\0>\0", 8)), "File/XML_ENCODING");
}

TEST(XmlStreamReader, RefusesWhatWouldCostTooMuch) {
    std::string deep;
    for (int i = 0; i < 65; ++i)
        deep += "<a>";
    EXPECT_EQ(streamRefusal(deep), "File/XML_TOO_COMPLEX");
    std::string attributes = "<a";
    for (int i = 0; i < 65; ++i)
        attributes += " a" + std::to_string(i) + "='>'";
    EXPECT_EQ(streamRefusal(attributes + "/>"), "File/XML_TOO_COMPLEX");
    EXPECT_EQ(streamRefusal("<a b='" + std::string(300000, 'x') + "'/>"), "File/XML_TOO_COMPLEX");
    EXPECT_EQ(streamRefusal("<a>" + std::string((1U << 20U) + 1, 'x') + "</a>"), "File/XML_TOO_COMPLEX");
}

TEST(XmlStreamReader, GivesWhatStandsBeforeAMistake) {
    Reader reader(sourceOf("<a><b>1</b><c></a>"));
    EXPECT_EQ(reader.next(), Reader::Event::Start);
    EXPECT_EQ(reader.next(), Reader::Event::Start);
    EXPECT_EQ(reader.next(), Reader::Event::Text);
    EXPECT_EQ(reader.next(), Reader::Event::Close);
}

TEST(XmlStreamReader, TakesCommentsAndInstructionsAsLongAsTheyLike) {
    EXPECT_EQ(read("<a><!-- ' \" <b c=' --><?p ' > ?><d e='>'/></a>"), "<a><d></d></a>");
}

} // namespace
} // namespace cunho::xml
