"""Frames: a composed paper and the Word file that says how its kind looks → the paper as .docx."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

import jinja2

from docgen import standard as m
from docgen.documents.block import Attachment, Form, Head, Paper, Signature
from docgen.documents.environment import form_environment
from docgen.model.page import PageChoices
from docgen.render import chart, closing, head, signature, title, writer
from docgen.render.engine import Template
from docgen.render.environment import Sound
from docgen.render.geometry import width
from docgen.render.imprint import imprint
from docgen.render.pack import open_package
from docgen.render.print_run import joined
from docgen.render.section import PageSetup
from docgen.render.sheet import LOOSE, Fit, Sheet
from docgen.render.styles import Library
from docgen.render.wordml import BODY, Layout, bookmark, paragraph, run
from docgen.render.writer import OFFICIAL, SCRIPT, turned
from docgen.standard import Twips

LETTER, SCRIPTED, ORDER, MINUTES = "信函", "讲稿", "命令", "纪要"
_TURNED = {"表格": "表格-横向"}
_OWN_MARK = {ORDER: "令", MINUTES: "纪要"}
_FIRST_LINES = 2  # of the body, that a head of several issuers leaves room for on the first page
_RED_RULE = Twips(m.RED_RULE_SPACE_PT * 20 + m.RED_RULE_EIGHTHS * 5 // 2)


@dataclass
class Frames:
    """Makes papers into .docx; every frame and form is compiled once.

    read: gives the bytes of a file by its path in the folder of templates, e.g. `版式/信函.docx`; what it raises
        when there is none goes through.
    environment: for the tags of frames and forms. choices: what the office does otherwise on its pages (版面).
    """

    read: Callable[[str], bytes]
    environment: jinja2.Environment = field(default_factory=form_environment)
    choices: PageChoices = field(default_factory=PageChoices)
    _templates: dict[tuple[str, int, int, str], Template] = field(default_factory=dict, repr=False)
    _setups: dict[tuple[str, int, int], PageSetup] = field(default_factory=dict, repr=False)

    def on(self, choices: PageChoices) -> Frames:
        """Return the same frames on other pages."""
        return Frames(self.read, self.environment, choices)

    def make(self, paper: Paper, fit: Fit = LOOSE) -> bytes:
        """Return the paper as .docx, the same bytes for the same paper; `fit` is what its finished layout asks for."""
        run = chart.numbered(paper).run
        return chart.packed(joined([self._one(one, fit) for one in run]), [drawn for one in run for drawn in chart.charts_of(one)])

    def _one(self, paper: Paper, fit: Fit) -> bytes:
        """Return one paper, its charts not yet packed."""
        if isinstance(paper.body, Form):
            return self._form_template(_form_path(paper.body)).fill(paper.body.fields)
        path = f"版式/{_TURNED.get(paper.frame, paper.frame) if paper.landscape else paper.frame}.docx"
        sheet = Sheet(self.choices, fit)
        setup = self._setup(path, sheet)
        pages = _Pages(setup, setup.landscape, self._form, fit.blanks)
        parts = {**_fields(paper, setup.landscape, sheet), "附件": Sound(pages.xml(paper))}
        dressed = {name: Sound(setup.styles.dress(part)) if isinstance(part, Sound) else part for name, part in parts.items()}
        return self._template(path, sheet, pages.ending).fill(dressed)

    def _setup(self, path: str, sheet: Sheet) -> PageSetup:
        key = (path, int(sheet.line), int(sheet.title_line))
        if key not in self._setups:
            data = self.read(path)
            open_package(data, path).close()
            self._setups[key] = PageSetup(sheet.lay(data), path)
        return self._setups[key]

    def _template(self, path: str, sheet: Sheet, ending: str = "") -> Template:
        """Return the compiled file; `ending` names the kind of its last pages when it is not the frame's own."""
        key = (path, int(sheet.line), int(sheet.title_line), ending)
        if key not in self._templates:
            setup = self._setup(path, sheet)
            data = setup.ending_with(landscape=ending == "横", numbered=ending != "空") if ending else setup.frame
            self._templates[key] = Template(data, path, self.environment)
        return self._templates[key]

    def _form_template(self, path: str) -> Template:
        key = (path, 0, 0, "")
        if key not in self._templates:
            self._templates[key] = Template(self.read(path), path, self.environment)
        return self._templates[key]

    def _form(self, form: Form) -> str:
        path = _form_path(form)
        return Library(self.read(path), path).undress(self._form_template(path).fill_body(form.fields))


def _form_path(form: Form) -> str:
    return f"表格/{form.template}.docx"


def _fields(paper: Paper, landscape: bool, sheet: Sheet) -> Mapping[str, object]:
    """Return the values of the tags that frames use, but for 附件."""
    assert not isinstance(paper.body, Form)
    suit = SCRIPT if paper.frame == SCRIPTED else OFFICIAL
    signed = paper.signature is not None
    note = closing.attachment_note([attachment.title for attachment in paper.attachments], keep=signed)
    keep = signed and sheet.fit.keep and writer.has_several(paper.body)
    body = writer.write(paper.body, turned(suit) if landscape else suit, keep_last=keep)
    subtitle = run("\n".join(title.lines(paper.subtitle, paper.atoms, m.SUBTITLE_CHARACTERS))) if paper.subtitle else ""
    return {
        "题名": paper.title.replace("\n", ""),
        "标题": Sound(run("\n".join(title.lines(paper.title, paper.atoms)))),
        "题注": Sound(subtitle),
        "主送": paper.addressees,
        "正文": Sound(body.replace("</w:pPr>", "</w:pPr>" + bookmark(BODY), 1)),
        "附件说明": Sound(note),
        "落款": Sound(signature.signature(_sealed_as(paper.signature, sheet), halved=sheet.fit.halved)),
        "附注": paper.remark,
        "出席": Sound(closing.attendance(paper.attendance)),
        "版记": Sound(_imprint(paper, sheet)),
        **_head_fields(paper, sheet),
    }


