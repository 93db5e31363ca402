// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "scmd_test.hpp"

// What is said and answered, against the schemas in the service's description: our own, and the agency's
// where it is at hand.
namespace cunho::test {
namespace {

constexpr const char* dataSpace = "http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature";

/// SOAP 1.1 with a body of the service and nothing else.
constexpr const char* envelopeSchema = R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://schemas.xmlsoap.org/soap/envelope/" elementFormDefault="qualified">
  <xs:import namespace="http://Ama.Authentication.Service/" schemaLocation="service.xsd"/>
  <xs:element name="Envelope"><xs:complexType><xs:sequence>
    <xs:element name="Body"><xs:complexType><xs:sequence>
      <xs:any namespace="http://Ama.Authentication.Service/" processContents="strict"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>)";

/// The schemas of a description as files, and xmllint to judge by them.
class Schemas {
  public:
    explicit Schemas(const std::string& wsdl) {
        std::string service = schemaOf(wsdl, "http://Ama.Authentication.Service/");
        const std::string import = std::string("namespace=\"") + dataSpace + "\"/>";
        replaceIn(service, import, std::string("schemaLocation=\"data.xsd\" ") + import);
        write("service.xsd", service);
        write("data.xsd", schemaOf(wsdl, dataSpace));
        write("envelope.xsd", envelopeSchema);
    }

    /// Empty when every message fits.
    std::string judge(const std::vector<std::string>& messages) {
        std::vector<std::string> arguments{"--nonet", "--noout", "--schema", path("envelope.xsd")};
        for (const std::string& message : messages) {
            const std::string name = std::to_string(++written_) + ".xml";
            write(name, message);
            arguments.push_back(path(name));
        }
        // Its report goes to standard error; the exit code tells.
        return ask("xmllint", arguments).good ? "" : "xmllint refuses one of them";
    }

  private:
    static std::string schemaOf(const std::string& wsdl, const std::string& space) {
        const std::string end = "</xs:schema>";
        for (std::size_t at = wsdl.find("<xs:schema"); at != std::string::npos;
             at = wsdl.find("<xs:schema", at + 1)) {
            const std::string schema = wsdl.substr(at, wsdl.find(end, at) + end.size() - at);
            if (schema.substr(0, schema.find('>')).find("targetNamespace=\"" + space + "\"") !=
                std::string::npos)
                return schema;
        }
        throw std::runtime_error("no schema of " + space);
    }

    std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
    void write(const std::string& name, const std::string& text) {
        AtomicFile file(folder_.path() / name, AtomicFile::Existing::Refuse, AtomicFile::Keep::Scratch);
        file.write(asBytes(text));
        file.commit();
    }

    TemporaryFolder folder_;
    int written_ = 0;
};

class SandboxScmdWsdl : public testing::Test {
  protected:
    std::string description(const std::string& query = "?singleWsdl") {
        return talk_.send({"GET", cmdPath + query, {}, nullptr, "", ""}).body;
    }

    /// Every operation and every kind of answer.
    void talkAboutEverything() {
        cmd_.certificate();
        cmd_.certificate('G');
        talk_.turn("cmdEmptyCertificate", true);
        cmd_.certificate('G');
        cmd_.sign('A', "000000");
        cmd_.sign();
        cmd_.validate(cmd_.wrongCode());
        talk_.clock.advance(30s);
        cmd_.forceSms();
        cmd_.validate();
        cmd_.signMany(3);
        cmd_.validate();
        cmd_.certificateWithPin('A', "246801");
        cmd_.validate();
        cmd_.certificate('H');
        cmd_.sign('H');
        cmd_.sign('A', "", "A &lt;b&gt; &amp; \"ç\"");
        EXPECT_EQ(talk_.broken(), std::vector<int>{});
        cmd_.signMany(101); // 900
        cmd_.validate();
    }

    void expectFits(const std::string& wsdl) {
        Schemas schemas(wsdl);
        talkAboutEverything();
        EXPECT_EQ(cmd_.requests.size(), cmd_.replies.size());
        EXPECT_EQ(schemas.judge(cmd_.requests), "");
        EXPECT_EQ(schemas.judge(cmd_.replies), "");
    }

    Talk talk_;
    Cmd cmd_{talk_};
};

TEST_F(SandboxScmdWsdl, EverythingFitsOurDescription) {
    expectFits(description());
}

TEST_F(SandboxScmdWsdl, EverythingFitsTheAgencysDescription) {
    const auto file = std::filesystem::path(CUNHO_SHARED_REFERENCE) / "ama" / "SCMDService.wsdl";
    if (!std::filesystem::exists(file))
        GTEST_SKIP() << "the service's description is not here";
    expectFits(std::string(asText(readFile(file))));
}

TEST_F(SandboxScmdWsdl, IsGivenToWhoeverAsks) {
    const std::string wsdl = description();
    EXPECT_EQ(wsdl, description("?wsdl"));
    EXPECT_NE(wsdl.find("location=\"" + talk_.access.baseUrl + cmdPath + "\""), std::string::npos);
    for (const char* operation : {"GetCertificate", "GetCertificateWithPin", "SCMDSign", "SCMDMultipleSign",
                                  "ForceSMS", "ValidateOtp"})
        EXPECT_NE(wsdl.find(std::string("soapAction=\"http://Ama.Authentication.Service/SCMDService/") +
                            operation + "\""),
                  std::string::npos);
    EXPECT_EQ(talk_.send({"GET", cmdPath, {}, nullptr, "", ""}).status, 404);
    EXPECT_EQ(talk_.broken(), std::vector<int>{});
}

TEST_F(SandboxScmdWsdl, JudgeFindsFaults) { // a judge that says yes to everything would prove nothing
    Schemas schemas(description());
    cmd_.certificate();
    cmd_.sign();
    const std::string good = cmd_.requests.back();
    EXPECT_EQ(schemas.judge({good}), "");
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        replaceIn(text, from, to);
        return schemas.judge({good, text});
    };
    EXPECT_NE(changed("<d:DocName>", "<d:Otp/><d:DocName>"), "");
    EXPECT_NE(changed("<d:Pin>", "<d:DocName>late</d:DocName><d:Pin>"), "");
    EXPECT_NE(changed("CCMovelSignature\"", "CCMovel\""), "");
    EXPECT_NE(changed("</d:Hash>", "</d:Hash><d:Hash/>"), "");
    std::string reply = cmd_.replies.back();
    replaceIn(reply, "Code>", "Kode>");
    EXPECT_NE(schemas.judge({reply}), "");
}

} // namespace
} // namespace cunho::test
