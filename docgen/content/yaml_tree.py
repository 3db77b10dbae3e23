"""YAML text → nodes. Every scalar stays a text with its place; nothing is guessed.

PyYAML's own constructor reads `000123` as 83, `9:30` as 570, `no` as False, and lets the last of two equal keys win;
so only its node tree is used. A fault that a clerk's keyboard makes (a full-width colon, no blank behind the colon,
a tab) is noted, mended in memory and read over, so that the rest of the file is still looked at.

Refused on purpose: type tags, merge keys, several documents in a file, deep nesting, and aliases beyond a few.
"""

from __future__ import annotations

import re

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from docgen.content.node import Node, Record, Scalar, Series, join
from docgen.content.yaml_fault import Mark, Refused, explain, template_tag
from docgen.content.yaml_parser import tree_of
from docgen.problem import Place, Problem

LIMIT = 1_000_000
COPIES = 10_000
"""Nodes that may come from following aliases."""
EFFORT = 3_000_000
"""Characters that may be parsed in all, however often a text has to be mended and parsed again."""

COLON = re.compile(r"^(\s*(?:- +)?[\w（）()、]{1,20})(?:[ \u3000]*：[ \u3000]*|:(?=[^\s\d:/\\]))(?!$)|^(\s*(?:- +)?[\w（）()、]{1,20})：\s*$")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


def parse(text: str, name: str, root: str, found: list[Problem]) -> Node | None:
    """Return the nodes of YAML `text`, or None after noting why not.

    name: the file as messages name it. root: the key path of the whole, e.g. `组织`.
    """
    lines = _printable(text.removeprefix("\ufeff"), name, found).splitlines(keepends=True)
    effort = 0
    while effort < EFFORT:
        whole = "".join(lines)
        effort += len(whole) + 1
        try:
            tree = tree_of(whole)
        except (yaml.MarkedYAMLError, Refused) as fault:
            if isinstance(fault, yaml.MarkedYAMLError) and _mend(lines, fault, name, found):
                continue
            found.append(explain(fault, whole, name))
            return None
        if tree is None:
            found.append(Problem("E-FIL-04", Place(name), "文件里没有内容", "填写内容；不需要这个文件时把它删掉"))
            return None
        return Converter(name, found).convert(tree, root)
    found.append(Problem("E-YML-01", Place(name), "同样的错误太多，后面的没有再查", "先改正上面列出的，再检查一次"))
    return None


def _printable(text: str, name: str, found: list[Problem]) -> str:
    """Return `text` with a blank for each character that no YAML may hold; each is a problem at its place."""
    for match in UNPRINTABLE.finditer(text):
        before = text[: match.start()]
        place = Place(name, before.count("\n") + 1, match.start() - before.rfind("\n"))
        found.append(Problem("E-VAL-20", place, f"有看不见的字符 U+{ord(match[0]):04X}", "删去这个字符，重新输入这一处"))
        if len(found) > 200:
            break
    return UNPRINTABLE.sub(" ", text)


def _mend(lines: list[str], fault: yaml.MarkedYAMLError, name: str, found: list[Problem]) -> bool:
    """Mend in `lines` what the keyboard did wrong near the fault, and note it; whether anything was mended."""
    near = {mark.line + step for mark in (fault.context_mark, fault.problem_mark) if mark for step in (0, -1)}
    for number in sorted(number for number in near if 0 <= number < len(lines)):
        line = lines[number]
        indent = line[: len(line) - len(line.lstrip(" \t\u3000"))]
        if "\t" in indent or "\u3000" in indent:
            what = "制表符（Tab）" if "\t" in indent else "全角空格"
            found.append(Problem("E-YML-02", Place(name, number + 1, 1), f"行首用了{what}缩进", "改用半角空格，同级的键对齐"))
            lines[number] = indent.replace("\t", "  ").replace("\u3000", "  ") + line.lstrip(" \t\u3000")
            return True
        colon = COLON.match(line.rstrip("\r\n"))
        if colon:
            key = colon[1] or colon[2]
            what = "后面的冒号是全角的" if "：" in colon[0] else "后面的冒号和值之间没有空格"
            found.append(Problem("E-YML-03", Place(name, number + 1, len(key) + 1), f"“{key.strip(' -')}”{what}", "写成半角冒号加一个空格，如 “名称: 示例县科学技术协会”"))
            lines[number] = f"{key}: {line[len(colon[0]):]}"
            return True
    return False


