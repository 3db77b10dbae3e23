"""The committee's lists stand as the profile says, and the papers say so."""

from __future__ import annotations

import shutil
from pathlib import Path

from sample import QINGXI

from docgen import build
from docgen.model.dossier import Dossier
from docgen.rules.elections import elections
from docgen.rules.outcome import evaluate


def town(folder: Path, lists: str) -> build.Folder:
    copy = Path(shutil.copytree(QINGXI, folder / "镇"))
    rules = (copy / "规则.yaml").read_text("utf-8")
    ground = "" if "\n依据说明:" in rules else "依据说明: 县里统一的办法\n"
    (copy / "规则.yaml").write_text(f"{rules.rstrip()}\n{ground}名单次序: {lists}\n", "utf-8")
    return build.open_folder(copy)


def names(folder: build.Folder) -> tuple[list[str], list[str], list[str]]:
    """Return the candidates of 班子.yaml, those of the ballot, and the elected, each in their order."""
    dossier = folder.dossier
    assert isinstance(dossier, Dossier)
    outcome = evaluate(dossier)
    assert outcome
    listed = [person.name for person in dossier.slate.committee]
    return listed, [person.name for person in elections(dossier).committee.candidates], [person.name for person in outcome.committee.elected]


def test_lists_as_nominated(tmp_path: Path) -> None:
    folder = town(tmp_path, "{候选人: 提名次序, 当选人: 提名次序}")
    listed, printed, elected = names(folder)
    assert printed == listed
    assert elected == [name for name in listed if name in elected]
    told = str(folder.composer.paper("D01"))
    assert "以提名先后为序" in told
    assert "姓氏笔画" not in told


def test_each_list_has_its_own_order(tmp_path: Path) -> None:
    folder = town(tmp_path, "{候选人: 提名次序, 当选人: 姓氏笔画}")
    _, _, elected = names(folder)
    assert elected[:3] == ["邓立诚", "叶秋萍", "苏婉宁"]
    assert "候选人以提名先后为序排列" in str(folder.composer.paper("B18"))
    assert "当选人以姓氏笔画为序排列" in str(folder.composer.paper("B18"))
