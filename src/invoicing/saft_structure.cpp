// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_structure.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>

namespace cunho::embedded {
extern const std::string_view saft_structure_txt;
} // namespace cunho::embedded

namespace cunho::invoicing {
namespace {

using Places = std::vector<std::size_t>;

[[noreturn]] void broken(std::string_view line) {
    throw Error(Fault::Internal, "UNEXPECTED", {}, "saft_structure: " + std::string(line));
}

std::vector<std::string_view> words(std::string_view line) {
    std::vector<std::string_view> list;
    while (!line.empty()) {
        const auto end = std::min(line.find(' '), line.size());
        if (end > 0)
            list.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return list;
}

std::int64_t numberOf(std::string_view word) {
    std::int64_t value = 0;
    if (std::from_chars(word.data(), word.data() + word.size(), value).ec != std::errc{})
        broken(word);
    return value;
}

void append(Places& to, const Places& more) {
    for (const std::size_t place : more) {
        if (std::find(to.begin(), to.end(), place) == to.end())
            to.push_back(place);
    }
}

/// What a part of a content model begins and ends with.
struct Part {
    Places first;
    Places last;
    bool mayBeEmpty = false;
};

class Table {
  public:
    Table() {
        std::string_view text = embedded::saft_structure_txt;
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size());
            take(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        for (auto& [name, group] : groups_)
            link(group);
    }

    const SaftGroup& group(std::string_view name) const {
        const auto found = groups_.find(name);
        if (found == groups_.end())
            broken(name);
        return found->second;
    }

  private:
    void take(std::string_view line) {
        if (line.empty() || line.front() == '#')
            return;
        const auto parts = words(line);
        if (parts.size() < 3)
            broken(line);
        if (parts[0] == "value")
            addValue(parts);
        else
            models_[parts[1]] = line.substr(6 + parts[1].size());
        if (parts[0] == "group")
            groups_[parts[1]].name = parts[1];
    }

    void addValue(const std::vector<std::string_view>& parts) {
        using Base = SaftValue::Base;
        static const std::map<std::string_view, Base> bases{
            {"text", Base::Text},     {"code", Base::Code}, {"integer", Base::Integer},
            {"amount", Base::Amount}, {"date", Base::Date}, {"time", Base::Time}};
        SaftValue value;
        value.name = parts[1];
        value.base = bases.at(parts[2]);
        if (value.base == Base::Code)
            value.words.assign(parts.begin() + 3, parts.end());
        if (value.base == Base::Text || value.base == Base::Integer) {
            value.least = numberOf(parts.at(3));
            value.most = numberOf(parts.at(4));
        }
        if (value.base == Base::Date && parts.size() > 3)
            value.least = numberOf(parts[3]);
        if (value.base == Base::Text && parts.size() > 5)
            value.form = parts[5];
        values_[value.name] = std::move(value);
    }

    /// Reads the content model of one group.
    void link(SaftGroup& group) {
        rest_ = models_.at(group.name);
        Part whole = alternatives(group);
        group.first = whole.first;
        group.mayBeEmpty = whole.mayBeEmpty;
        for (const std::size_t place : whole.last)
            group.places[place].last = true;
        for (std::size_t place = 0; place < group.places.size(); ++place) {
            const Places& follow = group.places[place].follow;
            group.places[place].repeated = std::find(follow.begin(), follow.end(), place) != follow.end();
        }
    }

    void skipBlanks() {
        while (rest_.starts_with(' '))
            rest_.remove_prefix(1);
    }

    Part alternatives(SaftGroup& group) {
        Part all = sequence(group);
        while (rest_.starts_with('|')) {
            rest_.remove_prefix(1);
            const Part other = sequence(group);
            append(all.first, other.first);
            append(all.last, other.last);
            all.mayBeEmpty = all.mayBeEmpty || other.mayBeEmpty;
        }
        return all;
    }

    Part sequence(SaftGroup& group) {
        Part all;
        all.mayBeEmpty = true;
        for (skipBlanks(); !rest_.empty() && rest_.front() != ')' && rest_.front() != '|'; skipBlanks()) {
            const Part next = particle(group);
            for (const std::size_t place : all.last)
                append(group.places[place].follow, next.first);
            if (all.mayBeEmpty)
                append(all.first, next.first);
            if (!next.mayBeEmpty)
                all.last.clear();
            append(all.last, next.last);
            all.mayBeEmpty = all.mayBeEmpty && next.mayBeEmpty;
        }
        return all;
    }

    Part particle(SaftGroup& group) {
        Part part;
        if (rest_.starts_with('(')) {
            rest_.remove_prefix(1);
            part = alternatives(group);
            if (!rest_.starts_with(')'))
                broken(rest_);
            rest_.remove_prefix(1);
        } else {
            part = element(group);
        }
        const char mark = rest_.empty() ? ' ' : rest_.front();
        if (mark == '?' || mark == '*' || mark == '+')
            rest_.remove_prefix(1);
        if (mark == '*' || mark == '+') {
            for (const std::size_t place : part.last)
                append(group.places[place].follow, part.first);
        }
        part.mayBeEmpty = part.mayBeEmpty || mark == '?' || mark == '*';
        return part;
    }

    Part element(SaftGroup& group) {
        const std::string_view text = rest_.substr(0, rest_.find_first_of(" ?*+|)"));
        rest_.remove_prefix(text.size());
        const auto equals = text.find('=');
        if (equals == std::string_view::npos)
            broken(text);
        SaftGroup::Place place;
        place.element = text.substr(0, equals);
        const std::string_view kind = text.substr(equals + 1);
        if (const auto value = values_.find(kind); value != values_.end())
            place.value = &value->second;
        else if (const auto inner = groups_.find(kind); inner != groups_.end())
            place.group = &inner->second;
        else
            broken(text);
        group.places.push_back(std::move(place));
        const std::size_t at = group.places.size() - 1;
        return {{at}, {at}, false};
    }

    std::map<std::string_view, SaftValue> values_;
    std::map<std::string_view, SaftGroup> groups_;
    std::map<std::string_view, std::string_view> models_;
    std::string_view rest_; ///< of the model that is read
};

} // namespace

std::size_t SaftGroup::next(std::size_t place, std::string_view element) const noexcept {
    for (const std::size_t at : after(place)) {
        if (places[at].element == element)
            return at;
    }
    return begin;
}

std::size_t SaftGroup::placeOf(std::string_view element) const noexcept {
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (places[at].element == element)
            return at;
    }
    return begin;
}

/// Breadth first, so that what may be left out is left out.
SaftGroup::Gap SaftGroup::between(std::size_t from, std::size_t to) const {
    std::vector<std::size_t> cameFrom(places.size(), places.size());
    std::deque<std::size_t> queue;
    const auto visit = [&](std::size_t place, std::size_t by) {
        if (cameFrom[place] == places.size()) {
            cameFrom[place] = by;
            queue.push_back(place);
        }
    };
    Gap gap;
    if (to == begin && mayEnd(from))
        return {true, {}};
    for (const std::size_t place : after(from))
        visit(place, begin);
    while (!queue.empty()) {
        const std::size_t place = queue.front();
        queue.pop_front();
        if (to == begin ? !places[place].last : place != to) {
            for (const std::size_t follower : places[place].follow)
                visit(follower, place);
            continue;
        }
        gap.possible = true;
        for (std::size_t at = to == begin ? place : cameFrom[place]; at != begin; at = cameFrom[at]) {
            std::string names(places[at].element);
            for (const std::size_t other : after(cameFrom[at])) {
                if (other != at && places[other].follow == places[at].follow &&
                    places[other].last == places[at].last && !places[other].repeated)
                    names += " / " + std::string(places[other].element);
            }
            gap.missing.push_back(names);
        }
        std::reverse(gap.missing.begin(), gap.missing.end());
        return gap;
    }
    return gap;
}

const SaftGroup& saftStructure() {
    static const Table table;
    return table.group("AuditFile");
}

} // namespace cunho::invoicing
