"""The shipped catalogue, whose indicators the office tables are about."""

import pytest

from data.catalogue import TABLES_FOLDER, Catalogue, catalogue, sound


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return catalogue(sound(TABLES_FOLDER))
