// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/trusted_list_content.hpp"

#include <algorithm>
#include <charconv>

namespace cunho::signing {
namespace {

using xml::Element;
using xml::Name;

constexpr std::string_view whiteSpace = " \t\r\n";

constexpr Name tsl(std::string_view local) {
    return {"http://uri.etsi.org/02231/v2#", local};
}

std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(whiteSpace);
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(whiteSpace) + 1 - from);
}

/// "CA/QC" of ".../Svctype/CA/QC"; an address of another authority stays whole.
std::string withoutStem(const std::string& uri, std::string_view kind) {
    const auto at = uri.find(kind);
    const bool etsi = uri.starts_with("http://uri.etsi.org/TrstSvc/");
    return etsi && at != std::string::npos ? uri.substr(at + kind.size()) : uri;
}

/// A certificate that cannot be read can vouch for nothing; the others of the list still do.
std::optional<crypto::Certificate> certificateOf(std::string base64) {
    std::erase_if(base64, [](char c) { return whiteSpace.find(c) != std::string_view::npos; });
    try {
        return crypto::Certificate::fromDer(fromBase64(base64));
    } catch (const Error&) {
        return {};
    }
}

/// Reads from the top to the bottom, once.
class ContentReader {
  public:
    explicit ContentReader(const ErrorParams& params) : params_(params) {}

    TrustedList read(const Element& root) const {
        const Element scheme = need(root, "SchemeInformation");
        TrustedList list;
        list.version = versionOf(scheme);
        list.sequenceNumber = textOf(scheme, "TSLSequenceNumber");
        list.territory = textOf(scheme, "SchemeTerritory");
        list.issued = timeOf(need(scheme, "ListIssueDateTime"));
        if (const auto next = need(scheme, "NextUpdate").child(tsl("dateTime"))) // a closed list has none
            list.nextUpdate = timeOf(*next);
        addPointers(list, scheme);
        if (const auto providers = root.child(tsl("TrustServiceProviderList"))) {
            for (const Element& provider : providers->children(tsl("TrustServiceProvider")))
                addServices(list, provider);
        }
        return list;
    }

  private:
    [[noreturn]] void unreadable(const Element& at, const std::string& what) const {
        throw Error(Fault::File, "TRUSTED_LIST_UNREADABLE", params_,
                    "line " + std::to_string(at.line()) + ": " + what);
    }

    Element need(const Element& parent, std::string_view local) const {
        const auto child = parent.child(tsl(local));
        if (!child)
            unreadable(parent, "no " + std::string(local));
        return *child;
    }

    std::string textOf(const Element& parent, std::string_view local) const {
        return trimmed(need(parent, local).text());
    }

    int versionOf(const Element& scheme) const {
        const std::string text = textOf(scheme, "TSLVersionIdentifier");
        int version = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
        if (error != std::errc() || end != text.data() + text.size())
            unreadable(scheme, "the version is no number");
        if (version != 5 && version != 6)
            throw Error(Fault::Unsupported, "TRUSTED_LIST_VERSION", params_, "version " + text);
        return version;
    }

    /// "2026-11-01T00:00:00Z": UTC, as TS 119 612, 5.1.4 demands; decimals are dropped.
    TimePoint timeOf(const Element& element) const {
        constexpr std::size_t seconds = 19;
        const std::string text = trimmed(element.text());
        const std::size_t zone = text.find_first_not_of(".0123456789", seconds);
        if (zone == std::string::npos || text.substr(zone) != "Z")
            unreadable(element, "no time in UTC");
        try {
            return fromLocal(parseLocal(text.substr(0, seconds)), Zone::Utc);
        } catch (const Error& error) {
            unreadable(element, error.what());
        }
    }

    /// The Portuguese name, else the English one, else the first.
    std::string nameIn(const Element& names) const {
        const auto all = names.children(tsl("Name"));
        for (const std::string_view wanted : {"pt", "en"}) {
            for (const Element& name : all) {
                const auto language = name.attribute({"http://www.w3.org/XML/1998/namespace", "lang"});
                if (language && language->starts_with(wanted))
                    return trimmed(name.text());
            }
        }
        return all.empty() ? "" : trimmed(all.front().text());
    }

