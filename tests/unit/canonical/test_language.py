"""The language of a text is what its letters and words tell."""

import pytest

from crawler.canonical import language_of
from tests.unit.canonical.texts import TEXTS


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_releases_and_their_paragraphs_are_told_by_their_words(language: str) -> None:
    title, body = TEXTS[language]
    assert language_of(f"{title}\n\n{body}") == language
    for paragraph in body.split("\n\n"):
        assert language_of(paragraph) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("12.12.2025", "en"),
        ("Hämäläinen meets Tokayev", "en"),
        ("Erdoğan ve Hakan Fidan are to arrive in the city on Monday", "en"),
        ("Токаев принял посла", "ru"),
        ("Касым-Жомарт Тоқаев и Мұрат Нұртілеу прибыли в Вену на встречу с главой МИД", "ru"),
        ("Мемлекет басшысы Венаға барды", "kk"),
        ("Мемлекет басшысы Казан каласына барды, бул туралы хабар тарады деп айтылды", "kk"),
        ("Memleket basshysy Venaǵa bardy", "kk-Latn"),
        ("Memleket basşysy Venağa bardy jäne ministrmen kezdesti", "kk-Latn"),
    ],
)
def test_short_texts_and_foreign_names_do_not_mislead(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("main", sorted(TEXTS))
@pytest.mark.parametrize("other", sorted(TEXTS))
def test_of_a_mixed_text_the_greater_part_decides(main: str, other: str) -> None:
    first_paragraph = TEXTS[other].body.split("\n\n")[0]
    assert language_of(f"{first_paragraph}\n\n{TEXTS[main].body}") == main
