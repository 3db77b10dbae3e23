"""The one who speaks UNO: lays papers out in LibreOffice, one after the other, on demand.

Runs under whichever Python has `uno` (the system's, not docgen's), so it imports nothing of docgen.
Reads one JSON object a line, {"source": docx, "target": pdf, "close_up": bool, "export": {setting: value}},
and answers each with one line: {"failed": "", "places": {…}} when the PDF is written, else what LibreOffice said.
`places` tells where the bookmarks of a paper lie; see `places` below.
The first line it writes, {"ready": true}, says that LibreOffice is up. It ends when its input ends
or LibreOffice dies.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import uuid
from contextlib import suppress
from typing import Any

import uno

UnoError = uno.getClass("com.sun.star.uno.Exception")
Disposed = uno.getClass("com.sun.star.lang.DisposedException")
START_SECONDS = 90
LOAD: dict[str, object] = {
    "Hidden": True,
    "FilterName": "MS Word 2007 XML",  # a text file that is named .docx is refused
    "MacroExecutionMode": 0,  # never
    "UpdateDocMode": 0,  # follow no links
}


def main(soffice: str, profile: str) -> int:
    """Serve until input ends; returns the exit code, 0 when LibreOffice was closed in good order."""
    office, desktop = start(soffice, profile)
    say(ready=True)
    for line in sys.stdin:
        job = json.loads(line)
        try:
            found = convert(desktop, **job)
        except Disposed:
            return 1
        except UnoError as error:
            say(failed=str(error).strip() or type(error).__name__)
        else:
            say(failed="", places=found)
    with suppress(Disposed):  # it may drop the line before it has answered
        desktop.terminate()
    return office.wait()


def say(**answer: object) -> None:
    """Write one line of JSON, all ASCII, so that no console's encoding matters."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def start(soffice: str, profile: str) -> tuple[subprocess.Popen[bytes], Any]:
    """Return LibreOffice, started with a profile folder of its own, and its desktop."""
    pipe = f"docgen-{uuid.uuid4().hex}"
    office = subprocess.Popen(
        [
            soffice,
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            f"-env:UserInstallation={uno.systemPathToFileUrl(profile)}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except UnoError:
            if office.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return office, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def convert(desktop: Any, source: str, target: str, close_up: bool, export: dict[str, object]) -> dict[str, Any]:
    """Lay `source` (.docx) out and write `target` (.pdf), its indexes and fields brought up to date; return `places`.

    close_up: no gap between Chinese and Latin characters; LibreOffice 7.4 does not read autoSpaceDE/DN=0 itself.
    export: settings of writer_pdf_Export.
    """
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, settings(LOAD))
    if document is None:
        raise UnoError("文件打不开", None)
    try:
        if close_up:  # the default of the document holds for every style: one call instead of hundreds
            document.createInstance("com.sun.star.text.Defaults").ParaIsCharacterDistance = False
        indexes = document.getDocumentIndexes()
        for index in range(indexes.Count):
            indexes.getByIndex(index).update()
        document.getTextFields().refresh()
        data = uno.Any("[]com.sun.star.beans.PropertyValue", settings(export))
        store = settings({"FilterName": "writer_pdf_Export", "FilterData": data})
        document.storeToURL(uno.systemPathToFileUrl(target), store)
        return places(document)
    finally:
        document.close(True)


def places(document: Any) -> dict[str, Any]:
    """Return where docgen's bookmarks lie: {name: [its page, that of the character before it, that of the beginning of the
    paragraph which that belongs to, that of the character before that]}.
    """
    view = document.CurrentController.ViewCursor
    marks = document.Bookmarks
    found = {}
    for name in [name for name in marks.ElementNames if name.startswith("_Gw")]:
        view.gotoRange(marks.getByName(name).Anchor, False)
        pages = [view.getPage()]
        view.goLeft(1, False)
        pages.append(view.getPage())
        start = view.Text.createTextCursorByRange(view.Start)
        start.gotoStartOfParagraph(False)
        view.gotoRange(start, False)
        pages.append(view.getPage())
        view.goLeft(1, False)
        found[name] = [*pages, view.getPage()]
    return found


def settings(values: dict[str, object]) -> tuple[Any, ...]:
    """Return UNO properties of these names and values."""
    made = []
    for name, value in values.items():
        one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
