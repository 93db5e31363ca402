// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cmd/cmd_dialog.hpp"

namespace cunho::ui {

/// Asks for the signature PIN of the Chave Móvel Digital (autenticacao-gov E: 17, 27, 28, 31). Nothing is
/// signed by it yet; a PIN of another length than the service's is told here, where no try is lost.
class CmdPinDialog : public CmdDialog {
    Q_OBJECT

  public:
    CmdPinDialog(Jobs& jobs, const signing::Question& question, QWidget* parent);

    signing::Answer take() override { return {pin_->take()}; }
    void submit() override;

  private:
    void buildPhone();
    void buildField();

    FormField* field_ = nullptr;
};

} // namespace cunho::ui
