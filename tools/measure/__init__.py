"""Papers of every form of GB/T 9704-2012, laid out and measured in millimetres.

`python -m tools.measure` prints the table; `--show 目录` keeps the papers and their PDFs.
"""
