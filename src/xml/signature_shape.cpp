// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "xml/signature_shape.hpp"

#include <algorithm>
#include <array>

namespace cunho::xml {
namespace {

constexpr std::string_view dsig = "http://www.w3.org/2000/09/xmldsig#";
constexpr std::string_view xades = "http://uri.etsi.org/01903/v1.3.2#";
constexpr std::string_view exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
constexpr std::string_view enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

// Comments are no part of what is read, so that keeping them in what is signed does no harm.
constexpr std::array<std::string_view, 6> canonicalizations{
    exclusive,
    "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
    "http://www.w3.org/2006/12/xml-c14n11",
    "http://www.w3.org/2006/12/xml-c14n11#WithComments",
};
constexpr std::array<std::string_view, 3> digests{
    "http://www.w3.org/2001/04/xmlenc#sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512",
};
constexpr std::array<std::string_view, 6> signatureMethods{
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
};

constexpr std::array<std::string_view, 3> pssMethods{
    "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
    "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
    "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1",
};

constexpr std::array<Name, 4> idNames{Name{"", "Id"}, Name{"", "ID"}, Name{"", "id"},
                                      Name{"http://www.w3.org/XML/1998/namespace", "id"}};

std::string algorithmOf(const Element& element) {
    return element.attribute({"", "Algorithm"}).value_or("");
}

template<std::size_t Count>
bool isOneOf(const std::array<std::string_view, Count>& list, std::string_view value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

bool isNamed(const Element& element, std::string_view local) {
    return element.name() == Name{dsig, local};
}

bool hasId(const Element& element, std::string_view id) {
    return std::any_of(idNames.begin(), idNames.end(),
                       [&](Name name) { return element.attribute(name) == id; });
}

std::vector<Element> elementsWithId(const Element& root, std::string_view id) {
    std::vector<Element> found;
    std::vector<Element> open{root};
    while (!open.empty()) {
        const Element element = open.back();
        open.pop_back();
        if (hasId(element, id))
            found.push_back(element);
        for (const Element& child : element.children())
            open.push_back(child);
    }
    return found;
}

/// Reads the signature from top to bottom and stops at the first thing that must not be.
class ShapeReader {
  public:
    ShapeReader(const Element& root, bool pss) : root_(root), pss_(pss) {}

    SignatureShape read() {
        const auto signatures = root_.children({dsig, "Signature"});
        if (signatures.empty())
            shape_.check = SignatureCheck::NoSignature;
        else if (signatures.size() > 1)
            shape_.check = SignatureCheck::SeveralSignatures;
        else
            readSignature(signatures.front());
        return std::move(shape_);
    }

  private:
    /// Notes why not; returns false, so that a check can end with it.
    bool refuse(SignatureCheck check, std::string detail) {
        shape_.check = check;
        shape_.detail = std::move(detail);
        return false;
    }

    bool malformed(const Element& at) {
        return refuse(SignatureCheck::Malformed,
                      std::string(at.name().local) + " in line " + std::to_string(at.line()));
    }

    void readSignature(const Element& signature) {
        shape_.signature = signature;
        const auto parts = signature.children();
        if (parts.size() < 2 || !isNamed(parts[0], "SignedInfo") || !isNamed(parts[1], "SignatureValue"))
            malformed(signature);
        else if (readSignedInfo(parts[0]) && !rootSigned_)
            refuse(SignatureCheck::RootNotSigned, "");
    }

    bool readSignedInfo(const Element& signedInfo) {
        const auto parts = signedInfo.children();
        if (parts.size() < 3 || !isNamed(parts[0], "CanonicalizationMethod") ||
            !isNamed(parts[1], "SignatureMethod"))
            return malformed(signedInfo);
        if (!isOneOf(canonicalizations, algorithmOf(parts[0])))
            return refuse(SignatureCheck::ForbiddenAlgorithm, algorithmOf(parts[0]));
        if (!isSignatureMethod(algorithmOf(parts[1])))
            return refuse(SignatureCheck::ForbiddenAlgorithm, algorithmOf(parts[1]));
        if (!takesNothing(parts[0]) || !takesNothing(parts[1]))
            return malformed(signedInfo);
        shape_.references = parts.size() - 2;
        return std::all_of(parts.begin() + 2, parts.end(),
                           [this](const Element& part) { return readReference(part); });
    }

    bool isSignatureMethod(std::string_view uri) const {
        return isOneOf(signatureMethods, uri) || (pss_ && isOneOf(pssMethods, uri));
    }

    bool readReference(const Element& reference) {
        const auto parts = reference.children();
        if (!isNamed(reference, "Reference") || parts.size() < 2 || parts.size() > 3)
            return malformed(reference);
        const Element& method = parts[parts.size() - 2];
        if (!isNamed(method, "DigestMethod") || !isNamed(parts.back(), "DigestValue") ||
            !takesNothing(method) || (parts.size() == 3 && !isNamed(parts[0], "Transforms")))
            return malformed(reference);
        if (!isOneOf(digests, algorithmOf(method)))
            return refuse(SignatureCheck::ForbiddenAlgorithm, algorithmOf(method));
        const auto target = targetOf(reference);
        if (!target)
            return false;
        const auto transforms = parts.size() == 3 ? parts[0].children() : std::vector<Element>();
        return readTarget(*target) && readTransforms(transforms, *target == root_);
    }

    /// The element that the reference names, when it is one and only one.
    std::optional<Element> targetOf(const Element& reference) {
        const auto uri = reference.attribute({"", "URI"});
        if (uri == "")
            return root_;
        if (!uri || uri->front() != '#') {
            refuse(SignatureCheck::ForeignReference, uri.value_or("a reference without URI"));
            return {};
        }
        const auto found = elementsWithId(root_, std::string_view(*uri).substr(1));
        if (found.size() == 1)
            return found.front();
        refuse(found.empty() ? SignatureCheck::ForeignReference : SignatureCheck::DuplicateId, *uri);
        return {};
    }

    bool readTarget(const Element& target) {
        bool& seen = target == root_ ? rootSigned_ : propertiesSigned_;
        if (target != root_ && !isOwnSignedProperties(target))
            return refuse(SignatureCheck::ForeignReference, "to " + std::string(target.name().local));
        if (seen)
            return refuse(SignatureCheck::ForeignReference,
                          "a second one to " + std::string(target.name().local));
        seen = true;
        return true;
    }

    bool isOwnSignedProperties(const Element& target) const {
        for (const Element& object : shape_.signature->children({dsig, "Object"})) {
            for (const Element& qualifying : object.children({xades, "QualifyingProperties"})) {
                if (qualifying.child({xades, "SignedProperties"}) == target)
                    return true;
            }
        }
        return false;
    }

    /// The root's: enveloped-signature, then at most one canonicalization; else only the latter.
    bool readTransforms(const std::vector<Element>& transforms, bool ofRoot) {
        std::size_t next = 0;
        if (ofRoot && (transforms.empty() || algorithmOf(transforms[next++]) != enveloped))
            return refuse(SignatureCheck::ForbiddenTransform, "the root needs enveloped-signature first");
        if (next < transforms.size() && isOneOf(canonicalizations, algorithmOf(transforms[next])))
            ++next;
        if (next < transforms.size())
            return refuse(SignatureCheck::ForbiddenTransform, algorithmOf(transforms[next]));
        for (const Element& transform : transforms) {
            if (!isNamed(transform, "Transform") || !takesNothing(transform))
                return malformed(transform);
        }
        return true;
    }

    /// An algorithm without parameters; exclusive canonicalization alone may name prefixes.
    static bool takesNothing(const Element& algorithm) {
        const auto parameters = algorithm.children();
        return parameters.empty() ||
               (parameters.size() == 1 && parameters[0].name() == Name{exclusive, "InclusiveNamespaces"} &&
                algorithmOf(algorithm).starts_with(exclusive));
    }

    Element root_;
    bool pss_;
    SignatureShape shape_;
    bool rootSigned_ = false;
    bool propertiesSigned_ = false;
};

} // namespace

SignatureShape shapeOf(const Document& document, bool pss) {
    return ShapeReader(document.root(), pss).read();
}

std::optional<Name> idAttribute(const Element& element) {
    for (const Name& name : idNames) {
        if (element.attribute(name))
            return name;
    }
    return {};
}

} // namespace cunho::xml
