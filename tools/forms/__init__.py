"""Builds the forms (templates/表格/*.docx) of the election with the library of `tools.frames`.

`python -m tools.forms` writes every form; `--check` only says which committed file differs.
A form sees the same variables, functions and filters as a text template; tags use single quotes.
"""
