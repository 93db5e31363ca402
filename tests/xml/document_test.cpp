// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/xml/document.hpp>

#include <gtest/gtest.h>

namespace cunho::xml {
namespace {

Document parsed(std::string_view text) {
    return Document::parse(asBytes(text));
}

/// "REASON" or "REASON line" of what parsing throws.
std::string refusal(std::string_view text) {
    try {
        parsed(text);
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::File);
        const auto line = error.params().find("line");
        return error.reason() + (line == error.params().end() ? "" : " " + line->second);
    }
    return "nothing";
}

std::string nested(std::size_t depth, const std::string& content = "") {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i)
        text += "<a>";
    text += content;
    for (std::size_t i = 0; i < depth; ++i)
        text += "</a>";
    return text;
}

TEST(XmlDocument, FindsElementsByNamespaceAndLocalName) {
    const Document document = parsed("<?xml version=\"1.0\"?>\n"
                                     "<l:list xmlns:l='urn:l' xmlns='urn:d' l:k='1' k='2'>\n"
                                     "  <item>a</item><!-- c --><l:item>b</l:item>\n"
                                     "  <item>c</item></l:list>");
    const Element root = document.root();
    EXPECT_EQ(root.name(), (Name{"urn:l", "list"}));
    EXPECT_EQ(root.line(), 2U);
    EXPECT_EQ(root.attribute({"urn:l", "k"}), "1");
    EXPECT_EQ(root.attribute({"", "k"}), "2");
    EXPECT_EQ(root.attribute({"urn:d", "k"}), std::nullopt);
    EXPECT_EQ(root.children().size(), 3U);
    EXPECT_EQ(root.children({"urn:d", "item"}).size(), 2U);
    EXPECT_EQ(root.children({"urn:d", "item"}).at(1).text(), "c");
    EXPECT_EQ(root.child({"urn:l", "item"}).value().text(), "b");
    EXPECT_EQ(root.child({"", "item"}), std::nullopt);
    EXPECT_EQ(root.child({"urn:d", "item"}).value().name().space, "urn:d");
}

TEST(XmlDocument, GivesTextWithoutCommentsAsUtf8) {
    EXPECT_EQ(parsed("<a>x<!-- y -->&amp;<![CDATA[<z>]]><b>&#xE7;</b></a>").root().text(), "x&<z>ç");
    EXPECT_EQ(parsed("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?><a>ç</a>").root().text(), "ç");
    EXPECT_EQ(parsed("<a b='&lt;&#233;'/>").root().attribute({"", "b"}), "<é");
    EXPECT_EQ(parsed("<a/>").root().text(), "");
}

TEST(XmlDocument, RefusesAnyDocumentType) {
    const TemporaryFolder folder("cunho-xml");
    AtomicFile secret(folder.path() / "secret.txt");
    secret.write(asBytes("geheim"));
    secret.commit();
    std::string laughs = "<!DOCTYPE a [<!ENTITY l0 'ha'>";
    for (int i = 1; i < 40; ++i) {
        const std::string before = "&l" + std::to_string(i - 1) + ";";
        laughs += "<!ENTITY l" + std::to_string(i) + " '" + before + before + "'>";
    }
    const std::string cases[] = {
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a []><a/>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file://" + (folder.path() / "secret.txt").string() +
            "'>]><a>&e;</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/p'>%p;]><a/>",
        "<!DOCTYPE a [<!ATTLIST a b ID #IMPLIED>]><a b='x'/>",
        laughs + "]><a>&l39;</a>",
    };
    for (const std::string& text : cases)
        EXPECT_EQ(refusal(text), "XML_DOCTYPE") << text.substr(0, 80);
}

