"""Interim: docxtpl behind the engine's interface."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

import jinja2
from docxtpl import DocxTemplate


class Template:
    def __init__(self, data: bytes, name: str, environment: jinja2.Environment) -> None:
        self.data, self.name, self.environment = data, name, environment

    def fill(self, fields: Mapping[str, object]) -> bytes:
        template = DocxTemplate(io.BytesIO(self.data))
        template.render(dict(fields), self.environment)
        template.save(out := io.BytesIO())
        done = io.BytesIO()
        with zipfile.ZipFile(out) as old, zipfile.ZipFile(done, "w") as new:
            for member in old.infolist():
                info = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(info, old.read(member))
        return done.getvalue()

    def fill_body(self, fields: Mapping[str, object]) -> str:
        with zipfile.ZipFile(io.BytesIO(self.fill(fields))) as archive:
            xml = archive.read("word/document.xml").decode()
        body = re.search(r"<w:body>(.*)</w:body>", xml, re.S)
        assert body
        return re.sub(r"<w:sectPr\b.*?</w:sectPr>$", "", body.group(1), flags=re.S)
