"""What a template may not take: time, memory and other files, whether it is a text or a Word template."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

import pytest
from jinja2.exceptions import SecurityError, TemplateSyntaxError

from docgen.documents import sandbox
from docgen.documents.environment import text_environment
from docgen.documents.sandbox import Sandbox, TooMuch
from docgen.documents.tag_fault import explain
from docgen.render.environment import docx_environment

ENVIRONMENTS: Mapping[str, Callable[[], Sandbox]] = {"text": text_environment, "word": docx_environment}
LONG = "做出的文字或名单太长（超过 100 万）"
WIDE = "宽度或个数太大（超过 10000）"
FORMAT = "格式要的宽度太大（超过 10000）"
BOMBS = {
    "{{ '%999999999d'|format(1) }}": FORMAT,
    "{{ '%999999999d' % 1 }}": FORMAT,
    "{{ '%*d' % (999999999, 1) }}": FORMAT,
    "{{ '{:999999999d}'.format(1) }}": FORMAT,
    "{{ '{:{}d}'.format(1, 999999999) }}": FORMAT,
    "{{ '甲'|center(999999999) }}": WIDE,
    "{{ '甲'|center(width=999999999) }}": WIDE,
    "{{ '甲'.ljust(999999999) }}": WIDE,
    "{{ '7'.zfill(999999999) }}": WIDE,
    "{{ ['甲']|batch(999999999, '乙')|list|length }}": WIDE,
    "{{ ['甲']|slice(999999999)|list|length }}": WIDE,
    "{{ 1.5|round(999999999, 'ceil') }}": WIDE,
    "{{ [1]|tojson(indent=999999999) }}": WIDE,
    "{{ '甲' * 999999999 }}": LONG,
    "{{ 999999999 * [1] }}": LONG,
    "{{ 9 ** 999999999 }}": "数太大",
    "{% set a = 9 ** 1000 %}{{ a * a }}": "数太大",
    "{% set a = '甲' * 900000 %}{{ a + a }}": LONG,
    "{% set a = '甲' * 900000 %}{{ a ~ a }}": LONG,
    "{{ ('甲' * 9000)|replace('甲', '乙' * 9000) }}": LONG,
    "{{ ('甲' * 9000).replace('甲', '乙' * 9000) }}": LONG,
    "{{ (['甲' * 900000] * 9000)|join }}": LONG,
    "{{ '、'.join(['甲' * 900000] * 9000) }}": LONG,
    "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}": "循环超过 5 万次",
    "{% macro 甲(n) %}{{ 甲(n) }}{% endmacro %}{{ 甲(1) }}": "套得太深，或者引用了自己",
    "{% macro 甲(n) %}{% if n %}{{ 甲(n - 1) }}{{ 甲(n - 1) }}{% endif %}乙{% endmacro %}{{ 甲(60) }}": "循环超过 5 万次",
    "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}": "套得太深，或者引用了自己",
    "{% for a in range(9999) %}{{ '甲' * 900000 }}{% endfor %}": "印出的内容超过 ",
}


@pytest.mark.parametrize("environment", ENVIRONMENTS)
@pytest.mark.parametrize("source", BOMBS)
def test_a_bomb_is_told_soon(environment: str, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "STEPS", 50_000)
    template = ENVIRONMENTS[environment]().from_string(source)
    started = time.monotonic()
    with pytest.raises((TooMuch, RecursionError)) as caught:
        template.render()
    assert explain(caught.value).kind == "太多"
    assert explain(caught.value).message.removeprefix("这里").startswith(BOMBS[source])
    assert time.monotonic() - started < 10


def test_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.05)
    template = text_environment().from_string("{% for a in range(9999) %}{% set b = range(9999)|list %}{% endfor %}")
    with pytest.raises(TooMuch) as caught:
        template.render()
    assert caught.value.why == "算了 0.05 秒还没有完"


@pytest.mark.parametrize("source", ["{{ '甲'.translate({30002: '乙'}) }}", "{{ (1).to_bytes(9, 'big') }}", "{{ lipsum(9) }}"])
def test_what_nobody_needs_is_not_there(source: str) -> None:
    with pytest.raises((SecurityError, sandbox.TooMuch, Exception)) as caught:
        docx_environment().from_string(source).render()
    assert explain(caught.value).kind in ("禁用", "名称")


@pytest.mark.parametrize("source", [
    "{% include '甲' %}", "{% import '甲' as 乙 %}", "{% from '甲' import 乙 %}", "{% extends '甲' %}",
    "{% for a in [1] %}" * 30 + "{% endfor %}" * 30, "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "{{ " + "-" * 5000 + "1 }}",
])
def test_what_cannot_be_compiled_is_a_syntax_error(source: str) -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        text_environment().from_string(source).render()
    assert explain(caught.value).message in ("模板标记写得不对：不能用 include、import、extends", "模板标记写得不对：套得太深，或者有过大的数")


@pytest.mark.parametrize(("source", "made"), [
    ("{{ '%05.1f'|format(7) }}{{ '%s%%' % 5 }}{{ '{:>4}'.format(7) }}", "007.05%   7"),
    ("{{ '甲'|center(5) }}{{ 12345678|round(1) }}{{ [1, 2]|join('、') }}{{ 'a-b'|replace('-', '+') }}", "  甲  123456781、2a+b"),
    ("{% for a in range(3) %}{% for b in range(2) %}{{ a * b + 10 ** 2 }}{% endfor %}{% endfor %}", "100100100101100102"),
    ("{% macro 甲(n) %}{{ n }}{% if n %}{{ 甲(n - 1) }}{% endif %}{% endmacro %}{{ 甲(3) }}", "3210"),
    ("{{ 'a' ~ 1 ~ none }}{{ 'x'.upper() }}{{ 'a,b'.split(',')|first }}", "a1NoneXa"),
])
def test_what_documents_need_stays_as_it_was(source: str, made: str) -> None:
    assert Sandbox().from_string(source).render() == made
