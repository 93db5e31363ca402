// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

// Options that do not belong together are refused, with words that name the right use.
namespace cunho::test {
namespace {

using testing::HasSubstr;

struct Nonsense {
    std::string arguments;
    std::string words; ///< on standard error
};

void PrintTo(const Nonsense& nonsense, std::ostream* out) {
    *out << nonsense.arguments;
}

struct SignUsage : testing::TestWithParam<Nonsense> {};

TEST_P(SignUsage, IsRefusedWithWordsThatHelp) {
    const CommandLine cli;
    CommandLine::Arguments arguments;
    std::istringstream words(GetParam().arguments);
    for (std::string word; words >> word;)
        arguments.push_back(word == "KEY" ? "--key=a" : word);
    if (GetParam().arguments.find("KEY") != std::string::npos)
        arguments.emplace_back("--cert=b");
    const auto ran = cli.run(arguments);
    EXPECT_EQ(ran.code, 2) << ran.out << ran.errors;
    EXPECT_THAT(ran.errors, HasSubstr(GetParam().words));
    EXPECT_TRUE(std::filesystem::is_empty(cli.folder()));
}

INSTANTIATE_TEST_SUITE_P(
    Level, SignUsage,
    testing::Values(
        Nonsense{"sign KEY --level B-T a.pdf", "B-T needs a time-stamp authority: give --tsa URL"},
        Nonsense{"sign KEY --level B-LTA a.pdf", "give --tsa URL"},
        Nonsense{"sign KEY --tsa http://t/ a.pdf", "give --level B-T, B-LT or B-LTA"},
        Nonsense{"sign KEY --level B-T --tsa ftp://t/ a.pdf", "http:// or https://"},
        Nonsense{"sign KEY --level B-T --tsa http://t/ --sandbox-access s a.pdf", "leave --tsa out"},
        Nonsense{"sign KEY --level B-T --tsa http://t/ --trusted-responder r a.pdf", "B-LT or B-LTA"},
        Nonsense{"sign KEY --level B-XL a.pdf", "B-XL"}, Nonsense{"sign KEY --when-short wait a.pdf", "wait"},
        Nonsense{"sign --provider cmd --key a a.pdf", "--key is of a key in a file"},
        Nonsense{"sign --provider cmd --phone 912345678 --one-pin a.pdf", "a phone's PIN signs up to 100"},
        Nonsense{"sign --provider citizen-card --phone 912345678 a.pdf", "--phone needs --provider cmd"},
        Nonsense{"sign KEY --attributes Gerente a.pdf", "--attributes follows a citizen's signature"},
        Nonsense{"sign --provider cmd --pending --attributes Gerente", "--attributes serves files"},
        Nonsense{"sign --provider safe --pending --tsa http://t/", "--tsa serves files that a key signs"},
        Nonsense{"sign --provider safe --pending --visible", "--visible serves files"},
        Nonsense{"sign --provider safe --pending --reason x", "--reason serves files"},
        Nonsense{"sign KEY --pending a.pdf", "--pending needs --provider safe"}));

INSTANTIATE_TEST_SUITE_P(
    Card, SignUsage,
    testing::Values(
        Nonsense{"sign KEY --reader 1 a.pdf", "--reader needs --provider citizen-card"},
        Nonsense{"sign KEY --pin-file p a.pdf", "--pin-file serves --provider cmd, citizen-card and pkcs11"},
        Nonsense{"sign --provider citizen-card --p12 k a.pdf", "--p12 is of a key in a file"},
        Nonsense{"sign --provider citizen-card --module m a.pdf", "--module needs --provider pkcs11"},
        Nonsense{"sign --provider citizen-card --pin-file p a.pdf b.pdf", "add --one-pin"},
        Nonsense{"sign --provider citizen-card --pin-file p --pinpad a.pdf", "excludes"},
        Nonsense{"sign --provider citizen-card --trusted-list l a.pdf", "need each other"},
        Nonsense{"sign KEY --trusted-list l --trusted-list-signer s a.pdf", "--trusted-list serves"},
        Nonsense{"sign --provider citizen-card --pending a.pdf", "give no files"},
        Nonsense{"sign --provider citizen-card", "no files given"},
        Nonsense{"sign --provider citizen-card --pin-file - --password-file - a.pdf", "standard input"},
        Nonsense{"sign --provider pkcs11 a.pdf", "needs --module"},
        Nonsense{"sign --provider pkcs11 --module m --key-id xyz a.pdf", "takes hexadecimal"},
        Nonsense{"issue --sign --provider pkcs11 d.json", "needs --module"}));

INSTANTIATE_TEST_SUITE_P(
    Seal, SignUsage,
    testing::Values(Nonsense{"sign KEY --visible a.pdf", "'a.pdf' is no place: --visible takes top-left"},
                    Nonsense{"sign KEY --visible=middle a.pdf", "'middle' is no place"},
                    Nonsense{"sign KEY --visible=1,2,3 a.pdf", "x,y,width,height"},
                    Nonsense{"sign KEY --visible=1,2,3,4,5 a.pdf", "is no place"},
                    Nonsense{"sign KEY --visible=1,2,0,4 a.pdf", "is no place"},
                    Nonsense{"sign KEY --visible=1,2,nan,4 a.pdf", "is no place"},
                    Nonsense{"sign KEY --visible=1,2,3,4 --seal-size 5x6 a.pdf", "leave --seal-size out"},
                    Nonsense{"sign KEY --visible=free --seal-size 5 a.pdf", "WIDTHxHEIGHT"},
                    Nonsense{"sign KEY --visible=free --seal-size -5x6 a.pdf", "WIDTHxHEIGHT"},
                    Nonsense{"sign KEY --visible=free --page 0 a.pdf", "-1 for the last"},
                    Nonsense{"sign KEY --visible=free --page two a.pdf", "-1 for the last, or every"},
                    Nonsense{"sign KEY --visible=free --page 2nd a.pdf", "'2nd' is no page"},
                    Nonsense{"sign KEY --visible=free --page every a.pdf", "such as --visible=bottom-right"},
                    Nonsense{"sign KEY --page every a.pdf", "--page requires --visible"},
                    Nonsense{"sign KEY --page 2 a.pdf", "--page requires --visible"},
                    Nonsense{"sign KEY --seal-layout identity a.pdf", "--seal-layout requires --visible"},
                    Nonsense{"sign KEY --seal-company A a.pdf", "--seal-company requires --visible"},
                    Nonsense{"sign KEY --visible=free --seal-layout round a.pdf", "round"},
                    Nonsense{"sign KEY --visible=free --seal-language fr a.pdf", "fr"}));

INSTANTIATE_TEST_SUITE_P(
    Statement, SignUsage,
    testing::Values(
        Nonsense{"sign KEY --reason x --commitment proof-of-origin a.pdf", "excludes"},
        Nonsense{"sign KEY --reason x --policy 1.2.3 --policy-hash 00 a.pdf", "excludes"},
        Nonsense{"sign KEY --commitment proof-of-origin --policy 1.2.3 --policy-hash 00 a.pdf", "excludes"},
        Nonsense{"sign KEY --commitment proof-of-love a.pdf", "proof-of-love is no commitment type"},
        Nonsense{"sign KEY --policy 1.2.3 a.pdf", "--policy-document FILE or --policy-hash HEX"},
        Nonsense{"sign KEY --policy 1.2.3 --policy-hash 00 a.pdf", "64, 96 or 128 hexadecimal digits"},
        Nonsense{"sign KEY --policy 1.2.3 --policy-hash zz a.pdf", "hexadecimal"},
        Nonsense{"sign KEY --policy 1.2.3 --policy-hash 00 --policy-document d a.pdf", "excludes"},
        Nonsense{"sign KEY --policy fatura --policy-hash 00 a.pdf", "'fatura' is no OID"},
        Nonsense{"sign KEY --policy-hash 00 a.pdf", "--policy-hash requires --policy"},
        Nonsense{"sign KEY --policy-uri http://p/ a.pdf", "--policy-uri requires --policy"}));

INSTANTIATE_TEST_SUITE_P(
    Extend, SignUsage,
    testing::Values(Nonsense{"extend", "no files given; --waiting completes"},
                    Nonsense{"extend --tsa http://t/ a.pdf",
                             "one of --out FILE, --out-dir FOLDER and --in-place"},
                    Nonsense{"extend --tsa http://t/ --in-place --out b.pdf a.pdf", "one of --out"},
                    Nonsense{"extend --tsa http://t/ --out b.pdf a.pdf c.pdf", "use --out-dir"},
                    Nonsense{"extend --in-place a.pdf", "B-LTA needs a time-stamp authority: give --tsa URL"},
                    Nonsense{"extend --level B-B --tsa http://t/ --in-place a.pdf", "B-B"},
                    Nonsense{"extend --waiting a.pdf", "leave files out"},
                    Nonsense{"extend --waiting --in-place", "leave --in-place out"},
                    Nonsense{"extend --waiting --tsa http://t/", "leave --tsa out"}));

INSTANTIATE_TEST_SUITE_P(
    Passwords, SignUsage,
    testing::Values(Nonsense{"sign --p12 a --p12-password-file - --password-file - a.pdf",
                             "--password-file and --p12-password-file cannot both"},
                    Nonsense{"sign KEY --key-password-file - --password-file - a.pdf",
                             "--password-file and --key-password-file cannot both"},
                    Nonsense{"sign --provider safe --pending --password-file p",
                             "--password-file serves files"},
                    Nonsense{"inspect --password-file - ", "files"}));

} // namespace
} // namespace cunho::test
