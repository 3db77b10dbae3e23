"""What may be left out of a filling is proved of the template, and only where it is true."""

from __future__ import annotations

import pytest

from docgen.render.environment import docx_environment
from docgen.render.survey import Survey, survey

CELL = "<w:tc><w:p/></w:tc>"
GRID = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
ROW = f"<w:tr>{CELL}{CELL}</w:tr>"


def of(source: str) -> Survey:
    return survey(docx_environment().parse(source))


@pytest.mark.parametrize("source", [
    "<w:p>{{ 甲 }}</w:p>",
    "{% for 甲 in 列 %}<w:p/>{% else %}<w:p/>{% endfor %}",
    "<w:p><w:r>{% if 甲 %}</w:r></w:p><w:p><w:r>{% endif %}</w:r></w:p>",
    '<w:vMerge w:val="{% if 甲 %}restart{% else %}continue{% endif %}"/>',
    '<w:shd w:fill="{{ 甲 }}"/>',
    "{% macro 甲() %}</w:p>{% endmacro %}<w:p/>",
    f"<w:tbl>{GRID}{ROW}{{% for 甲 in 列 %}}{ROW}{{% endfor %}}</w:tbl>",
    f"{{% if 甲 %}}<w:tbl>{GRID}{ROW}</w:tbl>{{% endif %}}",
    f'<w:tbl>{GRID}<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tc></w:tr></w:tbl>',
])
def test_proved(source: str) -> None:
    assert of(source) == Survey(sound=True, tables=False)


@pytest.mark.parametrize("source", [
    f"<w:tbl>{GRID}{{% for 甲 in 列 %}}{ROW}{{% endfor %}}</w:tbl>",
    f"<w:tbl>{GRID}<w:tr>{{% for 甲 in 列 %}}{CELL}{{% endfor %}}</w:tr></w:tbl>",
    f"<w:tbl>{GRID}<w:tr><w:tc>{{% for 甲 in 列 %}}</w:tc><w:tc>{{% endfor %}}</w:tc></w:tr></w:tbl>",
    f'<w:tbl>{GRID}<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{{{{ 甲 }}}}"/></w:tcPr></w:tc></w:tr></w:tbl>',
    f"<w:tbl>{GRID}<w:tr>{CELL}</w:tr></w:tbl>",
    f"<w:tbl>{GRID}{ROW}<w:tr>{CELL}{CELL}{CELL}</w:tr></w:tbl>",
    f"<w:tbl>{GRID}</w:tbl>",
])
def test_grids_that_may_need_mending(source: str) -> None:
    assert of(source) == Survey(sound=True, tables=True)


@pytest.mark.parametrize("source", [
    "<w:p>{% if 甲 %}</w:p>{% endif %}",
    "{% for 甲 in 列 %}<w:p>{% endfor %}</w:p>",
    "<w:p></w:r>",
    "<w:p>",
    "<w:p {{ 甲 }}/>",
    "<w:{{ 甲 }}/>",
    "{% filter upper %}<w:p/>{% endfilter %}",
    "{% autoescape false %}{{ 甲 }}{% endautoescape %}",
    "<!-- {{ 甲 }} -->",
])
def test_not_proved(source: str) -> None:
    assert of(source) == Survey(sound=False, tables=True)
