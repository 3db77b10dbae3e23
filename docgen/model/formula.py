"""The small language of indicators and of checks of a return (式): read into a tree, never executed.

    副主席大学以上 / 副主席                    a field stands for its sum over all units of the area
    副主席[街道]                              of one level or sort of units only
    单位数(乡镇)   单位数(街道, 任期届满)         units of the master list
    满足(机构 且 经费到位 >= 经费预算)            units of which it holds; 或 and “且” want spaces around them
    满足(组建方式 = “单独组建”)
    去重(主席名单、副主席名单)                   distinct persons of lists
    报送(应报)   报送(按时)                     returns, as the filing stands
    “名称（带括号）” + 名称                       names with other signs stand in “”

+ - * / × ÷, brackets, full-width signs too. A name alone in a condition is a field of 是/否, or 任期届满, 任期未满.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache

from docgen.model.formula_tree import (
    TERMS,
    Binary,
    Compare,
    Condition,
    Distinct,
    Expression,
    Filed,
    Held,
    Joined,
    Leaf,
    Number,
    Sum,
    Units,
    Yes,
)

WIDE = str.maketrans("（）［］＋－＊×／÷＜＞＝，、％", "()[]+-**//<>=,,%")
TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?%?)(?![\w·.])|(?P<quoted>“[^”]+”)|(?P<name>[\w·]+)|(?P<sign><=|>=|==|!=|≤|≥|≠|[-+*/()\[\],<>=]))"
)
COMPARISONS = {"<": "<", ">": ">", "<=": "<=", "≤": "<=", ">=": ">=", "≥": ">=", "=": "=", "==": "=", "!=": "!=", "≠": "!="}
FILED = ("应报", "按时", "迟报", "已报", "未报")
DEEPEST, LONGEST = 30, 20
FUNCTIONS = ("单位数", "满足", "去重", "报送")


class FormulaError(ValueError):
    """A formula that cannot be read; the message says in Chinese what of it."""


@cache
def read_formula(text: str) -> Expression:
    """Return the tree of an expression. Raises FormulaError."""
    reader = Reader(text)
    tree = reader.expression()
    reader.end()
    return tree


@cache
def read_condition(text: str) -> Condition:
    """Return the tree of a condition, as checks of a return (校验) are written. Raises FormulaError."""
    reader = Reader(text)
    tree = reader.condition()
    reader.end()
    return tree


class Reader:
    """Reads a formula from left to right."""

    def __init__(self, text: str) -> None:
        self.tokens = list(split(text))
        self.at = self.depth = 0

    def next(self) -> str:
        """Return the token that comes next without taking it; empty at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *wanted: str) -> str:
        """Take the next token when it is one of `wanted`; nothing otherwise."""
        found = self.next()
        if found not in wanted:
            return ""
        self.at += 1
        return found

    def must(self, wanted: str) -> None:
        if not self.take(wanted):
            raise FormulaError(f"“{self.next()}”前面少了“{wanted}”" if self.next() else f"末尾少了“{wanted}”")

    def end(self) -> None:
        if self.next():
            raise FormulaError(f"“{self.next()}”用在这里读不懂")

    def name(self) -> str:
        found = self.next()
        if not re.match(r"[\w·“]", found) or re.fullmatch(r"\d+(\.\d+)?%?", found):
            raise FormulaError(f"“{found}”不是名称" if found else "末尾少了名称")
        self.at += 1
        return found.strip("“”")

    def deeper(self) -> None:
        """Count a bracket or a sign. Raises FormulaError: more than a formula of figures ever has."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError("括号、负号太多")

    def expression(self) -> Expression:
        tree = self.product()
        while sign := self.take("+", "-"):
            tree = Binary(sign, tree, self.product())
        return tree

    def product(self) -> Expression:
        tree = self.factor()
        while sign := self.take("*", "/"):
            tree = Binary(sign, tree, self.factor())
        return tree

    def factor(self) -> Expression:
        if self.take("("):
            self.deeper()
            tree = self.expression()
            self.must(")")
            return tree
        if self.take("-"):
            self.deeper()
            return Binary("-", Number(Fraction(0)), self.factor())
        found = self.next()
        if re.fullmatch(r"\d+(\.\d+)?%?", found):
            self.at += 1
            if len(found) > LONGEST:
                raise FormulaError(f"“{found[:LONGEST]}…”太长了")
            return Number(Fraction(found.rstrip("%")) / (100 if found.endswith("%") else 1))
        name = self.name()
        if self.next() == "(":
            return self.function(name)
        return Sum(name, self.within())

    def within(self) -> str:
        if not self.take("["):
            return ""
        name = self.name()
        self.must("]")
        return name

    def function(self, name: str) -> Leaf:
        if name not in FUNCTIONS:
            raise FormulaError(f"没有“{name}”这个函数，可以用{'、'.join(FUNCTIONS)}")
        self.must("(")
        found: Leaf
        if name == "单位数":
            found = self.units()
        elif name == "报送":
            found = Filed(self.name())
            if found.state not in FILED:
                raise FormulaError(f"报送里没有“{found.state}”，可以写{'、'.join(FILED)}")
        elif name == "去重":
            fields = [self.name()]
            while self.take(","):
                fields.append(self.name())
            found = Distinct(tuple(fields))
        else:
            found = Held(self.condition())
        self.must(")")
        if isinstance(found, (Distinct, Held)) and self.next() == "[":
            return Distinct(found.fields, self.within()) if isinstance(found, Distinct) else Held(found.condition, self.within())
        return found

    def units(self) -> Units:
        words = [] if self.next() == ")" else [self.name()]
        while self.take(","):
            words.append(self.name())
        terms = [word for word in words if word in TERMS]
        kinds = [word for word in words if word not in TERMS]
        if len(terms) > 1 or len(kinds) > 1:
            raise FormulaError("单位数里最多写一个级别（或类型）和一个任期届满（或任期未满）")
        return Units("".join(kinds), "".join(terms))

    def condition(self) -> Condition:
        return self.joined("或", lambda: self.joined("且", self.test))

    def joined(self, word: str, part: Callable[[], Condition]) -> Condition:
        found = [part()]
        while self.take(word):
            found.append(part())
        return found[0] if len(found) == 1 else Joined(word, tuple(found))

    def test(self) -> Condition:
        start = self.at
        if self.take("("):  # a condition in brackets, or an expression that begins with one
            self.deeper()
            try:
                inner = self.condition()
                self.must(")")
                if self.next() in ("", ")", "且", "或"):
                    return inner
            except FormulaError:
                pass
            self.at = start
        left = self.expression()
        if not (sign := self.take(*COMPARISONS)):
            if isinstance(left, Sum) and not left.within:
                return Yes(left.field)
            raise FormulaError("少了比较符号（<=、>=、=、<、>）")
        if self.next().startswith("“") and isinstance(left, Sum) and sign in ("=", "==", "!=", "≠"):
            return Compare(COMPARISONS[sign], left, self.name())
        return Compare(COMPARISONS[sign], left, self.expression())


def split(text: str) -> Iterator[str]:
    """Yield the tokens of a formula; quoted names keep their quotes and their signs."""
    parts = re.split("(“[^”]*”)", text)
    plain = "".join(part if part.startswith("“") else part.translate(WIDE) for part in parts).rstrip()
    at = 0
    while at < len(plain):
        found = TOKEN.match(plain, at)
        if not found:
            raise FormulaError(f"“{plain[at:].strip()[:1]}”读不懂")
        yield found[0].strip()
        at = found.end()
    if not plain.strip():
        raise FormulaError("式子是空的")
