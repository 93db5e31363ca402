// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "fakes/thrown.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/xml/document.hpp>
#include <cunho/xml/writer.hpp>

#include <functional>
#include <gtest/gtest.h>

namespace cunho::xml {
namespace {

using test::thrown;

/// An element "a" with this text, read back by xmllint and by us.
void expectKept(std::string_view text) {
    Writer out;
    out.start("a");
    out.attribute("b", text);
    out.text(text);
    const Bytes bytes = std::move(out).finish();
    const Document document = Document::parse(bytes);
    const Element root = document.root();
    EXPECT_EQ(root.text(), text);
    EXPECT_EQ(root.attribute({"", "b"}), text);
    const TemporaryFolder folder("cunho-xml");
    AtomicFile file(folder.path() / "a.xml");
    file.write(bytes);
    file.commit();
    const auto judged = test::ask("xmllint", {"--nonet", "--xpath", "string(/a)", folder.path() / "a.xml"});
    EXPECT_TRUE(judged.good);
    EXPECT_EQ(judged.report, std::string(text) + "\n");
}

TEST(XmlWriter, WritesElementsWithTheirNamespaces) {
    Writer out;
    out.start("s:Envelope");
    out.declare("s", "urn:s");
    out.start("Sign");
    out.declare("", "urn:d");
    out.attribute("s:k", "<\"&\n");
    out.element("Name", "a < b & c");
    out.element("Empty", "");
    out.end();
    EXPECT_EQ(asText(std::move(out).finish()),
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<s:Envelope xmlns:s=\"urn:s\"><Sign xmlns=\"urn:d\" s:k=\"&lt;&quot;&amp;&#10;\">"
              "<Name>a &lt; b &amp; c</Name><Empty></Empty></Sign></s:Envelope>\n");
}

TEST(XmlWriter, KeepsEveryCharacterOfATextForXmllintAndForUs) {
    expectKept("Fatura n.º 2026/12 – «ção» \xF0\x9F\x98\x80 \xEF\xBF\xBD \xED\x9F\xBF \xF4\x8F\xBF\xBF");
    expectKept("]]> <!-- --> <?p?> <![CDATA[x]]> &amp; &#0; ' \"");
    expectKept("a\tb\nc\rd\r\n");
    expectKept("\x7F\xC2\x85\xC2\xA0"); // discouraged, and allowed
}

TEST(XmlWriter, TakesNothingThatXmlCannotHold) {
    const std::string_view cases[] = {{"\0", 1},
                                      "\x01",
                                      "\x08",
                                      "\x0B",
                                      "\x1F",
                                      "\xC3",
                                      "\xC3(",
                                      "\x80",
                                      "\xC0\x80",
                                      "\xC1\xBF",
                                      "\xE0\x80\x80",
                                      "\xE0\x9F\xBF",
                                      "\xED\xA0\x80",
                                      "\xED\xBF\xBF",
                                      "\xEF\xBF\xBE",
                                      "\xEF\xBF\xBF",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xFF",
                                      "a\xE7"
                                      "a",
                                      "\xE2\x82"};
    for (const std::string_view text : cases) {
        Writer out;
        out.start("a");
        EXPECT_EQ(thrown([&] { out.attribute("b", text); }), "Input/XML_CHARACTER") << text;
        EXPECT_EQ(thrown([&] { out.text(text); }), "Input/XML_CHARACTER") << text;
        out.text("b");
        EXPECT_EQ(Document::parse(std::move(out).finish()).root().text(), "b");
    }
}

TEST(XmlWriter, EndsWhatIsOpen) {
    Writer out;
    out.start("a");
    out.start("b");
    EXPECT_EQ(Document::parse(std::move(out).finish()).root().children().size(), 1U);
}

/// What cannot be written however it is asked for.
TEST(XmlWriter, CannotBeMadeToWriteWhatIsNotWellFormed) {
    const std::function<void(Writer&)> cases[] = {
        [](Writer& out) { out.start("1a"); },
        [](Writer& out) { out.start(""); },
        [](Writer& out) { out.start("a b"); },
        [](Writer& out) { out.start("a:b:c"); },
        [](Writer& out) { out.start(std::string_view("a\0b", 3)); },
        [](Writer& out) { out.element("p:a", ""); },
        [](Writer& out) { out.text("a"); },
        [](Writer& out) { out.end(); },
        [](Writer& out) { out.declare("p", "urn:p"); },
        [](Writer& out) { out.attribute("b", "c"); },
        [](Writer& out) { std::move(out).finish(); },
        [](Writer& out) {
            out.element("a", "");
            out.start("b");
        },
        [](Writer& out) {
            out.element("a", "");
            out.text("b");
        },
        [](Writer& out) {
            out.start("a");
            out.text("b");
            out.attribute("b", "c");
        },
        [](Writer& out) {
            out.start("a");
            out.attribute("b", "c");
            out.attribute("b", "d");
            out.end();
        },
        [](Writer& out) {
            out.start("a");
            out.declare("p", "urn:p");
            out.declare("q", "urn:p");
            out.attribute("p:b", "c");
            out.attribute("q:b", "d");
            out.end();
        },
        [](Writer& out) {
            out.start("a");
            out.attribute("p:b", "c");
            out.end();
        },
        [](Writer& out) {
            out.start("a");
            out.start("p:b");
            out.text("c");
        },
        [](Writer& out) {
            out.start("a");
            out.attribute("xmlns:p", "urn:p");
        },
        [](Writer& out) {
            out.start("a");
            out.declare("p", "");
        },
        [](Writer& out) {
            out.start("a");
            out.declare("p", "urn:p");
            out.declare("p", "urn:q");
        },
        [](Writer& out) {
            out.start("a");
            out.declare("xml", "urn:p");
        },
        [](Writer& out) {
            out.start("a");
            out.declare("p:q", "urn:p");
        },
    };
    int number = 0;
    for (const auto& misuse : cases) {
        Writer out;
        EXPECT_EQ(thrown([&] { misuse(out); }), "Internal/UNEXPECTED") << number;
        ++number;
    }
}

TEST(XmlWriter, KnowsAPrefixAsLongAsItsElement) {
    Writer out;
    out.start("a");
    out.start("p:b");
    out.declare("p", "urn:p");
    out.element("p:c", "");
    out.end();
    EXPECT_EQ(thrown([&] { out.element("p:d", ""); }), "Internal/UNEXPECTED");
}

} // namespace
} // namespace cunho::xml
