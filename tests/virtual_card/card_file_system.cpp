// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/card_file_system.hpp"

#include "virtual_card/tlv.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace cunho::test {
namespace {

using Lie = EmulatedCardChoice::Lie;

} // namespace

CardFileSystem::CardFileSystem(const EmulatedCardChoice& choice, CardFiles files, CardFiles nationalFiles)
    : choice_(choice), files_(std::move(files)), nationalFiles_(std::move(nationalFiles)) {}

void CardFileSystem::forget() {
    application_.clear();
    folder_.clear();
    file_.clear();
}

Reply CardFileSystem::select(const Apdu& apdu) {
    if (apdu.p2 != 0x00 && apdu.p2 != 0x0C)
        return 0x6A86;
    switch (apdu.p1) {
    case 0x04: return selectApplication(apdu);
    case 0x00: return selectIdentifier(apdu);
    case 0x02: return selectPath(apdu, folder_ + upperHex(apdu.data));
    case 0x08:
        // The old card takes one or two steps.
        if (apdu.data.size() != 2 && apdu.data.size() != 4)
            return 0x6A87;
        return selectPath(apdu, upperHex(apdu.data));
    default: return 0x6A86;
    }
}

Reply CardFileSystem::selectApplication(const Apdu& apdu) {
    const std::string name = upperHex(apdu.data);
    constexpr std::string_view family = "604632FF0000";
    if (name.size() != family.size() + 2 || !name.starts_with(family))
        return 0x6A82;
    const std::string number = name.substr(family.size());
    const bool there =
        choice_.kind == EmulatedCardChoice::Kind::Cc1 ? number == "02" : number == "04" || number == "05";
    if (!there)
        return 0x6A82;
    if (choice_.contactless)
        return 0x6982;
    forget();
    application_ = number;
    return apdu.p2 == 0x0C ? Reply(ok) : Reply(tlv(0x6F, {tlv(0x84, apdu.data)}));
}

Reply CardFileSystem::selectIdentifier(const Apdu& apdu) {
    const std::string name = upperHex(apdu.data);
    if (name.empty() || name == "3F00") {
        folder_.clear();
        file_.clear();
        return apdu.p2 == 0x0C ? Reply(ok) : Reply(tlv(0x6F, {tlv(0x83, fromHex("3F00"))}));
    }
    const Reply inFolder = selectPath(apdu, folder_ + name);
    return inFolder.status == ok ? inFolder : selectPath(apdu, name);
}

Reply CardFileSystem::selectPath(const Apdu& apdu, const std::string& path) {
    if (choice_.contactless && path == "011C")
        return ok; // EF.CardAccess, empty: PACE leads nowhere here
    if (application_.empty())
        return 0x6A82;
    const bool silent = apdu.p2 == 0x0C;
    if (const auto found = here().find(path); found != here().end()) {
        folder_ = path.substr(0, path.size() - 4);
        file_ = path;
        const bool lies = choice_.lie == Lie::FileSize;
        const std::size_t size = lies ? 0xFFFF : found->second.content.size();
        return silent ? Reply(ok) : Reply(fileControlInformation(path, found->second, size));
    }
    const auto inside = here().lower_bound(path);
    const bool isFolder = inside != here().end() && path.size() == 4 && inside->first.starts_with(path);
    if (!isFolder)
        return 0x6A82;
    folder_ = path;
    file_.clear();
    return silent ? Reply(ok) : Reply(tlv(0x6F, {tlv(0x83, fromHex(path))}));
}

/// The file in the current folder whose identifier ends in these five bits.
std::string CardFileSystem::byShortIdentifier(unsigned identifier) const {
    for (const auto& [path, content] : here()) {
        const bool inFolder = path.size() == folder_.size() + 4 && path.starts_with(folder_);
        if (inFolder && (fromHex(path).back() & 0x1FU) == identifier)
            return path;
    }
    return {};
}

Reply CardFileSystem::readBinary(const Apdu& apdu, const CardPins& pins) {
    std::size_t offset = apdu.parameters();
    if ((apdu.p1 & 0x80U) != 0) {
        if (application_.empty())
            return 0x6A82;
        const std::string named = byShortIdentifier(apdu.p1 & 0x1FU);
        if (named.empty())
            return 0x6A82;
        file_ = named;
        offset = apdu.p2;
    }
    if (file_.empty())
        return 0x6986;
    const CardFile& source = here().at(file_);
    if (source.readPin != 0 && !pins.isVerified(source.readPin))
        return 0x6982;
    return readFrom(source.content, offset, apdu.le.value_or(mostInOneAnswer));
}

Reply CardFileSystem::readFrom(const Bytes& content, std::size_t offset, std::size_t length) const {
    if (choice_.lie == Lie::WrongLe)
        return static_cast<std::uint16_t>(length == 0x10 ? 0x6C20 : 0x6C10);
    if (choice_.lie == Lie::EndlessFile && offset + length > content.size())
        return Bytes(length, 0xFF);
    if (offset >= content.size())
        return 0x6B00;
    const std::size_t count = std::min(length, content.size() - offset);
    Bytes bytes(count);
    std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(offset), count, bytes.begin());
    const bool cut = count < length && length != mostInOneAnswer && !choice_.t0;
    return {std::move(bytes), cut ? std::uint16_t{0x6282} : ok};
}

} // namespace cunho::test
