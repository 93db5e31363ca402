// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ledger_fixture.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>

#include <map>

namespace cunho::invoicing::test {
namespace {

/// The document that `hash` of each number was made for.
std::map<std::string, HashMessage> messagesOf(const json& cases) {
    std::map<std::string, HashMessage> messages;
    std::map<std::string, std::string> hashes;
    for (const json& row : cases)
        hashes[row.at("number")] = row.at("hash");
    for (const json& row : cases) {
        const std::string follows = row.at("follows");
        messages[row.at("number")] = {parseDate(std::string(row.at("date"))),
                                      parseLocal(std::string(row.at("entry"))), row.at("number"),
                                      euro(row.at("gross")), follows.empty() ? "" : hashes.at(follows)};
    }
    return messages;
}

TEST(HashChain, SignsAsTheTaxAuthoritysExampleFile) {
    const json data = readData("hash_chain.json");
    ASSERT_EQ(data.at("cases").size(), 35U);
    const auto key = demoKey();
    const auto messages = messagesOf(data.at("cases"));
    for (const json& row : data.at("cases")) {
        const HashMessage& message = messages.at(row.at("number"));
        const std::string hash = row.at("hash");
        EXPECT_EQ(signHash(message, key), hash) << message.number;
        EXPECT_TRUE(verifyHash(message, hash, key.publicPem())) << message.number;
        EXPECT_EQ(hashCharacters(hash), row.at("characters")) << message.number;
    }
}

TEST(HashChain, MessageIsWrittenAsTheDespachoSays) {
    const HashMessage first{parseDate("2026-11-02"), parseLocal("2026-11-02T09:15:00"), "FT 2026A/1",
                            Money::fromCents(54315), ""};
    EXPECT_EQ(first.text(), "2026-11-02;2026-11-02T09:15:00;FT 2026A/1;543.15;");
    HashMessage next = first;
    next.gross = Money{};
    next.previousHash = "abc=";
    EXPECT_EQ(next.text(), "2026-11-02;2026-11-02T09:15:00;FT 2026A/1;0.00;abc=");
}

TEST(HashChain, AnyChangeBreaksTheHash) {
    const auto key = demoKey();
    const HashMessage message{parseDate("2026-11-02"), parseLocal("2026-11-02T09:15:00"), "FT 2026A/1",
                              Money::fromCents(54315), ""};
    const std::string hash = signHash(message, key);
    EXPECT_EQ(hash.size(), 172U);
    std::vector<HashMessage> changed(5, message);
    changed[0].date = parseDate("2026-11-03");
    changed[1].systemEntry.second = 1;
    changed[2].number = "FT 2026A/2";
    changed[3].gross = Money::fromCents(54316);
    changed[4].previousHash = hash;
    for (const HashMessage& other : changed)
        EXPECT_FALSE(verifyHash(other, hash, key.publicPem())) << other.text();
}

TEST(HashChain, ADamagedHashIsRefusedNotFatal) {
    const auto key = demoKey();
    const HashMessage message{parseDate("2026-11-02"), {}, "FT 2026A/1", Money{}, ""};
    for (const char* damaged : {"", "0", "abc", "====", "AAAA", "não é base64"}) {
        EXPECT_FALSE(verifyHash(message, damaged, key.publicPem())) << damaged;
    }
    EXPECT_EQ(reasonOf([] { hashCharacters(std::string(30, 'a')); }), "HASH_TOO_SHORT");
    EXPECT_EQ(hashCharacters("0123456789a123456789b123456789c"), "0abc");
}

TEST(HashChain, OpensslVerifiesWhatWeSign) {
    const TemporaryFolder folder;
    const auto key = demoKey();
    const HashMessage message{parseDate("2026-11-23"), parseLocal("2026-11-23T09:15:00"), "FT 2026A/1",
                              Money::fromCents(12300), ""};
    const auto write = [&](const char* name, ByteView bytes) {
        AtomicFile file(folder.path() / name);
        file.write(bytes);
        file.commit();
        return (folder.path() / name).string();
    };
    const std::string publicKey = write("key.pem", asBytes(key.publicPem()));
    const std::string hash = write("hash", fromBase64(signHash(message, key)));
    const std::string text = write("text", asBytes(message.text()));
    const auto [code, output] =
        run("openssl", {"dgst", "-sha1", "-verify", publicKey, "-signature", hash, text},
            std::chrono::seconds(20));
    EXPECT_EQ(code, 0) << output;
}

} // namespace
} // namespace cunho::invoicing::test
