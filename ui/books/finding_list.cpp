// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/finding_list.hpp"

#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QPainter>

namespace cunho::ui {
namespace {

constexpr int findingPadding = 12;
constexpr int severitySize = 18;
constexpr int gap = 3;

QFont smallFont(QFont font) {
    font.setPointSizeF(9);
    return font;
}

int textWidth(int width) {
    return std::max(width - 2 * findingPadding - severitySize - 10, 80);
}

int heightOf(const QFont& font, const QString& text, int width) {
    return QFontMetrics(font).boundingRect(0, 0, textWidth(width), 10000, Qt::TextWordWrap, text).height();
}

/// What a check says the record is called.
QString recordOf(const invoicing::SaftFinding& finding) {
    for (const char* name : {"customer", "product", "code", "id"})
        if (const auto found = finding.params.find(name); found != finding.params.end())
            return toQt(found->second);
    return {};
}

} // namespace

FindingPlace placeOf(const app::PreflightFinding& finding) {
    if (finding.document != 0)
        return {FindingPlace::Document, finding.document, {}};
    if (finding.company)
        return {FindingPlace::Company, 0, {}};
    const auto& path = finding.finding.path;
    if (path.find("MasterFiles/Customer") != std::string::npos)
        return {FindingPlace::Customer, 0, recordOf(finding.finding)};
    if (path.find("MasterFiles/Product") != std::string::npos)
        return {FindingPlace::Product, 0, recordOf(finding.finding)};
    return {};
}

QString whereText(const app::PreflightFinding& finding) {
    QStringList parts;
    const auto& found = finding.finding;
    if (finding.company)
        parts << FindingModel::tr("Dados da empresa");
    if (!found.document.empty())
        parts << toQt(found.document);
    if (!found.path.empty())
        parts << toQt(found.path);
    if (found.line > 0)
        parts << FindingModel::tr("linha %1 do ficheiro").arg(found.line);
    return parts.join(QStringLiteral(" · "));
}

void FindingModel::setFindings(std::vector<app::PreflightFinding> findings) {
    beginResetModel();
    findings_ = std::move(findings);
    endResetModel();
}

int FindingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(findings_.size());
}

QVariant FindingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto& each = at(index.row());
    const bool error = each.finding.severity == invoicing::SaftSeverity::Error;
    const QString text = reason(Failure{Fault::Input, each.finding.reason, each.finding.params, {}});
    switch (role) {
    case Qt::DisplayRole: return text;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2 %3").arg(error ? tr("Erro") : tr("Aviso"), text, whereText(each));
    case Qt::ToolTipRole:
        return placeOf(each).kind == FindingPlace::Nowhere ? QString()
                                                           : tr("Duplo clique: ir para onde se corrige");
    case WhereRole: return whereText(each);
    case ErrorRole: return error;
    default: return {};
    }
}

void FindingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const Tokens tokens = tokensOf(*option.widget);
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool under = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->fillRect(option.rect, chosen ? tokens.selection : under ? tokens.hover : tokens.panel);
    painter->setPen(tokens.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (chosen && option.widget->hasFocus())
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height() - 1)), tokens.accent);
    const bool error = index.data(FindingModel::ErrorRole).toBool();
    const QColor colour = error ? tokens.danger : pillColours(PillKind::Amber, tokens.dark).text;
    const double ratio = option.widget->devicePixelRatioF();
    const QPoint corner = option.rect.topLeft() + QPoint(findingPadding, findingPadding - 1);
    painter->drawPixmap(corner, iconPixmap(error ? QStringLiteral("alert") : QStringLiteral("info"), colour,
                                           severitySize, ratio));
    const QString text = index.data().toString();
    const int width = textWidth(option.rect.width());
    const int height = heightOf(option.font, text, option.rect.width());
    const QRect words(corner.x() + severitySize + 10, option.rect.top() + findingPadding - 2, width, height);
    painter->setFont(option.font);
    painter->setPen(tokens.text);
    painter->drawText(words, Qt::TextWordWrap | Qt::AlignLeft, text);
    const QString where = index.data(FindingModel::WhereRole).toString();
    painter->setFont(smallFont(option.font));
    painter->setPen(tokens.dim);
    const QRect below(words.left(), words.bottom() + gap, width, painter->fontMetrics().height());
    painter->drawText(below, Qt::AlignLeft, painter->fontMetrics().elidedText(where, Qt::ElideMiddle, width));
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* view = qobject_cast<const QListView*>(option.widget);
    const int width = view == nullptr ? option.rect.width() : view->viewport()->width();
    const bool where = !index.data(FindingModel::WhereRole).toString().isEmpty();
    const int small = where ? gap + QFontMetrics(smallFont(option.font)).height() : 0;
    return {width, heightOf(option.font, index.data().toString(), width) + small + 2 * findingPadding - 4};
}

FindingList::FindingList(QWidget* parent) : QListView(parent), model_(new FindingModel(this)) {
    setModel(model_);
    setItemDelegate(new FindingDelegate(this));
    setAccessibleName(tr("O que a verificação encontrou"));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) {
        const auto place = placeOf(model_->at(index.row()));
        if (place.kind != FindingPlace::Nowhere)
            emit placeWanted(place);
    });
}

void FindingList::show(std::vector<app::PreflightFinding> findings) {
    model_->setFindings(std::move(findings));
    setVisible(model_->rowCount() > 0);
}

void FindingList::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // rows are as high as their wrapped texts
}

} // namespace cunho::ui
