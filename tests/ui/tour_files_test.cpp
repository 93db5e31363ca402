// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/office.hpp"
#include "ui/tour_files.hpp"

#include <cunho/app/preview.hpp>
#include <cunho/wiring/trial_key.hpp>

#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;

/// What the view shows of a file.
QImage seen(Jobs& jobs, const std::filesystem::path& file) {
    PageView view(jobs);
    view.resize(400, 560);
    view.show(readFile(file));
    EXPECT_TRUE(waitFor([&] { return view.hasPage(); }));
    return view.grab().toImage();
}

TEST(TourFiles, AreOneWithoutAndOneWithTheSealOfAStranger) {
    Office office;
    auto& services = office.workplace.services();
    const auto keys = issueSamples(services, 1, today(office.clock, Zone::Lisbon));
    app::documentPdf(services, keys.front());
    const auto stranger = wiring::makeTrialKey({"Ana Sousa", "Gerência", "Avenida, Lda"}, office.clock);
    const auto files = makeTourFiles(services, *stranger, keys, office.folder.path() / "files");
    EXPECT_TRUE(files.valid.empty()); // nothing signs here
    ASSERT_FALSE(files.plain.empty());
    EXPECT_TRUE(app::verifyFile(files.plain, services, {}).signatures.empty());
    ASSERT_FALSE(files.sealed.empty());
    const auto verdict = app::verifyFile(files.sealed, services, {});
    ASSERT_EQ(verdict.signatures.size(), 1U);
    EXPECT_EQ(verdict.signatures[0].subIndication, "NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_EQ(verdict.signatures[0].signer, "Ana Sousa");
    EXPECT_NE(seen(office.jobs, files.sealed), seen(office.jobs, files.plain)); // the seal is seen
}

} // namespace
