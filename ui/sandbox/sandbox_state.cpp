// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sandbox/sandbox_state.hpp"

#include "ui/convert.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace cunho::ui {
namespace {

QJsonObject get(const SandboxRequest& request, const char* path, const JobContext& job) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(request("GET", path, {}, job))).object();
}

std::string body(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

SandboxState readSandbox(const SandboxRequest& request, const JobContext& job) {
    SandboxState state;
    for (const auto& each : get(request, "/sandbox/phone.json", job)[QLatin1String("messages")].toArray()) {
        const auto message = each.toObject();
        state.messages.push_back({message[QLatin1String("at")].toString(),
                                  message[QLatin1String("phone")].toString(),
                                  message[QLatin1String("text")].toString()});
    }
    std::reverse(state.messages.begin(), state.messages.end());
    for (const auto& each : get(request, "/sandbox/presets", job)[QLatin1String("presets")].toArray()) {
        const auto preset = each.toObject();
        state.presets.push_back({preset[QLatin1String("name")].toString(),
                                 preset[QLatin1String("title")].toString(),
                                 preset[QLatin1String("text")].toString()});
    }
    const auto clock = get(request, "/sandbox/clock", job);
    state.clock.now = QDateTime::fromString(clock[QLatin1String("now")].toString(), Qt::ISODate);
    state.clock.scale = clock[QLatin1String("scale")].toInt(1);
    return state;
}

std::string presetBody(const QString& name) {
    return body({{QStringLiteral("name"), name}});
}

std::string scaleBody(int scale) {
    return body({{QStringLiteral("scale"), scale}});
}

std::string jumpBody(int days) {
    constexpr int secondsOfDay = 86400;
    return body({{QStringLiteral("jumpSeconds"), days * secondsOfDay}});
}

} // namespace cunho::ui
