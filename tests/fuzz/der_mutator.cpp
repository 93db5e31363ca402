// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// A mutator that knows the shape of DER: it changes one element and mends the lengths around it, so that what
// comes out is read further than to the first length that does not fit.
#include <cunho/core/bytes.hpp>

#include <algorithm>
#include <cstring>
#include <random>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maximum);

namespace cunho::fuzz {
namespace {

constexpr int deepest = 40;

struct Node {
    Byte tag = 0;
    Bytes before;  ///< of content that wraps more DER: a BIT STRING's count of unused bits
    Bytes content; ///< when it has no children
    std::vector<Node> children;
};

/// Whether all of `bytes` are elements of definite length; they are added to `out`.
bool parse(ByteView bytes, int depth, std::vector<Node>& out) {
    while (!bytes.empty()) {
        if (bytes.size() < 2 || (bytes[0] & 0x1FU) == 0x1F || depth > deepest)
            return false;
        std::size_t header = 2;
        std::size_t length = bytes[1];
        if (length > 0x80) {
            header += length & 0x7FU;
            length = 0;
            if (header > 5 || header > bytes.size())
                return false;
            for (std::size_t at = 2; at < header; ++at)
                length = length << 8U | bytes[at];
        } else if (length == 0x80) {
            return false;
        }
        if (length > bytes.size() - header)
            return false;
        const ByteView content = bytes.subspan(header, length);
        Node node{bytes[0], {}, {}, {}};
        const bool isBits = node.tag == 0x03 && length > 1;
        const bool mayWrap = (node.tag & 0x20U) != 0 || node.tag == 0x04 || isBits;
        if (isBits)
            node.before = {content[0]};
        if (!mayWrap || !parse(content.subspan(isBits ? 1 : 0), depth + 1, node.children)) {
            node.children.clear();
            node.before.clear();
            node.content.assign(content.begin(), content.end());
        }
        out.push_back(std::move(node));
        bytes = bytes.subspan(header + length);
    }
    return true;
}

void append(Bytes& out, ByteView more) {
    out.insert(out.end(), more.begin(), more.end());
}

void write(const std::vector<Node>& nodes, Bytes& out) {
    for (const Node& node : nodes) {
        Bytes content = node.before;
        append(content, node.content);
        write(node.children, content);
        out.push_back(node.tag);
        const std::size_t length = content.size();
        const unsigned bytes = length > 0xFFFF ? 3 : length > 0xFF ? 2 : length > 0x7F ? 1 : 0;
        out.push_back(static_cast<Byte>(bytes == 0 ? length : 0x80U | bytes));
        for (unsigned left = bytes; left > 0; --left)
            out.push_back(static_cast<Byte>(length >> (8U * (left - 1))));
        append(out, content);
    }
}

using Place = std::pair<std::vector<Node>*, std::size_t>;

void collect(std::vector<Node>& nodes, std::vector<Place>& out) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        out.emplace_back(&nodes, i);
        collect(nodes[i].children, out);
    }
}

void change(std::vector<Node>& top, std::minstd_rand& random) {
    std::vector<Place> places;
    collect(top, places);
    const auto any = [&] { return places[random() % places.size()]; };
    const auto [nodes, at] = any();
    Node& node = (*nodes)[at];
    const auto here = nodes->begin() + static_cast<std::ptrdiff_t>(at);
    switch (random() % 8) {
    case 0: nodes->erase(here); return;
    case 1: nodes->insert(here, Node(node)); return;
    case 2: {
        const auto [others, other] = any();
        const Node copy = (*others)[other];
        (*nodes)[at] = copy;
        return;
    }
    case 3: {
        const auto [others, other] = any();
        const Node copy = (*others)[other];
        nodes->insert(here, copy);
        return;
    }
    case 4: LLVMFuzzerMutate(&node.tag, 1, 1); return;
    default: break;
    }
    if (node.children.empty()) {
        const std::size_t size = node.content.size();
        node.content.resize(size + 64);
        node.content.resize(LLVMFuzzerMutate(node.content.data(), size, size + 64));
    } else {
        std::shuffle(node.children.begin(), node.children.end(), random);
    }
}

} // namespace
} // namespace cunho::fuzz

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maximum,
                                               unsigned seed) {
    using namespace cunho;
    std::minstd_rand random(seed);
    std::vector<fuzz::Node> top;
    if (size == 0 || random() % 4 == 0 || !fuzz::parse({data, size}, 0, top) || top.empty())
        return LLVMFuzzerMutate(data, size, maximum);
    fuzz::change(top, random);
    Bytes out;
    fuzz::write(top, out);
    if (out.empty() || out.size() > maximum)
        return LLVMFuzzerMutate(data, size, maximum);
    std::memcpy(data, out.data(), out.size());
    return out.size();
}
