import pytest

from crawler.parsers.event.topics import read_topics
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language

from .figure_texts import release


def topics(text: str, language: Language = "en") -> list[str]:
    return [topic.name for topic in read_topics(release(text, language), (0, len(text)))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They spoke of transport, tourism and agriculture.", "en"),
        ("Обсуждены транспорт, туризм и сельское хозяйство.", "ru"),
        ("Көлік, туризм және ауыл шаруашылығы талқыланды.", "kk"),
        ("Kólik, týrızm jáne aýyl sharýashylyǵy talqylandy.", "kk-Latn"),
    ],
)
def test_topics_have_one_name_in_every_language(text: str, language: Language) -> None:
    assert topics(text, language) == ["transport", "tourism", "agriculture"]


def test_the_list_of_topics_is_the_same_in_every_language() -> None:
    names = [set(lexicon("topics", language)["topic"]) for language in ("en", "ru", "kk")]
    assert names[0] == names[1] == names[2]


def test_a_topic_is_told_once_with_the_words_that_tell_it() -> None:
    text = "Water management first: transboundary rivers, then transboundary lakes."
    (topic,) = read_topics(release(text), (0, len(text)))
    assert [text[start:end] for start, end in topic.evidence] == [
        "Water management",
        "transboundary",
        "transboundary",
    ]


def test_a_word_that_only_holds_another_is_no_topic() -> None:
    assert topics("The organ transplant of Elvisa was a biogas question.") == []


def test_only_the_body_is_read() -> None:
    assert read_topics(release("Tourism. Sport."), (0, 8))[0].name == "tourism"
    assert len(read_topics(release("Tourism. Sport."), (0, 8))) == 1
