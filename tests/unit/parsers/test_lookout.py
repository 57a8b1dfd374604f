from crawler.parsers.text.lookout import Lookout


def test_the_words_of_each_group_that_stand_in_a_text_are_told_in_their_order() -> None:
    lookout = Lookout(["trade", "export", "invest"], ["agree", "trade"])
    assert lookout.standing_in("investment and trade") == [("trade", "invest"), ("trade",)]


def test_where_nothing_stands_nothing_is_told() -> None:
    assert Lookout(["trade"], []).standing_in("") == [(), ()]
