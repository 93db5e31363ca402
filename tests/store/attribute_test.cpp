// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/memory_attributes.hpp"
#include "store_test.hpp"

namespace cunho::test {
namespace {

using scap::Citizen;
using scap::ProfessionalAttribute;
using Source = ProfessionalAttribute::Source;
using Status = ProfessionalAttribute::Status;

constexpr const char* maria = "BI/PT/12345678";

TimePoint atMinute(int minutes) {
    return TimePoint(std::chrono::milliseconds(1'795'425'300'123)) + std::chrono::minutes(minutes);
}

ProfessionalAttribute invoices(const std::string& nipc = "500000000") {
    ProfessionalAttribute attribute;
    attribute.nipc = nipc;
    attribute.providerUri = "http://interop.gov.pt/SCAP/ENTERPRISE";
    attribute.providerName = "Padaria São João, Lda.";
    attribute.providerType = "ENTERPRISE";
    attribute.id = "1";
    attribute.description = "Assinatura de faturas eletrónicas";
    attribute.identifiableName = "Assinatura_de_faturas_eletrónicas";
    attribute.subAttributes = {{"Início", "2026-01-01"}, {"Poderes", ""}, {"Início", "2025-01-01"}};
    attribute.validUntil = atMinute(1000);
    attribute.served = R"({"id":"1","validity":"2026-11-23T10:00:00.000+01:00"})";
    return attribute;
}

ProfessionalAttribute manager() {
    auto attribute = invoices();
    attribute.id = "2";
    attribute.description = attribute.identifiableName = "Gerente";
    attribute.subAttributes.clear();
    attribute.validUntil.reset();
    return attribute;
}

/// The rules hold for the file and for what stands in its place in other tests.
class Attributes : public StoreTest, public testing::WithParamInterface<bool> {
  protected:
    scap::AttributeRepository& repository() {
        if (GetParam())
            return memory_;
        database_ = open(); // each time as after a restart
        return database_->attributes();
    }

    void merge(const std::vector<ProfessionalAttribute>& told, int minutes, Source source = Source::Scap) {
        repository().merge(maria, source, told, atMinute(minutes));
    }

