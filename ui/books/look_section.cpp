// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/look_section.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/books/sample_page.hpp"
#include "ui/convert.hpp"
#include "ui/look/theme.hpp"
#include "ui/program/ask_file.hpp"

#include <cunho/core/file.hpp>

#include <QColorDialog>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

constexpr std::uint64_t largestLogo = 1U << 20U; ///< bytes: it goes into every PDF
constexpr QSize lookThumbnail(210, 297);         ///< px: millimetres of A4
constexpr std::array looks = {"classic", "modern", "compact"};
constexpr std::array templates = {print::Template::Classic, print::Template::Modern,
                                  print::Template::Compact};
constexpr std::array colours = {"#1f5c4d", "#1d4e89", "#5b3a8c", "#9b2335", "#b4560f", "#3d4450"};

LookSettings readLook(app::Services& services) {
    LookSettings look;
    if (auto* settings = services.books.settings) {
        look.look = settings->find("print.template").value_or(look.look);
        look.colour = settings->find("print.colour").value_or(look.colour);
        look.roll = settings->find("print.roll").value_or("off") == "on";
        look.hybrid = settings->find("invoice.hybrid").value_or("off") == "on";
    }
    if (const auto company = services.company.company())
        look.logo = company->logo;
    return look;
}

QIcon swatch(const QString& colour, double ratio) {
    QPixmap pixmap(QSize(18, 18) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(colour));
    painter.drawEllipse(QRectF(1, 1, 16, 16));
    return QIcon(pixmap);
}

QVBoxLayout* cardLayout(QFrame* card, const QString& heading) {
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(heading, "section", card));
    return layout;
}

/// Pressing the picture is pressing its button.
class Pressable : public QObject {
  public:
    Pressable(QWidget* picture, QAbstractButton* button) : QObject(button), button_(button) {
        picture->installEventFilter(this);
        picture->setCursor(Qt::PointingHandCursor);
    }

  protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::MouseButtonRelease)
            button_->click();
        return false;
    }

  private:
    QAbstractButton* button_;
};

} // namespace

LookSection::LookSection(Jobs& jobs, app::Services& services, QWidget* parent)
    : ScrollColumn(new QWidget, companyColumn, {2, 2, 10, 16}, parent), jobs_(jobs), services_(services) {
    build();
}

void LookSection::build() {
    auto* layout = new QVBoxLayout(column());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    error_ = new ErrorCard(column());
    layout->addWidget(error_);
    layout->addWidget(buildTemplates());
    auto* pair = new QHBoxLayout;
    pair->setSpacing(12);
    pair->addWidget(buildColours(), 1);
    pair->addWidget(buildLogo(), 1);
    layout->addLayout(pair);
    layout->addWidget(buildOptions());
    layout->addStretch();
}

QWidget* LookSection::buildTemplates() {
    auto* card = makeCard(column());
    auto* layout = cardLayout(card, tr("Modelo"));
    auto* row = new QHBoxLayout;
    row->setSpacing(18);
    templates_ = new QButtonGroup(this);
    const std::pair<QString, QString> words[] = {{tr("Clássico"), tr("Filetes e papel timbrado")},
                                                 {tr("Moderno"), tr("Uma faixa com a sua cor")},
                                                 {tr("Compacto"), tr("Muitas linhas por página")}};
    for (int i = 0; i < 3; ++i) {
        auto* one = new QVBoxLayout;
        one->setSpacing(4);
        auto* picture = new QLabel(card);
        picture->setFixedSize(lookThumbnail + QSize(2, 2));
        picture->setFrameShape(QFrame::NoFrame);
        picture->setObjectName(QStringLiteral("inset"));
        picture->setAlignment(Qt::AlignCenter);
        pictures_[static_cast<std::size_t>(i)] = picture;
        auto* choice = new QRadioButton(words[i].first, card);
        choice->setAccessibleDescription(words[i].second);
        templates_->addButton(choice, i);
        new Pressable(picture, choice);
        one->addWidget(picture);
        one->addWidget(choice);
        auto* text = makeLabel(words[i].second, "small", card);
        text->setContentsMargins(6, 0, 0, 0);
        one->addWidget(text);
        row->addLayout(one);
    }
    row->addStretch();
    layout->addLayout(row);
    connect(templates_, &QButtonGroup::idClicked, this, &LookSection::chooseTemplate);
    return card;
}

