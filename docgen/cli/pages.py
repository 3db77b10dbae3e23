"""Options that replace, for one run, what a folder's 版面.yaml says of its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from docgen.build import Folder

FACES = {"last": "末面", "even": "双面", "fold4": "四的倍数"}
"""What --imprint may say, and what 版面.yaml says for it."""


@dataclass(frozen=True)
class Pages:
    """What was asked for; None: as 版面.yaml has it."""

    imprint: str | None
    preprinted: bool | None
    compensated: bool | None

    @property
    def measured(self) -> bool:
        """Whether the papers must be laid out for it: only the finished layout tells the imprint's face."""
        return self.imprint is not None

    def of(self, folder: Folder) -> Folder:
        """Return the folder with these pages."""
        from docgen import build

        profile = None if self.compensated is None else "补偿" if self.compensated else "标准"
        return build.on_pages(folder, placement=FACES.get(self.imprint or ""), preprinted=self.preprinted, page_profile=profile)


def page_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with these options; it gets them as `pages`."""

    @click.option("--imprint", type=click.Choice(list(FACES)), help="版记排在：last 末面、even 双面、fold4 四的倍数面（需要 LibreOffice）；默认按 版面.yaml")
    @click.option("--preprinted/--no-preprinted", default=None, help="套打：留出版头、不印红色；默认按 版面.yaml")
    @click.option("--compensated/--no-compensated", default=None, help="补偿：版心从字到字量；默认按 版面.yaml")
    @wraps(command)
    def taken(imprint: str | None, preprinted: bool | None, compensated: bool | None, **others: Any) -> None:
        command(pages=Pages(imprint, preprinted, compensated), **others)

    return taken
