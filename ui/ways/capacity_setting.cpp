// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/ways/capacity_setting.hpp"

#include "ui/convert.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace cunho::ui {

std::string writeCapacities(const std::vector<ChosenCapacity>& chosen) {
    QJsonArray list;
    for (const auto& each : chosen)
        list.append(QJsonObject{{QStringLiteral("citizen"), toQt(each.citizen)},
                                {QStringLiteral("provider"), toQt(each.provider)},
                                {QStringLiteral("id"), toQt(each.id)}});
    return QJsonDocument(list).toJson(QJsonDocument::Compact).toStdString();
}

std::vector<ChosenCapacity> readCapacities(const std::string& json) {
    std::vector<ChosenCapacity> chosen;
    const QJsonArray list = QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
    for (const auto& entry : list) {
        const QJsonObject one = entry.toObject();
        const auto member = [&](const char* name) {
            return fromQt(one.value(QLatin1String(name)).toString());
        };
        ChosenCapacity capacity{member("citizen"), member("provider"), member("id")};
        if (!capacity.provider.empty() && !capacity.id.empty())
            chosen.push_back(std::move(capacity));
    }
    return chosen;
}

} // namespace cunho::ui
