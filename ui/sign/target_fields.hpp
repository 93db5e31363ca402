// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/target_name.hpp>

#include <QTimer>
#include <QWidget>
#include <filesystem>
#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;

namespace cunho::ui {

class FormField;

/// Where signed files go and how they are called, with an example.
class TargetFields : public QWidget {
    Q_OBJECT

  public:
    explicit TargetFields(QWidget* parent = nullptr);

    void setTarget(const std::optional<std::filesystem::path>& folder, const std::string& pattern);
    std::optional<std::filesystem::path> folder() const { return folder_; }
    /// The last that can be a name.
    const std::string& pattern() const { return pattern_; }
    bool isValid() const { return valid_; }

    /// What the example is made of.
    void setSample(const app::NameFacts& facts);
    QString example() const;

    void chooseFolder(const std::filesystem::path& folder);

  signals:
    void changed();

  private:
    void showFolder();
    void askFolder();
    void readPattern();
    void showExample();

    std::optional<std::filesystem::path> folder_;
    std::string pattern_{app::defaultNamePattern};
    bool valid_ = true;
    app::NameFacts sample_;
    QComboBox* where_;
    QLineEdit* name_;
    FormField* nameField_;
    QLabel* example_;
    QTimer typing_;
};

} // namespace cunho::ui
