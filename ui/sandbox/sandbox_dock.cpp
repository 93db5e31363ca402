// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sandbox/sandbox_dock.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/look/theme.hpp"

#include <cunho/wiring/workplace.hpp>

#include <QHBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

constexpr int dockPollInterval = 2000; ///< ms
constexpr std::size_t mostMessages = 5;

} // namespace

SandboxDock::SandboxDock(Jobs& jobs, SandboxRequest request, QWidget* parent)
    : QFrame(parent), jobs_(jobs), request_(std::move(request)) {
    setObjectName(QStringLiteral("dock"));
    setFixedWidth(272);
    build();
    poll_.setInterval(dockPollInterval);
    connect(&poll_, &QTimer::timeout, this, &SandboxDock::refresh);
}

void SandboxDock::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makePicture("flask", tokensOf(*this).bannerText, 20, this));
    head->addWidget(makeLabel(tr("Sandbox"), "heading", this), 1);
    auto* hide = makeButton({}, "link", "close", this);
    hide->setAccessibleName(tr("Esconder o painel do sandbox"));
    connect(hide, &QPushButton::clicked, this, &SandboxDock::hideWanted);
    head->addWidget(hide);
    layout->addLayout(head);
    problem_ = makeText({}, "problem", this);
    problem_->hide();
    layout->addWidget(problem_);
    layout->addWidget(makeLabel(tr("Telemóvel"), "section", this));
    auto* own = makeText(tr("Chave Móvel Digital de ensaio: %1, PIN de assinatura %2.")
                             .arg(QLatin1String(wiring::sandboxPhone), QLatin1String(wiring::sandboxPin)),
                         "small", this);
    own->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(own);
    messages_ = new QVBoxLayout;
    messages_->setSpacing(6);
    layout->addLayout(messages_);
    layout->addSpacing(6);
    layout->addWidget(makeLabel(tr("Avarias"), "section", this));
    presets_ = new QComboBox(this);
    presets_->setAccessibleName(tr("Avaria a simular"));
    presets_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    presets_->setMinimumContentsLength(8);
    layout->addWidget(presets_);
    presetText_ = makeText({}, "small", this);
    layout->addWidget(presetText_);
    connect(presets_, &QComboBox::activated, this, [this] {
        const QString name = presets_->currentData().toString();
        presetText_->setText(presets_->currentData(Qt::UserRole + 1).toString());
        presetText_->setVisible(!name.isEmpty());
        if (!name.isEmpty())
            post("/sandbox/presets", presetBody(name));
    });
    layout->addSpacing(6);
    buildClock(*layout);
    layout->addStretch();
    show({});
}

void SandboxDock::buildClock(QVBoxLayout& layout) {
    layout.addWidget(makeLabel(tr("Relógio do Estado"), "section", this));
    clock_ = makeText({}, "text", this);
    layout.addWidget(clock_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeLabel(tr("Velocidade"), "dim", this), 1);
    scale_ = new QComboBox(this);
    scale_->setAccessibleName(tr("Velocidade do relógio"));
    for (const int factor : {1, 10, 60, 600})
        scale_->addItem(QStringLiteral("× %1").arg(factor), factor);
    connect(scale_, &QComboBox::activated, this,
            [this] { post("/sandbox/clock", scaleBody(scale_->currentData().toInt())); });
    row->addWidget(scale_);
    layout.addLayout(row);
    layout.addWidget(makeLabel(tr("Avançar"), "dim", this));
    auto* jumps = new QHBoxLayout;
    jumps->setSpacing(6);
    for (const int days : {1, 7, 40}) {
        auto* jump = makeButton(tr("%n dia(s)", nullptr, days), "chip", nullptr, this);
        jump->setAccessibleName(tr("Avançar o relógio %n dia(s)", nullptr, days));
        connect(jump, &QPushButton::clicked, this, [this, days] { post("/sandbox/clock", jumpBody(days)); });
        jumps->addWidget(jump);
    }
    jumps->addStretch();
    layout.addLayout(jumps);
}

void SandboxDock::show(const SandboxState& state) {
    setProblem({});
    count_ = static_cast<int>(state.messages.size());
    const QString newest =
        state.messages.empty() ? QString() : state.messages.front().at + state.messages.front().text;
    if (messages_->count() == 0 || newest != newest_) {
        newest_ = newest;
        while (auto* item = messages_->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        for (std::size_t i = 0; i < std::min(state.messages.size(), mostMessages); ++i) {
            const auto& message = state.messages[i];
            auto* bubble = makeText(message.text, "bubble", this);
            bubble->setTextInteractionFlags(Qt::TextSelectableByMouse);
            bubble->setToolTip(QStringLiteral("%1 · %2").arg(message.phone, message.at));
            messages_->addWidget(bubble);
        }
        if (state.messages.empty())
            messages_->addWidget(makeText(tr("Os SMS do sandbox aparecem aqui."), "dim", this));
    }
    if (presets_->count() != static_cast<int>(state.presets.size()) + 1) {
        presets_->clear();
        presets_->addItem(tr("Provocar uma avaria…"), QString());
        for (const auto& preset : state.presets) {
            presets_->addItem(preset.title, preset.name);
            presets_->setItemData(presets_->count() - 1, preset.text, Qt::UserRole + 1);
        }
        presetText_->hide();
    }
    clock_->setText(state.clock.now.isValid()
                        ? timeText(TimePoint(std::chrono::milliseconds(state.clock.now.toMSecsSinceEpoch())))
                        : tr("Desconhecido"));
    if (const int index = scale_->findData(state.clock.scale); index >= 0)
        scale_->setCurrentIndex(index);
    emit shown();
}

void SandboxDock::setProblem(const QString& text) {
    problem_->setText(text);
    problem_->setVisible(!text.isEmpty());
}

void SandboxDock::refresh() {
    if (asking_ || !request_)
        return;
    asking_ = true;
    runJob(
        jobs_, Lane::Trial, this,
        [request = request_](const JobContext& job) { return readSandbox(request, job); },
        [this](Outcome<SandboxState> outcome) {
            asking_ = false;
            if (const auto* failure = std::get_if<Failure>(&outcome))
                setProblem(reason(*failure));
            else
                show(std::get<0>(outcome));
        });
}

void SandboxDock::post(const char* path, std::string body) {
    runJob(
        jobs_, Lane::Trial, this,
        [request = request_, where = std::string(path), body = std::move(body)](const JobContext& job) {
            request("POST", where, body, job);
        },
        [this](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                setProblem(reason(*failure));
            refresh();
        });
}

void SandboxDock::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    refresh();
    poll_.start();
}

void SandboxDock::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    poll_.stop();
}

} // namespace cunho::ui
