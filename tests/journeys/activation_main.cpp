// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/print/runtime.hpp>

#include <gtest/gtest.h>

int main(int count, char** values) {
    testing::InitGoogleTest(&count, values);
    const cunho::print::Runtime runtime; // invoices are drawn
    return RUN_ALL_TESTS();
}
