"""Checks of the tables and lists of a paper: order, serial numbers, sums, what they say of persons (§7.1–§7.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docgen.model.person import Person
from docgen.rules.elections import in_stroke_order
from docgen.rules.known import Known
from docgen.rules.said import Grid, Remark, Said, number_of, remark
from docgen.rules.statistics import percent_text

STROKE_NOTE = re.compile("姓氏笔画|姓名笔画|以笔画为序")
STATED = re.compile(r"（(?:共)?(\d{1,9}|[一二三四五六七八九十]+)(?:名|人|项)")
POST_HEADS = ("职务", "拟任职务", "当选职务")
FACT_HEADS = {"性别": "sex", "民族": "ethnicity", "政治面貌": "politics", "学历": "education", "类别": "category"}
PLACE_HEADS = {"工作单位及职务": "unit_and_post", "单位及职务": "unit_and_post", "现任职务": "unit_and_post", "单位": "unit", "工作单位": "unit"}
POSTS = ("主席", "副主席", "秘书长")
NAMED = re.compile(r"[\s\u3000]|（[^（）]{0,40}）")
LONG = 4
"""Shorter lists may be in order by chance."""


def bare(name: str) -> str:
    """Return a name as the roster has it: without padding and without what is noted behind it."""
    return NAMED.sub("", name)


def serials(said: Said) -> Iterator[Remark]:
    """W-ORD-06: rows are numbered 1, 2, 3… and as many as the words before them say."""
    for grid in said.grids:
        column, persons = grid.column("序号"), grid.column("姓名")
        numbers = [row[column] for row in grid.rows if column >= 0 and row[column].strip().isdecimal()]
        if numbers and numbers != [str(number) for number in range(1, len(numbers) + 1)]:
            wrong = next(place for place, number in enumerate(numbers, 1) if number != str(place))
            yield remark("W-ORD-06", grid.after, (0, f"序号{numbers[wrong - 1]}"), f"序号第{wrong}行是{numbers[wrong - 1]}，应从1起连续编到{len(numbers)}", "重新编号，检查有没有漏行")
        rows = sum(bool(row[persons].strip()) for row in grid.rows) if persons >= 0 else 0
        yield from stated_rows(said, grid.after, rows)
    for listed in said.lists:
        yield from stated_rows(said, listed.after, len(listed.names))


def stated_rows(said: Said, before: int, rows: int) -> Iterator[Remark]:
    """W-ORD-06: the passage right before a list of persons says how many they are."""
    found = STATED.search(said.passages[before].text) if before >= 0 and rows else None
    if found and number_of(found[1]) != rows:
        yield remark("W-ORD-06", before, found, f"前面写“{found[0].strip('（')}”，名单上有{rows}名", "补齐名单，或改正人数")


def check_sums(said: Said) -> Iterator[Remark]:
    """E-RAT-03: in the row 合计 stand the sums of the columns."""
    for grid in said.grids:
        for total in (row for row in grid.rows if "合计" in row or "总计" in row):
            for column, written in enumerate(total):
                cells = [row[column] for row in grid.rows if row is not total]
                if not written.isdecimal() or not all(cell.strip() == "" or cell.isdecimal() for cell in cells):
                    continue
                found = sum(int(cell) for cell in cells if cell.strip())
                if grid.heads[column] != "序号" and found != int(written):
                    yield remark("E-RAT-03", grid.after, (0, f"{grid.heads[column]}{written}"), f"“{grid.heads[column]}”一栏合计写的是{written}，各行相加是{found}", "核对各行和合计")


def check_persons(said: Said, facts: Known) -> Iterator[Remark]:
    """E-NAM-09: unit, post and the like of a person are those of the roster. E-AGE-01: so are birth and age."""
    for grid in said.grids:
        column = grid.column("姓名")
        for row in grid.rows if column >= 0 else ():
            person = facts.people.get(bare(row[column]))
            if person is None:
                continue
            for place, head in enumerate(grid.heads):
                wrong = differs(person, head, row[place].strip(), facts)
                if wrong:
                    code = "E-AGE-01" if head in ("年龄", "出生年月") else "E-NAM-09"
                    yield remark(code, grid.after, (0, row[place]), f"{person.name}的{head}，表里是“{row[place]}”，花名册是“{wrong}”", "改成一致，以核实过的为准")


def differs(person: Person, head: str, written: str, facts: Known) -> str:
    """Return what the roster has where a cell says something else; empty where they agree or nothing can be told."""
    if head == "年龄":
        known = str(person.age(facts.dossier.congress.as_of))
    elif head == "出生年月":
        known = f"{person.birth.year}.{person.birth.month:02}"
        written = re.sub(r"(\d{4})年(\d{1,2})月", lambda found: f"{found[1]}.{int(found[2]):02}", written)
    elif name := {**FACT_HEADS, **PLACE_HEADS}.get(head):
        known = str(getattr(person, name))
    else:
        return ""
    return known if written and written != known else ""


def people_of(grid: Grid, facts: Known) -> list[Person]:
    """Return the persons of a table in its order, those that the roster knows."""
    column = grid.column("姓名")
    found = [facts.people.get(bare(row[column])) for row in grid.rows] if column >= 0 else []
    return [person for person in found if person]


def check_stroke_order(said: Said, facts: Known) -> Iterator[Remark]:
    """E-ORD-01: what is said to be in stroke order is. W-ORD-03: what is, says so. W-ORD-04: elected are not listed by votes."""
    noted = any(STROKE_NOTE.search(passage.text) for passage in said.passages)
    committee = {person.name for person in facts.committee}
    lists = [(grid.after, people_of(grid, facts)) for grid in said.grids if all(grid.column(head) < 0 for head in POST_HEADS)]
    lists += [(listed.after, [facts.people[name] for name in map(bare, listed.names) if name in facts.people]) for listed in said.lists]
    for after, persons in lists:
        if len(persons) < LONG or not {person.name for person in persons} <= committee:
            continue
        text = said.passages[after].text if after >= 0 else ""
        sorted_ = list(in_stroke_order(persons, facts.dossier)) == persons
        if not sorted_ and by_votes(persons, facts):
            yield remark("W-ORD-04", after, (0, text[:20]), "委员名单按得票多少排列", "按姓氏笔画排列")
        elif not sorted_ and noted:
            right = in_stroke_order(persons, facts.dossier)
            wrong = next(place for place, pair in enumerate(zip(persons, right, strict=True)) if pair[0] is not pair[1])
            yield remark("E-ORD-01", after, (0, text[:20]), f"名单没有按姓氏笔画排列：第{wrong + 1}名是{persons[wrong].name}，应是{right[wrong].name}", "按姓氏笔画重排，与选票、报告单一致")
        elif sorted_ and not noted:
            yield remark("W-ORD-03", after, (0, text[:20]), "名单按姓氏笔画排列，没有注明", "注明“以姓氏笔画为序”")


def by_votes(persons: Sequence[Person], facts: Known) -> bool:
    """Whether elected members stand in the order of their votes."""
    if not facts.outcome:
        return False
    votes = {line.person.name: line.votes_for for section in facts.outcome.committee.sections for line in section.candidates}
    counts = [votes.get(person.name, -1) for person in persons]
    return len(set(counts)) > 1 and counts == sorted(counts, reverse=True)


def check_leaders(said: Said, facts: Known) -> Iterator[Remark]:
    """E-ORD-02: leaders stand in the order that was approved, each with the own post (E-NAM-09)."""
    approved = [(leader.post, leader.person.name) for leader in facts.dossier.slate.leaders]
    for grid in said.grids:
        post, name = grid.column(*POST_HEADS), grid.column("姓名")
        rows = [(row[post], bare(row[name])) for row in grid.rows if post >= 0 and name >= 0 and row[post] in POSTS]
        for written, person in rows:
            own = [known for known, standing in approved if standing == person]
            if own and written not in own:
                yield remark("E-NAM-09", grid.after, (0, written), f"{person}的职务，表里是{written}，班子里是{'、'.join(own)}", "改成一致")
        listed = [row for row in rows if row in approved]
        if listed != [row for row in approved if row in listed]:
            wanted = "、".join(name for post, name in approved if (post, name) in listed)
            yield remark("E-ORD-02", grid.after, (0, listed[0][1]), f"领导人选的次序与批准的不同，应为：{wanted}", "照批准的次序排，不按笔画或票数")


def check_statistics(said: Said, facts: Known) -> Iterator[Remark]:
    """E-DEL-04: what is said of the delegates' composition is what the roster gives."""
    stats = facts.statistics
    counts = {count.name: count for count in (*stats.items, *stats.age_bands, *stats.education, *stats.titles)}
    names = "|".join(sorted(map(re.escape, counts), key=len, reverse=True))
    clause = re.compile(rf"(?<![\u4e00-\u9fff])({names})(?:代表)?(\d{{1,9}})名，占([\d.]+)%")
    for index, passage in enumerate(said.passages):
        if "代表" not in passage.text and said.code not in ("B05", "B07"):
            continue
        for found in clause.finditer(passage.text):
            known, share = counts[found[1]], Fraction(found[3]) / 100
            if int(found[2]) != known.heads:
                yield remark("E-DEL-04", index, found, f"文中{found[1]}{found[2]}名，按花名册是{known.heads}名（截至{stats.as_of}）", "照花名册重算")
            elif abs(share - known.share) > Fraction(1, 2 * 10 ** (2 + len(found[3].partition(".")[2]))):
                yield remark("E-DEL-04", index, found, f"文中{found[1]}占{found[3]}%，应占{percent_text(known.heads, known.whole)}", "照花名册重算")


CHECKS = (check_persons, check_stroke_order, check_leaders, check_statistics)
ANYWHERE = (serials, check_sums)
