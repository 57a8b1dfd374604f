from itertools import pairwise

import pytest

from crawler.parsers.confidence import measured
from crawler.parsers.language.tables import shared_table


@pytest.mark.parametrize("field", shared_table("confidence"))
def test_who_is_surer_is_right_at_least_as_often(field: str) -> None:
    right = [measured(field, hundredth / 100) for hundredth in range(101)]
    assert all(low <= high for low, high in pairwise(right))
    assert (right[0], right[-1] < 1) == (0, True)


@pytest.mark.parametrize("field", shared_table("confidence"))
def test_what_was_measured_is_told(field: str) -> None:
    for said, right in shared_table("confidence")[field]:
        assert measured(field, said) == right
