// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/archival_metadata.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cunho::pdf {

namespace {

constexpr std::string_view facturX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        default: out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return out;
}

std::string element(std::string_view name, std::string_view text) {
    const std::string tag(name);
    return text.empty() ? std::string() : "<" + tag + ">" + escaped(text) + "</" + tag + ">\n";
}

/// A text in any language, or an ordered list of one (ISO 16684-1, 7.9).
std::string listed(std::string_view name, const char* list, const char* item, std::string_view text) {
    const std::string tag(name);
    return text.empty() ? std::string()
                        : "<" + tag + "><rdf:" + list + "><rdf:li" + item + ">" + escaped(text) +
                              "</rdf:li></rdf:" + list + "></" + tag + ">\n";
}

std::string description(std::string_view prefix, std::string_view space, const std::string& content) {
    return content.empty() ? std::string()
                           : "<rdf:Description rdf:about=\"\" xmlns:" + std::string(prefix) + "=\"" +
                                 std::string(space) + "\">\n" + content + "</rdf:Description>\n";
}

/// One property of the extension schema (ISO 19005-3, 6.6.2.3.3).
std::string property(std::string_view name, std::string_view meaning) {
    return "<rdf:li rdf:parseType=\"Resource\">" + element("pdfaProperty:name", name) +
           "<pdfaProperty:valueType>Text</pdfaProperty:valueType>\n"
           "<pdfaProperty:category>external</pdfaProperty:category>\n" +
           element("pdfaProperty:description", meaning) + "</rdf:li>\n";
}

std::string extensionSchema() {
    return "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
           "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
           "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
           "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n" +
           element("pdfaSchema:schema", "Factur-X PDFA Extension Schema") +
           element("pdfaSchema:namespaceURI", facturX) + element("pdfaSchema:prefix", "fx") +
           "<pdfaSchema:property><rdf:Seq>\n" +
           property("DocumentFileName", "The name of the embedded XML document") +
           property("DocumentType",
                    "The type of the hybrid document in capital letters, e.g. INVOICE or ORDER") +
           property("Version", "The actual version of the standard applying to the embedded XML document") +
           property("ConformanceLevel", "The conformance level of the embedded XML document") +
           "</rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</"
           "rdf:Description>\n";
}

} // namespace

std::string xmpDate(std::string_view pdfDate) {
    constexpr std::size_t digits = 14; // YYYYMMDDHHmmSS
    if (pdfDate.starts_with("D:"))
        pdfDate.remove_prefix(2);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (pdfDate.size() < digits || !std::ranges::all_of(pdfDate.substr(0, digits), isDigit))
        return {};
    const std::string d(pdfDate.substr(0, digits));
    std::string out = d.substr(0, 4) + "-" + d.substr(4, 2) + "-" + d.substr(6, 2) + "T" + d.substr(8, 2) +
                      ":" + d.substr(10, 2) + ":" + d.substr(12, 2);
    const std::string_view zone = pdfDate.substr(digits);
    if (zone.size() >= 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == '\'')
        return out + std::string(zone.substr(0, 3)) + ":" + std::string(zone.substr(4, 2));
    return zone.empty() || zone[0] != 'Z' ? out : out + "Z";
}

std::string archivalMetadata(ObjectSource& file, const Value& info, int part, const HybridMetadata& hybrid) {
    const auto said = [&](std::string_view key) { return file.text(info, key); };
    std::string rdf;
    rdf += description("pdfaid", "http://www.aiim.org/pdfa/ns/id/",
                       element("pdfaid:part", std::to_string(part)) + element("pdfaid:conformance", "B"));
    rdf += description("dc", "http://purl.org/dc/elements/1.1/",
                       listed("dc:title", "Alt", " xml:lang=\"x-default\"", said("Title")) +
                           listed("dc:creator", "Seq", "", said("Author")) +
                           listed("dc:description", "Alt", " xml:lang=\"x-default\"", said("Subject")));
    rdf += description("pdf", "http://ns.adobe.com/pdf/1.3/",
                       element("pdf:Producer", said("Producer")) + element("pdf:Keywords", said("Keywords")));
    rdf += description("xmp", "http://ns.adobe.com/xap/1.0/",
                       element("xmp:CreatorTool", said("Creator")) +
                           element("xmp:CreateDate", xmpDate(said("CreationDate"))) +
                           element("xmp:ModifyDate", xmpDate(said("ModDate"))));
    rdf += extensionSchema();
    rdf += description(
        "fx", facturX,
        element("fx:DocumentType", hybrid.documentType) + element("fx:DocumentFileName", hybrid.fileName) +
            element("fx:Version", hybrid.version) + element("fx:ConformanceLevel", hybrid.conformanceLevel));
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
           rdf + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

} // namespace cunho::pdf
