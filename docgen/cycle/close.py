"""`close`: a period frozen — figures, states and hashes in the history, its files in one archive; a later change is a revision with a note."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from docgen.circular import BOOK
from docgen.content.return_files import FOLDER, period_at
from docgen.cycle.watch import Cycle, Watch
from docgen.figures.figure import Exact
from docgen.problem import DocgenError, Place, Problem
from docgen.register.history import Closing, Frozen, FrozenFigure, FrozenState
from docgen.whole import digest, write_whole

ARCHIVE = "归档"
OWN = ("机关.yaml", "单位.csv", "单位.xlsx", "单位.yaml", "指标.yaml", "周期.yaml", "节假日.csv", "活动.csv", "活动.xlsx")
"""The office's own files that figures rest on."""
LEVELS = ("省", "市", "县")
FIXED_DAY = (2000, 1, 1, 0, 0, 0)
FEW = 10


@dataclass(frozen=True)
class Closed:
    """How a closing ended. changed: in words, what differs from the closing before. fresh: whether something was frozen now."""

    closing: Closing
    changed: list[str]
    archive: Path
    fresh: bool


def close(cycle: Cycle, watch: Watch, note: str = "") -> Closed:
    """Freeze a period, or freeze it again. Raises DocgenError: it has not ended, or it has changed since and nobody says why."""
    period = watch.period
    if period.last >= cycle.day or cycle.day <= watch.due:
        message = f"{period.name}{watch.report.label}{watch.due}才到期，还不能结账"
        raise DocgenError([Problem("E-CYC-02", Place(str(cycle.path)), message, f"{watch.due}以后再结账")])
    cycle.collect()
    files = inputs(cycle, watch)
    frozen = Frozen({name: digest(data) for name, data in files.items()}, figures(watch), states(watch))
    mark = hashlib.sha256(json.dumps(asdict(frozen), ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    before = cycle.history.closings(period.code)
    last = before[-1] if before else None
    fresh = last is None or last.digest != mark
    changed = changes(cycle, watch, last, frozen) if last and fresh else []
    if changed and not note.strip():
        told = "；".join(changed[:FEW]) + (f"；等{len(changed)}处" if len(changed) > FEW else "")
        cure = f"核对；确要修订的，写明原因：docgen cycle {cycle.path} close --period {period.code} --note 原因"
        raise DocgenError([Problem("E-CYC-03", Place(str(cycle.path)), f"{period.name}已于{last.day if last else ''}结账，之后有改动：{told}", cure)])
    number = last.revision if last and not fresh else len(before)
    archive = cycle.output / ARCHIVE / (f"{period.code}-修订{number}.zip" if number else f"{period.code}.zip")
    if fresh or not archive.exists():
        write_whole(archive, packed({**files, **outputs(cycle, watch)}, record(watch, frozen, note)))
    return Closed(cycle.history.close(period.code, cycle.day, mark, note.strip(), frozen), changed, archive, fresh)


def inputs(cycle: Cycle, watch: Watch) -> dict[str, bytes]:
    """Return the files that the figures of a period rest on, by name."""
    folder = cycle.path
    all_filed = [path for path in sorted((folder / FOLDER).rglob("*")) if path.is_file() and not path.name.startswith((".", "~$"))]
    filed = [path for path in all_filed if period_at(path.relative_to(folder).as_posix()) == watch.period]
    own = [folder / name for name in OWN if (folder / name).is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in (*own, *filed)}


def outputs(cycle: Cycle, watch: Watch) -> dict[str, bytes]:
    """Return the circulars of the period as they lie in the output."""
    names = [name for name, plan in cycle.reading.plans.items() if plan.period == watch.period]
    files = [cycle.output / f"{name}{end}" for name in names for end in (".docx", ".pdf", f"{BOOK}.xlsx")]
    return {f"通报/{path.name}": path.read_bytes() for path in files if path.is_file()}


def figures(watch: Watch) -> list[FrozenFigure]:
    """Return every indicator of each area that is no town or village."""
    computed = watch.figures
    areas = [unit.code for unit in computed.base.tree.units if unit and unit.level in LEVELS and unit.exists_on(watch.period.last)]
    found = []
    for code in computed.base.rules.of_code:
        for area in areas:
            one = computed.figure(code, area)
            found.append(FrozenFigure(code, area, text(one.value), text(one.numerator), text(one.denominator)))
    return found


def text(value: Exact | None) -> str:
    return "" if value is None else str(value)


def states(watch: Watch) -> list[FrozenState]:
    return [FrozenState(one.unit, one.state, one.days) for one in watch.standing.filers]


def changes(cycle: Cycle, watch: Watch, last: Closing, now: Frozen) -> list[str]:
    """Return what differs from a closing, figures first."""
    old, names = cycle.history.figures(last.period, last.revision), cycle.units
    told = []
    for one in now.figures:
        was = old.get((one.code, one.unit))
        if was is None or was.value != one.value:
            name = watch.figures.base.rules.of_code[one.code].indicator.name
            told.append(f"{names[one.unit].label}{name}由{was.value or '—' if was else '—'}变为{one.value or '—'}")
    files = cycle.history.files(last.period, last.revision)
    told += [f"{name}{'有改动' if name in files else '是新的'}" for name, sha256 in now.files.items() if files.get(name) != sha256]
    return [*told, *(f"{name}没有了" for name in files if name not in now.files)] or ["报送情况有变动"]


def record(watch: Watch, frozen: Frozen, note: str) -> dict[str, Any]:
    """Return what the archive says of itself."""
    return {
        "期": watch.period.name, "代码": watch.period.code, "说明": note.strip(),
        "文件": dict(sorted(frozen.files.items())),
        "数据": [{"指标": one.code, "单位": one.unit, "数": one.value, "分子": one.numerator, "分母": one.denominator} for one in frozen.figures],
        "报送": [{"单位": one.unit, "状态": one.state, "迟报天数": one.days} for one in frozen.states],
    }  # fmt: skip


def packed(files: Mapping[str, bytes], told: Mapping[str, Any]) -> bytes:
    """Return the archive; the same bytes for the same files."""
    out = io.BytesIO()
    listed = {"结账.json": json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n", **files}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(listed.items()):
            archive.writestr(zipfile.ZipInfo(name, FIXED_DAY), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
