"""The shipped timeline (倒排工期): presets, steps, order, floors."""

from __future__ import annotations

from functools import cache
from importlib import resources

from docgen.content.record import read_record
from docgen.model.timeline import Timeline
from docgen.problem import DocgenError


@cache
def shipped_timeline() -> Timeline:
    """Return what docgen/data/timeline.yaml holds. Raises DocgenError: the file was spoilt."""
    text = resources.files("docgen.data").joinpath("timeline.yaml").read_text(encoding="utf-8")
    timeline, problems = read_record(text, "timeline.yaml", Timeline)
    if timeline is None:
        raise DocgenError(problems)
    return timeline
