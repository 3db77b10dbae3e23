"""Everything that papers show and nobody types: the computed variables of templates, by Chinese name."""

from __future__ import annotations

from docgen.model.dossier import Dossier
from docgen.rules.allocation import allocation
from docgen.rules.elections import elections, in_stroke_order
from docgen.rules.outcome import evaluate
from docgen.rules.roster import by_group
from docgen.rules.statistics import composition


def computed(dossier: Dossier) -> dict[str, object]:
    """Return {Chinese name: value}; 结果 is None before the day.

    Leaders come as candidates (领导候选人) in the approved order, committee candidates as persons by strokes.
    """
    slate, congress = dossier.slate, dossier.congress
    return {
        "主席候选人": slate.standing_for("主席"),
        "副主席候选人": slate.standing_for("副主席"),
        "秘书长候选人": slate.standing_for("秘书长"),
        "领导候选人": slate.leaders,
        "委员候选人": in_stroke_order(slate.committee, dossier),
        "花名册": by_group(dossier),
        "统计": composition(dossier.voters, congress.as_of, congress.ratios),
        "委员统计": composition(slate.committee, congress.as_of),
        "分配": allocation(dossier),
        "选举": elections(dossier),
        "结果": evaluate(dossier),
    }