    /// A pointer that names no territory helps nobody; the others do.
    static void addPointers(TrustedList& list, const Element& scheme) {
        const auto pointers = scheme.child(tsl("PointersToOtherTSL"));
        if (!pointers)
            return;
        for (const Element& pointer : pointers->children(tsl("OtherTSLPointer"))) {
            const std::string territory = territoryOf(pointer);
            if (!territory.empty())
                addSigners(pointerTo(list, territory), pointer);
        }
        std::ranges::sort(list.pointers, {}, &ListPointer::territory);
    }

    static std::string territoryOf(const Element& pointer) {
        if (const auto information = pointer.child(tsl("AdditionalInformation"))) {
            for (const Element& other : information->children(tsl("OtherInformation"))) {
                if (const auto territory = other.child(tsl("SchemeTerritory")))
                    return trimmed(territory->text());
            }
        }
        return {};
    }

    /// There may be several to one list: as XML, as PDF.
    static ListPointer& pointerTo(TrustedList& list, const std::string& territory) {
        const auto known = std::ranges::find(list.pointers, territory, &ListPointer::territory);
        return known == list.pointers.end() ? list.pointers.emplace_back(ListPointer{territory, {}}) : *known;
    }

    static void addSigners(ListPointer& to, const Element& pointer) {
        const auto identities = pointer.child(tsl("ServiceDigitalIdentities"));
        if (!identities)
            return;
        for (const Element& identity : identities->children(tsl("ServiceDigitalIdentity"))) {
            for (auto& certificate : certificatesIn(identity)) {
                if (std::ranges::find(to.signers, certificate) == to.signers.end())
                    to.signers.push_back(std::move(certificate));
            }
        }
    }

    static std::vector<crypto::Certificate> certificatesIn(const Element& identity) {
        std::vector<crypto::Certificate> out;
        for (const Element& id : identity.children(tsl("DigitalId"))) {
            for (const Element& encoded : id.children(tsl("X509Certificate"))) {
                if (auto certificate = certificateOf(encoded.text()))
                    out.push_back(std::move(*certificate));
            }
        }
        return out;
    }

    void addServices(TrustedList& list, const Element& provider) const {
        const std::string name = nameIn(need(need(provider, "TSPInformation"), "TSPName"));
        for (const Element& service : need(provider, "TSPServices").children(tsl("TSPService"))) {
            list.services.push_back(serviceOf(service));
            list.services.back().provider = name;
        }
    }

    TrustService serviceOf(const Element& element) const {
        const Element information = need(element, "ServiceInformation");
        TrustService service;
        service.type = withoutStem(textOf(information, "ServiceTypeIdentifier"), "/Svctype/");
        service.name = nameIn(need(information, "ServiceName"));
        service.certificates = certificatesIn(need(information, "ServiceDigitalIdentity"));
        service.uses = usesIn(information);
        service.periods.push_back(periodOf(information));
        if (const auto history = element.child(tsl("ServiceHistory"))) {
            for (const Element& instance : history->children(tsl("ServiceHistoryInstance")))
                service.periods.push_back(periodOf(instance));
        }
        std::stable_sort(service.periods.begin(), service.periods.end(),
                         [](const auto& a, const auto& b) { return a.from > b.from; });
        return service;
    }

    ServicePeriod periodOf(const Element& element) const {
        return {timeOf(need(element, "StatusStartingTime")),
                withoutStem(textOf(element, "ServiceStatus"), "/Svcstatus/")};
    }

    std::vector<std::string> usesIn(const Element& information) const {
        std::vector<std::string> uses;
        const auto extensions = information.child(tsl("ServiceInformationExtensions"));
        if (!extensions)
            return uses;
        for (const Element& extension : extensions->children(tsl("Extension"))) {
            for (const Element& use : extension.children(tsl("AdditionalServiceInformation")))
                uses.push_back(withoutStem(textOf(use, "URI"), "/SvcInfoExt/"));
        }
        return uses;
    }

    const ErrorParams& params_;
};

} // namespace

bool isTrustedList(const Element& root) noexcept {
    return root.name() == tsl("TrustServiceStatusList");
}

std::string claimedTerritory(const Element& root) {
    const auto scheme = root.child(tsl("SchemeInformation"));
    const auto territory = scheme ? scheme->child(tsl("SchemeTerritory")) : std::nullopt;
    return territory ? trimmed(territory->text()) : "";
}

TrustedList trustedListContent(const Element& root, const ErrorParams& params) {
    return ContentReader(params).read(root);
}

} // namespace cunho::signing
