// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "enterprise_attributes.hpp"

#include <cunho/core/error.hpp>
#include <cunho/xml/document.hpp>

namespace cunho::scap {
namespace {

constexpr std::string_view space = "http://www.scap.autenticacao.gov.pt/FAScapAttributes";
constexpr std::size_t longestChildText = 1000;
constexpr std::size_t mostEnterpriseAttributes = 2000;

[[noreturn]] void refuseEnterprise(const std::string& detail) {
    throw Error(Fault::Service, "FA_REPLY_INVALID", {}, "SCAP/ENTERPRISE: " + detail);
}

xml::Name named(std::string_view local) {
    return {space, local};
}

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string::npos ? std::string()
                                      : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// The text of the one child of this name.
std::string childText(const xml::Element& parent, std::string_view name) {
    const auto found = parent.children(named(name));
    if (found.size() != 1)
        refuseEnterprise("not one " + std::string(name));
    if (!found.front().children().empty())
        refuseEnterprise(std::string(name) + " holds elements");
    std::string value = trimmed(found.front().text());
    if (value.size() > longestChildText)
        refuseEnterprise(std::string(name) + " is too long");
    return value;
}

xml::Element child(const xml::Element& parent, std::string_view name) {
    const auto found = parent.children(named(name));
    if (found.size() != 1)
        refuseEnterprise("not one " + std::string(name));
    return found.front();
}

ProfessionalAttribute attribute(const xml::Element& element, const xml::Element& supplier) {
    ProfessionalAttribute result;
    result.providerName = childText(supplier, "Name");
    result.nipc = childText(supplier, "Nipc");
    result.providerType = "ENTERPRISE";
    result.description = childText(element, "Name");
    if (element.child(named("IdentifiableName")))
        result.identifiableName = childText(element, "IdentifiableName");
    result.id = result.identifiableName.empty() ? result.description : result.identifiableName;
    const auto parts = element.child(named("SubAttributes"));
    for (const auto& one : parts ? parts->children(named("SubAttribute")) : std::vector<xml::Element>())
        result.subAttributes.emplace_back(childText(one, "Description"), childText(one, "Value"));
    return result;
}

} // namespace

std::vector<ProfessionalAttribute> readEnterpriseAttributes(std::string_view xml, const std::string& citizen,
                                                            TimePoint now) {
    std::vector<ProfessionalAttribute> found;
    try {
        const auto document = xml::Document::parse(asBytes(xml));
        if (document.root().name() != named("ScapAttributes"))
            refuseEnterprise("another root");
        for (const auto& supplier : document.root().children(named("AttributeSupplier"))) {
            for (const auto& element : child(supplier, "Attributes").children(named("Attribute"))) {
                ProfessionalAttribute one = attribute(element, supplier);
                one.citizen = citizen;
                one.source = ProfessionalAttribute::Source::Authentication;
                one.firstSeen = now;
                one.lastChecked = now;
                found.push_back(std::move(one));
                if (found.size() > mostEnterpriseAttributes)
                    refuseEnterprise("too many attributes");
            }
        }
    } catch (const Error& error) {
        if (error.fault() != Fault::File)
            throw;
        refuseEnterprise(error.what());
    }
    return found;
}

} // namespace cunho::scap
