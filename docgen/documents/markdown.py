"""From rendered Markdown to the blocks of a paper. The subset is small; anything else is a problem.

Values were hidden from Markdown before (`environment.hide`), so every construct stems from the
template itself: what is refused here is refused in the template's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from docgen.documents.block import Block, Cue, Face, Heading, Insert, PageBreak, Paragraph, Run
from docgen.documents.environment import INSERT, show
from docgen.documents.numbering import HeadingNumbers, article, chapter
from docgen.model.numeral import chinese_number
from docgen.problem import DocgenError, Place, Problem

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["lheading", "code", "reference", "entity"])

REFUSED = {
    "html_block": ("HTML", "删去尖括号标记，用 Markdown 写"),
    "html_inline": ("HTML", "删去尖括号标记，用 Markdown 写"),
    "bullet_list": ("项目符号", "公文不用项目符号，改用 1. 2. 3. 或分段写"),
    "fence": ("代码", "删去 ``` 标记"),
    "code_inline": ("代码", "删去 ` 标记"),
    "link": ("链接", "公文里不放链接，写出文字即可"),
    "image": ("图片", "图片放在版式或表格模板里"),
    "table": ("Markdown 表格", "用 {{ 表(…) }} 由资料生成表格"),
    "s": ("删除线", "删去 ~~ 标记"),
}
LEFTOVER = re.compile(r"[*#`|~<>\[\]{}\\]+|&[a-z]+;")
STRAY = re.compile("[\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f]")
"""What must not be left in a text: marks of tables and hidden values that nobody resolved, characters that nobody can print."""
FACES: dict[str, Face] = {"strong": "黑体", "em": "楷体"}


@dataclass(frozen=True)
class Source:
    """A text as somebody wrote it, to find the place of a problem: file, text, its first line in the file."""

    name: str
    text: str
    first_line: int = 1


@dataclass
class Reader:
    """Reads one text: keeps the heading numbers and the problems as it goes."""

    sources: Sequence[Source]
    inserts: Sequence[Insert]
    articles: bool
    numbers: HeadingNumbers = field(default_factory=HeadingNumbers)
    article_count: int = 0
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, code: str, near: str, message: str, cure: str) -> None:
        """Note a problem, placed where the words `near` stand in one of the sources."""
        self.problems.append(Problem(code, self.place_of(near), message, cure))

    def place_of(self, near: str) -> Place:
        for source in self.sources:
            for number, line in enumerate(source.text.split("\n"), source.first_line):
                if near and near in line:
                    return Place(source.name, number)
        return Place(self.sources[0].name, self.sources[0].first_line)

    def read(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
        """Yield the blocks of top-level `nodes`."""
        waiting: Heading | None = None
        for node in nodes:
            if waiting and node.type == "paragraph":
                yield Heading(waiting.level, waiting.text, self.runs(node))
                waiting = None
                continue
            if waiting:
                yield waiting
            waiting = None
            if node.type == "heading":
                heading = self.heading(node)
                if heading.text.endswith("。"):
                    waiting = heading
                else:
                    yield heading
            else:
                yield from self.block(node)
        if waiting:
            yield waiting

    def block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        if node.type == "paragraph":
            yield from self.paragraph(node)
        elif node.type == "ordered_list":
            yield from self.items(node)
        elif node.type == "blockquote":
            for child in node.children:
                yield Cue(self.runs(child))
        elif node.type == "hr":
            yield PageBreak()
        else:
            self.unknown(node)

    def heading(self, node: SyntaxTreeNode) -> Heading:
        level = int(node.tag[1])
        text = "".join(run.text for run in self.runs(node))
        if level > 4:
            self.refuse("E-TXT-11", "#" * level, "标题最多四级", "改成 # 到 #### 之间的级别")
            level = 4
        if not self.numbers.may_follow(level):
            self.refuse("E-TXT-12", "#" * level + " " + text[:6], f"第{level}级标题“{text}”前面缺上一级标题", "逐级设标题，不跳级")
        number = self.numbers.next(level)
        if self.articles and level == 1:
            return Heading(1, f"{chapter(self.numbers.counts[0])}\u3000{text}", chapter=True)
        return Heading((1, 2, 3, 4)[level - 1], number + text)

    def paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        content = node.children[0].content if node.children else ""
        parts = INSERT.split(content)
        if len(parts) == 1:
            yield Paragraph(self.runs(node))
        elif any(text.strip() for text in parts[::2]):
            self.refuse("E-TXT-13", "(", "表格、名单不能和文字写在同一段里", "让 {{ 表(…) }}、{{ 名单(…) }} 单独占一行，前后各空一行")
        else:
            known = [int(index) for index in parts[1::2] if int(index) < len(self.inserts)]
            if len(known) < len(parts[1::2]):
                self.refuse("E-TXT-15", "", "正文里有不能打印的字符 U+F000", "删去这个字符，重新输入这一处")
            yield from (self.inserts[index] for index in known)

    def items(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """Yield the items of an ordered list: 1. 2. or 第一条, further paragraphs of an item behind it."""
        start = int(node.attrs.get("start", 1) or 1)
        for index, item in enumerate(node.children, start):
            self.article_count += 1
            mark = Run(article(self.article_count) + "\u3000", "黑体") if self.articles else Run(f"{index}.")
            waiting: Run | None = mark
            for child in item.children:
                if child.type == "paragraph":
                    yield Paragraph(self.runs(child, waiting))
                    waiting = None
                elif child.type == "ordered_list":
                    yield from self.inner_items(child)
                else:
                    yield from self.block(child)

    def inner_items(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """Yield a list within a list: （一） below an article, （1） below a numbered item."""
        for index, item in enumerate(node.children, 1):
            waiting: Run | None = Run(f"（{chinese_number(index) if self.articles else index}）")
            for child in item.children:
                if child.type == "paragraph":
                    yield Paragraph(self.runs(child, waiting))
                    waiting = None
                else:
                    self.unknown(child)

    def runs(self, node: SyntaxTreeNode, mark: Run | None = None) -> tuple[Run, ...]:
        """Return the runs of a paragraph or heading behind its `mark`, neighbours of one face joined."""
        found: list[Run] = [mark] if mark else []
        for run in self.inline(node.children[0].children if node.children else (), ""):
            if found and found[-1].face == run.face:
                found[-1] = Run(found[-1].text + run.text, run.face)
            elif run.text:
                found.append(run)
        return tuple(found)

    def leftover(self, text: str) -> None:
        """Refuse marks that were meant as Markdown and did not work; they would be printed."""
        if mark := LEFTOVER.search(text):
            self.refuse("E-TXT-14", show(text)[:12], f"标记“{mark[0]}”没有生效，会照样印出来：“{show(text)[:20]}”",
                        "标题的 # 后空一格；** 成对，且收尾的 ** 不要紧挨在标点后面（写成 **重点**：）")

    def stray(self, text: str) -> None:
        """Refuse a table in the middle of a text, and characters that nobody can print."""
        if INSERT.search(text):
            self.refuse("E-TXT-13", "(", "表格、名单不能写在标题、列表里，也不能和文字写在一起", "让 {{ 表(…) }}、{{ 名单(…) }} 单独占一行，前后各空一行")
        elif found := STRAY.search(text):
            self.refuse("E-TXT-15", found[0], f"正文里有不能打印的字符 U+{ord(found[0]):04X}", "删去这个字符，重新输入这一处")

    def inline(self, nodes: Sequence[SyntaxTreeNode], face: Face) -> Iterator[Run]:
        for node in nodes:
            if node.type == "text":
                self.leftover(node.content)
                self.stray(show(node.content))
                yield Run(show(node.content), face)
            elif node.type in FACES:
                yield from self.inline(node.children, FACES[node.type])
            elif node.type == "hardbreak":
                yield Run("\n", face)
            elif node.type == "softbreak":
                continue
            else:
                self.unknown(node)

    def unknown(self, node: SyntaxTreeNode) -> None:
        what, cure = REFUSED.get(node.type, ("这种 Markdown 写法", "改用标题、段落、1. 列表、> 提示、--- 分页"))
        near = show(node.content or text_under(node)).strip().split("\n")[0]
        self.refuse("E-TXT-10", near[:20], f"不能用{what}：“{near[:20]}”", cure)


def text_under(node: SyntaxTreeNode) -> str:
    """Return the first words below a node, to find it again in its template."""
    for child in node.walk(include_self=False):
        if child.content:
            return child.content
    return ""


def read_blocks(
    rendered: str, sources: Sequence[Source], inserts: Sequence[Insert] = (), articles: bool = False
) -> tuple[Block, ...]:
    """Return the blocks of `rendered` Markdown.

    sources: the texts it came from, the template first, for the places of problems.
    inserts: what the insert marks in the text stand for. articles: number lists as 第一条.
    Raises DocgenError: every construct that is not in the subset.
    """
    reader = Reader(sources, inserts, articles)
    tokens: list[Token] = PARSER.parse(rendered)
    blocks = tuple(reader.read(SyntaxTreeNode(tokens).children))
    if reader.problems:
        raise DocgenError(reader.problems)
    return blocks