TEST(XmlDocument, NamesTheLineOfAMistake) {
    EXPECT_EQ(refusal("<a>\n<b>\n</a>"), "XML_MALFORMED 3");
    EXPECT_EQ(refusal("<a>\n&unknown;</a>"), "XML_MALFORMED 2");
    EXPECT_EQ(refusal("<a>\n<b"), "XML_MALFORMED 2");
    EXPECT_EQ(refusal("<a b='1' b='2'/>"), "XML_MALFORMED 1");
    EXPECT_EQ(refusal("<p:a/>\n<b/>"), "XML_MALFORMED 2");
    EXPECT_EQ(refusal("%PDF-1.7"), "XML_MALFORMED 1");
    EXPECT_EQ(refusal("<a>\xFF\xFE</a>"), "XML_MALFORMED 1");
    EXPECT_EQ(refusal("<a b='\xE7'/>"), "XML_MALFORMED 1");
    EXPECT_EQ(refusal("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE7</a>"), "XML_MALFORMED 1");
    EXPECT_EQ(refusal("<?xml version='1.0' encoding='UTF-7'?>+ADw-a/>"), "XML_MALFORMED 1");
    EXPECT_TRUE(refusal({"\xFF\xFE<\0a\0/\0>\0", 10}).starts_with("XML_MALFORMED"));
    EXPECT_TRUE(refusal("").starts_with("XML_MALFORMED"));
    EXPECT_TRUE(refusal(std::string_view("\0\0\0\0", 4)).starts_with("XML_MALFORMED"));
}

TEST(XmlDocument, LimitsSizeAndDepth) {
    EXPECT_EQ(refusal(nested(Document::deepest)), "nothing");
    EXPECT_EQ(refusal(nested(Document::deepest + 2)), "XML_MALFORMED 1");
    EXPECT_EQ(refusal(nested(100'000)), "XML_MALFORMED 1");
    EXPECT_EQ(refusal("<a>" + std::string(Document::largest, ' ') + "</a>"), "XML_TOO_LARGE");
}

TEST(XmlDocument, RefusesWhatWouldCostFarMoreThanItsSize) {
    const auto tag = [](std::size_t count, const std::string& prefix, const std::string& end) {
        std::string text = "<a";
        for (std::size_t i = 0; i < count; ++i)
            text += " " + prefix + std::to_string(i) + (i % 2 == 0 ? "='urn:>'" : "=\"urn:'\"");
        return text + end;
    };
    EXPECT_EQ(refusal(tag(Document::mostAttributes, "b", "/>")), "nothing");
    EXPECT_EQ(refusal(tag(Document::mostAttributes + 1, "b", "/>")), "XML_TOO_COMPLEX");
    EXPECT_EQ(refusal(tag(100'000, "b", "/>")), "XML_TOO_COMPLEX");
    EXPECT_EQ(refusal("<c/>" + tag(100'000, "xmlns:b", "")), "XML_TOO_COMPLEX");
    std::string many;
    for (int i = 0; i < 10'000; ++i)
        many += "<b/>x<c>y</c>";
    EXPECT_EQ(refusal("<a>" + many + "</a>"), "nothing");
    EXPECT_EQ(refusal(tag(20, "xmlns:b", ">" + many + "</a>")), "nothing");
    EXPECT_EQ(refusal(tag(200, "xmlns:b", ">" + many + "</a>")), "XML_TOO_COMPLEX");
    EXPECT_EQ(refusal(tag(60, "xmlns:b", ">" + many + "</a>")), "nothing");
    EXPECT_EQ(refusal(tag(60, "xmlns:b", ">" + nested(200, many) + "</a>")), "XML_TOO_COMPLEX");
    EXPECT_EQ(refusal("<r>" + tag(200, "xmlns:b", "/>") + many + "</r>"), "nothing");
}

TEST(XmlDocument, LeavesAnInclusionAlone) {
    const Document document = parsed("<a xmlns:xi='http://www.w3.org/2001/XInclude'>"
                                     "<xi:include href='/etc/hostname' parse='text'/></a>");
    EXPECT_EQ(document.root().text(), "");
}

} // namespace
} // namespace cunho::xml
