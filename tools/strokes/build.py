"""Build docgen/data/strokes.csv from the npm package cnchar-order.

Run by hand when the source or corrections.csv changes; the output is committed:

    npm pack cnchar-order@3.2.6
    python tools/strokes/build.py cnchar-order-3.2.6.tgz

The package gives one letter a stroke, of 26 shapes. They are folded into the five classes of the national
standard, 横1 竖2 撇3 点4 折5, where 提 counts as 横, 竖钩 as 竖 and 捺 as 点. Characters with equal sequences are
then ranked as GF 3003-1999 does first: main shape before its variant (横 before 提, 竖 before 竖钩, 点 before 捺,
fewer turns first); what is still equal goes by code point.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import re
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

HERE = Path(__file__).parent
OUTPUT = HERE.parents[1] / "docgen" / "data" / "strokes.csv"
SOURCE = "cnchar-order 3.2.6"
SHA512 = "xeW1MnQk9GLW9rOvgTtBLl9amyJ0MBKAuXGgbiAwC/n1MRLoxW4ZnjPL+isVsi0rV3QXlbiDQQKAnL6TsJNLhA=="
CLASSES = {"j": "1", "i": "1", "f": "2", "g": "2", "s": "3", "k": "4", "d": "4", "l": "4"}
"""Class of each of the package's plain strokes; every other letter is a turning stroke (折)."""
VARIANTS = {"i": 1, "g": 1, "l": 1}
"""Plain strokes that stand after the main shape of their class: 提, 竖钩, 捺."""
HEADER = f"""\
# 汉字笔顺表（姓氏笔画排序用）：字，笔顺（横1 竖2 撇3 点4 折5；提归横，竖钩归竖，捺归点），同笔顺字的先后（0可省）。
# 来源：npm 包 {SOURCE}（https://github.com/theajack/cnchar），MIT License，Copyright (c) 2017 - present theajack；许可全文见 strokes.LICENSE。
# 更正和补充：tools/strokes/corrections.csv。本表由 tools/strokes/build.py 生成，不要手改；个别字的笔顺可写在资料目录“规则.yaml”的“笔顺”里。
"""


def read_package(package: Path) -> tuple[dict[str, str], dict[str, int]]:
    """Return {character: letters} and {letter: number of turns} from the package's archive.

    Raises SystemExit: the archive is not the one this script was written for.
    """
    digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if digest != SHA512:
        raise SystemExit(f"{package.name} is not {SOURCE}: sha512 {digest}")
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/cnchar.order.min.js")
        script = member.read().decode("utf-8") if member else ""
    letters, shapes = (json.loads(text) for text in re.findall(r"JSON\.parse\('(\{.*?\})'\)", script))
    return letters, {letter: int(shape["foldCount"]) for letter, shape in shapes.items()}


def read_corrections() -> dict[str, str]:
    """Return {character: sequence} of corrections.csv."""
    lines = (HERE / "corrections.csv").read_text("utf-8").splitlines()
    return {row["字"]: row["笔顺"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def sequence(letters: str) -> str:
    """Return the class sequence of a character's letters."""
    return "".join(CLASSES.get(letter, "5") for letter in letters)


def ranked(sequences: Mapping[str, str], letters: Mapping[str, str], turns: Mapping[str, int]) -> Iterable[tuple[str, str, int]]:
    """Yield (character, sequence, rank among those of equal sequence), in stroke order."""
    def variant(character: str) -> tuple[tuple[int, ...], str]:
        shapes = letters[character] if sequence(letters.get(character, "")) == sequences[character] else ""
        return tuple(VARIANTS.get(letter, turns[letter]) for letter in shapes), character

    groups: defaultdict[str, list[str]] = defaultdict(list)
    for character, strokes in sequences.items():
        groups[strokes].append(character)
    for strokes in sorted(groups, key=lambda strokes: (len(strokes), strokes)):
        for rank, character in enumerate(sorted(groups[strokes], key=variant)):
            yield character, strokes, rank


def main(package: Path) -> None:
    letters, turns = read_package(package)
    sequences = {character: sequence(shapes) for character, shapes in letters.items() if len(character) == 1}
    sequences |= read_corrections()
    rows = [f"{character},{strokes}" + (f",{rank}" if rank else "") for character, strokes, rank in ranked(sequences, letters, turns)]
    OUTPUT.write_text(HEADER + "\n".join(rows) + "\n", "utf-8", newline="\n")
    print(f"{OUTPUT.name}: {len(rows)} characters")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
