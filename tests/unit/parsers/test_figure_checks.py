import pytest

from crawler.parsers.figures import Doubt, told_differently

from .figure_texts import figures


def flags(text: str) -> list[tuple[str, ...]]:
    return [figure.flags for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (
            "In 2023 trade was 50 million dollars (exports - 5 million, imports - 40 million).",
            Doubt.PARTS_DIFFER,
        ),
        ("In 2023 trade was 50 million dollars (exports - 5 thousand, imports - 45 million).", Doubt.SCALE),
        ("In 2023 trade was 50 billion dollars (exports - 5 million, imports - 45 million).", Doubt.SCALE),
        ("In 2023 trade was 50 million dollars (exports - 90 million).", Doubt.PART_EXCEEDS),
        ("In 2023 trade grew by 27% to 5.7 billion dollars (4.2 billion in 2022).", Doubt.GROWTH_DIFFERS),
        (
            "In 2023 trade was 50 million dollars. In 2023 trade was 70 million dollars.",
            Doubt.TOLD_DIFFERENTLY,
        ),
        ("In 2023 trade was 50 trillion dollars.", Doubt.IMPLAUSIBLE),
        ("In 2023 exports were 12 dollars.", Doubt.IMPLAUSIBLE),
    ],
)
def test_what_does_not_add_up_is_flagged_with_the_reason(text: str, doubt: Doubt) -> None:
    assert (doubt.value,) in flags(text)


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 trade was 19.54 million dollars (exports: 36.5 thousand, imports: 19.5 million).",
        "In 2023 trade grew by 23.2% to 138.7 million dollars (112.5 million in 2022).",
        "In 2023 trade was over 50 million dollars (exports - 5 million, imports - 47 million).",
        "In 2023 trade was 50 million dollars (exports - 5 million).",
        "In 2022 trade was 50 million dollars. In 2023 trade was 70 million dollars.",
    ],
)
def test_what_adds_up_but_for_rounding_is_not(text: str) -> None:
    assert set(flags(text)) == {()}


def test_a_figure_is_kept_as_stated_whatever_the_doubt() -> None:
    text = "In 2023 trade was 50 million dollars (exports - 5 million, imports - 40 million)."
    assert [figure.value for figure in figures(text)] == [50e6, 5e6, 40e6]


def test_two_texts_can_tell_one_measure_differently() -> None:
    (one,) = figures("In 2023 trade was 50 million dollars.")
    (same,) = figures("In 2023 trade came to 50.4 million dollars.")
    (other,) = figures("In 2023 trade was 70 million dollars.")
    (another_year,) = figures("In 2022 trade was 70 million dollars.")
    assert told_differently(one, other)
    assert not told_differently(one, same)
    assert not told_differently(one, another_year)
