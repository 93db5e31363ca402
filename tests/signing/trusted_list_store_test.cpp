// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/memory_settings.hpp"
#include "fakes/test_pki.hpp"
#include "fakes/trusted_list_xml.hpp"

#include <cunho/core/error.hpp>
#include <cunho/signing/trusted_list_store.hpp>

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace cunho::test {
namespace {

using signing::InstalledList;
using signing::TrustedListStore;
using testing::ElementsAre;
using testing::IsEmpty;
namespace fs = std::filesystem;

class TrustedListStoreTest : public testing::Test {
  protected:
    using Older = TrustedListStore::Older;

    /// A list of one authority in a file, signed by the leaf's key unless another is named.
    fs::path list(const std::string& territory, const std::string& number, fs::path key = {}) const {
        TrustedListXml xml;
        xml.territory = territory;
        xml.number = number;
        xml.services = {{"CA/QC", "Emissora", {pki_.issuing()}}};
        return put(xml, key.empty() ? pki_.leafKeyFile() : key);
    }

    fs::path put(const TrustedListXml& xml, const fs::path& key) const {
        AtomicFile file(folder_.path() / (xml.territory + xml.number + ".xml"),
                        AtomicFile::Existing::Replace);
        file.write(asBytes(xml.signedBy(key)));
        file.commit();
        return folder_.path() / (xml.territory + xml.number + ".xml");
    }

    /// The files that are kept, whatever they are called.
    std::vector<fs::path> files() const {
        std::vector<fs::path> out;
        if (fs::exists(kept_))
            for (const auto& entry : fs::directory_iterator(kept_))
                out.push_back(entry.path());
        std::ranges::sort(out);
        return out;
    }

    void overwrite(const fs::path& file, const std::string& content) const {
        AtomicFile changed(file, AtomicFile::Existing::Replace);
        changed.write(asBytes(content));
        changed.commit();
    }

    /// "PT 42" of those that are used, "PT REASON" of the others.
    std::vector<std::string> seen(TrustedListStore& store) const {
        std::vector<std::string> out;
        for (const InstalledList& each : *store.lists())
            out.push_back(each.territory + " " +
                          (each.list      ? each.list->sequenceNumber
                           : each.problem ? each.problem->reason
                                          : std::string("nothing")));
        return out;
    }

    template<class Call>
    static std::string refusal(const Call& call) {
        try {
            call();
        } catch (const Error& error) {
            return std::string(faultName(error.fault())) + "/" + error.reason();
        }
        return "nothing";
    }

    TestPki pki_;
    TemporaryFolder folder_{"cunho-lists"};
    fs::path kept_ = folder_.path() / "kept" / "sandbox";
    MemorySettings settings_;
    TrustedListStore store_{kept_, settings_};
};

TEST_F(TrustedListStoreTest, KeepsAListThatAnotherProcessFinds) {
    EXPECT_THAT(*store_.lists(), IsEmpty());
    const InstalledList made = store_.install(list("PT", "42"), {pki_.leaf()});
    EXPECT_EQ(made.territory, "PT");
    ASSERT_TRUE(made.list);
    EXPECT_EQ(made.list->qualifiedServices(day(2026, 11, 25)), 1U);
    TrustedListStore other(kept_, settings_);
    EXPECT_THAT(seen(other), ElementsAre("PT 42"));
    EXPECT_EQ(other.lists()->front().signers, std::vector{pki_.leaf()});
    EXPECT_THAT(seen(store_), ElementsAre("PT 42"));
}

TEST_F(TrustedListStoreTest, KeepsOneListForEachTerritory) {
    store_.install(list("PT", "42"), {pki_.leaf()});
    store_.install(list("ES", "7", pki_.tlsKeyFile()), {pki_.tls()});
    EXPECT_THAT(seen(store_), ElementsAre("ES 7", "PT 42"));
    store_.install(list("PT", "43"), {pki_.leaf()});
    EXPECT_THAT(seen(store_), ElementsAre("ES 7", "PT 43"));
    EXPECT_EQ(files().size(), 2U) << "the one before is gone";
    store_.remove("PT");
    EXPECT_THAT(seen(store_), ElementsAre("ES 7"));
    EXPECT_EQ(files().size(), 1U);
    store_.remove("PT");
    store_.remove("../PT");
    EXPECT_THAT(seen(store_), ElementsAre("ES 7"));
}

TEST_F(TrustedListStoreTest, RefusesAnOlderListUnlessThePersonWantsIt) {
    store_.install(list("PT", "100"), {pki_.leaf()});
    try {
        store_.install(list("PT", "99"), {pki_.leaf()});
        FAIL() << "an older one was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "TRUSTED_LIST_OLDER");
        EXPECT_EQ(error.params().at("territory"), "PT");
        EXPECT_EQ(error.params().at("number"), "99");
        EXPECT_EQ(error.params().at("installed"), "100");
    }
    EXPECT_THAT(seen(store_), ElementsAre("PT 100"));
    EXPECT_EQ(files().size(), 1U);
    store_.install(list("PT", "100"), {pki_.leaf()});
    store_.install(list("ES", "3"), {pki_.leaf()});
    store_.install(list("PT", "99"), {pki_.leaf()}, Older::Accept);
    EXPECT_THAT(seen(store_), ElementsAre("ES 3", "PT 99"));
}

TEST_F(TrustedListStoreTest, RemembersTheNumberOfAListThatIsDamaged) {
    store_.install(list("PT", "100"), {pki_.leaf()});
    overwrite(files().front(), "");
    EXPECT_EQ(refusal([&] { store_.install(list("PT", "99"), {pki_.leaf()}); }), "File/TRUSTED_LIST_OLDER");
    EXPECT_THAT(seen(store_), ElementsAre("PT TRUSTED_LIST_CHANGED"));
    store_.install(list("PT", "101"), {pki_.leaf()});
    EXPECT_THAT(seen(store_), ElementsAre("PT 101"));
}

TEST_F(TrustedListStoreTest, DoesNotUseAFileThatWasChangedOrIsGone) {
    store_.install(list("PT", "42"), {pki_.leaf()});
    store_.install(list("ES", "7"), {pki_.leaf()});
    EXPECT_THAT(seen(store_), ElementsAre("ES 7", "PT 42"));
    const fs::path portuguese = files().back();
    const std::string good(asText(readFile(portuguese)));
    std::string changed = good;
    changed.replace(changed.find("granted"), 7, "Granted");
    overwrite(portuguese, changed);
    EXPECT_THAT(seen(store_), ElementsAre("ES 7", "PT TRUSTED_LIST_CHANGED"));
    EXPECT_EQ(store_.lists()->back().problem->params.at("territory"), "PT");
    EXPECT_EQ(store_.lists()->back().sequenceNumber, "42");
    overwrite(portuguese, good);
    EXPECT_THAT(seen(store_), ElementsAre("ES 7", "PT 42"));
    fs::remove(portuguese);
    EXPECT_THAT(seen(store_), ElementsAre("ES 7", "PT TRUSTED_LIST_GONE"));
    store_.remove("PT");
    EXPECT_THAT(seen(store_), ElementsAre("ES 7"));
}

TEST_F(TrustedListStoreTest, DoesNotUseAGenuineOlderListThatWasPutInItsPlace) {
    const fs::path older = list("PT", "41");
    store_.install(list("PT", "42"), {pki_.leaf()});
    fs::copy_file(older, files().front(), fs::copy_options::overwrite_existing);
    TrustedListStore other(kept_, settings_);
    EXPECT_THAT(seen(other), ElementsAre("PT TRUSTED_LIST_CHANGED"));
}

TEST_F(TrustedListStoreTest, ChecksTheSignatureAgainWhenItLoads) {
    store_.install(list("PT", "42"), {pki_.leaf()});
    std::string record = *settings_.find("trusted-list/PT");
    const std::string signer = toBase64(pki_.leaf().der());
    record.replace(record.find(signer), signer.size(), toBase64(pki_.tls().der()));
    settings_.put("trusted-list/PT", record);
    EXPECT_THAT(seen(store_), ElementsAre("PT TRUSTED_LIST_SIGNATURE_WRONG"));
    settings_.put("trusted-list/PT", "number 42\nsha256 ../../../etc/passwd\nsigner !\n");
    EXPECT_THAT(seen(store_), ElementsAre("PT TRUSTED_LIST_GONE"));
    settings_.put("trusted-list/../PT", "number 42\n");
    EXPECT_EQ(store_.lists()->size(), 1U);
}

TEST_F(TrustedListStoreTest, KeepsNothingOfAListThatItDoesNotBelieve) {
    EXPECT_EQ(refusal([&] { store_.install(list("PT", "42"), {pki_.tls()}); }),
              "Trust/TRUSTED_LIST_SIGNATURE_WRONG");
    EXPECT_EQ(refusal([&] { store_.install(list("PT", "42"), {}); }), "Trust/TRUSTED_LIST_SIGNER_UNKNOWN");
    EXPECT_EQ(refusal([&] { store_.install(list("PT", "forty"), {pki_.leaf()}); }),
              "File/TRUSTED_LIST_UNREADABLE");
    EXPECT_EQ(refusal([&] { store_.install(list("Portugal", "42"), {pki_.leaf()}); }),
              "File/TRUSTED_LIST_UNREADABLE");
    EXPECT_EQ(refusal([&] { store_.install(folder_.path() / "absent.xml", {pki_.leaf()}); }),
              "NotFound/FILE_NOT_FOUND");
    EXPECT_THAT(*store_.lists(), IsEmpty());
    EXPECT_THAT(files(), IsEmpty());
}

TEST_F(TrustedListStoreTest, LeavesTheListBeforeWhenTheNewOneCannotBeWritten) {
    store_.install(list("PT", "42"), {pki_.leaf()});
    fs::permissions(kept_, fs::perms::owner_read | fs::perms::owner_exec);
    if (::access(kept_.c_str(), W_OK) == 0) { // the superuser may write all the same
        fs::permissions(kept_, fs::perms::owner_all);
        fs::rename(kept_, folder_.path() / "aside");
        AtomicFile(kept_).commit(); // a file where the folder should be
        EXPECT_EQ(refusal([&] { store_.install(list("PT", "43"), {pki_.leaf()}); }).substr(0, 8), "Storage/");
        fs::remove(kept_);
        fs::rename(folder_.path() / "aside", kept_);
    } else {
        EXPECT_EQ(refusal([&] { store_.install(list("PT", "43"), {pki_.leaf()}); }).substr(0, 8), "Storage/");
        fs::permissions(kept_, fs::perms::owner_all);
    }
    EXPECT_THAT(seen(store_), ElementsAre("PT 42"));
    EXPECT_EQ(files().size(), 1U);
}

TEST_F(TrustedListStoreTest, BelievesTheSignersOfTheListBefore) {
    store_.install(list("PT", "42"), {pki_.leaf()});
    store_.install(list("PT", "43"), {});
    EXPECT_THAT(seen(store_), ElementsAre("PT 43"));
    EXPECT_EQ(refusal([&] { store_.install(list("ES", "7"), {}); }), "Trust/TRUSTED_LIST_SIGNER_UNKNOWN")
        << "of another territory";
}

TEST_F(TrustedListStoreTest, BelievesTheSignersThatTheListOfListsNames) {
    TrustedListXml lists;
    lists.territory = "EU";
    lists.number = "300";
    lists.pointers = {{"PT", pki_.leaf()}, {"ES", pki_.tls()}, {"PT", pki_.issuing()}, {"EU", pki_.tls()}};
    const auto made = store_.install(put(lists, pki_.leafKeyFile()), {pki_.leaf()});
    ASSERT_TRUE(made.list);
    ASSERT_EQ(made.list->pointers.size(), 3U);
    EXPECT_EQ(made.list->pointers[2].territory, "PT");
    EXPECT_EQ(made.list->pointers[2].signers, (std::vector{pki_.leaf(), pki_.issuing()}));
    EXPECT_EQ(refusal([&] { store_.install(list("ES", "7"), {}); }), "Trust/TRUSTED_LIST_SIGNATURE_WRONG");
    store_.install(list("PT", "42"), {});
    EXPECT_THAT(seen(store_), ElementsAre("EU 300", "PT 42"));
    lists.number = "301"; // what it names for itself only its own signer may say
    EXPECT_EQ(refusal([&] { store_.install(put(lists, pki_.tlsKeyFile()), {}); }),
              "Trust/TRUSTED_LIST_SIGNATURE_WRONG");
}

TEST_F(TrustedListStoreTest, BelievesNobodyWhomTheListOfListsNamesNoMore) {
    TrustedListXml lists;
    lists.territory = "EU";
    lists.number = "300";
    lists.pointers = {{"PT", pki_.leaf()}};
    store_.install(put(lists, pki_.leafKeyFile()), {pki_.leaf()});
    store_.install(list("PT", "42"), {});
    EXPECT_EQ(store_.install(list("PT", "43"), {}).signers, std::vector{pki_.leaf()}) << "once";
    lists.number = "301";
    lists.pointers = {{"PT", pki_.tls()}};
    store_.install(put(lists, pki_.leafKeyFile()), {});
    EXPECT_EQ(refusal([&] { store_.install(list("PT", "44"), {}); }), "Trust/TRUSTED_LIST_SIGNATURE_WRONG");
    store_.install(list("PT", "44", pki_.tlsKeyFile()), {});
    EXPECT_THAT(seen(store_), ElementsAre("EU 301", "PT 44"));
}

/// What an unsigned file says goes into no text.
TEST_F(TrustedListStoreTest, NamesNoTerritoryThatIsNone) {
    TrustedListXml xml;
    xml.territory = "\xC2\x9B"
                    "2J";
    AtomicFile file(folder_.path() / "odd.xml");
    file.write(asBytes(xml.signedBy(pki_.leafKeyFile())));
    file.commit();
    try {
        store_.install(folder_.path() / "odd.xml", {});
        ADD_FAILURE() << "it was installed";
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "TRUSTED_LIST_UNREADABLE");
        for (const auto& [name, value] : error.params())
            EXPECT_EQ(value.find('\xC2'), std::string::npos) << name;
    }
}

TEST_F(TrustedListStoreTest, ANationalListNamesNobodyElsesSigners) {
    TrustedListXml lists;
    lists.pointers = {{"EU", pki_.leaf()}, {"ES", pki_.leaf()}};
    store_.install(put(lists, pki_.leafKeyFile()), {pki_.leaf()});
    EXPECT_EQ(refusal([&] { store_.install(list("ES", "7"), {}); }), "Trust/TRUSTED_LIST_SIGNER_UNKNOWN");
    EXPECT_EQ(refusal([&] { store_.install(list("EU", "7"), {}); }), "Trust/TRUSTED_LIST_SIGNER_UNKNOWN");
}

TEST_F(TrustedListStoreTest, DoesNotReadAgainWhatIsAsItWas) {
    store_.install(list("PT", "42"), {pki_.leaf()});
    const auto first = store_.lists();
    EXPECT_EQ(store_.lists(), first);
    store_.install(list("ES", "7"), {pki_.leaf()});
    EXPECT_NE(store_.lists(), first);
    EXPECT_EQ(first->size(), 1U) << "who works with it keeps what he has";
}

} // namespace
} // namespace cunho::test
