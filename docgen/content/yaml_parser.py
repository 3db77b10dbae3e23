"""YAML text → PyYAML's node tree, composed with care: what a folder of facts has no use for is refused.

libyaml's parser is tried first, as it is many times as quick. Where that finds a fault, PyYAML's own parser says what it
is, whose faults are what `yaml_fault` explains; in a text of more than `LARGE` characters that would take too long, and
libyaml's word is taken.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml
from yaml.composer import Composer
from yaml.resolver import BaseResolver

from docgen.content.yaml_fault import Refused

DEPTH = 20
ALIASES = 20
LARGE = 60_000
"""Characters that PyYAML's own parser reads in about a second."""


class Careful(Composer):
    """PyYAML's composer, that refuses what a folder of facts has no use for."""

    depth = 0
    aliases = 0

    def tree(self) -> yaml.Node | None:
        """Return the node tree of the only document."""
        self.get_event()  # type: ignore[attr-defined]
        if self.check_event(yaml.StreamEndEvent):  # type: ignore[attr-defined]
            return None
        node = self.compose_document()
        if not self.check_event(yaml.StreamEndEvent):  # type: ignore[attr-defined]
            raise Refused("documents", self.peek_event().start_mark)  # type: ignore[attr-defined]
        return node

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[attr-defined]
        if isinstance(event, yaml.AliasEvent):
            self.aliases += 1
            if event.anchor not in self.anchors:
                raise Refused("alias", event.start_mark, event.anchor)
            if self.aliases > ALIASES:
                raise Refused("aliases", event.start_mark)
        else:
            if event.anchor in self.anchors:
                raise Refused("anchor", event.start_mark, event.anchor)
            if getattr(event, "tag", None) is not None:
                raise Refused("tag", event.start_mark, event.tag)
        if self.depth > DEPTH:
            raise Refused("depth", event.start_mark)
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


class Loader(Careful, yaml.SafeLoader):
    """The composer over PyYAML's own parser."""


def quick_loader() -> Callable[[str], Careful] | None:
    """Return the composer over libyaml's parser, None where PyYAML was built without it."""
    if not yaml.__with_libyaml__:
        return None
    from yaml._yaml import CParser

    class Quick(Careful, CParser, BaseResolver):
        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            Careful.__init__(self)
            BaseResolver.__init__(self)

    return Quick


QUICK = quick_loader()


def tree_of(text: str) -> yaml.Node | None:
    """Return the node tree of `text`, None of an empty one. Raises MarkedYAMLError, Refused: what is wrong with it."""
    if QUICK:
        try:
            return QUICK(text).tree()
        except (yaml.MarkedYAMLError, Refused):
            if len(text) > LARGE:
                raise
    loader = Loader(text)
    try:
        return loader.tree()
    finally:
        loader.dispose()
