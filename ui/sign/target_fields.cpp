// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/target_fields.hpp"

#include "ui/convert.hpp"
#include "ui/widgets.hpp"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>

namespace cunho::ui {
namespace {

enum Where { Beside, Folder, Choose };

constexpr int planPause = 250; ///< ms after the last letter: targets are planned anew for each pattern

} // namespace

TargetFields::TargetFields(QWidget* parent)
    : QWidget(parent)
    , where_(new QComboBox(this))
    , name_(new QLineEdit(this))
    , example_(makeLabel({}, "small", this)) {
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(12);
    where_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    where_->setMinimumContentsLength(16);
    columns->addWidget(new FormField(tr("Onde ficam os assinados"), where_, this), 1);
    nameField_ = new FormField(tr("Como se chamam"), name_, this);
    nameField_->setHint(example_);
    columns->addWidget(nameField_, 1);
    name_->setToolTip(tr("{name}: nome do original; {date}: dia; {n}: número na lista"));
    sample_.source = fromQt(tr("contrato.pdf"));
    typing_.setSingleShot(true);
    typing_.setInterval(planPause);
    connect(&typing_, &QTimer::timeout, this, &TargetFields::readPattern);
    connect(name_, &QLineEdit::textEdited, &typing_, qOverload<>(&QTimer::start));
    connect(name_, &QLineEdit::editingFinished, this, [this] {
        if (typing_.isActive())
            readPattern();
    });
    connect(where_, &QComboBox::activated, this, [this] {
        const int chosen = where_->currentData().toInt();
        if (chosen == Choose) {
            showFolder();
            askFolder();
        } else if (chosen == Beside && folder_) {
            folder_.reset();
            showFolder();
            emit changed();
        }
    });
    setTarget(std::nullopt, pattern_);
}

void TargetFields::setTarget(const std::optional<std::filesystem::path>& folder, const std::string& pattern) {
    folder_ = folder;
    showFolder();
    if (!typing_.isActive() && (valid_ || pattern != pattern_)) {
        pattern_ = pattern;
        valid_ = true;
        if (fromQt(name_->text()) != pattern)
            name_->setText(toQt(pattern));
        nameField_->setProblem({});
    }
    showExample();
}

void TargetFields::setSample(const app::NameFacts& facts) {
    sample_ = facts;
    showExample();
}

QString TargetFields::example() const {
    return example_->text();
}

void TargetFields::showFolder() {
    const QSignalBlocker quiet(where_);
    where_->clear();
    where_->addItem(tr("Ao lado de cada original"), Beside);
    if (folder_)
        where_->addItem(tr("Na pasta %1").arg(pathToQt(folder_->filename())), Folder);
    where_->addItem(tr("Escolher uma pasta…"), Choose);
    where_->setCurrentIndex(folder_ ? 1 : 0);
    where_->setToolTip(folder_ ? plainTip(pathToQt(*folder_)) : QString());
}

void TargetFields::askFolder() {
    auto* dialog = new QFileDialog(window(), tr("Pasta para os ficheiros assinados"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    if (folder_)
        dialog->setDirectory(pathToQt(*folder_));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& folder) { chooseFolder(fromQt(folder)); });
    dialog->open();
}

void TargetFields::chooseFolder(const std::filesystem::path& folder) {
    folder_ = folder;
    showFolder();
    emit changed();
}

/// What cannot be a name is said, and the last that can goes on to count.
void TargetFields::readPattern() {
    typing_.stop();
    const std::string typed = fromQt(name_->text().trimmed());
    try {
        app::requireNamePattern(typed);
    } catch (const Error& error) {
        valid_ = false;
        nameField_->setProblem(reason(error.failure()));
        example_->hide();
        emit changed();
        return;
    }
    valid_ = true;
    pattern_ = typed;
    nameField_->setProblem({});
    showExample();
    emit changed();
}

void TargetFields::showExample() {
    example_->setVisible(valid_);
    const QString name = toQt(app::signedName(pattern_, sample_));
    example_->setText(tr("Por exemplo: %1").arg(fontMetrics().elidedText(name, Qt::ElideMiddle, 190)));
    example_->setToolTip(plainTip(name));
}

} // namespace cunho::ui
