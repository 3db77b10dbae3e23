"""A folder is read whole: facts, places, and all problems of all files in one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.content import Reading, fix_encoding, read
from docgen.content.text import fix_encodings
from docgen.model.dossier import CircularDossier, Dossier
from docgen.problem import DocgenError, Severity

ReadWith = Callable[..., Reading]
Make = Callable[..., Path]


def told(reading: Reading) -> list[str]:
    return [str(problem) for problem in reading.problems]


def test_a_good_folder_has_no_problems(read_with: ReadWith) -> None:
    reading = read_with()
    assert told(reading) == []
    assert isinstance(reading.dossier, Dossier)
    assert reading.dossier.organisation.name == "示例县清溪镇科学技术协会"
    assert [delegate.birth for delegate in reading.dossier.delegates] == [
        dt.date(1975, 3, 1), dt.date(1980, 5, 1), dt.date(1985, 12, 1), dt.date(1969, 11, 1)
    ]
    assert reading.dossier.slate.leaders[0].person is reading.dossier.delegates[0]
    assert reading.dossier.profile.label == "township-kexie-default（1.0）"


def test_places(read_with: ReadWith) -> None:
    places = read_with().places
    assert str(places.of("班子.领导候选人[1].拟任职务")) == "班子.yaml:3:21"
    assert str(places.of("代表[1].出生年月")) == "花名册/代表.csv:3"
    assert places.of("代表[1].出生年月").key == "代表[1].出生年月"
    assert str(places.of("组织.党委.代字")) == "组织.yaml:5:1", "a key that is not there: its parent"
    assert str(places.of("没有.这个")) == ""


def test_every_problem_of_every_file_in_file_order(read_with: ReadWith, good: dict[str, str]) -> None:
    reading = read_with({
        "大会.yaml": good["大会.yaml"].replace("2027-01-22\n报到", "2027-02-30\n报到").replace("会期: 一天", "会期: 三天"),
        "组织.yaml": good["组织.yaml"].replace("所在地简称", "所在地的简称"),
        "班子.yaml": good["班子.yaml"].replace("委员候选人: [林晓示,", "委员候选人: [林小示,"),
        "花名册/代表.csv": good["花名册/代表.csv"].replace("1980.5", "八零年"),
    })
    assert told(reading) == [
        "组织.yaml:1:1: 错误 E-VAL-01 组织.所在地简称: 缺少“所在地简称”；改法：在这里加一行“所在地简称: ……”",
        "组织.yaml:4:1: 错误 E-VAL-02 组织.所在地的简称: 不认识的键“所在地的简称”（最接近的是“所在地简称”）；改法：改成规定的键；不需要时删去这一行",
        "大会.yaml:3:7: 错误 E-VAL-07 大会.开幕日期: “2027-02-30”：没有这一天或这个月；改法：核对年、月、日",
        "大会.yaml:5:5: 错误 E-VAL-05 大会.会期: “三天”不是规定的用词；改法：只能写：半天、一天、两天",
        "班子.yaml:4:9: 错误 E-PER-01 班子.委员候选人第1项: 花名册里没有“林小示”（最接近的是“林晓示”）；改法：改正姓名，或把这个人加进花名册的“代表”表或“人员”表",
        "花名册/代表.csv:3: 错误 E-VAL-06 代表第2项.出生年月: “八零年”不是年月；改法：写成 1975-03、1975.3 或 1975年3月",
    ]
    assert reading.dossier is None


@pytest.mark.parametrize(("line", "instead", "expected"), [
    ("代表名额: 4", "代表名额: 四", "大会.yaml:7:7: 错误 E-VAL-03 大会.代表名额: “四”不是整数；改法：写成阿拉伯数字，不带单位，如 45"),
    ("代表名额: 4", "代表名额: 4名", "大会.yaml:7:7: 错误 E-VAL-03 大会.代表名额: “4名”不是整数；改法：写成阿拉伯数字，不带单位，如 45"),
    ("代表名额: 4", "代表名额: 0", "大会.yaml:7:7: 错误 E-VAL-04 大会.代表名额: “0”超出范围，应当不小于 1；改法：核对这个数"),
    ("代表名额: 4", "代表名额:", "大会.yaml:7:6: 错误 E-VAL-01 大会.代表名额: “代表名额”没有填写；改法：在冒号后面填上内容"),
    ("届次: 1", "term: 1\n届次: 1", "大会.yaml:2:1: 错误 E-VAL-02 大会.term: 不认识的键“term”；改法：改成规定的键；不需要时删去这一行"),
    ("报到时间: 8:00", "报到时间: 早上八点", "大会.yaml:4:7: 错误 E-VAL-08 大会.报到时间: “早上八点”不是时刻；改法：写成 9:30 或 14:00（24 小时制）"),
    ("开幕日期: 2027-01-22", "开幕日期: 明年一月", "大会.yaml:3:7: 错误 E-VAL-06 大会.开幕日期: “明年一月”不是日期；改法：写成 2027-01-22 或 2027年1月22日"),
    ("主席团: [林晓示, 王建国, 陈静]", "主席团: [林晓示, 王建国]", "大会.yaml:18:1: 错误 E-VAL-14 大会.主席团: 至少要有 3 项，现有 2 项；改法：补上缺少的项"),
    ("主席团: [林晓示, 王建国, 陈静]", "主席团: 林晓示", "大会.yaml:18:6: 错误 E-VAL-11 大会.主席团: 这里应当是列表；改法：每项另起一行，以“- ”开头"),
    ("大会秘书长: 王建国", "大会秘书长: [王建国]", "大会.yaml:19:1: 错误 E-VAL-13 大会.大会秘书长: 这里只写一个值，却写了一组；改法：把值直接写在冒号后面"),
    ("地点: 镇政府三楼会议室", "地点: {楼: 三}", "大会.yaml:6:1: 错误 E-VAL-13 大会.地点: 这里只写一个值，却写了一组；改法：把值直接写在冒号后面"),
    ("会期: 一天", "会期: 一天\n会期: 两天", "大会.yaml:6:1: 错误 E-YML-05 大会.会期: “会期”写了两次，第一次在第 5 行；改法：只留一个；都要时合写成一个"),
    ("地点: 镇", "地点: （请填写）镇", "大会.yaml:6:5: 错误 E-TXT-04 大会.地点: 还没有填写；改法：把“（请填写）”换成实际内容；不需要的选填项留空"),
    ("地点: 镇政府三楼会议室", "地点: \"{{ 7*7 }}镇政府\"", "大会.yaml:6:5: 错误 E-VAL-21 大会.地点: 值里有模板标记 {{；改法：直接写内容；模板标记只能写在模板里"),
    ("地点: 镇政府", "地点: {{ ''.__class__ }}镇政府", "大会.yaml:6:5: 错误 E-VAL-21 值里有模板标记 {{；改法：直接写内容；模板标记只能写在模板里"),
    ("地点: 镇政府", "地点: 镇\x0b政府", "大会.yaml:6:6: 错误 E-VAL-20 有看不见的字符 U+000B；改法：删去这个字符，重新输入这一处"),
    ("地点: 镇政府三楼会议室", '地点: "镇\\u200b政府"', "大会.yaml:6:5: 错误 E-VAL-20 大会.地点: 有看不见或不能打印的字符 U+200B；改法：删去这个字符，重新输入这一处"),
    ("地点: 镇政府", "地点: 镇\ue000政府", "大会.yaml:6:5: 错误 E-VAL-20 大会.地点: 有看不见或不能打印的字符 U+E000；改法：删去这个字符，重新输入这一处"),
])
def test_one_fault_one_message(read_with: ReadWith, good: dict[str, str], line: str, instead: str, expected: str) -> None:
    assert line in good["大会.yaml"]
    assert told(read_with({"大会.yaml": good["大会.yaml"].replace(line, instead)})) == [expected]


@pytest.mark.parametrize(("line", "instead", "expected", "value"), [
    ("镇政府三楼会议室", " \"镇政府３楼会议室 \"", ["大会.yaml:6:6: 提示 I-VAL-30 大会.地点: 首尾的空格已去掉；改法：不改也可以；建议在原文件里改正",
      "大会.yaml:6:6: 提示 I-VAL-30 大会.地点: 全角数字、字母已改为半角：镇政府3楼会议室；改法：不改也可以；建议在原文件里改正"], "镇政府3楼会议室"),
    ("镇政府三楼会议室", "|\n  镇政府\n  三楼", ["大会.yaml:6:5: 提示 I-VAL-30 大会.地点: 这里只写一行，换行已去掉；改法：不改也可以；建议在原文件里改正"], "镇政府三楼"),
    ("镇政府三楼会议室", "镇政府\n  三楼", [], "镇政府三楼"),
    ("镇政府三楼会议室", "A&B<大厦>\"东\"楼", [], 'A&B<大厦>"东"楼'),
])
def test_small_slips_are_put_right_with_a_note(read_with: ReadWith, good: dict[str, str], line: str, instead: str, expected: list[str], value: str) -> None:
    reading = read_with({"大会.yaml": good["大会.yaml"].replace(line, instead)})
    assert told(reading) == expected
    assert isinstance(reading.dossier, Dossier)
    assert reading.dossier.congress.place == value


def test_full_width_numbers_are_numbers(read_with: ReadWith, good: dict[str, str]) -> None:
    text = good["大会.yaml"].replace("代表名额: 4", "代表名额: ４").replace("开幕日期: 2027-01-22", "开幕日期: ２０２７．１．２２").replace("8:00", "８：００")
    reading = read_with({"大会.yaml": text})
    assert {problem.severity for problem in reading.problems} == {Severity.NOTE}
    assert isinstance(reading.dossier, Dossier)
    assert (reading.dossier.congress.delegate_seats, reading.dossier.congress.opens, reading.dossier.congress.registration) == (4, dt.date(2027, 1, 22), dt.time(8))


def test_padded_names_meet_the_roster(read_with: ReadWith, good: dict[str, str]) -> None:
    reading = read_with({"大会.yaml": good["大会.yaml"].replace("主席团: [林晓示, 王建国, 陈静]", "主席团: [林晓示, 王建国, 陈　静]")})
    assert told(reading) == ["大会.yaml:18:17: 提示 I-VAL-30 大会.主席团第3项: 姓名中间的空格已去掉：陈静；改法：不改也可以；建议在原文件里改正"]


def test_missing_files(read_with: ReadWith) -> None:
    assert told(read_with({"大会.yaml": None, "花名册/单位.csv": None})) == [
        "大会.yaml: 错误 E-FIL-01 缺少这个文件；改法：补上这个文件（docgen new 可以另建一份带说明的空白资料作参照）",
        "花名册/单位.csv: 错误 E-FIL-01 缺少这个文件；改法：补上这个文件（docgen new 可以另建一份带说明的空白资料作参照）",
    ]


def test_no_folder_no_facts(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "文件").write_text("a", encoding="utf-8")
    assert [read(tmp_path / name).problems[0].message for name in ("没有", "文件", "空")] == [
        "资料目录不存在", "资料目录不是文件夹", "目录里没有资料文件（组织.yaml、大会.yaml 等，或通报.yaml）"
    ]


def test_unknown_file(read_with: ReadWith) -> None:
    known = "组织.yaml、大会.yaml、班子.yaml、规则.yaml、筹备.yaml、工作计划.yaml、经费.yaml、会务.yaml、文号.yaml、票数.yaml、会议记录.yaml、会后.yaml、制度.yaml、版面.yaml、核对.yaml、花名册.xlsx、节假日.csv、计票.xlsx、选票明细.xlsx"
    assert told(read_with({"经费预算.yaml": "a: b\n", ".隐藏.yaml": "x", "说明.txt": "x"})) == [
        f"经费预算.yaml: 错误 E-FIL-05 不认识的文件（最接近的是“经费.yaml”）；改法：改成规定的文件名：{known}；不需要时移走"
    ]


def test_a_folder_instead_of_a_file(make: Make) -> None:
    folder = make({"大会.yaml": None})
    (folder / "大会.yaml").mkdir()
    assert told(read(folder)) == ["大会.yaml: 错误 E-FIL-02 这里应当是文件，却是文件夹；改法：把同名的文件夹移走，放入文件"]


def test_big_and_empty_files(read_with: ReadWith) -> None:
    assert told(read_with({"大会.yaml": "# 长\n" * 2_000_000, "班子.yaml": b"\xef\xbb\xbf\r\n", "工作计划.yaml": "# 说明\n"})) == [
        "大会.yaml: 错误 E-FIL-03 文件有 12.0 MB，超过了 1.0 MB 的上限；改法：检查是不是放错了文件；去掉图片和多余的内容",
        "班子.yaml: 错误 E-FIL-04 文件是空的；改法：填写内容；不需要这个文件时把它删掉",
        "工作计划.yaml: 提示 I-FIL-08 还没有填写，暂不使用；改法：填好后再检查；用不到的，可以移走",
    ]


@pytest.mark.parametrize(("codec", "name"), [("gbk", "GB18030（GBK）"), ("gb18030", "GB18030（GBK）"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-32", "UTF-32")])
def test_other_encodings_are_named_and_read_on(read_with: ReadWith, good: dict[str, str], codec: str, name: str) -> None:
    spoilt = good["大会.yaml"].replace("会期: 一天", "会期: 三天").encode(codec)
    assert told(read_with({"大会.yaml": spoilt})) == [
        f"大会.yaml: 错误 E-ENC-01 文件是 {name} 编码，应当是 UTF-8；改法：运行 docgen check 目录 --fix-encoding 自动转换（原文件另存为 .原编码.bak）",
        "大会.yaml:5:5: 错误 E-VAL-05 大会.会期: “三天”不是规定的用词；改法：只能写：半天、一天、两天",
    ]


def test_big5_and_damage(read_with: ReadWith, good: dict[str, str]) -> None:
    big5 = "名稱: 示例縣科學技術協會\n簡稱: 縣科協\n所在地: 示例縣清溪鎮\n".encode("big5")
    damaged = good["大会.yaml"].encode().replace("一天".encode(), b"\xe4\xb8\xe5\xa4\xa9")
    codes = [(problem.place.file, problem.place.line, problem.code) for problem in read_with({"组织.yaml": big5, "大会.yaml": damaged}).problems]
    assert codes[0] == ("组织.yaml", 0, "E-ENC-01")
    assert ("大会.yaml", 5, "E-ENC-02") in codes


def test_bom_is_welcome(read_with: ReadWith, good: dict[str, str]) -> None:
    assert told(read_with({name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in good.items()})) == []


def test_fix_encoding_keeps_the_original(tmp_path: Path) -> None:
    path = tmp_path / "大会.yaml"
    original = "名称: 示例县科学技术协会\r\n".encode("gbk")
    path.write_bytes(original)
    kept = fix_encoding(path)
    assert kept == tmp_path / "大会.yaml.原编码.bak"
    assert (path.read_bytes().decode("utf-8"), kept.read_bytes()) == ("名称: 示例县科学技术协会\r\n", original)
    assert fix_encoding(path) is None
    path.write_bytes(original)
    with pytest.raises(DocgenError, match=r"已有 大会\.yaml\.原编码\.bak，没有改动"):
        fix_encoding(path)
    (tmp_path / "乱.yaml").write_bytes(b"\xff\x00\x81\x81\xfe\xff" * 9)
    with pytest.raises(DocgenError, match="没有改动"):
        fix_encoding(tmp_path / "乱.yaml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["乱.yaml", "大会.yaml", "大会.yaml.原编码.bak"]


def test_profile_by_name_with_changes(read_with: ReadWith) -> None:
    reading = read_with({"规则.yaml": "方案: kexie-specimen\n依据说明: 选举办法第五条\n大会选举:\n  当选基数: 应到\n"})
    assert told(reading) == []
    assert isinstance(reading.dossier, Dossier)
    profile = reading.dossier.profile
    assert (profile.congress.base, profile.congress.quorum.comparison, profile.plenary.base) == ("应到", "超过", "实到")
    assert profile.label == "kexie-specimen（1.0，有改动）"
    assert str(reading.places.of("规则.大会选举.当选基数")) == "规则.yaml:4:9"
    assert str(reading.places.of("规则.全会选举.当选基数")) == "规则.yaml:1:5"


def test_profile_unknown_or_unexplained(read_with: ReadWith) -> None:
    assert told(read_with({"规则.yaml": "方案: township-kexie\n"})) == [
        "规则.yaml:1:5: 错误 E-PRO-01 规则.方案: 没有方案“township-kexie”（最接近的是“township-kexie-default”）；改法：可用的方案：kexie-specimen、township-kexie-default；仅供比照的：npc-local、party-basic、union-basic、women-township"
    ]
    assert told(read_with({"规则.yaml": "方案: township-kexie-default\n监票人数: 3\n"})) == [
        "规则.yaml:1:5: 错误 E-PRO-02 规则.方案: 在方案“township-kexie-default”上改了：监票人数，没有写明依据；改法：加一行“依据说明: ……”，写明依据哪个文件、哪一条"
    ]


CIRCULAR = """\
发文机关: {名称: 示例市科学技术协会, 简称: 市科协}
事由: 推进组织建设情况
主送: [各县科协]
文号: 示市科协〔2026〕36号
日期: 2026-11-18
统计截止日: 2026-10-31
范围: 示例市清江区
文稿: 正文.md
"""


def test_a_circular_folder(tmp_path: Path) -> None:
    (tmp_path / "通报.yaml").write_text(CIRCULAR, encoding="utf-8")
    assert told(read(tmp_path)) == ["通报.yaml:8:5: 错误 E-FIL-01 通报.文稿: 没有“正文.md”这个文件；改法：补上这个文件，或改正文件名"]
    (tmp_path / "正文.md").write_text("正文{{ 1 }}。\n（请填写）\n零\u200b宽\n", encoding="utf-8")
    reading = read(tmp_path)
    assert told(reading) == [
        "正文.md:2:1: 错误 E-TXT-04 还没有填写；改法：把“（请填写）”换成实际内容；不需要的选填项留空",
        "正文.md:3: 错误 E-VAL-20 有看不见或不能打印的字符 U+200B；改法：删去这个字符，重新输入这一处",
    ]
    assert isinstance(reading.dossier, CircularDossier)
    assert reading.texts == {"正文.md": "正文{{ 1 }}。\n（请填写）\n零宽\n"}


@pytest.mark.parametrize("name", ["../外.md", "/etc/passwd", "正文.txt", "正文\\0.md"])
def test_a_text_outside_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "外.md").write_text("外", encoding="utf-8")
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "通报.yaml").write_text(CIRCULAR.replace("正文.md", f'"{name}"'), encoding="utf-8")
    reading = read(folder)
    assert [problem.code for problem in reading.problems] in (["E-FIL-07"], ["E-VAL-20"])
    assert reading.texts == {}


def test_fix_encodings_of_a_folder(make: Make, good: dict[str, str]) -> None:
    folder = make({"大会.yaml": good["大会.yaml"].encode("gbk"), "花名册/代表.csv": good["花名册/代表.csv"].encode("gbk")})
    assert [(path.name, kept.name) for path, kept in fix_encodings(folder)] == [
        ("大会.yaml", "大会.yaml.原编码.bak"), ("代表.csv", "代表.csv.原编码.bak")
    ]
    assert told(read(folder)) == []


@pytest.mark.parametrize(("price", "count", "said"), [
    ("9" * 400, "1", "E-VAL-04 经费.预算第1项.单价: “" + "9" * 30 + "…”超出范围，应当不大于 1000000000"),
    ("1e400", "1", "E-VAL-04 经费.预算第1项.单价: “1e400”超出范围，应当不大于 1000000000"),
    ("0." + "3" * 400, "1", "E-VAL-10 经费.预算第1项.单价: “0." + "3" * 28 + "…”精确到分，小数最多两位"),
    ("25", "7" * 400, "E-VAL-04 经费.预算第1项.数量: “" + "7" * 30 + "…”超出范围，应当不大于 1000000000"),
    ("25", "7" * 5000, "E-VAL-04 经费.预算第1项.数量: “" + "7" * 30 + "…”太大"),
])  # fmt: skip
def test_an_amount_that_cannot_be_is_told_at_the_fact(read_with: ReadWith, price: str, count: str, said: str) -> None:
    text = f"列支渠道: 科普工作经费\n预算:\n  - {{项目: 会议手册, 单价: {price}, 数量: {count}, 单位: 册}}\n"
    [problem] = told(read_with({"经费.yaml": text}))
    assert problem.partition("；")[0].endswith(said)
