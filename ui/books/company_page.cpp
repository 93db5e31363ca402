// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/company_page.hpp"

#include <cunho/app/certification.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/file.hpp>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

constexpr std::uint64_t largestProfile = 64U << 10U; ///< bytes

CertificationWork certificationOf(app::Services& services) {
    return {[&services] { return app::installedCertification(services); },
            [&services](const std::filesystem::path& file) {
                auto bytes = readFile(file, largestProfile);
                const Secret profile(bytes);
                wipe(bytes);
                return app::installCertification(services, profile, services.books.programVersion);
            }};
}

} // namespace

CompanyPage::CompanyPage(Jobs& jobs, app::Services& services, CompanySwitch companies, QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 0);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(tr("Empresa"), "title", this));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    chips_ = new QButtonGroup(this);
    int section = Data;
    for (const auto& text :
         {tr("Dados"), tr("Aspeto dos documentos"), tr("Pagamentos"), tr("Certificação e livros")}) {
        auto* chip = makeButton(text, "chip", nullptr, this);
        chip->setCheckable(true);
        chips_->addButton(chip, section++);
        row->addWidget(chip);
    }
    row->addStretch();
    layout->addLayout(row);
    sections_ = new QStackedWidget(this);
    data_ = new CompanySection(jobs, services, sections_);
    look_ = new LookSection(jobs, services, sections_);
    payments_ = new PaymentSection(jobs, services.books.terms, sections_);
    for (QWidget* each : std::initializer_list<QWidget*>{data_, look_, payments_})
        sections_->addWidget(each);
    sections_->addWidget(buildBooks(jobs, services, std::move(companies)));
    layout->addWidget(sections_, 1);
    connect(chips_, &QButtonGroup::idClicked, this, [this](int each) { choose(static_cast<Section>(each)); });
    connect(data_, &CompanySection::told, this, &CompanyPage::told);
    connect(data_, &CompanySection::saved, this, [this](const QString& name) {
        companies_->remember(name);
        emit renamed(name);
    });
    connect(look_, &LookSection::told, this, &CompanyPage::told);
    connect(payments_, &PaymentSection::told, this, &CompanyPage::told);
    choose(Data);
}

QWidget* CompanyPage::buildBooks(Jobs& jobs, app::Services& services, CompanySwitch companies) {
    auto* column = new QWidget;
    auto* scroll = new ScrollColumn(column, companyColumn, {2, 2, 10, 16}, sections_);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    certification_ = new CertificationCard(jobs, certificationOf(services), column);
    integrity_ = new IntegrityCard(jobs, services.books.integrity, column);
    const bool switches = !companies.list.empty();
    companies_ = new CompaniesCard(jobs, std::move(companies),
                                   std::string(environmentName(services.environment)), column);
    for (QWidget* card : std::initializer_list<QWidget*>{integrity_, certification_, companies_})
        layout->addWidget(card);
    companies_->setVisible(switches);
    layout->addStretch();
    connect(certification_, &CertificationCard::installed, this, &CompanyPage::certified);
    connect(certification_, &CertificationCard::unlockWanted, this, &CompanyPage::unlockWanted);
    connect(integrity_, &IntegrityCard::checked, this, &CompanyPage::checked);
    connect(integrity_, &IntegrityCard::recoveryWanted, this, &CompanyPage::recoveryWanted);
    connect(integrity_, &IntegrityCard::told, this, &CompanyPage::told);
    connect(companies_, &CompaniesCard::told, this, &CompanyPage::told);
    return scroll;
}

void CompanyPage::choose(Section section) {
    chips_->button(section)->setChecked(true);
    setFocusProxy(chips_->button(section));
    sections_->setCurrentIndex(section);
    if (section == Look)
        look_->refresh();
}

void CompanyPage::refresh() {
    data_->refresh();
    payments_->refresh();
    certification_->refresh();
    integrity_->refresh();
    companies_->refresh();
    if (sections_->currentWidget() == look_)
        look_->refresh();
}

} // namespace cunho::ui
