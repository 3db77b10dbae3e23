"""Where recognition lays down what it has taken for what; later steps see only what is still free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docgen.audit.forms import plain
from docgen.audit.part import Part, Taken
from docgen.audit.seen import Seen


@dataclass
class Desk:
    """The paragraphs of one paper and what they were taken for so far."""

    seen: list[Seen]
    margins: list[Seen] = field(default_factory=list)
    taken: dict[int, list[Taken]] = field(default_factory=dict)

    def take(self, one: Seen, part: Part, why: str, text: str = "", annex: int | None = None, alone: bool = True) -> None:
        """Take a paragraph, or the piece `text` of it, for a part."""
        held = Taken(one.index, part, plain(text) or one.words, why, annex, alone)
        self.taken.setdefault(one.index, []).append(held)

    def is_free(self, one: Seen) -> bool:
        return one.index not in self.taken

    def free(self, first: int = 0, last: int | None = None) -> Iterator[Seen]:
        """Yield the paragraphs with words, still free, from `first` up to but without `last`."""
        return (one for one in self.seen[first:last] if one.words and self.is_free(one))

    def parts(self, index: int) -> set[Part]:
        return {one.part for one in self.taken.get(index, ())}

    def places(self, *parts: Part) -> list[int]:
        """Return the indexes of paragraphs taken for any of these parts, in order."""
        return sorted(index for index, held in self.taken.items() if any(one.part in parts for one in held))

    def row(self, one: Seen) -> Iterable[Seen]:
        """Return the paragraphs in the same row of the same table, itself included; itself alone outside tables."""
        here = one.paragraph
        if here.table is None:
            return (one,)
        return [other for other in self.seen if other.paragraph.table == here.table and other.paragraph.row == here.row]
