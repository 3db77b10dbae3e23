"""docgen: the official papers (公文) of a grassroots organisation from one folder of facts."""

from __future__ import annotations

__version__ = "0.1.0"