QWidget* LookSection::buildColours() {
    auto* card = makeCard(column());
    auto* layout = cardLayout(card, tr("Cor"));
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    colours_ = new QButtonGroup(this);
    const QString names[] = {tr("Verde"),    tr("Azul"),    tr("Violeta"),
                             tr("Vermelho"), tr("Laranja"), tr("Cinzento")};
    for (std::size_t i = 0; i < colours.size(); ++i) {
        auto* chip = makeButton({}, "chip", nullptr, card);
        chip->setCheckable(true);
        chip->setIcon(swatch(QLatin1String(colours[i]), devicePixelRatioF()));
        chip->setIconSize({18, 18});
        chip->setAccessibleName(tr("Cor: %1").arg(names[i]));
        chip->setToolTip(names[i]);
        chip->setFixedWidth(42);
        colours_->addButton(chip, static_cast<int>(i));
        row->addWidget(chip);
    }
    row->addStretch();
    layout->addLayout(row);
    otherColour_ = makeButton(tr("Outra cor…"), "link", nullptr, card);
    otherColour_->setProperty("flush", true);
    layout->addWidget(otherColour_, 0, Qt::AlignLeft);
    layout->addWidget(makeText(tr("Faixas e títulos usam-na; o texto fica sempre escuro."), "small", card));
    layout->addStretch();
    connect(colours_, &QButtonGroup::idClicked, this,
            [this](int index) { chooseColour(QLatin1String(colours[static_cast<std::size_t>(index)])); });
    connect(otherColour_, &QPushButton::clicked, this, [this] {
        auto* dialog = new QColorDialog(QColor(toQt(settings_.colour)), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setOption(QColorDialog::DontUseNativeDialog);
        connect(dialog, &QColorDialog::colorSelected, this,
                [this](const QColor& colour) { chooseColour(colour.name()); });
        dialog->open();
    });
    return card;
}

QWidget* LookSection::buildLogo() {
    auto* card = makeCard(column());
    auto* layout = cardLayout(card, tr("Logótipo"));
    logo_ = new QLabel(card);
    logo_->setFixedHeight(64);
    logo_->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    logo_->setObjectName(QStringLiteral("dim"));
    layout->addWidget(logo_);
    auto* row = new QHBoxLayout;
    auto* choose = makeButton(tr("Escolher imagem…"), "button", "folder", card);
    removeLogo_ = makeButton(tr("Retirar"), "link", "trash", card);
    row->addWidget(choose);
    row->addWidget(removeLogo_);
    row->addStretch();
    layout->addLayout(row);
    layout->addWidget(makeText(tr("PNG ou JPEG, até 1 MB."), "small", card));
    connect(choose, &QPushButton::clicked, this, [this] {
        askFile(this, tr("Logótipo"), tr("Imagens (*.png *.jpg *.jpeg)"),
                [this](const QString& path) { chooseLogo(fromQt(path)); });
    });
    connect(removeLogo_, &QPushButton::clicked, this, &LookSection::removeLogo);
    return card;
}

QWidget* LookSection::buildOptions() {
    auto* card = makeCard(column());
    auto* layout = cardLayout(card, tr("Papel e fatura estruturada"));
    roll_ = new QCheckBox(tr("Faturas simplificadas em rolo de 80 mm"), card);
    hybrid_ = new QCheckBox(tr("Juntar a fatura estruturada (Factur-X) ao PDF antes de assinar"), card);
    layout->addWidget(roll_);
    layout->addWidget(hybrid_);
    auto* text = makeText(tr("Programas de contabilidade leem os dados sem os copiar à mão. O PDF fica com a "
                             "estrutura PDF/A-3, não validada."),
                          "small", card);
    text->setContentsMargins(30, 0, 0, 0);
    layout->addWidget(text);
    connect(roll_, &QCheckBox::clicked, this, [this](bool on) { put("print.roll", on ? "on" : "off"); });
    connect(hybrid_, &QCheckBox::clicked, this,
            [this](bool on) { put("invoice.hybrid", on ? "on" : "off"); });
    return card;
}

void LookSection::refresh() {
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this, [&services](const JobContext&) { return readLook(services); },
        [this](Outcome<LookSettings> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
            else
                show(std::get<0>(outcome));
        });
}

