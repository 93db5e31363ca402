// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::xml {

/// The name of an element or attribute (Namespaces in XML 1.0): namespace, which may be empty, and local
/// part.
struct Name {
    std::string_view space;
    std::string_view local;

    bool operator==(const Name&) const = default;
};

/// One element; as cheap as a pointer, and valid as long as its document.
class Element {
  public:
    Name name() const noexcept;
    std::size_t line() const noexcept;

    /// Its character data and that of every element below, without comments; UTF-8.
    std::string text() const;

    std::optional<std::string> attribute(Name name) const;

    /// Its child elements, in order.
    std::vector<Element> children() const;
    std::vector<Element> children(Name name) const;

    /// The first child of this name.
    std::optional<Element> child(Name name) const;

    bool operator==(const Element&) const = default;

    /// The library's node, for the sources of this module only.
    void* native() const noexcept { return node_; }
    explicit Element(void* node) noexcept : node_(node) {}

  private:
    void* node_;
};

/// A well-formed document in memory, in UTF-8 whatever it declares. What lies outside of its bytes is never
/// read: no network, no file, no XInclude, and no document type at all, so that there are no entities either.
/// Not for two threads at once.
class Document {
  public:
    static constexpr std::size_t largest = 20U << 20U; ///< bytes; the largest national trusted list has 5 MB
    static constexpr std::size_t deepest = 256;        ///< elements inside each other

    static constexpr std::size_t mostAttributes = 256; ///< of one element, namespaces included

    /// Throws File/XML_TOO_LARGE, File/XML_TOO_COMPLEX, File/XML_DOCTYPE, or File/XML_MALFORMED with
    /// {"line"}.
    static Document parse(ByteView bytes);

    Element root() const noexcept;

  private:
    struct Native;
    explicit Document(std::shared_ptr<const Native> native) noexcept : native_(std::move(native)) {}
    std::shared_ptr<const Native> native_;
};

} // namespace cunho::xml
