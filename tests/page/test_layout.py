"""What is tried when the finished layout is not right, and what is remembered of it; without LibreOffice."""

from __future__ import annotations

import pytest

from docgen import standard as m
from docgen.arrange import arrange
from docgen.model.page import PageChoices
from docgen.render.frame import Frames
from docgen.render.layout import Seen, best, faces_of, next_fits
from docgen.render.sheet import LOOSE, Fit
from docgen.render.signature import seal_blanks
from tools.measure.papers import LETTER, NOTICE, ORDER
from tools.measure.show import TEMPLATES

GOOD = {"_GwBody": (1, 1, 1, 1), "_GwSign": (2, 2, 1, 1), "_GwDate": (2, 2, 2, 2), "_GwImprint": (2, 2, 2, 2)}
TIGHT = [Fit(keep=False, line=560), Fit(keep=False, line=560, halved=True)]


def seen(pages: int = 2, **places: tuple[int, int, int, int]) -> Seen:
    return Seen(pages, {**GOOD, **{f"_Gw{name}": place for name, place in places.items()}})


def frames(choices: PageChoices | None = None) -> Frames:
    return Frames(lambda path: (TEMPLATES / path).read_bytes(), choices=choices or PageChoices())


def test_a_good_layout_is_left_alone() -> None:
    assert next_fits([(LOOSE, seen())], 2) == []


def test_a_signature_without_text_tightens_the_page() -> None:
    alone = seen(Sign=(2, 1, 1, 1))
    assert alone.faulty
    assert next_fits([(LOOSE, alone)], 2)[:2] == TIGHT


def test_the_last_resort_drives_a_line_over_to_the_signature() -> None:
    # 7.3.5.5: the widest lines, those of the title too, take more than a line more than the usual ones
    alone = seen(Sign=(2, 1, 1, 1))
    over = seen(Sign=(2, 2, 1, 1))
    widest = Fit(keep=False, line=m.WIDEST_LINE, title=m.WIDE_TITLE)
    fits = next_fits([(LOOSE, alone)], 2)
    tried = [(LOOSE, alone), *((fit, over if fit == widest else alone) for fit in fits)]
    assert widest in fits
    assert best(tried, 2) == (widest, over)
    assert next_fits(tried, 2) == []


def test_a_first_page_without_body_is_a_fault() -> None:
    assert seen(Body=(2, 2, 2, 2)).faulty


def test_an_imprint_on_an_odd_page_gets_the_next_one_numbered() -> None:
    # 7.5: no blank page, so the number stays
    odd = seen(3, Sign=(3, 3, 2, 2), Date=(3, 3, 3, 3), Imprint=(3, 3, 3, 3))
    assert next_fits([(LOOSE, odd)], 2) == [Fit(own_page=True)]


def test_an_imprint_that_did_not_fit_is_given_room_and_then_a_face_behind_a_blank_one() -> None:
    over = seen(3, Imprint=(3, 2, 2, 2))
    assert next_fits([(LOOSE, over)], 2) == TIGHT
    tried = [(LOOSE, over), *((fit, over) for fit in TIGHT)]
    assert next_fits(tried, 2) == [Fit(blanks=1, own_page=True)]


def test_a_folded_sheet_ends_on_a_multiple_of_four() -> None:
    assert next_fits([(LOOSE, seen(1, Sign=(1, 1, 1, 1), Date=(1, 1, 1, 1), Imprint=(1, 1, 1, 1)))], 4) == [Fit(own_page=True, blanks=2)]


def test_the_least_change_that_serves_is_taken() -> None:
    tried = [(TIGHT[1], seen()), (LOOSE, seen(Sign=(2, 1, 1, 1))), (TIGHT[0], seen())]
    assert best(tried, 2)[0] == TIGHT[0]


@pytest.mark.parametrize(("placement", "faces"), [("末面", 1), ("双面", 2), ("四的倍数", 4)])
def test_the_office_chooses_the_face(placement: str, faces: int) -> None:
    choices = PageChoices.model_validate({"版记位置": placement})
    assert faces_of(NOTICE, choices) == faces
    assert faces_of(ORDER, choices) == faces
    assert faces_of(LETTER, choices) == 1


def test_what_was_measured_is_remembered_for_the_same_paper_only() -> None:
    papers = {"通知.docx": NOTICE}
    fresh = arrange(papers, frames(), {}, measure=False)
    assert fresh.known == {}
    [digest] = {arrange(papers, frames(), {"通知.docx": {"原稿": "别的"}}, measure=False).made["通知.docx"] == fresh.made["通知.docx"]}
    assert digest
    import hashlib

    record = {"原稿": hashlib.sha256(fresh.made["通知.docx"]).hexdigest(), "版记另页": True}
    again = arrange(papers, frames(), {"通知.docx": record}, measure=False)
    assert again.made["通知.docx"] == frames().make(NOTICE, Fit(own_page=True))
    assert again.known == {"通知.docx": record}


@pytest.mark.parametrize(("diameter", "blanks"), [(30, 1), (42, 2), (45, 2), (50, 2), (60, 3)])
def test_blank_lines_for_a_seal(diameter: int, blanks: int) -> None:
    # 7.3.5.1: the seal's top within one line of the body
    assert seal_blanks(diameter) == blanks
    line = m.LINE / m.TWIPS_PER_MM
    assert 0 <= (blanks + 1) * line - m.SEAL_CENTRE_ABOVE_MM - diameter / 2 <= line


def test_deviations_are_told() -> None:
    assert PageChoices().deviations() == ()
    chosen = PageChoices.model_validate({"版记位置": "末面", "套打": "是", "页面方案": "补偿", "统一印章直径": 45, "机关标志字号": 54})
    assert chosen.deviations() == (
        "版记位置：末面（不要求排在双面）", "套打：不印红色的发文机关标志和分隔线", "页面方案：补偿（天头 34.57 毫米、行距 29.6 磅）",
        "统一印章直径：45 毫米", "机关标志字号：54 磅以内",
    )
