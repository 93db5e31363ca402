// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/signed_skeleton.hpp"

#include "pdf/revision_pair.hpp"

#include <stdexcept>

namespace cunho::pdf {

namespace {
constexpr int highestTree = 64; // up a chain of parents
}

SignedSkeleton::SignedSkeleton(QPDFObjectHandle root) : catalog(root.getObjGen()) {
    readPages(valueOf(root, "/Pages"));
    readFields(valueOf(root, "/AcroForm"));
}

void SignedSkeleton::readPages(const QPDFObjectHandle& top) {
    int next = 1;
    std::vector<QPDFObjectHandle> open{top};
    while (!open.empty()) {
        QPDFObjectHandle node = open.back();
        open.pop_back();
        if (!node.isIndirect() || !node.isDictionary()) {
            throw std::runtime_error("a node of the page tree is no indirect dictionary");
        }
        if (!pages.emplace(node.getObjGen(), next).second) {
            throw std::runtime_error("the page tree turns back on itself");
        }
        QPDFObjectHandle kids = node.getKey("/Kids");
        if (kids.isArray()) {
            for (int i = kids.getArrayNItems(); i-- > 0;) {
                open.push_back(kids.getArrayItem(i));
            }
            continue;
        }
        ++next;
        order.push_back(node.getObjGen());
        QPDFObjectHandle annots = node.getKey("/Annots");
        for (int i = 0; annots.isArray() && i < annots.getArrayNItems(); ++i) {
            QPDFObjectHandle annotation = annots.getArrayItem(i);
            if (annotation.isIndirect() && annotation.isDictionary()) {
                annotations.insert(annotation.getObjGen());
            }
        }
    }
}

void SignedSkeleton::readFields(QPDFObjectHandle form) {
    std::vector<QPDFObjectHandle> open{valueOf(std::move(form), "/Fields")};
    while (!open.empty()) {
        QPDFObjectHandle list = open.back();
        open.pop_back();
        for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i) {
            QPDFObjectHandle field = list.getArrayItem(i);
            if (field.isIndirect() && field.isDictionary() && fields.insert(field.getObjGen()).second) {
                open.push_back(field.getKey("/Kids"));
            }
        }
    }
}

QPDFObjectHandle inheritedValue(QPDFObjectHandle node, const std::string& key) {
    for (int hop = 0; hop < highestTree && node.isDictionary(); ++hop) {
        QPDFObjectHandle value = node.getKey(key);
        if (!value.isNull()) {
            return value;
        }
        node = node.getKey("/Parent");
    }
    return QPDFObjectHandle::newNull();
}

std::string nameAt(const QPDFObjectHandle& dictionary, const std::string& key) {
    QPDFObjectHandle value = valueOf(dictionary, key);
    return value.isName() ? value.getName() : "";
}

} // namespace cunho::pdf
