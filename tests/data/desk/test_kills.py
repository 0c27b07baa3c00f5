import random

import pytest

from data.database import MEMORY
from tests.data.desk.kills import killed

TIMES = 6  # the module itself does it as often as it is asked to


def test_a_release_that_is_killed_is_there_wholly_or_not_at_all(address: str) -> None:
    if address == MEMORY:
        pytest.skip("what is in memory is gone with its process")
    chance = random.Random(1)  # noqa: S311 -- no secret hangs on it
    assert [faults for faults in killed(address, TIMES, chance) if faults] == []
