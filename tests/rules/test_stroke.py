"""Stroke order: the table and the order it gives (§2.12)."""

from __future__ import annotations

import random
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.person import Person
from docgen.rules.stroke import SEQUENCE, SingleName, check_strokes, stroke_sorted
from docgen.rules.tables import strokes

NINETEENTH = [
    "丁薛祥", "习近平", "王晨", "王沪宁", "刘鹤", "许其亮", "孙春兰", "李希", "李强", "李克强", "李鸿忠", "杨洁篪", "杨晓渡",
    "汪洋", "张又侠", "陈希", "陈全国", "陈敏尔", "赵乐际", "胡春华", "栗战书", "郭声琨", "黄坤明", "韩正", "蔡奇",
]  # fmt: skip
PUBLISHED = {
    "十七届": "习近平 王刚 王乐泉 王兆国 王岐山 回良玉 刘淇 刘云山 刘延东 李长春 李克强 李源潮 吴邦国 汪洋 张高丽 张德江 周永康 胡锦涛 俞正声 贺国强 贾庆林 徐才厚 郭伯雄 温家宝 薄熙来".split(),
    "十八届": "习近平 马凯 王岐山 王沪宁 刘云山 刘延东 刘奇葆 许其亮 孙春兰 孙政才 李克强 李建国 李源潮 汪洋 张春贤 张高丽 张德江 范长龙 孟建柱 赵乐际 胡春华 俞正声 栗战书 郭金龙 韩正".split(),
    "十九届": NINETEENTH,
    "二十届": "丁薛祥 习近平 马兴瑞 王毅 王沪宁 尹力 石泰峰 刘国中 李希 李强 李干杰 李书磊 李鸿忠 何卫东 何立峰 张又侠 张国清 陈文清 陈吉宁 陈敏尔 赵乐际 袁家军 黄坤明 蔡奇".split(),
}
"""中共中央政治局委员，各按公布的姓氏笔画顺序。"""


def ordered(names: list[str], person: Callable[..., Person], single: SingleName = "空位在前") -> list[str]:
    return [found.name for found in stroke_sorted([person(name) for name in names], single)]


@pytest.mark.parametrize("term", PUBLISHED)
@pytest.mark.parametrize("seed", range(20))
def test_published_list_comes_out_exactly(seed: int, term: str, person: Callable[..., Person]) -> None:
    names = list(PUBLISHED[term])
    random.Random(seed).shuffle(names)
    assert ordered(names, person) == PUBLISHED[term]


@pytest.mark.parametrize(
    ("character", "sequence"),
    [("王", "1121"), ("车", "1512"), ("牛", "3112"), ("毛", "3115"), ("文", "4134"), ("方", "4153"), ("尹", "5113"),
     ("孔", "5215"), ("丁", "12"), ("小", "234"), ("堃", "41534153121"), ("喆", "121251121251"),
     ("赟", "4134112121542534"), ("玥", "11213511"), ("翀", "5415412512"), ("旸", "2511533"),
     ("𬭚", "3111541251521"), ("䶮", "135341134"), ("㛃", "111253531"), ("德", "332122522114544"), ("皙", "1234331232511")],
)  # fmt: skip
def test_sequences(character: str, sequence: str) -> None:
    assert strokes()[character][0] == sequence


def test_table_has_all_of_gb2312() -> None:
    rows = (bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF) if (high, low) < (0xD7, 0xFA) or high > 0xD7)
    hanzi = [row.decode("gb2312") for row in rows]
    assert len(hanzi) == 6763
    assert [character for character in hanzi if character not in strokes()] == []


def test_equal_counts_go_by_sequence(person: Callable[..., Person]) -> None:
    names = ["孔一", "尹一", "方一", "文一", "毛一", "牛一", "车一", "王一", "欧一", "林一"]
    assert ordered(names, person) == ["王一", "车一", "牛一", "毛一", "文一", "方一", "尹一", "孔一", "林一", "欧一"]


def test_compound_surname_goes_by_its_first_character(person: Callable[..., Person]) -> None:
    assert ordered(["洪明", "欧阳修", "林之"], person) == ["林之", "欧阳修", "洪明"]


def test_main_shape_stands_before_its_variant(person: Callable[..., Person]) -> None:
    assert ordered(["于明", "干明"], person) == ["干明", "于明"]


@pytest.mark.parametrize(("single", "expected"), [("空位在前", ["田富", "田大利"]), ("比较名字", ["田大利", "田富"])])
def test_single_given_name(single: SingleName, expected: list[str], person: Callable[..., Person]) -> None:
    assert ordered(["田大利", "田富"], person, single) == expected


def test_minority_dot_and_padding_do_not_count(person: Callable[..., Person]) -> None:
    assert ordered(["王 晨", "阿卜杜·买买提", "丁一明"], person) == ["丁一明", "王 晨", "阿卜杜·买买提"]


def test_override_wins_over_the_table(person: Callable[..., Person]) -> None:
    persons = [person("丁明"), person("王明")]
    assert [p.name for p in stroke_sorted(persons, overrides={"王": "1"})] == ["王明", "丁明"]


def test_unknown_character_is_asked_for_once(person: Callable[..., Person]) -> None:
    persons = {"班子.委员候选人[0]": person("张𪚥"), "班子.委员候选人[1]": person("李𪚥")}
    findings = list(check_strokes(persons, {}))
    assert [(f.code, f.key, f.message) for f in findings] == [
        ("E-ORD-05", "班子.委员候选人[0]", "“张𪚥”要按姓氏笔画排列，但笔顺表里没有“𪚥”字")
    ]
    assert "𪚥: 1234" in findings[0].cure
    assert list(check_strokes(persons, {"𪚥": "41"})) == []


def test_override_must_be_strokes() -> None:
    assert [f.message for f in check_strokes({}, {"王": "横横竖横"})] == ["“王”的笔顺“横横竖横”不是笔顺"]


@given(st.permutations([*NINETEENTH, "王晨光", "田富", "田大利", "𪚥明"]))
def test_order_of_entry_does_not_matter(names: list[str]) -> None:
    persons = [Person.model_validate({"姓名": n, "性别": "男", "出生年月": "1980-01", "单位": "某校"}) for n in names]
    expected = stroke_sorted(sorted(persons, key=lambda p: p.name))
    assert stroke_sorted(persons) == expected


def test_table_names_its_source_and_licence() -> None:
    data = files("docgen.data")
    header = [line for line in data.joinpath("strokes.csv").read_text("utf-8").splitlines() if line.startswith("#")]
    assert "cnchar-order 3.2.6" in header[1]
    assert "MIT License" in header[1]
    assert data.joinpath("strokes.LICENSE").read_text("utf-8").startswith("The MIT License (MIT)")


def test_corrections_are_in_the_table() -> None:
    path = Path(__file__).parents[2] / "tools" / "strokes" / "corrections.csv"
    rows = [line.split(",") for line in path.read_text("utf-8").splitlines()[2:]]
    assert len(rows) > 40
    assert [row[0] for row in rows if strokes()[row[0]][0] != row[1]] == []


def test_every_sequence_is_made_of_the_five_classes() -> None:
    assert [character for character, (sequence, _) in strokes().items() if not SEQUENCE.fullmatch(sequence)] == []