class Converter:
    """PyYAML's nodes → ours, counting as it goes: an alias is followed each time it is used."""

    def __init__(self, name: str, found: list[Problem]) -> None:
        self.name = name
        self.found = found
        self.copies = 0
        self.seen: set[int] = set()
        self.open: set[int] = set()

    def place(self, mark: Mark, key: str = "") -> Place:
        return Place(self.name, mark.line + 1, mark.column + 1, key)

    def convert(self, node: yaml.Node, path: str) -> Node | None:
        """Return the node and all under it; None when aliases grow beyond reason."""
        try:
            return self.step(node, path, self.place(node.start_mark, path))
        except Refused as fault:
            self.found.append(explain(fault, "", self.name))
            return None

    def step(self, node: yaml.Node, path: str, place: Place) -> Node:
        if id(node) in self.open:
            raise Refused("loop", node.start_mark)
        self.copies += id(node) in self.seen
        self.seen.add(id(node))
        if self.copies > COPIES:
            raise Refused("bomb", node.start_mark)
        if isinstance(node, ScalarNode):
            return self.scalar(node, path)
        self.open.add(id(node))
        try:
            return self.record(node, path, place) if isinstance(node, MappingNode) else self.series(node, path, place)
        finally:
            self.open.discard(id(node))

    def scalar(self, node: ScalarNode, path: str) -> Scalar:
        empty = not node.style and node.value in ("", "~", "null")
        folded = node.style != "|" and node.start_mark.line != node.end_mark.line
        return Scalar("" if empty else node.value, self.place(node.start_mark, path), not empty, folded)

    def series(self, node: yaml.Node, path: str, place: Place) -> Series:
        assert isinstance(node, SequenceNode)
        items: list[Node] = []
        for item in node.value:
            value = self.step(item, join(path, len(items)), self.place(item.start_mark, join(path, len(items))))
            if isinstance(value, Scalar) and not value.given:
                self.found.append(Problem("E-YML-15", value.place, "列表里有一个空项", "补上内容，或删去这一行的“-”"))
            else:
                items.append(value)
        return Series(tuple(items), place)

    def record(self, node: MappingNode, path: str, place: Place) -> Record:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for key_node, value_node in node.value:
            key = self.key(key_node, path)
            if key is None:
                continue
            here = self.place(key_node.start_mark, join(path, key))
            if key in entries:
                self.found.append(Problem("E-YML-05", here, f"“{key}”写了两次，第一次在第 {keys[key].line} 行", "只留一个；都要时合写成一个"))
                continue
            entries[key], keys[key] = self.step(value_node, join(path, key), here), here
        return Record(entries, place, keys)

    def key(self, node: yaml.Node, path: str) -> str | None:
        """Return the key as text, None after noting what is wrong with it."""
        if isinstance(node, MappingNode) and node.flow_style:
            self.found.append(template_tag(self.place(node.start_mark, path), "{{"))
            return None
        if not isinstance(node, ScalarNode):
            self.found.append(Problem("E-YML-14", self.place(node.start_mark, path), "键应当是一个词，这里却是一个列表", "值里要写 [ 时，给整个值加引号"))
            return None
        if node.value == "<<":
            self.found.append(Problem("E-YML-13", self.place(node.start_mark, path), "不支持合并键 “<<”", "把要合并的内容直接写出来"))
            return None
        key = str(node.value).strip()
        if not node.style and key != node.value:
            self.found.append(Problem("E-YML-02", self.place(node.start_mark, join(path, key)), "行首用了全角空格缩进", "改用半角空格，同级的键对齐"))
        return key
