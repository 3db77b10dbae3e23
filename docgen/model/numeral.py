"""Chinese numerals, as titles, terms and approximate figures print them."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")


def chinese_number(number: int) -> str:
    """Return `number` (0–99999999) in Chinese numerals: 11 → 十一, 105 → 一百零五."""
    if not 0 <= number < 10**8:
        raise ValueError(f"chinese_number takes 0 to 99999999, not {number}")
    if number >= 10000:
        high, low = divmod(number, 10000)
        gap = "零" if 0 < low < 1000 else ""
        return chinese_number(high) + "万" + gap + (chinese_number(low) if low else "")
    text = ""
    pending_zero = False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if pending_zero and text else "") + DIGITS[digit] + UNITS[power]
            pending_zero = False
        else:
            pending_zero = bool(text)
    return text.replace("一十", "十", 1) if 10 <= number < 20 else text or "零"
