// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/invoicing/code_tables.hpp>

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

constexpr std::array mechanisms{
    NamedCode{"TB", "Transferência bancária", "Bank transfer"},
    NamedCode{"NU", "Numerário", "Cash"},
    NamedCode{"MB", "Referência Multibanco", "Multibanco reference"},
    NamedCode{"CD", "Cartão de débito", "Debit card"},
    NamedCode{"CC", "Cartão de crédito", "Credit card"},
    NamedCode{"CH", "Cheque bancário", "Bank cheque"},
    NamedCode{"CI", "Crédito documentário internacional", "Letter of credit"},
    NamedCode{"CO", "Cheque ou cartão oferta", "Gift card"},
    NamedCode{"CS", "Compensação de saldos em conta corrente", "Set-off"},
    NamedCode{"DE", "Dinheiro eletrónico", "Electronic money"},
    NamedCode{"LC", "Letra comercial", "Bill of exchange"},
    NamedCode{"PR", "Permuta de bens", "Barter"},
    NamedCode{"TR", "Títulos de compensação extrassalarial", "Meal or social vouchers"},
    NamedCode{"OU", "Outros meios", "Other"},
};

constexpr std::array products{
    NamedCode{"S", "Serviço", "Service"},
    NamedCode{"P", "Produto", "Product"},
    NamedCode{"O", "Outro (portes, adiantamentos)", "Other (carriage, advances)"},
    NamedCode{"E", "Imposto especial de consumo", "Excise duty"},
    NamedCode{"I", "Imposto, taxa ou encargo parafiscal", "Tax, fee or levy"},
};

constexpr std::array withholdings{
    NamedCode{"IRS", "IRS", "Personal income tax (IRS)"},
    NamedCode{"IRC", "IRC", "Corporate income tax (IRC)"},
    NamedCode{"IS", "Imposto do selo", "Stamp duty"},
};

