"""The composer: one text template and the facts → one `Paper`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from docgen.content.texts import TEXTS
from docgen.documents.block import Attachment, Block, Form, Head, Imprint, Insert, Names, Paper, Signature
from docgen.documents.catalogue import Catalogue, Choice, no_body
from docgen.documents.chart import make_chart
from docgen.documents.circular_facts import ChartFacts
from docgen.documents.cited import Cited, ThisPaper
from docgen.documents.entry import Entry
from docgen.documents.environment import FactEnvironment, render, show, text_environment
from docgen.documents.filters import fact_of, human, labelled, padded
from docgen.documents.markdown import STRAY, Source, read_blocks
from docgen.documents.matter import Matter
from docgen.documents.plan import bars, composition_chart, seat_plan
from docgen.documents.table import is_list, make_table
from docgen.documents.tag_fault import Misuse
from docgen.model.numeral import chinese_number
from docgen.model.organisation import Body
from docgen.model.plan import Issued
from docgen.problem import DocgenError, Place, Problem, nearest


class Composer:
    """Composes the papers of one folder. environment: that of another composer, whose compiled templates serve again."""

    def __init__(self, catalogue: Catalogue, matter: Matter, environment: FactEnvironment | None = None) -> None:
        self.catalogue = catalogue
        self.matter = matter
        self.environment: FactEnvironment = environment or text_environment()

    def paper(self, code: str) -> Paper:
        """Return the paper `code`, annexes included; one that is 逐项 with all others of its print run.

        Raises DocgenError: every problem of its template.
        """
        entry = self.catalogue.entry(code)
        first, *more = [self.one(entry, item) for item in self.items(entry)]
        return replace(first, more=tuple(more))

    def one(self, entry: Entry, item: object) -> Paper:
        """Return the paper that is written for `item` (逐项); None: it is written once."""
        code, front = entry.code, entry.front
        blank = self.writing(entry, item)
        title = self.title(entry, item)
        attachments = tuple(self.attachment(entry, code, item) for code, item in self.annexes(entry))
        issuers = [self.role(entry, name) for name in (front.issuer, *front.joint) if name]
        day = self.day(code)
        signed = front.official and front.frame != "纪要" if front.signed is None else front.signed
        addressees = self.addressees(entry, blank)
        moved = addressees if front.addressees_in_imprint else ""
        attendance = (("出席", front.attending), ("请假", front.absent), ("列席", front.observing))
        return Paper(
            code=code, name=front.name, frame=front.form or front.frame, title=title, body=blank.body(entry),
            subtitle=blank.text(front.subtitle), addressees="" if moved else addressees, attachments=attachments,
            head=self.head(entry, issuers, blank) if issuers and front.official else None,
            signature=self.signature(entry, issuers, blank, day) if issuers and signed else None,
            attendance=tuple((label, blank.text(names)) for label, names in attendance if names),
            remark=blank.text(front.remark), landscape=front.landscape, atoms=self.matter.atoms, item=called(item),
            imprint=self.imprint(entry, issuers[0], blank, day, moved) if issuers and front.official else None,
        )

    def choices(self) -> list[Choice]:
        """Return every entry of the catalogue, whether this folder has the paper, and why."""
        return [self.choice(entry) for entry in self.catalogue.entries.values()]

    def choice(self, entry: Entry) -> Choice:
        front, scope = entry.front, self.matter.scope
        if scope not in front.scope:
            return Choice(entry, False, f"用于{'、'.join(front.scope)}，这里是{scope}")
        if front.incoming:
            return Choice(entry, False, "来文或另行起草的文件，只用来引用", self.day(entry.code))
        lacking = [self.matter.missing[need] for need in front.needs if need in self.matter.missing]
        lacking += [file for file in map(text_file, front.own_texts) if file not in self.matter.own_texts]
        if lacking:
            return Choice(entry, False, f"还缺：{'；'.join(lacking)}", self.day(entry.code), waits=True)
        if front.condition:
            source = f"{{% if {front.condition} %}}是{{% else %}}否{{% endif %}}"
            if render(self.environment, source, entry.path, self.writing(entry).facts) == "否":
                return Choice(entry, False, f"不具备条件：{front.condition_note or front.condition}")
        if front.each and not self.items(entry):
            return Choice(entry, False, f"不具备条件：{front.condition_note or front.each + '还没有写'}")
        number = self.number(entry, self.role(entry, front.issuer)) if front.official else ""
        met = front.condition_note or front.condition
        reason = f"{scope}适用" + (f"，{met}" if met else "")
        return Choice(entry, True, reason, self.day(entry.code), number)

    def writing(self, entry: Entry, item: object = None) -> Writing:
        return Writing(self, entry, item)

    def title(self, entry: Entry, item: object = None) -> str:
        """Return the whole title: as its front matter says, else issuer and name (条例 art. 9(7))."""
        if entry.front.title:
            return self.writing(entry, item).text(entry.front.title)
        issuer = self.role(entry, entry.front.issuer).signed_as if entry.front.issuer and entry.front.official else ""
        return issuer + entry.front.name

    def annexes(self, entry: Entry) -> list[tuple[str, Any]]:
        """Return its annexes by number, each with its item: one whose own 条件 does not hold stays away, one that is 逐项 comes for each."""
        known = self.catalogue.entries
        codes = [code for code in entry.front.attachments if code not in known or self.choice(known[code]).included]
        return [(code, item) for code in codes for item in (self.items(known[code]) if code in known else (None,))]

    def items(self, entry: Entry) -> Sequence[Any]:
        """Return what a template is written for one by one (逐项); one empty item where it is written once.

        Raises DocgenError: what the template names is no list.
        """
        if not entry.front.each:
            return (None,)
        found: list[Any] = []

        def each(items: Any) -> Markup:
            if not is_list(items):
                raise Misuse("逐项 写的不是名单或一串资料", "写资料里的名单，如 逐项: 会务.来宾")
            found.extend(items)
            return Markup("")

        render(self.environment, f"{{{{ 逐项({entry.front.each}) }}}}", entry.path, {**self.writing(entry).facts, "逐项": each})
        return found

    def attachment(self, carrier: Entry, code: str, item: object = None) -> Attachment:
        if code not in self.catalogue.entries:
            raise DocgenError([self.no_entry(carrier, code)])
        entry = self.catalogue.entry(code)
        turned = entry.front.landscape or (item is not None and bool(fact_of(item, "横向")))
        return Attachment(self.title(entry, item), self.writing(entry, item).body(entry), turned, carrier.front.attachments_apart)

    def no_entry(self, entry: Entry, code: str) -> Problem:
        known = nearest(code, self.catalogue.entries)
        return Problem("E-TPL-06", Place(entry.path, 1), f"附件“{code}”不在目录里{known}", "改成目录里已有的编号")

    def role(self, entry: Entry, name: str) -> Body:
        if name in self.matter.roles:
            return self.matter.roles[name]
        known = nearest(name, self.matter.roles)
        raise DocgenError([Problem("E-TPL-07", Place(entry.path, 1), f"没有“{name}”这个机关角色{known}", f"改成：{'、'.join(self.matter.roles)}")])

    def receiver(self, name: str, blank: Writing) -> str:
        """Return the name of a role, or the text itself where it is not one."""
        return self.matter.roles[name].signed_as if name in self.matter.roles else blank.text(name)

    def addressees(self, entry: Entry, blank: Writing) -> str:
        return self.receiver(entry.front.addressees, blank) if entry.front.addressees else ""

    def number(self, entry: Entry, issuer: Body) -> str:
        """Return the 发文字号: the one given out, or the code and year with room for it to be written in."""
        issued = self.matter.issued.get(entry.code)
        return issued.number if issued and issued.number else f"{issuer.code}〔{self.day(entry.code).year}〕\u3000号"

    def head(self, entry: Entry, issuers: Sequence[Body], blank: Writing) -> Head:
        front = entry.front
        return Head(
            tuple(issuer.signed_as for issuer in issuers), blank.text(front.order_number) or self.number(entry, issuers[0]),
            tuple(issuer.signatory for issuer in issuers) if front.frame == "红头-上行" else (),
            front.copy_number, front.classification, front.urgency, blank.text(front.mark),
        )

    def signature(self, entry: Entry, issuers: Sequence[Body], blank: Writing, day: dt.date) -> Signature:
        names = tuple(issuer.signed_as for issuer in issuers)
        posts = tuple(map(blank.text, entry.front.stamps))
        return Signature(names, day, entry.front.sealed, max(issuer.seal_mm for issuer in issuers), posts)

    def imprint(self, entry: Entry, issuer: Body, blank: Writing, day: dt.date, addressees: str) -> Imprint:
        copies = "，".join(self.receiver(name, blank) for name in entry.front.copies)
        return Imprint(copies, issuer.office or issuer.signed_as + "办公室", day, addressees)

    def day(self, code: str) -> dt.date:
        """Return the date of a paper: as issued, else as planned."""
        issued = self.matter.issued.get(code)
        return issued.day if issued and issued.day else self.matter.planned(code)

    def cited(self, code: str) -> Cited:
        """Return how another paper is cited. Raises LookupError: nothing is known of it."""
        issued = self.matter.issued.get(code, Issued())
        entry = self.catalogue.entries.get(code)
        title = issued.title or (self.title(entry) if entry else "")
        if not title:
            raise LookupError(f"{code}（文号.yaml 里的标题、文号、日期）")
        number = issued.number
        if not number and entry and entry.front.issuer:
            number = self.number(entry, self.role(entry, entry.front.issuer))
        return Cited(title=title, number=number, day=self.day(code))


def called(item: object) -> str:
    """Return what an item of 逐项 is called in the name of a file: its 姓名 or 名称, a text itself; nothing where it has none."""
    if isinstance(item, str):
        return item
    for name in ("姓名", "名称"):
        try:
            return str(fact_of(item, name))
        except LookupError:
            continue
    return ""


def text_file(name: str) -> str:
    """Return where a text of the folder lies: 实施细则 is 文稿/实施细则.md."""
    return f"{TEXTS}/{name.removesuffix('.md')}.md"


class Writing:
    """The writing of one template: its tables and lists are collected while its text is rendered."""

    def __init__(self, composer: Composer, entry: Entry, item: object = None) -> None:
        self.composer = composer
        self.entry = entry
        self.inserts: list[Insert] = []
        self.sources: list[Source] = [Source(entry.path, entry.body, entry.body_line), *(Source(each.path, each.text) for each in entry.shared)]
        self.facts: dict[str, Any] = {**composer.matter.facts, **composer.matter.functions, **self.functions()}
        if item is not None:
            self.facts["本项"] = item

    def functions(self) -> dict[str, Any]:
        """The functions of templates, by Chinese name."""
        return {
            "表": self.table, "名单": self.name_list, "期限": self.composer.day, "文件": self.composer.cited, "引用": self.citation,
            "附件号": self.annex_label, "文稿": self.own_text, "届": self.term, "图": self.chart,
            "座次图": lambda 座次: self.insert(seat_plan(座次)), "横道图": lambda 工期: self.insert(bars(工期)),
            "构成图": lambda 各项, 标题: self.insert(composition_chart(各项, 标题)),
            "本件": self.this(),
        }

    def this(self) -> ThisPaper:
        front = self.entry.front
        known = self.composer.matter.issued.get(front.code, Issued())
        return ThisPaper(code=front.code, name=front.name, kind=front.kind, number=known.number, day=self.composer.day(front.code))

    def term(self, number: int) -> str:
        return f"第{chinese_number(number)}届"

    def table(
        self, 行: Sequence[object], 列: Sequence[str], 标题: str = "", 序号: bool = True, 宽: Sequence[float] = (), 合计: object = None, 注: str = ""
    ) -> Markup:  # fmt: skip
        """表(…): a table made from records."""
        return self.insert(replace(make_table(行, 列, 标题, 序号, 宽, 合计), note=注))

    def chart(self, 图: ChartFacts, 标题: str | None = None) -> Markup:
        """图(…): a chart, with its own title below it unless another, or none, is given."""
        return self.insert(make_chart(图, 图.title if 标题 is None else 标题))

    def name_list(self, 人们: Sequence[object], 标注: bool = False) -> Markup:
        """名单(…): names in columns; with 标注 they tell women and minorities. Raises Misuse: no list."""
        if not is_list(人们):
            raise Misuse("名单(…) 的第一项不是名单", "写资料里的名单，如 名单(委员候选人)")
        return self.insert(Names(tuple(labelled(person) if 标注 else padded(fact_of(person, "姓名")) for person in map(human, 人们))))

    def insert(self, made: Insert) -> Markup:
        """Keep what was made and return the mark that stands for it in the text."""
        self.inserts.append(made)
        return Markup(f"\uf000{len(self.inserts) - 1}\uf001")

    def citation(self, code: str) -> str:
        """《标题》（文号）: title first, then the number (§12 punct.cite)."""
        cited = self.composer.cited(code)
        return f"《{cited.title}》" + (f"（{cited.number}）" if cited.number else "")

    def annex_label(self, code: str, 第: int = 1) -> str:
        """附件号(…): the label of an annex, of one that is 逐项 that of its item 第."""
        codes = [code for code, _ in self.composer.annexes(self.entry)]
        if codes.count(code) < 第:
            raise LookupError(f"附件 {code}")
        return f"附件{codes.index(code) + 第}" if len(codes) > 1 else "附件"

    def own_text(self, name: str) -> Markup:
        """The office's own text from the folder, rendered with the same facts."""
        texts = self.composer.matter.own_texts
        name = name if name in texts else text_file(name)
        if name not in texts:
            raise LookupError(f"文稿 {name}")
        self.sources.append(Source(name, texts[name], 1))
        return Markup(render(self.composer.environment, texts[name], name, self.facts))

    def text(self, source: str) -> str:
        """Return a one-line text of the front matter, rendered. Raises DocgenError: it holds what no line can."""
        made = show(render(self.composer.environment, source, self.entry.path, self.facts)) if source else ""
        if stray := STRAY.search(made):
            message, cure = "标题等单行文字里用了表格、名单，或有不能打印的字符" + f" U+{ord(stray[0]):04X}", "表格、名单只能单独占正文的一段；不能打印的字符删去"
            raise DocgenError([Problem("E-TXT-15", Place(self.entry.path, 1), message, cure)])
        return made

    def body(self, entry: Entry) -> tuple[Block, ...] | Form:
        """Return the body: blocks, or the form with the values for its tags."""
        if entry.front.form:
            return Form(entry.front.form + self.text(entry.front.variant), self.facts)
        rendered = render(self.composer.environment, entry.whole, entry.path, self.facts, entry.place)
        blocks = read_blocks(rendered, self.sources, self.inserts, entry.front.articles)
        if not blocks:
            raise DocgenError([no_body(entry)])
        return blocks
