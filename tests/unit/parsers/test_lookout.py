from crawler.parsers.text.lookout import Lookout, Sightings


def test_the_words_of_each_group_are_told_where_they_stand() -> None:
    trade, papers = Lookout(["trade", "invest"], ["agree", "trade"]).sightings_in("investment and trade")
    assert trade.spans == [(0, 6), (15, 20)]
    assert papers.spans == [(15, 20)]


def test_where_nothing_stands_nothing_is_told() -> None:
    assert [seen.spans for seen in Lookout(["trade"], []).sightings_in("")] == [[], []]


def test_words_that_overlap_are_all_told() -> None:
    (seen,) = Lookout(["a million", "million", "lion"]).sightings_in("a million")
    assert sorted(seen.spans) == [(0, 9), (2, 9), (5, 9)]


def test_a_word_stands_within_a_sentence_only_as_a_whole() -> None:
    seen = Sightings([(2, 5), (4, 9)])
    assert [seen.any_within(span) for span in ((2, 5), (3, 8), (4, 9), (0, 4), (9, 12))] == [
        True,
        False,
        True,
        False,
        False,
    ]
