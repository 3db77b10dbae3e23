"""Indicators, roll-up, comparison, ranking and wording of numbers for circulars (通报).

    computed = compute(units, scheme, returns, period, {period: Filing(deadline, day)})
    computed.figure("副主席.大学以上占比", "示例涪江区").text    # 84%
    computed.at(period.previous).figure("cov_town")

Pure and exact: integers and fractions throughout, rounded only in the texts. A formula is read into a tree (`model.formula`),
never executed. What a unit did not report is never guessed: it is left out and named (剔除), or its last figure is taken and
named (沿用), as the indicator says; ratios come from summed numerators and denominators of the same units (§5.3).
"""

from docgen.figures.computed import Computed, compute
from docgen.figures.standing import Filing

__all__ = ["Computed", "Filing", "compute"]
