// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/pkcs11/cryptoki.hpp"
#include "providers/pkcs11/module_list.hpp"

#include <cunho/core/file.hpp>

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using providers::pkcs11::listModules;
using providers::pkcs11::ModuleFolders;
using providers::pkcs11::printable;

class ModuleList : public testing::Test {
  protected:
    void put(const std::string& folder, const std::string& name, const std::string& text) const {
        std::filesystem::create_directories(folder_.path() / folder);
        std::ofstream(folder_.path() / folder / name) << text;
    }

    std::vector<std::string> found() const {
        const ModuleFolders folders{
            {folder_.path() / "package", folder_.path() / "absent", folder_.path() / "system"}, "/modules"};
        std::vector<std::string> out;
        for (const auto& module : listModules(folders, "cunho"))
            out.push_back(module.name + " " + module.path.string());
        return out;
    }

    TemporaryFolder folder_{"cunho-modules"};
};

TEST_F(ModuleList, ReadsNamesAndPathsInTheirOrder) {
    put("package", "opensc.module", "# a comment\n\n  module :  opensc-pkcs11.so \r\npriority: 3\n");
    put("package", "acme.module", "module: /opt/acme/libacme.so");
    put("package", "acme.txt", "module: other.so\n");
    put("package", "nothing.module", "critical: yes\nno colon here\n");
    EXPECT_EQ(found(),
              (std::vector<std::string>{"acme /opt/acme/libacme.so", "opensc /modules/opensc-pkcs11.so"}));
}

TEST_F(ModuleList, LeavesOutWhatIsNotForUs) {
    put("package", "anchors.module", "module: p11-kit-trust.so\ntrust-policy: yes\n");
    put("package", "far.module", "module: a.so\nremote: |ssh there p11-kit remote a.so\n");
    put("package", "theirs.module", "module: b.so\nenable-in: firefox, seahorse\n");
    put("package", "ours.module", "module: c.so\nenable-in: firefox, cunho\n");
    put("package", "notours.module", "module: d.so\ndisable-in: p11-kit-proxy cunho\n");
    EXPECT_EQ(found(), std::vector<std::string>{"ours /modules/c.so"});
}

TEST_F(ModuleList, LetsLaterFoldersWin) {
    put("package", "a.module", "module: a.so\n");
    put("package", "b.module", "module: b.so\n");
    put("system", "a.module", "module: /opt/newer.so\n");
    put("system", "b.module", "disable-in: cunho\n");
    EXPECT_EQ(found(), std::vector<std::string>{"a /opt/newer.so"});
}

TEST_F(ModuleList, PassesOverWhatCannotBeRead) {
    put("package", "huge.module", "module: a.so\n" + std::string(200'000, '#'));
    std::filesystem::create_directories(folder_.path() / "package" / "folder.module");
    std::filesystem::create_symlink("nowhere", folder_.path() / "package" / "dangling.module");
    put("package", "good.module", "module: good.so");
    EXPECT_EQ(found(), std::vector<std::string>{"good /modules/good.so"});
}

TEST(TokenText, LosesPaddingAndControlsAndIsAlwaysUtf8) {
    EXPECT_EQ(printable(asBytes("Olaria      ")), "Olaria");
    EXPECT_EQ(printable(asBytes(std::string_view("Olaria\0\0 ", 9))), "Olaria");
    EXPECT_EQ(printable(asBytes("  ")), "");
    EXPECT_EQ(printable(asBytes("Cart\xC3\xA3o")), "Cart\xC3\xA3o");
    EXPECT_EQ(printable(asBytes("Cart\xE3o")), "Cart\xC3\xA3o") << "ISO 8859-1";
    EXPECT_EQ(printable(asBytes("a\x1B[31mb\nc\x7F")), "a?[31mb?c?");
    EXPECT_EQ(printable(asBytes("a\xC2\x9B"
                                "b")),
              "a?b")
        << "C1";
    EXPECT_EQ(printable(asBytes("\xC0\xAF")), "\xC3\x80\xC2\xAF") << "overlong, so no UTF-8";
    EXPECT_EQ(printable(asBytes("\xED\xA0\x80")), "\xC3\xAD\xC2\xA0?") << "a surrogate likewise";
}

} // namespace
} // namespace cunho::test
