// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pin_pad.hpp"

#include "pin_command.hpp"

#include <array>

namespace cunho::smartcard {
namespace {

constexpr Byte featureVerifyPinDirect = 0x06;
constexpr Byte featureModifyPinDirect = 0x07;
constexpr std::uint16_t english = 0x0409;
constexpr std::uint16_t portuguese = 0x0816;

/// What a firmware wants in the structures.
struct Firmware {
    std::string_view name;  ///< part of the reader's name
    Byte timeout;           ///< seconds; 0: the reader's own
    Byte format;            ///< bmFormatString: 02 ASCII, left; 82 the same, positions in bytes
    bool hasBlockSize;      ///< bmPINBlockString names the block's size, else 0
    std::uint16_t language; ///< wLangId
};

constexpr Firmware usual{"", 30, 0x02, true, english};
constexpr std::array<Firmware, 3> particular{{
    {"GemPC Pinpad", 30, 0x82, false, portuguese},
    {"GemPCPinpad", 30, 0x82, false, portuguese},
    {"ACR83U", 0, 0x82, true, english},
}};

const Firmware& firmwareOf(std::string_view reader) {
    for (const Firmware& firmware : particular)
        if (reader.find(firmware.name) != std::string_view::npos)
            return firmware;
    return usual;
}

/// Numbers in little-endian, without gaps.
class Structure {
  public:
    Structure& byte(std::size_t value) {
        bytes_.push_back(static_cast<Byte>(value & 0xFFU));
        return *this;
    }
    Structure& word(std::size_t value) { return byte(value).byte(value >> 8U); }
    Structure& data(ByteView value) { // ulDataLength, abData
        word(value.size()).word(0);
        bytes_.insert(bytes_.end(), value.begin(), value.end());
        return *this;
    }
    Bytes take() { return std::move(bytes_); }

  private:
    Bytes bytes_;
};

/// bTimerOut to bmPINLengthFormat
Structure begin(const Firmware& firmware, const PinFormat& format) {
    Structure structure;
    structure.byte(firmware.timeout).byte(firmware.timeout).byte(firmware.format);
    return structure.byte(firmware.hasBlockSize ? format.blockSize : 0).byte(0);
}

/// wPINMaxExtraDigit: least in the high byte, most in the low one
std::size_t digits(const PinFormat& format) {
    return format.least << 8U | format.most;
}

constexpr Byte whenConfirmed = 0x02; // bEntryValidationCondition: the reader's own key

} // namespace

PinPad readFeatures(ByteView list) {
    constexpr std::size_t size = 6;
    PinPad pad;
    if (list.size() % size != 0)
        return {};
    for (; !list.empty(); list = list.subspan(size)) {
        if (list[1] != 4)
            return {};
        const std::uint32_t code = std::uint32_t{list[2]} << 24U | std::uint32_t{list[3]} << 16U |
                                   std::uint32_t{list[4]} << 8U | std::uint32_t{list[5]};
        if (list[0] == featureVerifyPinDirect)
            pad.verify = code;
        if (list[0] == featureModifyPinDirect)
            pad.modify = code;
    }
    return pad;
}

Bytes verifyStructure(std::string_view reader, std::uint8_t reference, const PinFormat& format) {
    const Firmware& firmware = firmwareOf(reader);
    PinCommand command(0x20, reference, format, 1);
    command.addEmpty();
    return begin(firmware, format)
        .word(digits(format))
        .byte(whenConfirmed)
        .byte(1) // bNumberMessage
        .word(firmware.language)
        .byte(0) // bMsgIndex
        .word(0)
        .byte(0) // bTeoPrologue
        .data(command.bytes())
        .take();
}

Bytes modifyStructure(std::string_view reader, std::uint8_t reference, const PinFormat& format) {
    const Firmware& firmware = firmwareOf(reader);
    PinCommand command(0x24, reference, format, 2);
    command.addEmpty();
    command.addEmpty();
    return begin(firmware, format)
        .byte(0)                // bInsertionOffsetOld
        .byte(format.blockSize) // bInsertionOffsetNew
        .word(digits(format))
        .byte(0x03) // bConfirmPIN: the old one is asked for, the new one twice
        .byte(whenConfirmed)
        .byte(3) // bNumberMessage
        .word(firmware.language)
        .byte(0)
        .byte(1)
        .byte(2) // bMsgIndex1 to 3: old, new, again
        .word(0)
        .byte(0) // bTeoPrologue
        .data(command.bytes())
        .take();
}

} // namespace cunho::smartcard
