// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "invoicing/saft_findings.hpp"
#include "invoicing/saft_structure.hpp"

#include <cunho/core/job_context.hpp>
#include <cunho/xml/reader.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::invoicing {

/// An element that was read, with what is below it.
struct SaftNode {
    std::string_view name; ///< of the structure's table
    std::int64_t line = 0;
    std::string text;  ///< of an element with a value
    bool sound = true; ///< the value is as the schema wants it
    std::vector<SaftNode> children{};

    const SaftNode* find(std::string_view child) const noexcept;

    /// The child's text, blanks at its ends taken off where it is a number or a day; "" where there is none
    /// or it is not sound.
    std::string_view value(std::string_view child) const noexcept;

    /// The child's line; the node's own where there is no such child.
    std::int64_t lineOf(std::string_view child) const noexcept;
};

/// Takes whole pieces of the file, which are gone afterwards.
class SaftListener {
  public:
    virtual ~SaftListener() = default;

    /// Header, Customer, Supplier, Product, TaxTableEntry.
    virtual void master(const SaftNode& node, const SaftPlace& place) = 0;

    /// A block begins: SalesInvoices and so on.
    virtual void beginBlock(std::string_view name) = 0;

    /// A line of a document, whose elements before it stand in `document`.
    virtual void line(const SaftNode& document, const SaftNode& line, const SaftPlace& place) = 0;

    /// A document, without its lines.
    virtual void document(const SaftNode& document, const SaftPlace& place) = 0;

    /// A block ends; `block` has its totals alone.
    virtual void endBlock(const SaftNode& block, const SaftPlace& place) = 0;
};

/// Walks through a file as a stream, holds it against the structure of the schema, and hands on its pieces.
/// Memory: one document without its lines, and one line.
class SaftWalk {
  public:
    SaftWalk(xml::Reader& reader, SaftFindings& findings, SaftListener& listener)
        : reader_(reader), findings_(findings), listener_(listener) {}

    /// Throws as the reader, and File/SAFT_UNREADABLE when the root is no AuditFile.
    void run(const JobContext& job);

  private:
    struct Missing {
        std::string element;
        std::int64_t line = 0;
    };
    /// An element that came before others that must precede it: it, or they, are in the wrong place.
    struct Jump {
        std::size_t from = SaftGroup::begin; ///< where its parent was
        std::string element;
        std::int64_t line = 0;
        std::size_t missing = 0; ///< how many it left out
    };
    struct Frame {
        const SaftGroup* group = nullptr; ///< none: an element with a value
        const SaftValue* value = nullptr;
        SaftNode node;
        std::string step; ///< of the path, with its count where there may be several
        std::size_t place = SaftGroup::begin;
        std::vector<Missing> missing;    ///< may still come out of order
        std::optional<Jump> jump{};      ///< of the last element
        std::vector<std::string> early;  ///< elements that came too early
        std::vector<std::size_t> counts; ///< of each place's elements
        bool unit = false;               ///< is handed on when it is whole
    };

    void open();
    void enter(std::string_view name);
    void text();
    void close();
    void closeValue(Frame& frame);
    void closeGroup(Frame& frame);
    void hand(Frame& frame);
    std::optional<std::size_t> placeFor(Frame& frame, std::string_view name);
    void outOfOrder(Frame& frame, std::string_view name);
    void leaveOut(Frame& frame, const std::vector<std::string>& elements);
    void finding(const char* reason, ErrorParams params, std::int64_t line, std::string_view below = {});
    SaftPlace here(std::int64_t line) const;

    xml::Reader& reader_;
    SaftFindings& findings_;
    SaftListener& listener_;
    std::vector<Frame> frames_;
    std::string number_;      ///< of the document that is read
    std::size_t unknown_ = 0; ///< elements inside of one that the schema does not know
};

} // namespace cunho::invoicing
