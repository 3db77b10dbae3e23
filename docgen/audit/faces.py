"""Faces by family: the standard names kinds of type (仿宋体, 楷体, 黑体, 小标宋体, 宋体), files name products."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Family = Literal["仿宋", "楷体", "黑体", "小标宋", "宋体", ""]

# In this order: 仿宋 before 宋, 小标宋 before 宋 (FZXiaoBiaoSong, FandolSong-Bold stands for it).
PATTERNS: tuple[tuple[Family, str], ...] = (
    ("小标宋", r"小标宋|xiaobiaosong|fzxbs|xbs|fandolsong-?bold|大标宋|中宋|stzhongs|粗宋"),
    ("仿宋", r"仿宋|fangsong|fandolfang|fzfs|stfangso|^fs_|zhuque"),
    ("楷体", r"楷|kaiti|fandolkai|simkai|fzkt|stkaiti|ukai|^kai"),
    ("黑体", r"黑|simhei|heiti|fandolhei|fzht|sthei|notosanscjk|notosanssc|sourcehansans|sanscjk|yahei|droidsansfallback|wenquanyi|^hei"),
    ("宋体", r"宋|simsun|songti|fandolsong|stsong|fzss|notoserifcjk|notoserifsc|sourcehanserif|serifcjk|uming|^song"),
)


@lru_cache(maxsize=512)
def family(face: str) -> Family:
    """Return the family of a face, nothing for one that is none of them (or not known)."""
    plain = re.sub(r"[\s_]", "", face.lower())
    return next((name for name, pattern in PATTERNS if re.search(pattern, plain)), "")