void LookSection::show(const LookSettings& settings) {
    settings_ = settings;
    const auto look = std::ranges::find(looks, settings.look);
    templates_->button(look == looks.end() ? 0 : static_cast<int>(look - looks.begin()))->setChecked(true);
    const auto colour = std::ranges::find(colours, settings.colour);
    colours_->setExclusive(false);
    for (auto* chip : colours_->buttons())
        chip->setChecked(colour != colours.end() &&
                         colours_->id(chip) == static_cast<int>(colour - colours.begin()));
    colours_->setExclusive(true);
    otherColour_->setIcon(colour == colours.end() ? swatch(toQt(settings.colour), devicePixelRatioF())
                                                  : QIcon());
    roll_->setChecked(settings.roll);
    hybrid_->setChecked(settings.hybrid);
    const QImage image = QImage::fromData(bytesToQt(settings.logo));
    removeLogo_->setVisible(!settings.logo.empty());
    if (image.isNull()) {
        logo_->setText(tr("Sem logótipo"));
    } else {
        QPixmap pixmap = QPixmap::fromImage(image.scaled(QSize(220, 60) * devicePixelRatioF(),
                                                         Qt::KeepAspectRatio, Qt::SmoothTransformation));
        pixmap.setDevicePixelRatio(devicePixelRatioF());
        logo_->setPixmap(pixmap);
    }
    drawPreviews();
}

void LookSection::drawPreviews() {
    const int question = ++question_;
    previews_ = 0;
    const double ratio = devicePixelRatioF();
    for (std::size_t i = 0; i < templates.size(); ++i) {
        print::PrintOptions options;
        options.look = templates[i];
        options.colour = settings_.colour;
        auto& services = services_;
        runJob(
            jobs_, Lane::Books, this,
            [&services, options, size = lookThumbnail * ratio](const JobContext& job) {
                job.throwIfStopped();
                return drawSample(services.company.company().value_or(invoicing::Company()), services.taxes,
                                  today(services.clock, Zone::Lisbon), options, size);
            },
            [this, question, i, ratio](Outcome<QImage> outcome) {
                if (question != question_)
                    return;
                if (const auto* failure = std::get_if<Failure>(&outcome)) {
                    error_->show(*failure);
                    return;
                }
                QPixmap pixmap = QPixmap::fromImage(std::get<0>(outcome));
                pixmap.setDevicePixelRatio(ratio);
                pictures_[i]->setPixmap(pixmap);
                ++previews_;
            });
    }
}

void LookSection::chooseTemplate(int index) {
    settings_.look = looks[static_cast<std::size_t>(index)];
    templates_->button(index)->setChecked(true);
    put("print.template", settings_.look);
}

void LookSection::chooseColour(const QString& colour) {
    auto chosen = settings_;
    chosen.colour = fromQt(colour);
    show(chosen);
    put("print.colour", chosen.colour);
}

void LookSection::put(const char* name, const std::string& value) {
    auto* settings = services_.books.settings;
    if (settings == nullptr)
        return;
    error_->hide();
    runJob(
        jobs_, Lane::Reading, this,
        [settings, name = std::string(name), value](const JobContext&) { settings->put(name, value); },
        [this](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
        });
}

void LookSection::chooseLogo(const std::filesystem::path& file) {
    runJob(
        jobs_, Lane::Reading, this,
        [file](const JobContext&) {
            auto bytes = readFile(file, largestLogo);
            const QByteArray picture = bytesToQt(bytes);
            const bool known = picture.startsWith("\x89PNG") || picture.startsWith("\xFF\xD8\xFF");
            if (!known || QImage::fromData(picture).isNull())
                throw Error(Fault::File, "LOGO_UNREADABLE", {{"file", file.filename().string()}});
            return bytes;
        },
        [this](Outcome<Bytes> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
            else
                keepLogo(std::move(std::get<0>(outcome)), tr("Logótipo guardado"));
        });
}

void LookSection::removeLogo() {
    keepLogo({}, tr("Os documentos novos saem sem logótipo"));
}

void LookSection::keepLogo(Bytes logo, const QString& done) {
    error_->hide();
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this,
        [&services, logo = std::move(logo)](const JobContext&) {
            auto company = services.company.company();
            if (!company)
                throw Error(Fault::Configuration, "COMPANY_MISSING");
            company->logo = logo;
            services.company.saveCompany(*company);
            return readLook(services);
        },
        [this, done](Outcome<LookSettings> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                return;
            }
            show(std::get<0>(outcome));
            emit told(done);
        });
}

} // namespace cunho::ui
