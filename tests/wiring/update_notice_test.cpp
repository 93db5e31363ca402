// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/memory_settings.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/core/process.hpp>
#include <cunho/wiring/update_notice.hpp>

#include <fstream>
#include <map>

namespace cunho::wiring {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Answers with what lies under an address.
class ShelfClient final : public http::Client {
  public:
    http::Response send(http::Request request, const JobContext&) override {
        const auto found = shelf.find(request.url);
        http::Response response;
        response.status = found == shelf.end() ? 404 : 200;
        if (found != shelf.end())
            response.body = toBytes(found->second);
        return response;
    }
    std::map<std::string, std::string> shelf;
};

std::string manifest(const std::string& version, const std::string& oldest = "0.1.0",
                     const std::string& date = "2026-11-20", const std::string& until = "2027-02-20") {
    return R"({"program":"cunho","version":")" + version + R"(","oldest":")" + oldest + R"(","date":")" +
           date + R"(","until":")" + until +
           R"(","address":"https://cunho.example/","notes":{"pt":"Corrige.","en":"Mends."}})";
}

/// A manifest in a file, signed by the openssl command.
class UpdateNotice : public testing::Test {
  protected:
    void publish(const std::string& text, const fs::path& key) {
        std::ofstream(file()) << text;
        const fs::path raw = folder_.path() / "raw";
        const auto openssl = [](const std::vector<std::string>& arguments) {
            EXPECT_EQ(run("openssl", arguments, 20s).first, 0);
        };
        openssl({"dgst", "-sha256", "-sign", key.string(), "-out", raw.string(), file().string()});
        openssl({"base64", "-in", raw.string(), "-out", file().string() + ".sig"});
    }

    fs::path file() const { return folder_.path() / "manifest.json"; }

    std::optional<wiring::UpdateNotice> check(const std::string& running = "0.1.0") {
        return checkForUpdate({file().string(), pki_.leaf()}, running, clock_, settings_, http_,
                              JobContext());
    }

    std::string reason(const std::string& running = "0.1.0") {
        try {
            check(running);
            return "";
        } catch (const Error& error) {
            return error.reason();
        }
    }

    test::TestPki pki_;
    TemporaryFolder folder_;
    test::FakeClock clock_;
    test::MemorySettings settings_;
    ShelfClient http_;
};

TEST_F(UpdateNotice, TellsOfANewerVersion) {
    publish(manifest("0.2.0"), pki_.leafKeyFile());
    const auto notice = check();
    ASSERT_TRUE(notice);
    EXPECT_EQ(notice->version, "0.2.0");
    EXPECT_FALSE(notice->required);
    EXPECT_EQ(notice->notesPt, "Corrige.");
    EXPECT_FALSE(check("0.2.0"));
    EXPECT_FALSE(check("0.10.0"));
}

TEST_F(UpdateNotice, SaysWhenTheRunningVersionMayNoLongerBeUsed) {
    publish(manifest("0.2.0", "0.1.5"), pki_.leafKeyFile());
    EXPECT_TRUE(check("0.1.4")->required);
    EXPECT_FALSE(check("0.1.5")->required);
}

TEST_F(UpdateNotice, BelievesItsPublisherAlone) {
    publish(manifest("0.2.0"), pki_.timestampKeyFile());
    EXPECT_EQ(reason(), "UPDATE_SIGNATURE_WRONG");
    publish(manifest("0.2.0"), pki_.leafKeyFile());
    std::ofstream(file()) << manifest("0.3.0");
    EXPECT_EQ(reason(), "UPDATE_SIGNATURE_WRONG");
    std::ofstream(file().string() + ".sig") << "#";
    EXPECT_EQ(reason(), "UPDATE_SIGNATURE_WRONG");
}

TEST_F(UpdateNotice, TakesNoVersionBack) {
    publish(manifest("0.3.0", "0.1.0", "2026-11-21"), pki_.leafKeyFile());
    EXPECT_TRUE(check());
    publish(manifest("0.2.0", "0.1.0", "2026-11-20"), pki_.leafKeyFile());
    EXPECT_EQ(reason(), "UPDATE_MANIFEST_OLD");
    publish(manifest("0.4.0", "0.1.0", "2026-11-22", "2026-11-22"), pki_.leafKeyFile());
    EXPECT_EQ(reason(), "UPDATE_MANIFEST_OLD");
}

