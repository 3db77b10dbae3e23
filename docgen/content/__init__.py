"""Files of a content folder (资料目录) → the model, every value with its place, every problem with its cure.

`read(folder)` is the way in. Codes of problems stand in `codes.py`. YAML and Excel are known in this room only.
"""

from __future__ import annotations

from docgen.content.codes import CODES
from docgen.content.node import Places
from docgen.content.reading import Reading, read
from docgen.content.text import fix_encoding

__all__ = ["CODES", "Places", "Reading", "fix_encoding", "read"]
