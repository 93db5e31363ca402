// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What a workplace keeps apart from others, and what it keeps of passwords.
#include "fakes/fake_clock.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/test_pki.hpp"
#include "fakes/thrown.hpp"
#include "fakes/trusted_list_xml.hpp"

#include <cunho/core/process.hpp>
#include <cunho/signing/trusted_list_store.hpp>
#include <cunho/wiring/file_passwords.hpp>
#include <cunho/wiring/workplace.hpp>

#include <gtest/gtest.h>

namespace cunho::wiring {
namespace {

namespace fs = std::filesystem;

TEST(Workplaces, OfOneFolderHaveTheirOwnTrustedLists) {
    const TemporaryFolder folder;
    const test::TestPki pki;
    test::FakeClock clock;
    test::TrustedListXml xml;
    xml.services = {{"CA/QC", "Emissora", {pki.issuing()}}};
    const fs::path list = folder.path() / "list.xml";
    AtomicFile file(list);
    file.write(asBytes(xml.signedBy(pki.leafKeyFile())));
    file.commit();
    const auto open = [&](const char* name) {
        WorkplaceOptions options;
        options.database = folder.path() / name;
        options.mark = folder.path() / (std::string(name) + ".mark");
        return std::make_unique<Workplace>(std::move(options), clock);
    };
    const auto one = open("a.db");
    const auto other = open("b.db");
    for (const auto& each : {one.get(), other.get()})
        each->services().trustedLists->install(list, {pki.leaf()});
    one->services().trustedLists->remove("PT");
    EXPECT_TRUE(one->services().trustedLists->lists()->empty());
    ASSERT_EQ(other->services().trustedLists->lists()->size(), 1U);
    EXPECT_TRUE(other->services().trustedLists->lists()->front().list);
}

TEST(FilePasswords, KeepWhatOpensAFileThatNeedsIt) {
    const TemporaryFolder folder;
    const fs::path open = test::writeSample(folder.path(), "open.pdf", test::samplePdf());
    const fs::path shut = folder.path() / "shut.pdf";
    const auto made = cunho::run("qpdf", {"--encrypt", "abre-te", "dono", "256", "--", open, shut},
                                 std::chrono::seconds(60));
    ASSERT_EQ(made.first, 0);
    FilePasswords passwords(CUNHO_BINARY_DIR);
    passwords.open(open, Secret::fromText("qualquer"));
    EXPECT_TRUE(passwords.all()->all().empty()) << "no file needs it";
    EXPECT_EQ(test::thrown([&] { passwords.open(shut, Secret::fromText("errada")); }),
              "Credential/PDF_PASSWORD_NEEDED");
    EXPECT_TRUE(passwords.all()->all().empty());
    passwords.open(shut, Secret::fromText("abre-te"));
    EXPECT_EQ(passwords.all()->all().size(), 1U);
}

} // namespace
} // namespace cunho::wiring
