// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/print/runtime.hpp>

#include <QGuiApplication>
#include <optional>

namespace cunho::print {

/// Qt keeps references to argc and argv for the application's whole life, so they live beside it.
struct Runtime::Impl {
    char name[6] = "cunho";
    char* arguments[2] = {name, nullptr};
    int count = 1;
    std::optional<QGuiApplication> application;
};

Runtime::Runtime() {
    if (QCoreApplication::instance() != nullptr)
        return;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    impl_ = std::make_unique<Impl>();
    impl_->application.emplace(impl_->count, impl_->arguments);
}

Runtime::~Runtime() = default;

} // namespace cunho::print
