import pycountry
import pytest

from crawler.parsers.text.gazetteer import HOME, Kind, gazetteer


def codes(text: str) -> list[str]:
    return [name.code for name in gazetteer("en").find(text)]


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda country: country.alpha_2)
def test_every_country_is_known_by_its_name(country: pycountry.db.Country) -> None:
    assert codes(f"talks with {country.name} today") == [country.alpha_2]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the Hellenic Republic", "GR"),
        ("the Grand Duchy", "LU"),
        ("Côte d’Ivoire", "CI"),
        ("the U.S. delegation", "US"),
        ("a Luxembourgish bank", "LU"),
        ("the Emirati side", "AE"),
        ("Kyrgyz colleagues", "KG"),
        ("Tatarstan", "RU"),
        ("Ho Chi Minh City", "VN"),
        ("UNICEF", "UN"),
        ("the Order of Malta", "SMOM"),
    ],
)
def test_countries_go_by_many_names(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Latin American studies",
        "85 million US dollars",
        "US$880 million",
        "the Helsinki Final Act",
        "chad, turkey and china in small letters",
        "Polishing and Niceties",
        "Mary Reading and Sofia Split",
    ],
)
def test_what_only_looks_like_a_country_or_a_city_is_none(text: str) -> None:
    assert codes(text) == []


def test_the_longest_name_counts() -> None:
    assert codes("the Dominican Republic, not Dominica; Papua New Guinea, not Guinea") == [
        "DO",
        "DM",
        "PG",
        "GN",
    ]


def test_both_halves_of_a_compound_are_found() -> None:
    assert codes("Kazakh-Swedish ties and Kazakhstan–Latvia trade") == [HOME, "SE", HOME, "LV"]


def test_a_city_is_told_by_its_usual_name() -> None:
    found = gazetteer("en").find("from Kiev to Ulan Bator, in Nice")
    assert [(name.city, name.kind) for name in found] == [
        ("Kyiv", Kind.CITY),
        ("Ulaanbaatar", Kind.CITY),
        ("Nice", Kind.CITY),
    ]
