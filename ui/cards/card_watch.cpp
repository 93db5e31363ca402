// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cards/card_watch.hpp"

#include <algorithm>

namespace cunho::ui {
namespace {

constexpr int retryInterval = 5000; ///< ms between two looks for a service that is not there

} // namespace

CardWatch::CardWatch(Jobs& jobs, signing::CardCatalogue& catalogue, QObject* parent)
    : QObject(parent), jobs_(jobs), catalogue_(catalogue) {
    again_.setSingleShot(true);
    again_.setInterval(retryInterval);
    connect(&again_, &QTimer::timeout, this, [this] { follow(true); });
}

CardWatch::~CardWatch() {
    watching_.stop();
}

void CardWatch::rest() {
    ++turn_;
    again_.stop();
    watching_.stop();
}

void CardWatch::refresh() {
    if (interrupts_ > 0)
        return; // it is read anew afterwards
    rest();
    follow(true);
}

void CardWatch::follow(bool anew) {
    const int turn = ++turn_;
    watching_ = runJob(
        jobs_, Lane::Cards, this,
        [&catalogue = catalogue_, known = sight_.readers, anew](const JobContext& job) {
            return anew ? catalogue.readers(job) : catalogue.waitForChange(known, job);
        },
        [this, turn](Outcome<Rows> outcome) {
            if (turn == turn_)
                take(std::move(outcome));
        });
}

void CardWatch::take(Outcome<Rows> outcome) {
    sight_.known = true;
    if (auto* rows = std::get_if<0>(&outcome)) {
        sight_.readers = std::move(*rows);
        sight_.problem.reset();
        follow(false);
    } else {
        sight_.readers.clear();
        sight_.problem = std::get<Failure>(std::move(outcome));
        again_.start();
    }
    emit changed();
}

void CardWatch::interrupt(Work work, Done done) {
    rest();
    ++interrupts_;
    runJob(
        jobs_, Lane::Cards, this,
        [&catalogue = catalogue_, work = std::move(work)](const JobContext& job) { work(catalogue, job); },
        [this, done = std::move(done)](Outcome<std::monostate> outcome) {
            --interrupts_;
            refresh();
            done(std::move(outcome));
        });
}

const signing::CardReader* readerNamed(const CardSight& sight, const std::string& name) {
    const auto found = std::ranges::find(sight.readers, name, &signing::CardReader::name);
    return found == sight.readers.end() ? nullptr : &*found;
}

} // namespace cunho::ui
