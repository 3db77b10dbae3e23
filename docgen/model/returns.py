"""Returns (报表): what one unit reported for one period. Plain slotted records: a province has eighty thousand of them.

Three things stay three: a field that is absent was not filled in (缺报), 0 is none, `NOT_APPLICABLE` (—) is that the unit has no such thing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Protocol, Union

from docgen.model.period import Period
from docgen.problem import Place


class NotApplicable(Enum):
    """The value of a field that does not apply to the unit (不适用), printed —."""

    NOT_APPLICABLE = "—"


NOT_APPLICABLE = NotApplicable.NOT_APPLICABLE
Value = Union[int, Fraction, bool, str, tuple[str, ...], NotApplicable]
"""A number; 是/否; words; the person ids of a list (名单); or not applicable. Percentages are fractions of 1."""


class Origin(Protocol):
    """Where the values of a return came from."""

    def place(self, field: str) -> Place:
        """Return the file, sheet and cell of `field`; the file when the field has none."""


@dataclass(frozen=True, slots=True)
class Return:
    """What one unit reported for one period (报表).

    unit: its 代码. values: by field name, only what was filled in. planned: fields whose figure is 预计, not actual.
    submitted: the day it came in, when known. revision: 0 for the first, counted up by 重报. zero: an explicit 零报告.
    """

    unit: str
    period: Period
    values: Mapping[str, Value]
    origin: Origin
    submitted: dt.date | None = None
    revision: int = 0
    zero: bool = False
    planned: frozenset[str] = frozenset()
    note: str = ""
