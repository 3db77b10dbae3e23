"""--issue: papers take their numbers from the register before they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli import report
from docgen.cli.day import now

if TYPE_CHECKING:
    from docgen.build import Folder
    from docgen.circular import CityFolder, Drafted
    from docgen.documents.catalogue import Choice
    from docgen.issuing import Wanted

REGISTER = "DOCGEN_REGISTER"


def issue_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --issue and --db."""
    db = click.option("--db", metavar="登记簿", envvar=REGISTER, default="", help="--issue 用的登记簿；默认找资料目录和上级目录的发文登记簿.db")
    return click.option("--issue", is_flag=True, help="还没有文号的，从发文登记簿取号，写进文号.yaml（通报.yaml）")(db(command))


def issue_to(folder: Path, papers: Iterable[Wanted], db: str) -> bool:
    """Give numbers to papers and tell which; return whether any was given."""
    from docgen import issuing

    book = issuing.open_book(folder, db, now())
    done = issuing.allot(book, papers)
    for entry in done.entries:
        click.echo(f"{entry.text}　{entry.paper.title}", err=True)
    report.show(issuing.not_kept(done.left, book))
    return bool(done.entries)


def of_folder(opened: Folder, choices: Iterable[Choice], db: str) -> bool:
    """Give numbers to the papers of a folder that have none; return whether any was given, so that the folder is read again."""
    from docgen import issuing

    return issue_to(opened.path, issuing.wanted(opened.composer, choices, opened.owner, opened.path), db)


def of_city(opened: CityFolder, names: Iterable[str], db: str) -> bool:
    """Give numbers to the circulars of a city that have none; return whether any was given, so that the folder is read again."""
    from docgen import circular

    drafts = [circular.drafted(opened, name) for name in names if not opened.reading.plans[name].number]
    return issue_to(opened.path, sorted((of_draft(opened, one) for one in drafts), key=lambda one: (str(one.paper.day), one.paper.title)), db)


def of_draft(opened: CityFolder, one: Drafted) -> Wanted:
    """Return what a circular asks of the register."""
    from docgen.issuing import Wanted
    from docgen.register.entry import Paper

    issuer, plan = opened.office.issuer, one.plan
    to = "，".join(plan.addressees or opened.office.addressees)
    paper = Paper(issuer.code, plan.day.year, one.paper.title, plan.day, to, issuer.signatory, key=f"{opened.owner}/通报/{one.name}")
    return Wanted(paper, opened.path / "通报" / f"{one.name}.yaml")