constexpr std::array currencyCodes{
    // clang-format off
    NamedCode{"EUR", "Euro", "Euro"},
    NamedCode{"USD", "Dólar dos Estados Unidos", "US dollar"},
    NamedCode{"GBP", "Libra esterlina", "Pound sterling"},
    NamedCode{"CHF", "Franco suíço", "Swiss franc"},
    NamedCode{"BRL", "Real do Brasil", "Brazilian real"},
    NamedCode{"AOA", "Kwanza de Angola", "Angolan kwanza"},
    NamedCode{"MZN", "Metical de Moçambique", "Mozambican metical"},
    NamedCode{"CVE", "Escudo de Cabo Verde", "Cape Verdean escudo"},
    NamedCode{"STN", "Dobra de São Tomé e Príncipe", "São Tomé dobra"},
    NamedCode{"XOF", "Franco CFA (BCEAO)", "CFA franc (BCEAO)"},
    NamedCode{"XAF", "Franco CFA (BEAC)", "CFA franc (BEAC)"},
    NamedCode{"MOP", "Pataca de Macau", "Macanese pataca"},
    NamedCode{"CAD", "Dólar canadiano", "Canadian dollar"},
    NamedCode{"AUD", "Dólar australiano", "Australian dollar"},
    NamedCode{"JPY", "Iene", "Yen"},
    NamedCode{"CNY", "Yuan", "Yuan renminbi"},
    NamedCode{"HKD", "Dólar de Hong Kong", "Hong Kong dollar"},
    NamedCode{"INR", "Rupia indiana", "Indian rupee"},
    NamedCode{"SEK", "Coroa sueca", "Swedish krona"},
    NamedCode{"NOK", "Coroa norueguesa", "Norwegian krone"},
    NamedCode{"DKK", "Coroa dinamarquesa", "Danish krone"},
    NamedCode{"ISK", "Coroa islandesa", "Icelandic króna"},
    NamedCode{"PLN", "Zlóti", "Polish zloty"},
    NamedCode{"CZK", "Coroa checa", "Czech koruna"},
    NamedCode{"HUF", "Forint", "Hungarian forint"},
    NamedCode{"RON", "Leu romeno", "Romanian leu"},
    NamedCode{"BGN", "Lev búlgaro", "Bulgarian lev"},
    NamedCode{"TRY", "Lira turca", "Turkish lira"},
    NamedCode{"MAD", "Dirham de Marrocos", "Moroccan dirham"},
    NamedCode{"ZAR", "Rand", "South African rand"},
    NamedCode{"AED", "Dirham dos Emirados", "UAE dirham"},
    NamedCode{"SAR", "Rial saudita", "Saudi riyal"},
    NamedCode{"ILS", "Novo shekel", "New shekel"},
    NamedCode{"MXN", "Peso mexicano", "Mexican peso"},
    NamedCode{"UAH", "Hryvnia", "Hryvnia"},
    NamedCode{"KWD", "Dinar do Kuwait", "Kuwaiti dinar"},
    NamedCode{"AFN", "AFN", "AFN"}, NamedCode{"ALL", "ALL", "ALL"}, NamedCode{"AMD", "AMD", "AMD"}, NamedCode{"ANG", "ANG", "ANG"},
    NamedCode{"ARS", "ARS", "ARS"}, NamedCode{"AWG", "AWG", "AWG"}, NamedCode{"AZN", "AZN", "AZN"}, NamedCode{"BAM", "BAM", "BAM"},
    NamedCode{"BBD", "BBD", "BBD"}, NamedCode{"BDT", "BDT", "BDT"}, NamedCode{"BHD", "BHD", "BHD"}, NamedCode{"BIF", "BIF", "BIF"},
    NamedCode{"BMD", "BMD", "BMD"}, NamedCode{"BND", "BND", "BND"}, NamedCode{"BOB", "BOB", "BOB"}, NamedCode{"BOV", "BOV", "BOV"},
    NamedCode{"BSD", "BSD", "BSD"}, NamedCode{"BTN", "BTN", "BTN"}, NamedCode{"BWP", "BWP", "BWP"}, NamedCode{"BYN", "BYN", "BYN"},
    NamedCode{"BYR", "BYR", "BYR"}, NamedCode{"BZD", "BZD", "BZD"}, NamedCode{"CDF", "CDF", "CDF"}, NamedCode{"CHE", "CHE", "CHE"},
    NamedCode{"CHW", "CHW", "CHW"}, NamedCode{"CLF", "CLF", "CLF"}, NamedCode{"CLP", "CLP", "CLP"}, NamedCode{"COP", "COP", "COP"},
    NamedCode{"COU", "COU", "COU"}, NamedCode{"CRC", "CRC", "CRC"}, NamedCode{"CUC", "CUC", "CUC"}, NamedCode{"CUP", "CUP", "CUP"},
    NamedCode{"DJF", "DJF", "DJF"}, NamedCode{"DOP", "DOP", "DOP"}, NamedCode{"DZD", "DZD", "DZD"}, NamedCode{"EEK", "EEK", "EEK"},
    NamedCode{"EGP", "EGP", "EGP"}, NamedCode{"ERN", "ERN", "ERN"}, NamedCode{"ETB", "ETB", "ETB"}, NamedCode{"FJD", "FJD", "FJD"},
    NamedCode{"FKP", "FKP", "FKP"}, NamedCode{"GEL", "GEL", "GEL"}, NamedCode{"GHS", "GHS", "GHS"}, NamedCode{"GIP", "GIP", "GIP"},
    NamedCode{"GMD", "GMD", "GMD"}, NamedCode{"GNF", "GNF", "GNF"}, NamedCode{"GTQ", "GTQ", "GTQ"}, NamedCode{"GYD", "GYD", "GYD"},
    NamedCode{"HNL", "HNL", "HNL"}, NamedCode{"HRK", "HRK", "HRK"}, NamedCode{"HTG", "HTG", "HTG"}, NamedCode{"IDR", "IDR", "IDR"},
    NamedCode{"IQD", "IQD", "IQD"}, NamedCode{"IRR", "IRR", "IRR"}, NamedCode{"JMD", "JMD", "JMD"}, NamedCode{"JOD", "JOD", "JOD"},
    NamedCode{"KES", "KES", "KES"}, NamedCode{"KGS", "KGS", "KGS"}, NamedCode{"KHR", "KHR", "KHR"}, NamedCode{"KMF", "KMF", "KMF"},
    NamedCode{"KPW", "KPW", "KPW"}, NamedCode{"KRW", "KRW", "KRW"}, NamedCode{"KYD", "KYD", "KYD"}, NamedCode{"KZT", "KZT", "KZT"},
    NamedCode{"LAK", "LAK", "LAK"}, NamedCode{"LBP", "LBP", "LBP"}, NamedCode{"LKR", "LKR", "LKR"}, NamedCode{"LRD", "LRD", "LRD"},
    NamedCode{"LSL", "LSL", "LSL"}, NamedCode{"LTL", "LTL", "LTL"}, NamedCode{"LVL", "LVL", "LVL"}, NamedCode{"LYD", "LYD", "LYD"},
    NamedCode{"MDL", "MDL", "MDL"}, NamedCode{"MGA", "MGA", "MGA"}, NamedCode{"MKD", "MKD", "MKD"}, NamedCode{"MMK", "MMK", "MMK"},
    NamedCode{"MNT", "MNT", "MNT"}, NamedCode{"MRO", "MRO", "MRO"}, NamedCode{"MRU", "MRU", "MRU"}, NamedCode{"MUR", "MUR", "MUR"},
    NamedCode{"MVR", "MVR", "MVR"}, NamedCode{"MWK", "MWK", "MWK"}, NamedCode{"MXV", "MXV", "MXV"}, NamedCode{"MYR", "MYR", "MYR"},
    NamedCode{"NAD", "NAD", "NAD"}, NamedCode{"NGN", "NGN", "NGN"}, NamedCode{"NIO", "NIO", "NIO"}, NamedCode{"NPR", "NPR", "NPR"},
    NamedCode{"NZD", "NZD", "NZD"}, NamedCode{"OMR", "OMR", "OMR"}, NamedCode{"PAB", "PAB", "PAB"}, NamedCode{"PEN", "PEN", "PEN"},
    NamedCode{"PGK", "PGK", "PGK"}, NamedCode{"PHP", "PHP", "PHP"}, NamedCode{"PKR", "PKR", "PKR"}, NamedCode{"PYG", "PYG", "PYG"},
    NamedCode{"QAR", "QAR", "QAR"}, NamedCode{"RSD", "RSD", "RSD"}, NamedCode{"RUB", "RUB", "RUB"}, NamedCode{"RWF", "RWF", "RWF"},
    NamedCode{"SBD", "SBD", "SBD"}, NamedCode{"SCR", "SCR", "SCR"}, NamedCode{"SDG", "SDG", "SDG"}, NamedCode{"SGD", "SGD", "SGD"},
    NamedCode{"SHP", "SHP", "SHP"}, NamedCode{"SKK", "SKK", "SKK"}, NamedCode{"SLL", "SLL", "SLL"}, NamedCode{"SOS", "SOS", "SOS"},
    NamedCode{"SRD", "SRD", "SRD"}, NamedCode{"SSP", "SSP", "SSP"}, NamedCode{"STD", "STD", "STD"}, NamedCode{"SVC", "SVC", "SVC"},
    NamedCode{"SYP", "SYP", "SYP"}, NamedCode{"SZL", "SZL", "SZL"}, NamedCode{"THB", "THB", "THB"}, NamedCode{"TJS", "TJS", "TJS"},
    NamedCode{"TMM", "TMM", "TMM"}, NamedCode{"TMT", "TMT", "TMT"}, NamedCode{"TND", "TND", "TND"}, NamedCode{"TOP", "TOP", "TOP"},
    NamedCode{"TTD", "TTD", "TTD"}, NamedCode{"TWD", "TWD", "TWD"}, NamedCode{"TZS", "TZS", "TZS"}, NamedCode{"UGX", "UGX", "UGX"},
    NamedCode{"USN", "USN", "USN"}, NamedCode{"USS", "USS", "USS"}, NamedCode{"UYI", "UYI", "UYI"}, NamedCode{"UYU", "UYU", "UYU"},
    NamedCode{"UZS", "UZS", "UZS"}, NamedCode{"VEF", "VEF", "VEF"}, NamedCode{"VES", "VES", "VES"}, NamedCode{"VND", "VND", "VND"},
    NamedCode{"VUV", "VUV", "VUV"}, NamedCode{"WST", "WST", "WST"}, NamedCode{"XAG", "XAG", "XAG"}, NamedCode{"XAU", "XAU", "XAU"},
    NamedCode{"XBA", "XBA", "XBA"}, NamedCode{"XBB", "XBB", "XBB"}, NamedCode{"XBC", "XBC", "XBC"}, NamedCode{"XBD", "XBD", "XBD"},
    NamedCode{"XCD", "XCD", "XCD"}, NamedCode{"XDR", "XDR", "XDR"}, NamedCode{"XFU", "XFU", "XFU"}, NamedCode{"XPD", "XPD", "XPD"},
    NamedCode{"XPF", "XPF", "XPF"}, NamedCode{"XPT", "XPT", "XPT"}, NamedCode{"XSU", "XSU", "XSU"}, NamedCode{"XUA", "XUA", "XUA"},
    NamedCode{"YER", "YER", "YER"}, NamedCode{"ZMK", "ZMK", "ZMK"}, NamedCode{"ZMW", "ZMW", "ZMW"}, NamedCode{"ZWD", "ZWD", "ZWD"},
    NamedCode{"ZWL", "ZWL", "ZWL"}, NamedCode{"ZWR", "ZWR", "ZWR"},
    // clang-format on
};

constexpr std::string_view memberStates =
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK ";

} // namespace

std::span<const NamedCode> paymentMechanisms() noexcept {
    return mechanisms;
}

std::span<const NamedCode> productTypes() noexcept {
    return products;
}

std::span<const NamedCode> withholdingTypes() noexcept {
    return withholdings;
}

std::span<const NamedCode> currencies() noexcept {
    return currencyCodes;
}

bool isMemberState(std::string_view country) noexcept {
    return country.size() == 2 && country.find(' ') == std::string_view::npos &&
           memberStates.find(country) != std::string_view::npos;
}

const NamedCode* findCode(std::span<const NamedCode> list, std::string_view code) noexcept {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const NamedCode& c) { return c.code == code; });
    return found == list.end() ? nullptr : &*found;
}

std::string saftMention(const ExemptionReason& reason) {
    if (reason.code == "M15")
        return "Regime da margem de lucro–Objetos de coleção e antiguidades";
    return reason.mention;
}

} // namespace cunho::invoicing
