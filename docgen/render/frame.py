"""Frames: a composed paper and the Word file that says how its kind looks → the paper as .docx."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

import jinja2

from docgen import standard as m
from docgen.documents.block import Attachment, Form, Head, Paper
from docgen.documents.environment import form_environment
from docgen.render import closing, head, title, writer
from docgen.render.engine import Template
from docgen.render.environment import Sound
from docgen.render.section import PageSetup
from docgen.render.wordml import Layout, paragraph, run
from docgen.render.writer import OFFICIAL, SCRIPT, turned

LETTER, SCRIPTED = "信函", "讲稿"
_TURNED = {"表格": "表格-横向"}


@dataclass
class Frames:
    """Makes papers into .docx; every frame and form is compiled once.

    read: gives the bytes of a file by its path in the folder of templates, e.g. `版式/信函.docx`; what it raises
        when there is none goes through.
    environment: for the tags of frames and forms.
    """

    read: Callable[[str], bytes]
    environment: jinja2.Environment = field(default_factory=form_environment)
    _templates: dict[tuple[str, str], Template] = field(default_factory=dict, repr=False)
    _setups: dict[str, PageSetup] = field(default_factory=dict, repr=False)

    def make(self, paper: Paper) -> bytes:
        """Return the paper as .docx, the same bytes for the same paper."""
        if isinstance(paper.body, Form):
            return self._template(_form_path(paper.body)).fill(paper.body.fields)
        path = f"版式/{_TURNED.get(paper.frame, paper.frame) if paper.landscape else paper.frame}.docx"
        setup = self._setup(path)
        pages = _Pages(setup, setup.landscape, self._form)
        parts = {**_fields(paper, setup.landscape), "附件": Sound(pages.xml(paper))}
        dressed = {name: Sound(setup.styles.dress(part)) if isinstance(part, Sound) else part for name, part in parts.items()}
        return self._template(path, pages.ending).fill(dressed)

    def _setup(self, path: str) -> PageSetup:
        if path not in self._setups:
            self._setups[path] = PageSetup(self.read(path), path)
        return self._setups[path]

    def _template(self, path: str, ending: str = "") -> Template:
        """Return the compiled file; `ending` names the shape of its last pages when it is not the frame's own."""
        key = (path, ending)
        if key not in self._templates:
            data = self._setup(path).ending_with(landscape=ending == "横") if ending else self.read(path)
            self._templates[key] = Template(data, path, self.environment)
        return self._templates[key]

    def _form(self, form: Form) -> str:
        path = _form_path(form)
        return self._setup(path).styles.undress(self._template(path).fill_body(form.fields))


def _form_path(form: Form) -> str:
    return f"表格/{form.template}.docx"


def _fields(paper: Paper, landscape: bool) -> Mapping[str, object]:
    """Return the values of the tags that frames use, but for 附件."""
    assert not isinstance(paper.body, Form)
    suit = SCRIPT if paper.frame == SCRIPTED else OFFICIAL
    signed = paper.signature is not None
    note = closing.attachment_note([attachment.title for attachment in paper.attachments], keep=signed)
    body = writer.write(paper.body, turned(suit) if landscape else suit, keep_last=signed)
    subtitle = run("\n".join(title.lines(paper.subtitle, paper.atoms, m.SUBTITLE_CHARACTERS))) if paper.subtitle else ""
    return {
        "题名": paper.title.replace("\n", ""),
        "标题": Sound(run("\n".join(title.lines(paper.title, paper.atoms)))),
        "题注": Sound(subtitle),
        "主送": paper.addressees,
        "正文": Sound(body),
        "附件说明": Sound(note),
        "落款": Sound(closing.signature(paper.signature)),
        "附注": paper.remark,
        "版记": Sound(closing.imprint(paper.imprint, letter=paper.frame == LETTER)),
        **_head_fields(paper.head, letter=paper.frame == LETTER),
    }


def _head_fields(of_paper: Head | None, *, letter: bool) -> Mapping[str, object]:
    if of_paper is None:
        return {"版头": "", "信头": "", "发文字号": "", "签发人": "", "文号行": ""}
    return {
        "版头": Sound(head.letter_head(of_paper) if letter else head.banner(of_paper)),
        "信头": Sound(head.letter_banner(of_paper.issuers[0])) if letter else "",
        "发文字号": of_paper.number,
        "签发人": head.signatory_line(of_paper.signatories),
        "文号行": Sound(head.number_lines(of_paper)),
    }


@dataclass
class _Pages:
    """The annexes of a paper, each on new pages, sections where the shape of the page changes (7.3.7, 8)."""

    setup: PageSetup
    landscape: bool
    form: Callable[[Form], str]
    ending: str = ""

    def xml(self, paper: Paper) -> str:
        """Return the annexes; afterwards `ending` says of which shape the last pages are, if not the frame's own."""
        shapes = [(attachment.landscape, attachment, number) for number, attachment in enumerate(paper.attachments, 1)]
        out, now, first = "", self.landscape, True
        for landscape, group in groupby(shapes, key=lambda shape: shape[0]):
            if landscape != now:
                out += self._break(now, first=first)
                now, first = landscape, False
            out += "".join(
                self._annex(annex, paper.atoms, number if len(shapes) > 1 else 0, new_page=position > 0 or first)
                for position, (_, annex, number) in enumerate(group)
            )
        if now and not self.landscape and closing.imprint(paper.imprint, letter=paper.frame == LETTER):
            # The imprint belongs on an upright page.
            out += self._break(now, first=False)
            now = False
        self.ending = "" if first else ("横" if now else "竖")
        return out

    def _break(self, landscape: bool, *, first: bool) -> str:
        section = self.setup.first() if first else self.setup.later(landscape=landscape)
        return paragraph("GwSpacer", layout=Layout(section=section))

    def _annex(self, annex: Attachment, atoms: tuple[str, ...], number: int, *, new_page: bool) -> str:
        label = paragraph("GwAttachmentLabel", run(f"附件{number or ''}"), Layout(page_break_before=None if new_page else False))
        blank = paragraph("GwBlank")
        if isinstance(annex.body, Form):
            return label + blank + self.form(annex.body)
        suit = turned(OFFICIAL) if annex.landscape else OFFICIAL
        lines = title.lines(annex.title, atoms)
        return label + blank + paragraph("GwTitle", run("\n".join(lines))) + blank + writer.write(annex.body, suit)
