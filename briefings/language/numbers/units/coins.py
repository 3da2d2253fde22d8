"""Names of currencies: signs, ISO 4217 codes, and what their coins are called."""

from typing import Final

SIGNS: Final = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₦": "NGN",
    "₫": "VND",
    "₱": "PHP",
    "฿": "THB",
    "₴": "UAH",
    "₡": "CRC",
    "₾": "GEL",
    "₭": "LAK",
    "₵": "GHS",
    "₸": "KZT",
    "₿": "BTC",
}

_DOLLARS: Final = {
    "USD": "us, usd",
    "CAD": "c, ca, cad, can, cdn",
    "AUD": "a, au, aud",
    "NZD": "nz, nzd",
    "HKD": "hk, hkd",
    "SGD": "s, sg, sgd",
    "TWD": "nt, twd",
    "BRL": "r, brl",
    "MXN": "mx, mex, mxn",
    "JMD": "j",
    "ARS": "ar",
    "CLP": "clp",
    "COP": "col",
    "TTD": "tt",
    "FJD": "fj",
}
"""What may stand before "$"; another letter makes it a currency of its own."""
_CODES: Final = (
    "USD EUR GBP JPY CHF CAD AUD NZD HKD SGD CNY CNH INR PKR LKR BDT RUB UAH PLN CZK HUF SEK NOK "
    "DKK ISK TRY ILS AED SAR QAR KWD EGP ZAR NGN KES GHS BRL MXN ARS CLP COP KRW TWD THB IDR MYR "
    "PHP VND KZT GEL BTC ETH"
)
_COINS: Final = {
    "USD": "dollar, dlr",
    "EUR": "euro",
    "GBP": "pound sterling, sterling, stg, quid",
    "JPY": "yen",
    "CNY": "yuan, renminbi, kuai, 元",
    "RUB": "ruble, rouble",
    "INR": "rupee",
    "UAH": "hryvnia",
    "PLN": "zloty",
    "HUF": "forint",
    "ILS": "shekel",
    "MYR": "ringgit",
    "THB": "baht",
    "IDR": "rupiah",
    "NGN": "naira",
    "GHS": "cedi",
    "BDT": "taka",
    "KZT": "tenge",
    "GEL": "lari",
    "VND": "dong",
    "BRL": "reai",
    "BTC": "bitcoin",
    "ETH": "ether",
    "satoshi": "satoshi",
    "franc": "franc",
    "krona": "krona, kronor",
    "krone": "krone, kroner",
    "CZK": "koruna",
    "lira": "lira, lire",
    "peso": "peso",
    "dirham": "dirham",
    "dinar": "dinar",
    "riyal": "riyal",
    "rial": "rial",
    "shilling": "shilling",
    "peseta": "peseta",
    "guilder": "guilder",
    "drachma": "drachma",
    "markka": "markka",
    "mark": "deutschmark",
    "escudo": "escudo",
    "ZAR": "rand",
    "cent": "cent, ct",
    "penny": "pence, penny, pennie",
    "kopeck": "kopeck",
    "dime": "dime",
}
"""The names of coins; those of several countries, and small coin, are units of their own."""
_OF_COUNTRIES: Final = {
    "USD": "us dollar, american dollar, united states dollar",
    "CAD": "canadian dollar",
    "AUD": "australian dollar",
    "NZD": "new zealand dollar",
    "HKD": "hong kong dollar",
    "SGD": "singapore dollar, singaporean dollar",
    "TWD": "taiwan dollar, taiwanese dollar",
    "GBP": "british pound",
    "EGP": "egyptian pound",
    "JPY": "japanese yen",
    "CNY": "chinese yuan",
    "RUB": "russian ruble, russian rouble",
    "INR": "indian rupee",
    "PKR": "pakistani rupee, pakistan rupee",
    "LKR": "sri lankan rupee",
    "CHF": "swiss franc",
    "SEK": "swedish krona, swedish kronor",
    "NOK": "norwegian krone, norwegian kroner",
    "DKK": "danish krone, danish kroner",
    "ISK": "icelandic krona, icelandic kronur",
    "TRY": "turkish lira",
    "MXN": "mexican peso",
    "PHP": "philippine peso",
    "ARS": "argentine peso",
    "CLP": "chilean peso",
    "COP": "colombian peso",
    "BRL": "brazilian real, brazilian reai",
    "KRW": "south korean won, korean won",
    "SAR": "saudi riyal",
    "AED": "uae dirham",
    "KES": "kenyan shilling",
    "ZAR": "south african rand",
    "ILS": "israeli shekel, new shekel",
    "PLN": "polish zloty",
    "CZK": "czech koruna",
    "GEL": "georgian lari",
}


def _by_name(table: dict[str, str]) -> dict[str, str]:
    return {name: unit for unit, names in table.items() for name in names.split(", ")}


DOLLARS: Final = _by_name(_DOLLARS)
COINS: Final = _by_name(_COINS)
OF_COUNTRIES: Final = _by_name(_OF_COUNTRIES)
CODES: Final = {code.casefold(): code for code in _CODES.split()} | {"rmb": "CNY"}
BEFORE: Final = CODES | {"rs": "INR", "rm": "MYR", "dlr": "USD", "sfr": "CHF"}
"""What may stand before a numeral without a sign."""
BEFORE_AS_WRITTEN: Final = {"Ksh": "KES", "KSh": "KES", "Dh": "AED", "R": "ZAR"}
"""The same, where small letters would be a word."""
SMALL_COINS: Final = {"USD": "cent", "EUR": "cent", "GBP": "penny", "CAD": "cent", "AUD": "cent"}
"""A hundredth of each."""
