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

constexpr std::size_t mostProblems = 6; ///< the rest is in the number; correcting brings them up

struct ProblemWords {
    Q_DECLARE_TR_FUNCTIONS(Place)
  public:
    static QString form(const std::string& field);
    static QString group(const std::string& field);
    static QString settlement(int index) { return tr("Documento %1 do recibo").arg(index + 1); }
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
        case LineModel::Withheld: return tr("retenção");
        default: return {};
        }
    }
};

QString ProblemWords::form(const std::string& field) {
    const std::pair<const char*, QString> names[] = {
        {"customer.nif", tr("NIF")},
        {"customer.name", tr("Nome do cliente")},
        {"customer.address", tr("Morada")},
        {"customer.postalCode", tr("Código postal")},
        {"customer.city", tr("Localidade")},
        {"customer.country", tr("País")},
        {"series", tr("Série")},
        {"date", tr("Data")},
        {"lines", tr("Linhas")},
        {"prices", tr("Preços")},
        {"supplyDate", tr("Data da operação")},
        {"dueDate", tr("Vencimento")},
        {"terms", tr("Pagamento")},
        {"notes", tr("Observações")},
        {"reason", tr("Motivo")},
        {"globalDiscount", tr("Desconto global")},
        {"currency", tr("Moeda")},
        {"exchangeRate", tr("Câmbio")},
        {"language", tr("Língua do documento")},
        {"selfBilling", tr("Autofaturação")},
        {"type", tr("Tipo de documento")},
        {"settlements", tr("Documentos do recibo")},
    };
    for (const auto& [name, text] : names)
        if (field == name)
            return text;
    return group(field);
}

/// Fields of a list, or with parts of their own.
QString ProblemWords::group(const std::string& field) {
    const std::pair<const char*, QString> names[] = {
        {"transport.from", tr("Local de carga")},   {"transport.to", tr("Local de descarga")},
        {"transport.end", tr("Fim do transporte")}, {"transport.vehicle", tr("Matrícula")},
        {"transport", tr("Início do transporte")},  {"payments", tr("Pagamento")},
        {"withholdings", tr("Retenção na fonte")},  {"origin", tr("Documento recuperado")}};
    for (const auto& [prefix, text] : names)
        if (field.starts_with(prefix))
            return text;
    return tr("Documento");
}

} // namespace

ProblemPlace placeOf(const std::string& field) {
    const auto open = field.find('[');
    const auto close = field.find(']');
    const std::string list = field.substr(0, open);
    if (open == std::string::npos || close == std::string::npos || (list != "lines" && list != "settlements"))
        return {-1, field};
    ProblemPlace place;
    place.list = list;
    std::from_chars(field.data() + open + 1, field.data() + close, place.line);
    if (close + 2 <= field.size())
        place.member = field.substr(close + 2);
    return place;
}

QString placeText(const ProblemPlace& place) {
    if (place.list == "settlements")
        return ProblemWords::settlement(place.line);
    return place.line < 0 ? ProblemWords::form(place.member)
                          : ProblemWords::line(place.line, ProblemWords::column(columnOf(place.member)));
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

void ProblemList::show(const std::vector<invoicing::Problem>& problems,
                       const std::vector<invoicing::Problem>& advice) {
    count_ = static_cast<int>(problems.size());
    adviceCount_ = static_cast<int>(advice.size());
    if (count_ > 0)
        summary_->setText(tr("%n problema(s) a corrigir", nullptr, count_));
    else
        summary_->setText(adviceCount_ > 0 ? tr("A ter em conta") : QString());
    while (auto* item = rows_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const auto& shown = count_ > 0 ? problems : advice;
    for (std::size_t i = 0; i < std::min(shown.size(), mostProblems); ++i)
        addRow(shown[i], count_ == 0);
}

void ProblemList::addRow(const invoicing::Problem& problem, bool advice) {
    const QString place = placeText(placeOf(problem.field));
    auto* label = new QLabel(this);
    label->setObjectName(advice ? QStringLiteral("advice") : QStringLiteral("problem"));
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setText(QStringLiteral("<a href=\"x\" style=\"color:%3\">%1</a>: %2")
                       .arg(place.toHtmlEscaped(), reason(problem).toHtmlEscaped(),
                            palette().color(QPalette::WindowText).name()));
    label->setAccessibleName(QStringLiteral("%1: %2").arg(place, reason(problem)));
    connect(label, &QLabel::linkActivated, this, [this, field = toQt(problem.field)] { emit chosen(field); });
    rows_->addWidget(label);
    label->show();
}

} // namespace cunho::ui