TEST_F(UpdateNotice, RefusesWhatItCannotRead) {
    for (const std::string& text :
         {std::string("[]"), std::string("{"), manifest("abc"), manifest("1..2"), manifest("0.2.0", ""),
          manifest("0.2.0", "0.1.0", "yesterday"), manifest("99999999999.1")}) {
        publish(text, pki_.leafKeyFile());
        EXPECT_EQ(reason(), "UPDATE_MANIFEST_INVALID") << text;
    }
}

TEST_F(UpdateNotice, AsksAnAddressAndTheSignatureBesideIt) {
    publish(manifest("0.2.0"), pki_.leafKeyFile());
    const std::string url = "https://cunho.example/manifest.json";
    const auto text = [](const fs::path& path) { return std::string(asText(readFile(path))); };
    const auto ask = [&] {
        return checkForUpdate({url, pki_.leaf()}, "0.1.0", clock_, settings_, http_, JobContext());
    };
    http_.shelf[url] = text(file());
    try {
        ask();
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "FETCH_FAILED");
        EXPECT_EQ(error.params().at("host"), "cunho.example");
    }
    http_.shelf[url + ".sig"] = text(file().string() + ".sig");
    EXPECT_EQ(ask()->version, "0.2.0");
}

TEST_F(UpdateNotice, KeepsWhereToLookAndWhomToBelieve) {
    const auto certificate = folder_.path() / "publisher.pem";
    std::ofstream(certificate) << pki_.leaf().pem();
    const auto refusal = [&](const std::string& manifest, const fs::path& publisher) -> std::string {
        try {
            keepUpdateSource(manifest, publisher, settings_);
            return {};
        } catch (const Error& error) {
            return error.reason();
        }
    };
    const std::string url = "https://cunho.example/manifest.json";
    EXPECT_EQ(refusal(url, {}), "UPDATE_PUBLISHER_MISSING");
    for (const char* place : {"http://cunho.example/m.json", "https://", "https:///m.json", "https://a b",
                              "manifest.json", "/nowhere/manifest.json", "/tmp"})
        EXPECT_EQ(refusal(place, certificate), "UPDATE_PLACE_WRONG") << place;
    std::ofstream(file()) << "{}";
    EXPECT_EQ(refusal(url, file()), "CERTIFICATE_UNREADABLE");
    EXPECT_FALSE(updateSource(settings_));
    EXPECT_EQ(refusal(url, certificate), "");
    ASSERT_TRUE(updateSource(settings_));
    EXPECT_EQ(updateSource(settings_)->publisher, pki_.leaf());
    EXPECT_EQ(refusal(file().string(), {}), ""); // the kept one
    EXPECT_EQ(updateSource(settings_)->manifest, file().string());
    EXPECT_EQ(refusal("", {}), "");
    EXPECT_FALSE(updateSource(settings_));
}

TEST_F(UpdateNotice, ForgetsTheDatesOfAnotherPublisherOnly) {
    const auto keep = [&](const crypto::Certificate& publisher) {
        const auto certificate = folder_.path() / "publisher.pem";
        std::ofstream(certificate) << publisher.pem();
        keepUpdateSource(file().string(), certificate, settings_);
    };
    publish(manifest("0.3.0", "0.1.0", "2026-11-21"), pki_.leafKeyFile());
    keep(pki_.leaf());
    EXPECT_TRUE(check());
    keep(pki_.leaf());
    EXPECT_TRUE(settings_.find("update/last-date"));
    keep(pki_.root());
    EXPECT_FALSE(settings_.find("update/last-date"));
}

TEST(CompareVersions, ComparesNumbersNotLetters) {
    EXPECT_EQ(compareVersions("0.9", "0.10"), -1);
    EXPECT_EQ(compareVersions("1.0", "1"), 0);
    EXPECT_EQ(compareVersions("1.0.1", "1"), 1);
    EXPECT_THROW(compareVersions("", "1"), Error);
    EXPECT_THROW(compareVersions("1.-2", "1"), Error);
}

} // namespace
} // namespace cunho::wiring
