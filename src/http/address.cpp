// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "http/address.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <netinet/in.h>

namespace cunho::http {
namespace {

using Ipv4 = std::uint32_t;
using Ipv6 = std::array<std::uint8_t, 16>;

struct Range {
    Ipv4 first;
    int bits;
};

constexpr Ipv4 ipv4(unsigned a, unsigned b, unsigned c = 0, unsigned d = 0) {
    return a << 24U | b << 16U | c << 8U | d;
}

constexpr Range special[] = {
    {ipv4(0, 0), 8},                                   // this network
    {ipv4(10, 0), 8},                                  // private
    {ipv4(100, 64), 10},                               // shared by carriers
    {ipv4(127, 0), 8},                                 // loopback
    {ipv4(169, 254), 16},                              // link-local
    {ipv4(172, 16), 12},                               // private
    {ipv4(192, 0), 24},                                // protocol assignments
    {ipv4(192, 0, 2), 24},                             // documentation
    {ipv4(192, 88, 99), 24},                           // 6to4 relays
    {ipv4(192, 168), 16},                              // private
    {ipv4(198, 18), 15},                               // benchmarks
    {ipv4(198, 51, 100), 24}, {ipv4(203, 0, 113), 24}, // documentation, as the one above
    {ipv4(224, 0), 3},                                 // multicast and reserved
};

bool isPublic(Ipv4 address) {
    return std::none_of(std::begin(special), std::end(special), [&](const Range& range) {
        return (address ^ range.first) >> static_cast<unsigned>(32 - range.bits) == 0;
    });
}

Ipv4 lastFour(const Ipv6& address) {
    return ipv4(address[12], address[13], address[14], address[15]);
}

bool startsWith(const Ipv6& address, std::initializer_list<std::uint8_t> prefix) {
    return std::equal(prefix.begin(), prefix.end(), address.begin());
}

bool isPublic(const Ipv6& address) {
    constexpr std::uint8_t zero = 0;
    if (startsWith(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF})) // IPv4-mapped
        return isPublic(lastFour(address));
    if (startsWith(address, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, zero})) // NAT64, RFC 6052
        return isPublic(lastFour(address));
    const bool globalUnicast = (address[0] & 0xE0U) == 0x20U; // 2000::/3
    const bool protocols =
        startsWith(address, {0x20, 0x01}) && address[2] < 2; // 2001::/23, Teredo among them
    return globalUnicast && !protocols && !startsWith(address, {0x20, 0x01, 0x0D, 0xB8}) && // documentation
           !startsWith(address, {0x20, 0x02}) &&                                            // 6to4
           !(startsWith(address, {0x3F, 0xFF}) && address[2] < 0x10);                       // documentation
}

} // namespace

bool isPublicAddress(const std::string& address) {
    in_addr four{};
    if (::inet_pton(AF_INET, address.c_str(), &four) == 1)
        return isPublic(ntohl(four.s_addr));
    in6_addr six{};
    if (::inet_pton(AF_INET6, address.c_str(), &six) != 1)
        return false;
    Ipv6 bytes{};
    std::copy(std::begin(six.s6_addr), std::end(six.s6_addr), bytes.begin());
    return isPublic(bytes);
}

} // namespace cunho::http
