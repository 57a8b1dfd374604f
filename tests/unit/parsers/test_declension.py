import pytest

from crawler.parsers.language.declension import base_forms, in_nominative, is_same_declined, without_ending
from crawler.parsers.language.inflection import all_forms, spellings
from crawler.parsers.language.latin import in_latin, latin_key
from crawler.parsers.model import Language


@pytest.mark.parametrize(
    ("word", "case", "base"),
    [
        ("Марата", "genitive", "Марат"),
        ("Озолы", "genitive", "Озола"),
        ("Каневского", "genitive", "Каневский"),
        ("Ахметжану", "dative", "Ахметжан"),
        ("Сергею", "dative", "Сергей"),
        ("Лавровым", "instrumental", "Лавров"),
        ("Сорокиным", "instrumental", "Сорокин"),
        ("Заречным", "instrumental", "Заречный"),
        ("Нурпеисовой", "instrumental", "Нурпеисова"),
        ("Аль-Хоури", "instrumental", "Аль-Хоури"),
        ("де", "genitive", "де"),
        ("Ёлем", "instrumental", "Ёль"),
        ("Цаем", "instrumental", "Цай"),
        ("Синжуем", "instrumental", "Синжуй"),
        ("Цою", "dative", "Цой"),
        ("Ташкалыя", "genitive", "Ташкалый"),
        ("Ташкалыю", "dative", "Ташкалый"),
        ("Ташкалыем", "instrumental", "Ташкалый"),
        ("Ньы", "genitive", "Ньы"),
    ],
)
def test_a_name_is_put_in_the_nominative(word: str, case: str, base: str) -> None:
    assert in_nominative(word, case) == base


def test_a_name_that_may_stand_in_any_case_has_several_bases() -> None:
    assert ("Сердар", "Тамм") in list(base_forms(("Сердару", "Тамму"), "ru"))
    assert list(base_forms(("Mart", "Tamm"), "en")) == [("Mart", "Tamm")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("сергеем", "сергея", True), ("дар", "даром", True), ("маас", "маасом", True), ("ли", "лия", False)],
)
def test_cases_of_one_name_are_the_same(one: str, other: str, *, same: bool) -> None:
    assert is_same_declined(one, other) is same


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("Сандудан", "Санду"),
        ("Холмнан", "Холм"),
        ("Мохбермен", "Мохбер"),
        ("Тілеуберді", "Тілеуберді"),
        ("Арыстан", "Арыстан"),
        ("Богдан", "Богдан"),
        ("Ляоны", "Ляо"),
        ("Кобалиди", "Кобалиди"),
        ("Кобалидиді", "Кобалиди"),
        ("Кобалидидің", "Кобалиди"),
        ("Ляомен", "Ляо"),
        ("Айнұр", "Айнұр"),
    ],
)
def test_a_kazakh_name_loses_the_ending_of_its_case_alone(word: str, base: str) -> None:
    assert without_ending(word) == base


def test_a_phrase_is_declined_in_the_words_that_are_marked() -> None:
    forms = {spelling.text: spelling.case for spelling in spellings("заместитель~ министра", "ru")}
    assert forms["заместителем министра"] == "instrumental"
    assert "заместитель министру" not in forms


def test_a_kazakh_phrase_is_left_open_for_endings() -> None:
    assert [(form.text, form.open) for form in spellings("елші~", "kk")] == [("елші", True)]


def test_adjectives_have_all_genders_and_the_first_half_of_compounds() -> None:
    assert {"шведская", "шведских", "шведско"} <= all_forms("шведский")


@pytest.mark.parametrize(
    ("name", "language", "latin"),
    [
        ("Касым-Жомарт Токаев", "ru", "Kassym-Jomart Tokayev"),
        ("Айгуль Нурпеисова", "ru", "Aigul Nurpeisova"),
        ("Қасым-Жомарт Тоқаев", "kk", "Kassym-Jomart Tokayev"),
        ("Lars Holm", "en", "Lars Holm"),
        ("Ержан Нурпеисов", "ru", "Yerzhan Nurpeisov"),
        ("Елена Заозёрская", "ru", "Yelena Zaozyorskaya"),
        ("Дмитрий Каневский", "ru", "Dmitry Kanevsky"),
        ("Карл XVI", "ru", "Carl XVI"),
        ("Томас Хольм", "kk", "Thomas Kholm"),
        ("Serik Jumabekov", "kk-Latn", "Serik Zhumabekov"),
        ("Aıdana Jumaǵulova", "kk-Latn", "Aidana Zhumagulova"),
    ],
)
def test_a_name_is_written_in_latin_letters(name: str, language: Language, latin: str) -> None:
    assert in_latin(name, language) == latin


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Роман Василенко", "ru"),
        ("Роман Василенко", "kk"),
        ("Roman Vasılenko", "kk-Latn"),
        ("Roman Vasilenko", "en"),
        ("Roman Vassilenko", "en"),
    ],
)
def test_a_well_known_person_has_one_name_in_latin_letters(name: str, language: Language) -> None:
    assert in_latin(name, language) == "Roman Vassilenko"


def test_spellings_of_one_name_have_one_key() -> None:
    assert len({latin_key(name) for name in ("Касым", "Қасым", "Kassym", "Qasym")}) == 1
