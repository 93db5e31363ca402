// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/save_file.hpp"

#include "ui/activation/step_page.hpp"

#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QUrl>

namespace cunho::ui {

void askWhere(QWidget* parent, const QString& title, const QString& name,
              std::function<void(const QString&)> chosen) {
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(
        QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(name));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

void saveText(QWidget* parent, const QString& title, const QString& name, const QByteArray& bytes) {
    askWhere(parent, title, name, [parent, bytes](const QString& path) {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
            return;
        auto* box =
            new QMessageBox(QMessageBox::Warning, StepPage::tr("Não foi possível gravar"),
                            StepPage::tr("%1: %2").arg(path, file.errorString()), QMessageBox::Ok, parent);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
}

void openAsPage(const QString& text, const QString& title) {
    static const QTemporaryDir folder; // goes with the program
    const QString path = folder.filePath(QStringLiteral("entrega.pdf"));
    QPdfWriter writer(path);
    writer.setTitle(title);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({20, 20, 20, 20}, QPageLayout::Millimeter);
    QTextDocument document;
    document.setDefaultFont(QFont(QStringLiteral("Inter"), 10));
    document.setPlainText(text);
    document.print(&writer);
    openLink(QUrl::fromLocalFile(path).toString());
}

} // namespace cunho::ui
