from __future__ import annotations

from collections.abc import Callable

import pytest
from sample import MIANYANG

from docgen import circular
from docgen.circular import CityFolder, Drafted


@pytest.fixture(scope="session")
def city() -> CityFolder:
    """The sample city."""
    return circular.open_city(MIANYANG)


@pytest.fixture(scope="session")
def draft(city: CityFolder) -> Callable[[str], Drafted]:
    """Gives a circular of the sample by the name of its plan, composed once."""
    made: dict[str, Drafted] = {}

    def get(name: str) -> Drafted:
        if name not in made:
            made[name] = circular.drafted(city, name)
        return made[name]

    return get
