"""A Word template compiled once and filled many times; the same fields give the same bytes.

docxtpl defines the template language, and what it would make is what is made here (equal after C14N); its
work is done once per template instead of once per document. Differences, all on purpose: values are always
escaped; a name that does not exist, a value that is absent, and a character that Word cannot hold are problems,
where docxtpl leaves a gap or a broken file; core properties are escaped once; what colspan, cellbg and vm put
into a cell's properties stands where the schema wants it. What is not proved equal
(pictures, sub-documents, replaced media) is handed to docxtpl itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import jinja2

from docgen.documents.tag_fault import FAULTS, NotPrintable
from docgen.problem import DocgenError, Place, Problem, errors
from docgen.render import finish
from docgen.render.blame import Blame
from docgen.render.compile import CORE, Source, read
from docgen.render.environment import STATE, Markings, NeedsDocxtpl, strict
from docgen.render.pack import Pack, open_package, repack
from docgen.render.survey import Survey, is_constant, survey

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

LONG_AGO = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - python-docx wants a naive one

CUT_THROUGH = ("E-WRD-09", "填好后的文档结构是坏的：有的标签只包住了段落、表格或格式的一半",
               "成对的标签（if 与 endif、for 与 endfor）要么都单独成段，写成 {%p … %}，要么都在同一段里")
NOT_ALONE = ("E-WRD-10", "里面有图片、超链接或子文档，不能作为附件并入别的文件", "把它们去掉，或者让它单独成文")


@dataclass(frozen=True)
class Part:
    """A part of the template, compiled, and what is proved of it."""

    source: Source
    program: jinja2.Template
    proved: Survey
    constant: bool


class Template:
    """A .docx template with docxtpl's tags."""

    def __init__(self, data: bytes, name: str, environment: jinja2.Environment) -> None:
        """Compile `data`; `name` is used in messages. Raises DocgenError: not a .docx, or wrong tags."""
        self.name = name
        self._data = data
        self._given, self._environment = environment, strict(environment)
        self._pack = Pack()
        with open_package(data, name) as archive:
            self._docx, sources = read(data, name, archive)
            parts = [self._compile(source) for source in sources]
            self._pack.copy(data, archive, leave_out={part.source.member for part in parts})
            self._has_core = CORE in archive.namelist()
        self._body = parts[0]
        self._parts = [part for part in parts if not part.constant]
        for part in parts:
            if part.constant:
                self._pack.add(part.source.member, self._filled(part, {}))

    def _compile(self, source: Source) -> Part:
        """Return a part ready to be filled. Raises DocgenError: every tag of the template that is wrong."""
        try:
            tree = self._environment.parse(source.source)
            program = self._environment.from_string(tree)
        except jinja2.TemplateSyntaxError as error:
            from docgen.render.tags import syntax_problems

            raise DocgenError(syntax_problems(self._data, self.name, self._environment, source, error)) from error
        return Part(source, program, survey(tree), is_constant(tree))

    @property
    def section(self) -> str:
        """The XML of the body's own `w:sectPr` (page size, margins, headers), empty if there is none."""
        source = self._body.source.source
        start = source.rfind("<w:sectPr")
        return source[start : source.rindex("</w:body>")] if self._docx.docx.element.body.sectPr is not None else ""

    def fill(self, fields: Mapping[str, object]) -> bytes:
        """Return the document. Raises DocgenError: every value that cannot be printed."""
        try:
            return self._pack.write([(part.source.member, self._filled(part, fields)) for part in self._parts])
        except NeedsDocxtpl as met:
            return self.fill_by_docxtpl(met.docx, fields)
        except FAULTS as error:
            raise self._blame(error, fields, self._parts) from error

    def fill_body(self, fields: Mapping[str, object]) -> str:
        """Return the XML inside the document's body, its last `w:sectPr` left out, to stand in another document.

        Raises DocgenError, too, where the body refers to other parts (pictures, links), which would be lost.
        """
        try:
            xml = self._filled(self._body, fields).decode("utf-8")
        except NeedsDocxtpl:
            raise self._problem(*NOT_ALONE, self._body) from None
        except FAULTS as error:
            raise self._blame(error, fields, [self._body]) from error
        start = xml.index(">", xml.index("<w:body")) + 1
        end = xml.rindex("<w:sectPr") if self.section else xml.rindex("</w:body>")
        inner = xml[start:end]
        if ' r:id="' in inner or ' r:embed="' in inner:
            raise self._problem(*NOT_ALONE, self._body)
        return inner

    def docxtpl(self) -> DocxTemplate:
        """Return a docxtpl object of this template, to make pictures and sub-documents for `fill` with."""
        from docxtpl import DocxTemplate

        return DocxTemplate(BytesIO(self._data))

    def fill_by_docxtpl(self, docx: DocxTemplate, fields: Mapping[str, object]) -> bytes:
        """Return the document made by docxtpl, with the pictures and media that were given to `docx`."""
        if not self._has_core:
            docx.get_docx().core_properties.modified = LONG_AGO
        try:
            docx.render(dict(fields), strict(self._given, pictures=True), autoescape=True)
        except FAULTS as error:
            raise self._blame(error, fields, self._parts) from error
        docx.save(out := BytesIO())
        return repack(out.getvalue())

    def _filled(self, part: Part, fields: Mapping[str, object]) -> bytes:
        """Return the whole XML of a filled part. Raises NotPrintable: it has characters that XML does not allow."""
        met, source = Markings(), part.source
        xml = part.program.render({**fields, STATE: met})
        xml = finish.resolve_breaks(self._docx, finish.unescape_tags(xml))
        mend = part is self._body and (part.proved.tables or met.cells)
        if part is self._body and not mend:
            xml = finish.number_drawings(xml)
        data = finish.encode(source.before + xml + source.after)
        if (not part.proved.sound or met.markup or mend) and not finish.is_well_formed(data):
            raise self._cut_through(part)
        return finish.mend_tables(self._docx, data) if mend else data

    def _blame(self, error: Exception, fields: Mapping[str, object], parts: Sequence[Part]) -> Exception:
        """Return what to raise for a failed filling: all that is wrong with it, if that can be told."""
        found = [problem for part in parts for problem in self._problems(part, fields)]
        if not found and isinstance(error, NotPrintable):
            return self._problem("E-WRD-07", f"文档{error.why}", "在资料和模板里把看不见的字符删掉", parts[0])
        return DocgenError(found) if found else error

    def _problems(self, part: Part, fields: Mapping[str, object]) -> list[Problem]:
        return Blame(self.name, part.source.label, part.source.source, self._given).problems(fields)

    def _cut_through(self, part: Part) -> DocgenError:
        """Return why a filled part is not well-formed: tags that are wrong in themselves, else only that it is so."""
        from docgen.render.tags import tag_problems

        wrong = errors(tag_problems(self._data, self.name, self._environment))
        return DocgenError(wrong) if wrong else self._problem(*CUT_THROUGH, part)

    def _problem(self, code: str, message: str, cure: str, part: Part) -> DocgenError:
        return DocgenError([Problem(code, Place(f"{self.name}!{part.source.label}"), message, cure)])
