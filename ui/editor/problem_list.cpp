// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/problem_list.hpp"

#include "ui/convert.hpp"
#include "ui/editor/line_model.hpp"
#include "ui/widgets.hpp"

#include <QCoreApplication>
#include <charconv>

namespace cunho::ui {
namespace {

constexpr std::size_t mostShown = 6; ///< the rest is in the number; correcting brings them up

struct Place {
    Q_DECLARE_TR_FUNCTIONS(Place)
  public:
    static QString form(const std::string& field) {
        if (field == "customer.nif")
            return tr("NIF");
        if (field == "customer.name")
            return tr("Nome do cliente");
        if (field == "customer.address")
            return tr("Morada");
        if (field == "customer.postalCode")
            return tr("Código postal");
        if (field == "customer.city")
            return tr("Localidade");
        if (field == "customer.country")
            return tr("País");
        if (field == "series")
            return tr("Série");
        if (field == "date")
            return tr("Data");
        if (field == "lines")
            return tr("Linhas");
        return tr("Documento");
    }
    static QString line(int index, const QString& column) {
        return column.isEmpty() ? tr("Linha %1").arg(index + 1)
                                : tr("Linha %1, %2").arg(index + 1).arg(column);
    }
    static QString column(int column) {
        switch (column) {
        case LineModel::Code: return tr("código");
        case LineModel::Description: return tr("descrição");
        case LineModel::Quantity: return tr("quantidade");
        case LineModel::Unit: return tr("unidade");
        case LineModel::Price: return tr("preço");
        case LineModel::Discount: return tr("desconto");
        case LineModel::Tax: return tr("IVA");
        case LineModel::Exemption: return tr("isenção");
        default: return {};
        }
    }
};

} // namespace

ProblemPlace placeOf(const std::string& field) {
    constexpr std::string_view prefix = "lines[";
    const auto close = field.find(']');
    if (!field.starts_with(prefix) || close == std::string::npos)
        return {-1, field};
    ProblemPlace place;
    std::from_chars(field.data() + prefix.size(), field.data() + close, place.line);
    if (close + 2 <= field.size())
        place.member = field.substr(close + 2);
    return place;
}

QString placeText(const ProblemPlace& place) {
    return place.line < 0 ? Place::form(place.member)
                          : Place::line(place.line, Place::column(columnOf(place.member)));
}

ProblemList::ProblemList(QWidget* parent)
    : QWidget(parent), summary_(makeLabel({}, "section", this)), rows_(new QVBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(summary_);
    layout->addLayout(rows_);
    rows_->setSpacing(2);
    layout->addStretch();
}

void ProblemList::show(const std::vector<invoicing::Problem>& problems) {
    count_ = static_cast<int>(problems.size());
    summary_->setText(count_ == 0 ? QString() : tr("%n problema(s) a corrigir", nullptr, count_));
    while (auto* item = rows_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < std::min(problems.size(), mostShown); ++i) {
        const QString place = placeText(placeOf(problems[i].field));
        auto* label = new QLabel(this);
        label->setObjectName(QStringLiteral("problem"));
        label->setWordWrap(true);
        label->setTextFormat(Qt::RichText);
        label->setText(QStringLiteral("<a href=\"x\" style=\"color:%3\">%1</a>: %2")
                           .arg(place.toHtmlEscaped(), reason(problems[i]).toHtmlEscaped(),
                                palette().color(QPalette::WindowText).name()));
        label->setAccessibleName(QStringLiteral("%1: %2").arg(place, reason(problems[i])));
        connect(label, &QLabel::linkActivated, this,
                [this, field = toQt(problems[i].field)] { emit chosen(field); });
        rows_->addWidget(label);
        label->show();
    }
}

} // namespace cunho::ui
