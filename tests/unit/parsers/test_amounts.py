import pytest

from crawler.parsers.figures.amounts import Amount, number_value
from crawler.parsers.figures.quantities import quantities_of
from crawler.parsers.model import Language


def amounts(text: str, language: Language = "en") -> list[Amount]:
    marks = quantities_of(text, (0, len(text)), language, None)
    return [mark for mark in marks if isinstance(mark, Amount)]


@pytest.mark.parametrize(
    ("digits", "language", "value"),
    [
        ("3,000", "en", 3000),
        ("356.4", "en", 356.4),
        ("325,9", "en", 325.9),
        ("1,234,567.8", "en", 1234567.8),
        ("1,100", "ru", 1.1),
        ("325,9", "ru", 325.9),
        ("2 365", "ru", 2365),
        ("7\u00a0791", "kk", 7791),
        ("1.234.567,5", "ru", 1234567.5),
    ],
)
def test_digits_are_read_as_the_language_writes_them(digits: str, language: Language, value: float) -> None:
    assert number_value(digits, language) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("$1bn", "en", 1e9, "USD"),
        ("US$4 million", "en", 4e6, "USD"),
        ("USD 4.1 bln", "en", 4.1e9, "USD"),
        ("32.6 billion U.S. dollars", "en", 32.6e9, "USD"),
        ("KZT 17 mln", "en", 17e6, "KZT"),
        ("€2.5m", "en", 2.5e6, "EUR"),
        ("two trillion rubles", "en", 2e12, "RUB"),
        ("one and a half billion dollars", "en", 1.5e9, "USD"),
        ("1 billion 200 million dollars", "en", 1.2e9, "USD"),
        ("940 billion won", "en", 940e9, "KRW"),
        ("36.5 thousand", "en", 36500, None),
        ("5-6 billion dollars", "en", 5e9, "USD"),
        ("325,9 млн долларов США", "ru", 325.9e6, "USD"),
        ("$ 1 млрд", "ru", 1e9, "USD"),
        ("полутора миллиардов долларов", "ru", 1.5e9, "USD"),
        ("7,1 трлн тенге", "ru", 7.1e12, "KZT"),
        ("374 млн АҚШ долларына", "kk", 374e6, "USD"),
        ("2 мыңнан", "kk", 2000, None),
        ("5 mlrd dollar", "kk-Latn", 5e9, "USD"),
        ("82.5%", "en", 82.5, "percent"),
        ("40 per cent", "en", 40, "percent"),
        ("2,1 раза", "ru", 2.1, "times"),
        ("бес есе", "kk", 5, "times"),
    ],
)
def test_an_amount_is_a_number_with_its_scale_and_unit(
    text: str, language: Language, value: float, unit: str | None
) -> None:
    (amount,) = amounts(text, language)
    assert amount.value == pytest.approx(value)
    assert amount.unit == unit
    assert (amount.start, amount.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("over 600 million dollars", "en", "min"),
        ("almost 2 billion dollars", "en", "max"),
        ("about 2 billion dollars", "en", None),
        ("exceeded 5 billion dollars", "en", "min"),
        ("свыше 12 млрд долларов", "ru", "min"),
        ("приблизился к 5 млрд евро", "ru", "max"),
        ("2 мыңнан астам", "kk", "min"),
        ("150 млн долларға жуықтады", "kk", "max"),
    ],
)
def test_a_bound_stands_before_or_behind(text: str, language: Language, bound: str | None) -> None:
    (amount,) = amounts(text, language)
    assert amount.bound == bound


def test_a_currency_before_a_number_is_not_the_unit_of_the_number_before_it() -> None:
    assert [amount.value for amount in amounts("by 2030 $10 billion")] == [10e9]


def test_a_number_without_scale_currency_or_ratio_is_no_amount() -> None:
    assert amounts("in 2022, 40 companies met 7 delegations of 186 states") == []


def test_number_words_are_put_together() -> None:
    text = "five hundred and fifty, twenty-one"
    marks = quantities_of(text, (0, len(text)), "en", None)
    assert [mark.number for mark in marks if mark.number is not None] == [550, 21]