    std::unique_ptr<store::Database> database_;
    MemoryAttributes memory_;
};

INSTANTIATE_TEST_SUITE_P(FileAndMemory, Attributes, testing::Bool(),
                         [](const auto& kind) { return kind.param ? "Memory" : "File"; });

TEST_P(Attributes, AreKeptAsTheyWereTold) {
    merge({invoices(), manager()}, 0);
    const auto known = repository().attributes(maria);
    ASSERT_EQ(known.size(), 2U);
    const auto told = invoices();
    EXPECT_EQ(known[0].citizen, maria);
    EXPECT_EQ(known[0].nipc, told.nipc);
    EXPECT_EQ(known[0].providerUri, told.providerUri);
    EXPECT_EQ(known[0].providerName, told.providerName);
    EXPECT_EQ(known[0].providerType, told.providerType);
    EXPECT_EQ(known[0].id, told.id);
    EXPECT_EQ(known[0].description, told.description);
    EXPECT_EQ(known[0].identifiableName, told.identifiableName);
    EXPECT_EQ(known[0].subAttributes, told.subAttributes);
    EXPECT_EQ(known[0].validUntil, told.validUntil);
    EXPECT_EQ(known[0].served, told.served);
    EXPECT_EQ(known[0].source, Source::Scap);
    EXPECT_EQ(known[0].status, Status::Active);
    EXPECT_EQ(known[0].firstSeen, atMinute(0));
    EXPECT_EQ(known[0].lastChecked, atMinute(0));
    EXPECT_FALSE(known[1].validUntil);
    EXPECT_TRUE(known[1].subAttributes.empty());
    EXPECT_TRUE(repository().attributes("BI/PT/87654321").empty());
}

TEST_P(Attributes, ToldAgainAreRenewed) {
    merge({invoices()}, 0);
    auto again = invoices();
    again.validUntil = atMinute(2000);
    again.status = Status::Expired;
    again.subAttributes = {{"Poderes", "todos"}};
    again.served = "{}";
    merge({again}, 10);
    const auto known = repository().attributes(maria);
    ASSERT_EQ(known.size(), 1U);
    EXPECT_EQ(known[0].firstSeen, atMinute(0));
    EXPECT_EQ(known[0].lastChecked, atMinute(10));
    EXPECT_EQ(known[0].validUntil, atMinute(2000));
    EXPECT_EQ(known[0].status, Status::Expired);
    EXPECT_EQ(known[0].subAttributes, again.subAttributes);
    EXPECT_EQ(known[0].served, "{}");
}

TEST_P(Attributes, NoLongerToldAreGoneUntilTheyComeBack) {
    merge({invoices(), manager()}, 0);
    merge({manager()}, 10);
    auto known = repository().attributes(maria);
    ASSERT_EQ(known.size(), 2U);
    EXPECT_EQ(known[0].status, Status::Gone);
    EXPECT_EQ(known[0].lastChecked, atMinute(0));
    EXPECT_EQ(known[1].status, Status::Active);
    merge({invoices(), manager()}, 20);
    known = repository().attributes(maria);
    EXPECT_EQ(known[0].status, Status::Active);
    EXPECT_EQ(known[0].firstSeen, atMinute(0));
}

TEST_P(Attributes, OfAnotherSourceCitizenOrCompanyStay) {
    merge({invoices(), invoices("500000001")}, 0);
    merge({invoices()}, 0, Source::Authentication);
    repository().merge("BI/PT/87654321", Source::Scap, {invoices()}, atMinute(0));
    merge({}, 10);
    const auto known = repository().attributes(maria);
    ASSERT_EQ(known.size(), 3U);
    EXPECT_EQ(known[0].status, Status::Gone);
    EXPECT_EQ(known[1].status, Status::Gone);
    EXPECT_EQ(known[2].source, Source::Authentication);
    EXPECT_EQ(known[2].status, Status::Active);
    EXPECT_EQ(repository().attributes("BI/PT/87654321").at(0).status, Status::Active);
}

TEST_P(Attributes, CitizensAreKeptOnce) {
    Citizen citizen;
    citizen.documentNumber = "12345678";
    citizen.givenName = "Maria João";
    citizen.lastName = "da Conceição";
    repository().saveCitizen(citizen, atMinute(0));
    citizen.documentValidUntil = parseDate("2030-01-31");
    citizen.cmdSignature = false;
    repository().saveCitizen(citizen, atMinute(1));
    Citizen other;
    other.documentType = "PAS";
    other.documentCountry = "FR";
    other.documentNumber = "12345678";
    repository().saveCitizen(other, atMinute(2));
    const auto all = repository().citizens();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].key(), maria);
    EXPECT_EQ(all[0].name(), "Maria João da Conceição");
    EXPECT_EQ(all[0].documentValidUntil, parseDate("2030-01-31"));
    EXPECT_EQ(all[0].cmdSignature, false);
    EXPECT_EQ(all[1].key(), "PAS/FR/12345678");
    EXPECT_FALSE(all[1].documentValidUntil);
    EXPECT_FALSE(all[1].cmdSignature);
}

TEST_F(StoreTest, AttributesAreMergedWholeOrNotAtAll) {
    const auto database = open();
    database->attributes().merge(maria, Source::Scap, {manager()}, atMinute(0));
    EXPECT_EQ(RawFile(file_).run("CREATE TRIGGER stop BEFORE INSERT ON sub_attribute"
                                 " BEGIN SELECT RAISE(ABORT, 'stopped'); END"),
              "");
    EXPECT_EQ(thrown([&] { database->attributes().merge(maria, Source::Scap, {invoices()}, atMinute(1)); }),
              "Conflict/DATABASE_REFUSED");
    const auto known = database->attributes().attributes(maria);
    ASSERT_EQ(known.size(), 1U);
    EXPECT_EQ(known[0].status, Status::Active);
}

} // namespace
} // namespace cunho::test
