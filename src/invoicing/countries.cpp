// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/countries.hpp"

#include <cunho/invoicing/code_tables.hpp>

namespace cunho::invoicing {
namespace {

/// ISO 3166-1 alpha-2 and XK, as the SAF-T (PT) 1.04_01 schema lists them.
constexpr std::string_view isoCodes =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS "
    "BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE "
    "EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM "
    "HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC "
    "LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA "
    "NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW "
    "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO "
    "TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW ";

} // namespace

bool isCountry(std::string_view code) noexcept {
    return code.size() == 2 && code.find(' ') == std::string_view::npos &&
           isoCodes.find(code) != std::string_view::npos;
}

std::vector<std::string_view> countryCodes() {
    std::vector<std::string_view> list;
    for (std::string_view rest = isoCodes; rest.size() >= 3; rest.remove_prefix(3))
        list.push_back(rest.substr(0, 2));
    return list;
}

} // namespace cunho::invoicing
