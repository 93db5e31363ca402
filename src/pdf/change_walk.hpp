// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/field_locks.hpp"
#include "pdf/revision_pair.hpp"
#include "pdf/signed_skeleton.hpp"

#include <cunho/pdf/changes.hpp>

#include <map>
#include <set>
#include <tuple>

namespace cunho::pdf {

struct FieldState;

/// Compares a signed revision with the whole file, from the catalog down. Each place of the document has its
/// rule; where none is written a value must be kept. Never recurses and looks at each pair of objects once a
/// rule, so that neither depth nor cycles matter.
class ChangeWalk {
  public:
    ChangeWalk(RevisionPair& revisions, int docMdpLevel);

    std::vector<Change> run();

  private:
    using Kind = Change::Kind;

    enum class Rule {
        Catalog,
        PageTree, ///< a node of the page tree or a page
        Annots,   ///< a page's array of annotations
        Annotation,
        Form,
        Field,       ///< also a widget
        Kept,        ///< must be the same, all the way down; a difference is a `kind`
        Replaceable, ///< belonged to something that was replaced for a good reason
    };

    struct Item {
        Pair pair;
        Rule rule;
        Kind kind;
        bool permitted;
        int page;          ///< 0: none
        std::string place; ///< key in the document, page or field
    };

    // change_walk.cpp: the engine
    void push(Pair pair, Rule rule, Kind kind, bool permitted, int page, std::string place);
    void keep(const Pair& container, const std::string& key, Kind kind, int page = 0, bool permitted = false);
    void replace(const QPDFObjectHandle& before, const std::string& place);
    void visit(const Item& item);
    void visitKept(const Item& item);
    void visitReplaceable(const Item& item);
    void pushChildren(const Item& item, const Pair& pair);
    void explain(const QPDFObjectHandle& before);
    void report(Kind kind, bool permitted, std::string detail);
    bool sameReference(const Pair& pair) const;
    void checkTrailer();
    void checkUnexplained();
    void visitCatalog(const Pair& catalog);

    // page_changes.cpp
    void visitPageTree(const Item& item);
    void visitKids(const Pair& node, int page);
    void visitAnnots(const Item& item);
    void visitAnnotation(const Item& item);
    void judgeNewAnnotation(QPDFObjectHandle annotation, int number);
    void judgeCover(const QPDFObjectHandle& rectangle, int number, bool isField);

    // form_changes.cpp
    void visitForm(const Pair& form);
    void visitFields(const Pair& list);
    void visitField(const Item& item);
    void visitFieldKey(const Pair& field, const std::string& key, const FieldState& state);
    void visitFieldKids(const Pair& kids, const FieldState& state);
    void judgeNewField(const QPDFObjectHandle& field);
    bool judgeNewFieldNode(QPDFObjectHandle field, std::vector<QPDFObjectHandle>& open);
    void judgeSignature(QPDFObjectHandle value, const std::string& field);

    // store_changes.cpp
    void visitSecurityStore(const Pair& store);
    bool visitStoreLists(const Pair& holder, const std::set<std::string>& lists);
    bool visitValidations(const Pair& table);
    void visitExtensions(const Pair& extensions);
    void visitVersion(const Pair& version);

    RevisionPair& revisions_;
    int level_;
    const SignedSkeleton skeleton_;
    FieldLocks locks_; ///< of the signed revision
    std::vector<Item> stack_;
    std::set<std::tuple<QPDFObjGen, QPDFObjGen, Rule, Kind, bool>> met_;
    std::set<QPDFObjGen> explained_;     ///< objects of the signed revision that a rule looked at
    std::set<QPDFObjGen> newWidgets_;    ///< of the whole file: widgets of signature fields that are fine
    std::map<int, double> coveredShare_; ///< of each page, by the new widgets on it
    std::set<std::tuple<Kind, bool, std::string>> told_;
    std::vector<Change> changes_;
};

} // namespace cunho::pdf
