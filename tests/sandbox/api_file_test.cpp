// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox_test.hpp"

#include <cunho/core/file.hpp>

#include <regex>

// Sandbox and client must not drift together: both are held against the service's own API file.
namespace cunho::test {
namespace {

/// As much of JSON Schema as the file uses.
class Api {
  public:
    explicit Api(json file) : file_(std::move(file)) {}

    /// What is wrong with `value`, or empty.
    std::string judge(const json& schema, const json& value, const std::string& at = "$") const {
        if (schema.contains("$ref"))
            return judge(resolve(schema.at("$ref")), value, at);
        const std::string type = schema.value("type", "");
        if (type == "object")
            return judgeObject(schema, value, at);
        if (type == "array")
            return judgeArray(schema, value, at);
        if (type == "integer")
            return judgeInteger(schema, value, at);
        if (type == "string")
            return judgeText(schema, value, at);
        return at + ": a type this judge does not know: " + type;
    }

    const json& call(const std::string& method, const std::string& path) const {
        return file_.at("paths").at(path).at(method == "GET" ? "get" : "post");
    }

    /// The schema of a reply's body, or null when the reply has none.
    json replySchema(const json& call, int status) const {
        const json& reply = call.at("responses").at(std::to_string(status));
        return reply.contains("content") ? reply.at("content").begin()->at("schema") : json();
    }

  private:
    const json& resolve(const std::string& reference) const {
        return file_.at(json::json_pointer(reference.substr(1)));
    }

    std::string judgeObject(const json& schema, const json& value, const std::string& at) const {
        if (!value.is_object())
            return at + ": no object";
        for (const auto& name : schema.value("required", json::array()))
            if (!value.contains(name.get<std::string>()))
                return at + ": lacks " + name.get<std::string>();
        for (const auto& [name, member] : value.items()) {
            if (!schema.at("properties").contains(name))
                return at + ": unknown member " + name;
            const auto problem = judge(schema.at("properties").at(name), member, at + "." + name);
            if (!problem.empty())
                return problem;
        }
        return {};
    }

    std::string judgeArray(const json& schema, const json& value, const std::string& at) const {
        if (!value.is_array())
            return at + ": no array";
        for (const auto& item : value) {
            const auto problem = judge(schema.at("items"), item, at + "[]");
            if (!problem.empty())
                return problem;
        }
        return {};
    }

    static std::string judgeInteger(const json& schema, const json& value, const std::string& at) {
        if (!value.is_number_integer())
            return at + ": no integer";
        const bool fits = value >= schema.value("minimum", value) && value <= schema.value("maximum", value);
        return fits ? "" : at + ": out of range";
    }

    static std::string judgeText(const json& schema, const json& value, const std::string& at) {
        if (!value.is_string())
            return at + ": no string";
        if (!schema.contains("pattern"))
            return {};
        const std::regex pattern(schema.at("pattern").get<std::string>());
        return std::regex_search(value.get<std::string>(), pattern) ? "" : at + ": does not fit the pattern";
    }

    json file_;
};

class SandboxApi : public testing::Test {
  protected:
    explicit SandboxApi(const char* file = "SAFE-SignatureService.json")
        : path_(std::filesystem::path(CUNHO_SHARED_REFERENCE) / "ama" / file) {}

    void SetUp() override {
        if (!std::filesystem::exists(path_))
            GTEST_SKIP() << "the service's API file is not here";
        api_ = std::make_unique<Api>(json::parse(readFile(path_)));
        talk_.spoil = [this](Step, Sent& sent) { last_ = sent; };
    }

    /// The request that was just sent and its reply, against the file.
    void expectFits(const Received& reply) const {
        const std::string path = last_.path.substr(0, last_.path.find('?'));
        const json& call = api_->call(last_.method, path);
        if (call.contains("requestBody")) {
            const json& schema = call.at("requestBody").at("content").at("application/json").at("schema");
            EXPECT_EQ(api_->judge(schema, last_.body), "") << path;
        }
        ASSERT_TRUE(call.at("responses").contains(std::to_string(reply.status)))
            << path << " " << reply.status;
        const json schema = api_->replySchema(call, reply.status);
        if (schema.is_null()) {
            EXPECT_EQ(reply.body, "") << path;
        } else {
            EXPECT_EQ(api_->judge(schema, reply.parsed()), "") << path;
        }
    }

    std::filesystem::path path_;
    std::unique_ptr<Api> api_;
    Talk talk_;
    Sent last_;
};

class SandboxAccountApi : public SandboxApi {
  protected:
    SandboxAccountApi() : SandboxApi("SAFE-AccountManagementService.json") {}
};

TEST_F(SandboxApi, HoldsTheGoodConversation) {
    const auto hashes = hashesOf(2);
    expectFits(talk_.serviceInfo());
    expectFits(talk_.list());
    expectFits(talk_.credentialInfo());
    expectFits(talk_.authorize(hashes));
    talk_.fault("authorizeVerify", "pending:1");
    expectFits(talk_.authorizeVerify());
    expectFits(talk_.authorizeVerify());
    expectFits(talk_.signHash(hashes));
    expectFits(talk_.signHashVerify());
    EXPECT_TRUE(talk_.broken().empty());
}

TEST_F(SandboxApi, HoldsTheRefusals) {
    talk_.list();
    for (const int status : {401, 500}) {
        talk_.fault("list", "status:" + std::to_string(status));
        expectFits(talk_.list());
    }
    talk_.fault("authorizeVerify", "status:503");
    talk_.authorize(hashesOf(1));
    expectFits(talk_.authorizeVerify());
    talk_.fault("authorizeVerify", "limitReached");
    expectFits(talk_.authorizeVerify());
    talk_.fault("list", "expireAccess");
    expectFits(talk_.list());
}

TEST_F(SandboxAccountApi, HoldsRotationAndCancelling) {
    talk_.list();
    expectFits(talk_.updateToken());
    talk_.fault("updateToken", "expireRefresh");
    expectFits(talk_.updateToken());
    talk_.fault("cancel", "status:500");
    expectFits(talk_.cancel());
    expectFits(talk_.cancel());
    expectFits(talk_.cancel()); // 401: there is no account any more
    EXPECT_TRUE(talk_.broken().empty());
}

TEST_F(SandboxApi, JudgeFindsFaults) { // a judge that says yes to everything would prove nothing
    const json& call = api_->call("POST", "/credentials/list");
    const json schema = api_->replySchema(call, 200);
    EXPECT_EQ(api_->judge(schema, {{"credentialIDs", {"a"}}}), "");
    EXPECT_NE(api_->judge(schema, json::object()), "");
    EXPECT_NE(api_->judge(schema, {{"credentialIDs", "a"}}), "");
    EXPECT_NE(api_->judge(schema, {{"credentialIDs", {1}}}), "");
    EXPECT_NE(api_->judge(schema, {{"credentialIDs", {"a"}}, {"more", 1}}), "");
}

} // namespace
} // namespace cunho::test
