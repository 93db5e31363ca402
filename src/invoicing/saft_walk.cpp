// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_walk.hpp"

#include "invoicing/saft_forms.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cunho::invoicing {
namespace {

constexpr std::string_view space = "urn:OECD:StandardAuditFile-Tax:PT_1.04_01";

template<std::size_t Size>
bool isOneOf(std::string_view name, const std::array<std::string_view, Size>& names) noexcept {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 5> masters{"Header", "Customer", "Supplier", "Product",
                                                  "TaxTableEntry"};
constexpr std::array<std::string_view, 4> documents{"Invoice", "StockMovement", "WorkDocument", "Payment"};
constexpr std::array<std::string_view, 4> blockElements{"SalesInvoices", "MovementOfGoods",
                                                        "WorkingDocuments", "Payments"};
constexpr std::array<std::string_view, 4> lineElements{"InvoiceLine", "MovementLine", "WorkLine",
                                                       "PaymentLine"};
constexpr std::array<std::string_view, 4> numbers{"InvoiceNo", "DocumentNumber", "PaymentRefNo", ""};

/// Left out of the paths that people read.
constexpr std::array<std::string_view, 2> plainGroups{"AuditFile", "SourceDocuments"};

bool isBlank(std::string_view text) noexcept {
    return withoutXmlBlanks(text).empty();
}

} // namespace

const SaftNode* SaftNode::find(std::string_view child) const noexcept {
    for (const SaftNode& node : children) {
        if (node.name == child)
            return &node;
    }
    return nullptr;
}

std::int64_t SaftNode::lineOf(std::string_view child) const noexcept {
    const SaftNode* found = find(child);
    return found == nullptr ? line : found->line;
}

std::string_view SaftNode::value(std::string_view child) const noexcept {
    const SaftNode* node = find(child);
    return node == nullptr || !node->sound ? std::string_view() : std::string_view(node->text);
}

SaftPlace SaftWalk::here(std::int64_t line) const {
    SaftPlace place{number_, {}, line};
    for (const Frame& frame : frames_) {
        if (isOneOf(frame.step, plainGroups))
            continue;
        if (!place.path.empty())
            place.path += '/';
        place.path += frame.step;
    }
    return place;
}

void SaftWalk::finding(const char* reason, ErrorParams params, std::int64_t line, std::string_view below) {
    SaftPlace place = here(line);
    if (!below.empty())
        place.path += (place.path.empty() ? "" : "/") + std::string(below);
    findings_.error(place, reason, std::move(params));
}

void SaftWalk::run(const JobContext& job) {
    std::size_t events = 0;
    for (auto event = reader_.next(); event != xml::Reader::Event::End; event = reader_.next()) {
        if (++events % 1000 == 0)
            job.throwIfStopped();
        switch (event) {
        case xml::Reader::Event::Start: open(); break;
        case xml::Reader::Event::Text: text(); break;
        case xml::Reader::Event::Close: close(); break;
        case xml::Reader::Event::End: break;
        }
    }
}

void SaftWalk::open() {
    if (unknown_ > 0) {
        ++unknown_;
        return;
    }
    const std::string_view name = reader_.name();
    if (frames_.empty()) {
        if (name != "AuditFile")
            throw Error(Fault::File, "SAFT_UNREADABLE", {{"line", std::to_string(reader_.line())}},
                        "the root is " + std::string(name));
        Frame root;
        root.group = &saftStructure();
        root.node.name = root.group->name;
        root.node.line = reader_.line();
        root.step = name;
        root.counts.resize(root.group->places.size());
        frames_.push_back(std::move(root));
    } else {
        enter(name);
    }
    if (unknown_ > 0)
        return;
    if (reader_.space() != space && (frames_.size() == 1 || frames_.front().node.sound)) {
        finding("SAFT_NAMESPACE", {{"namespace", std::string(reader_.space())}}, reader_.line());
        frames_.front().node.sound = false; // said once
    }
    if (const auto attribute = reader_.foreignAttribute(); !attribute.empty())
        finding("SAFT_ATTRIBUTE", {{"attribute", std::string(attribute)}}, reader_.line());
}

void SaftWalk::enter(std::string_view name) {
    Frame& parent = frames_.back();
    const auto at = parent.group == nullptr ? std::nullopt : placeFor(parent, name);
    if (!at) {
        finding("SAFT_ELEMENT_UNKNOWN", {{"element", std::string(name)}}, reader_.line(), name);
        unknown_ = 1;
        return;
    }
    const SaftGroup::Place& place = parent.group->places[*at];
    Frame frame;
    frame.group = place.group;
    frame.value = place.value;
    frame.node.name = place.element;
    frame.node.line = reader_.line();
    frame.step = place.element;
    const std::size_t count = ++parent.counts[*at];
    if (place.repeated || count > 1)
        frame.step += "[" + std::to_string(count) + "]";
    if (frame.group != nullptr) {
        frame.counts.resize(frame.group->places.size());
        frame.unit = isOneOf(frame.group->name, masters) || isOneOf(frame.group->name, documents) ||
                     isOneOf(frame.group->name, blockElements) || isOneOf(frame.group->name, lineElements);
        if (isOneOf(frame.group->name, blockElements))
            listener_.beginBlock(frame.group->name);
        if (isOneOf(frame.group->name, documents))
            number_.clear();
    }
    frames_.push_back(std::move(frame));
}

/// Where the element stands in its parent's model; complains of what is missing before it, of an order that
/// is not the schema's and of what may not be repeated. Nothing: the parent does not know the element.
std::optional<std::size_t> SaftWalk::placeFor(Frame& frame, std::string_view name) {
    const SaftGroup& group = *frame.group;
    const auto jump = std::exchange(frame.jump, std::nullopt);
    if (const std::size_t next = group.next(frame.place, name); next != SaftGroup::begin) {
        frame.place = next;
        return next;
    }
    if (const std::size_t next = jump ? group.next(jump->from, name) : SaftGroup::begin;
        next != SaftGroup::begin) { // the element before this one was the wrong one
        finding("SAFT_ELEMENT_ORDER", {{"element", jump->element}}, jump->line, jump->element);
        frame.missing.resize(frame.missing.size() - jump->missing);
        frame.early.push_back(jump->element);
        frame.place = next;
        return next;
    }
    const std::size_t place = group.placeOf(name);
    if (place == SaftGroup::begin)
        return std::nullopt;
    const auto gap = group.between(frame.place, place);
    if (!gap.possible) {
        outOfOrder(frame, name);
        return place;
    }
    const std::size_t before = frame.missing.size();
    leaveOut(frame, gap.missing);
    frame.jump = Jump{frame.place, std::string(name), reader_.line(), frame.missing.size() - before};
    frame.place = place;
    return place;
}

void SaftWalk::leaveOut(Frame& frame, const std::vector<std::string>& elements) {
    for (const std::string& element : elements) {
        if (std::find(frame.early.begin(), frame.early.end(), element) == frame.early.end())
            frame.missing.push_back({element, reader_.line()});
    }
}

void SaftWalk::outOfOrder(Frame& frame, std::string_view name) {
    const auto missing = std::find_if(frame.missing.begin(), frame.missing.end(), [&](const Missing& one) {
        return (" / " + one.element + " / ").find(" / " + std::string(name) + " / ") != std::string::npos;
    });
    const bool late = missing != frame.missing.end();
    const bool repeated =
        !late && frame.place != SaftGroup::begin && frame.counts[frame.group->placeOf(name)] > 0;
    if (late)
        frame.missing.erase(missing);
    finding(repeated ? "SAFT_ELEMENT_REPEATED" : "SAFT_ELEMENT_ORDER", {{"element", std::string(name)}},
            reader_.line(), name);
}

void SaftWalk::text() {
    if (unknown_ > 0 || frames_.empty())
        return;
    Frame& frame = frames_.back();
    if (frame.value != nullptr)
        frame.node.text += reader_.text();
    else if (!isBlank(reader_.text()))
        finding("SAFT_TEXT_BETWEEN", {{"element", std::string(frame.node.name)}}, reader_.line());
}

void SaftWalk::close() {
    if (unknown_ > 0) {
        --unknown_;
        return;
    }
    Frame& frame = frames_.back();
    if (frame.group == nullptr)
        closeValue(frame);
    else
        closeGroup(frame);
    SaftNode node = std::move(frame.node);
    const bool handedOn = frame.unit;
    frames_.pop_back();
    if (!handedOn && !frames_.empty())
        frames_.back().node.children.push_back(std::move(node));
}

void SaftWalk::closeValue(Frame& frame) {
    const auto wrong = checkSaftValue(*frame.value, frame.node.name, frame.node.text);
    if (wrong) {
        finding(wrong->reason.c_str(), wrong->params, frame.node.line);
        frame.node.sound = wrong->reason == "SAFT_DATE_ZONE" || wrong->reason == "SAFT_VALUE_TOO_LONG";
    }
    if (frame.value->base != SaftValue::Base::Text && frame.value->base != SaftValue::Base::Code)
        frame.node.text = withoutXmlBlanks(frame.node.text);
    if (frame.value->base == SaftValue::Base::Date && frame.node.sound)
        frame.node.text.resize(10);
    if (frame.value->base == SaftValue::Base::Time && frame.node.sound)
        frame.node.text.resize(19);
    if (isOneOf(frame.node.name, numbers) && frames_.size() > 1 &&
        isOneOf(frames_[frames_.size() - 2].group->name, documents))
        number_ = frame.node.text;
}

void SaftWalk::closeGroup(Frame& frame) {
    leaveOut(frame, frame.group->between(frame.place, SaftGroup::begin).missing);
    for (const Missing& missing : frame.missing)
        finding("SAFT_ELEMENT_MISSING", {{"element", missing.element}}, missing.line);
    if (frame.unit)
        hand(frame);
}

void SaftWalk::hand(Frame& frame) {
    const SaftPlace place = here(frame.node.line);
    const std::string_view group = frame.group->name;
    if (isOneOf(group, lineElements)) {
        listener_.line(frames_[frames_.size() - 2].node, frame.node, place);
    } else if (isOneOf(group, documents)) {
        listener_.document(frame.node, place);
        number_.clear();
    } else if (isOneOf(group, blockElements)) {
        listener_.endBlock(frame.node, place);
    } else {
        listener_.master(frame.node, place);
    }
}

} // namespace cunho::invoicing
