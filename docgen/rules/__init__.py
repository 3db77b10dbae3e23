"""What the facts imply: pure functions over the model, exact arithmetic, no date of today, no files but `tables`.

`checks.CHECKS` says what is wrong, `computed.computed` what papers show and nobody types. A threshold is never
written here: it comes from the profile (规则.yaml), which is also what the 选举办法 prints (§2.1).
"""
