from crawler.parsers.language.memory import Remembered


def test_what_is_made_of_a_word_is_made_once() -> None:
    made: list[str] = []

    def length(word: str) -> int:
        made.append(word)
        return len(word)

    lengths = Remembered(length)
    assert lengths.each(["Riga", "Oslo", "Riga"]) == [4, 4, 4]
    assert made == ["Riga", "Oslo"]


def test_what_is_too_long_for_a_word_does_not_fill_the_memory() -> None:
    lengths = Remembered(len)
    assert lengths["a" * 100_000] == 100_000
    assert len(lengths) == 0


def test_memory_begins_anew_where_it_is_full() -> None:
    lengths = Remembered(len, most=2)
    assert lengths.each(["Riga", "Oslo", "Bern"]) == [4, 4, 4]
    assert list(lengths) == ["Bern"]
