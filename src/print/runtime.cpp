// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/application.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/log.hpp>
#include <cunho/print/runtime.hpp>

#include <QGuiApplication>
#include <optional>

namespace cunho::print {
namespace {

/// Qt's remarks about a session without a desktop are no news to whoever runs a command: they go to the log.
void toLog(QtMsgType type, const QMessageLogContext& /*context*/, const QString& text) {
    log::write(type == QtCriticalMsg || type == QtFatalMsg ? log::Level::Error : log::Level::Debug,
               text.toStdString());
}

} // namespace

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
    qInstallMessageHandler(toLog);
    impl_ = std::make_unique<Impl>();
    impl_->application.emplace(impl_->count, impl_->arguments);
}

Runtime::~Runtime() {
    if (impl_)
        qInstallMessageHandler(nullptr);
}

void requireApplication() {
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()) == nullptr)
        throw Error(Fault::Internal, "PRINT_FAILED", {},
                    "no QGuiApplication: a print::Runtime must be alive");
}

} // namespace cunho::print
