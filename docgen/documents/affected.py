"""Which papers a fault of the facts touches: those whose templates use the fact, or something computed from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from docgen.documents.entry import Entry
from docgen.documents.environment import FactEnvironment, form_environment, text_environment
from docgen.documents.lint import sources
from docgen.documents.roots import ROOTS
from docgen.documents.uses import uses_of
from docgen.problem import Problem

RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "主席候选人": ("班子.领导候选人",), "副主席候选人": ("班子.领导候选人",), "秘书长候选人": ("班子.领导候选人",), "领导候选人": ("班子.领导候选人",),
    "委员候选人": ("班子.委员候选人", "规则.笔顺", "规则.单名排序"), "花名册": ("代表", "单位"), "正式代表": ("代表",),
    "统计": ("代表", "大会.统计截止日", "大会.代表构成要求"), "委员统计": ("班子.委员候选人",), "分配": ("单位", "代表", "大会.代表名额"),
    "选举": ("班子.委员候选人", "班子.领导候选人", "规则.大会选举", "规则.全会选举", "大会.委员名额", "大会.副主席名额", "大会.秘书长名额", "代表"),
    "结果": ("票数", "班子.委员候选人", "班子.领导候选人", "规则"), "大会全称": ("组织.名称", "大会.届次"), "委员会全称": ("组织.名称", "大会.届次"),
    "全会全称": ("组织.名称", "大会.届次"), "召集机关": ("组织.名称", "组织.筹备组"), "联系人": ("组织.联系人",), "党委": ("组织.党委",),
    "政府": ("组织.政府",), "上级科协": ("组织.上级科协",), "上级党委": ("组织.上级党委",), "筹备组": ("组织.筹备组",),
}  # fmt: skip
"""What computed variables rest on, as key paths of the facts."""
INDEX = re.compile(r"\[[^\]]*\]|\([^)]*\)")
CITES = re.compile(r"(?:文件|引用|期限)\(\s*[\"']([A-Z]\d{2}[a-z]?)[\"']")
ROLES = {"党委": "组织.党委", "政府": "组织.政府", "上级科协": "组织.上级科协", "筹备组": "组织.筹备组", "组织": "组织.名称"}


def facts_of(entry: Entry, forms: Callable[[str], Iterable[str]], texts: FactEnvironment, form: FactEnvironment) -> set[str]:
    """Return the key paths of the facts that a template rests on, without indexes."""
    trees = [texts.parse(source) for source, _ in sources(entry)]
    if entry.front.form:
        trees += [form.parse(source) for source in forms(entry.front.form)]
    used = {INDEX.sub("", use.path) for tree in trees for use in uses_of(tree, ROOTS) if use.path}
    used = {path for path in used if not any(other.startswith(path + ".") for other in used)}
    rest = {base for path in used for base in RESTS_ON.get(path.partition(".")[0], (path,))}
    rest |= {f"文号.{code}" for source, _ in sources(entry) for code in CITES.findall(source)} | {f"文号.{entry.code}"}
    return rest | {ROLES[name] for name in (entry.front.issuer, entry.front.addressees) if name in ROLES}


def touches(key: str, fact: str) -> bool:
    """Whether a fault at `key` touches `fact`: one stands within the other."""
    return key == fact or key.startswith(fact + ".") or fact.startswith(key + ".")


def affected(problems: Iterable[Problem], entries: Iterable[Entry], forms: Callable[[str], Iterable[str]]) -> dict[str, list[Problem]]:
    """Return {number of a paper: the problems that touch it}, its annexes counted with it.

    forms: the Jinja texts of a form by its name. entries: the papers of the folder; a template that does not parse is told elsewhere.
    """
    listed = {entry.code: entry for entry in entries}
    keyed = [(problem, INDEX.sub("", problem.place.key)) for problem in problems]
    if not keyed:
        return {}
    texts, form = text_environment(), form_environment()
    facts = {code: facts_of(entry, forms, texts, form) for code, entry in listed.items()}
    found: dict[str, list[Problem]] = {}
    for code, entry in listed.items():
        parts = [code, *(annex for annex in entry.front.attachments if annex in listed)]
        for problem, key in keyed:
            by_fact = key and any(touches(key, fact) for part in parts for fact in facts[part])
            if by_fact or any(problem.place.file == listed[part].path for part in parts):
                found.setdefault(code, []).append(problem)
    return found
