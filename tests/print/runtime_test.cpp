// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/typography.hpp"
#include "print_test.hpp"

#include <QGuiApplication>
#include <thread>

namespace cunho::test {
namespace {

class Printing : public PrintTest {};

TEST_F(Printing, WorksOnSeveralThreadsAtOnce) {
    const auto facts = sampleFacts();
    const std::size_t expected = print(facts).size();
    std::vector<std::size_t> sizes(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < sizes.size(); ++i)
            threads.emplace_back([&sizes, &facts, i] { sizes[i] = print(facts).size(); });
    }
    // Fonts may be written in another order; the amount of text is the same.
    for (const std::size_t size : sizes)
        EXPECT_NEAR(static_cast<double>(size), static_cast<double>(expected), 200);
}

TEST_F(Printing, KeepsTheApplicationThatIsThere) {
    const auto* const application = QCoreApplication::instance();
    { const print::Runtime second; }
    EXPECT_EQ(QCoreApplication::instance(), application);
}

TEST(PrintingWithoutRuntime, IsRefusedWithAReason) {
    ASSERT_EQ(QCoreApplication::instance(), nullptr);
    try {
        print::printDocument(invoicing::IssuedDocument::restore(sampleFacts()), Environment::Production);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::Internal);
        EXPECT_EQ(error.reason(), "PRINT_FAILED");
    }
}

TEST(Fonts, InterIsUsedWhereItIsThereAndAnotherWhereNot) {
    EXPECT_EQ(print::chooseFamily({"Arial", "Inter", "Noto Sans"}), "Inter");
    EXPECT_EQ(print::chooseFamily({"Arial", "DejaVu Sans"}), "DejaVu Sans");
}

TEST(Fonts, TheirLackIsSaid) {
    try {
        print::chooseFamily({"Comic Sans MS"});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::Configuration);
        EXPECT_EQ(error.reason(), "FONT_MISSING");
        EXPECT_EQ(error.params().at("package"), "fonts-inter");
    }
}

} // namespace
} // namespace cunho::test