def _sealed_as(signed: Signature | None, sheet: Sheet) -> Signature | None:
    return replace(signed, seal_mm=sheet.choices.every_seal_mm) if signed and sheet.choices.every_seal_mm else signed


def _imprint(paper: Paper, sheet: Sheet) -> str:
    fit = sheet.fit
    return imprint(paper.imprint, letter=paper.frame == LETTER, foot_mm=sheet.foot_mm, new_page=fit.own_page or fit.blanks > 0)


def _head_fields(paper: Paper, sheet: Sheet) -> Mapping[str, object]:
    top = paper.head
    if top is None:
        return {"版头": "", "信头": "", "发文字号": "", "签发人": "", "文号行": ""}
    letter = paper.frame == LETTER
    return {
        "版头": Sound(head.letter_head(top) if letter else _banner(paper, top, sheet)),
        "信头": Sound(head.letter_banner(top.issuers[0], sheet.ground)) if letter else "",
        "发文字号": top.number,
        "签发人": head.signatory_line(top.signatories),
        "文号行": Sound(head.number_lines(top)),
    }


def _banner(paper: Paper, top: Head, sheet: Sheet) -> str:
    own = f"{top.issuers[0]}{_OWN_MARK[paper.frame]}" if paper.frame in _OWN_MARK and not top.mark else top.mark
    ink = m.ORDER_MARK_FROM_PAGE_TOP_MM if paper.frame == ORDER else m.MARK_FROM_PAGE_TOP_MM
    addressed = -(-width(paper.addressees + "：") // m.CHARACTERS_PER_LINE) if paper.addressees else 0
    lines = m.MARK_BLANKS + head.rows_of_signatories(top) - 1 + m.TITLE_BLANKS + 1 + addressed + _FIRST_LINES
    below = round(lines * sheet.line) + sheet.number_line + _RED_RULE + len(title.lines(paper.title, paper.atoms)) * sheet.title_line
    return head.banner(replace(top, mark=own), sheet.ground, ink_mm=ink, below=below)


@dataclass
class _Pages:
    """The annexes of a paper, each on new pages, sections where the shape of the page changes (7.3.7, 8)."""

    setup: PageSetup
    landscape: bool
    form: Callable[[Form], str]
    blanks: int = 0
    ending: str = ""

    def xml(self, paper: Paper) -> str:
        """Return the annexes, and empty pages that come before the imprint's.

        Afterwards `ending` says of which kind the last pages are, if not the frame's own: 横 turned, 竖 upright, 空 without numbers.
        """
        number_of_paper = paper.head.number if paper.head else ""
        shapes = [(attachment.landscape, attachment, number) for number, attachment in enumerate(paper.attachments, 1)]
        out, now, first = "", self.landscape, True
        for landscape, group in groupby(shapes, key=lambda shape: shape[0]):
            if landscape != now:
                out = self._break(out, now, first=first)
                now, first = landscape, False
            out += "".join(
                self._annex(
                    annex, paper.atoms, f"{number_of_paper if annex.apart else ''}附件{number if len(shapes) > 1 else ''}",
                    new_page=position > 0 or first,
                )
                for position, (_, annex, number) in enumerate(group)
            )
        if self.blanks:
            # The pages without numbers are a section of their own (7.5).
            self.ending = "空"
            empty = (paragraph("GwSpacer", layout=Layout(page_break_before=page > 0 or None)) for page in range(self.blanks))
            return self._break(out, now, first=first) + "".join(empty)
        if now and not self.landscape and imprint(paper.imprint, letter=paper.frame == LETTER):
            # The imprint belongs on an upright page.
            out = self._break(out, now, first=False)
            now = False
        self.ending = "" if first else ("横" if now else "竖")
        return out

    def _break(self, out: str, landscape: bool, *, first: bool) -> str:
        """Return what there is so far with a section ending behind it, in the thin paragraph below a table if that is last."""
        section = self.setup.first() if first else self.setup.later(landscape=landscape)
        if out.endswith(writer.BELOW_TABLE):
            return out.removesuffix(writer.BELOW_TABLE) + paragraph("GwSpacer", layout=Layout(section=section))
        return out + paragraph("GwSpacer", layout=Layout(section=section))

    def _annex(self, annex: Attachment, atoms: tuple[str, ...], name: str, *, new_page: bool) -> str:
        label = paragraph("GwAttachmentLabel", run(name), Layout(page_break_before=None if new_page else False))
        blank = paragraph("GwBlank")
        if isinstance(annex.body, Form):
            return label + blank + self.form(annex.body)
        suit = turned(OFFICIAL) if annex.landscape else OFFICIAL
        lines = title.lines(annex.title, atoms)
        return label + blank + paragraph("GwTitle", run("\n".join(lines))) + blank + writer.write(annex.body, suit)
