// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "invoicing/core_invoice.hpp"

#include <cunho/xml/writer.hpp>

#include <utility>

namespace cunho::invoicing {

/// Elements of an invoice, without empty ones, which neither syntax takes.
class SyntaxWriter {
  public:
    /// An element and what `content` writes inside of it.
    template<typename Content>
    void group(std::string_view name, const Content& content) {
        out_.start(name);
        content();
        out_.end();
    }

    /// Nothing for an empty text.
    void text(std::string_view name, std::string_view value) {
        if (!value.empty())
            out_.element(name, cut(value, std::string_view::npos));
    }

    void text(std::string_view name, std::string_view value, std::size_t longest) {
        text(name, cut(value, longest));
    }

    /// With its line ends, in as many elements as `longest` characters ask for.
    void paragraphs(std::string_view name, std::string_view value, std::size_t longest) {
        for (const std::string& piece : pieces(value, longest))
            out_.element(name, piece);
    }

    /// With one attribute.
    void marked(std::string_view name, std::string_view attribute, std::string_view mark,
                std::string_view value) {
        if (value.empty())
            return;
        out_.start(name);
        out_.attribute(attribute, mark);
        out_.text(cut(value, std::string_view::npos));
        out_.end();
    }

    xml::Writer& raw() noexcept { return out_; }
    Bytes finish() { return std::move(out_).finish(); }

  private:
    xml::Writer out_;
};

} // namespace cunho::invoicing
