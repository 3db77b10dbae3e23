"""The delegate's registration form (代表登记表): one page, blank, or filled where a person (人) is given."""

from __future__ import annotations

from docgen import standard as m
from docgen.render.wordml import paragraph, run
from tools.forms.parts import columns, gap, small, title
from tools.frames import Cell, Page, docx, table

COLUMNS = columns(1.5, 1.25, 0.72, 1.15, 1.12, 1.7, 1.4)
ROW = m.mm(8.5)
AGE = (
    "{% if 人 is defined %}{{ 人.出生年月|点年月 }}\n（{{ (12 * 大会.截止日.year + 大会.截止日.month"
    " - 12 * 人.出生年月.year - 人.出生年月.month) // 12 }}岁）{% endif %}"
)
CATEGORIES = ("医院院长", "学校校长", "农技站站长", "科技型企业家")


def head(text: str) -> Cell:
    return Cell(text, head=True, small=True)


def fact(expression: str, span: int = 1) -> Cell:
    """Return a cell that prints the expression when a person is given and stays blank otherwise."""
    return Cell("{{ " + expression + " if 人 is defined else '' }}", span=span, small=True)


def story(label: str, expression: str, height: int) -> list[Cell]:
    """Return a row for a longer text."""
    text = "{{ " + expression + " if 人 is defined else '' }}"
    return [head(label), Cell(text, span=6, align="left", small=True, height=height, top=True)]


def box(condition: str, label: str) -> str:
    return "{{ '☑' if 人 is defined and " + condition + " else '□' }}" + label


def category() -> Cell:
    """Return the boxes for the posts that count as 三长、四长, others, and the front line."""
    named = "　".join(box(f"人.类别 == '{name}'", name) for name in CATEGORIES)
    known = "(" + ", ".join(f"'{name}'" for name in CATEGORIES) + ")"
    other = box(f"人.类别 not in {known}", "其他")
    front = "基层一线：" + box("人.基层一线", "是") + "　" + box("not 人.基层一线", "否")
    return Cell(f"{named}　{other}\n{front}", span=6, align="left", small=True)


def opinion(label: str, signer: str, height: int) -> list[Cell]:
    """Return a row for an opinion with room for a signature or seal and the date."""
    sign = paragraph("GwCellSmallRight", run(f"{signer}　　　　年　　月　　日　"))
    return [head(label), Cell(span=6, height=height, paragraphs=paragraph("GwCellSmall") * 2 + sign)]


def registration() -> bytes:
    """Return 表格/B03-代表登记表.docx."""
    photo = "照片"
    rows = [
        [head("姓名"), fact("人.姓名|补齐"), head("性别"), fact("人.性别"), head("出生年月"), Cell(AGE, small=True),
         Cell(photo, merge="begin")],
        [head("民族"), fact("人.民族"), head("籍贯"), fact("人.籍贯"), head("政治面貌"), fact("人.政治面貌"), Cell(merge="go on")],
        [head("参加工作时间"), fact("人.参加工作时间|点年月 if 人 is defined and 人.参加工作时间 else ''"), head("学历"), fact("人.学历"),
         head("学位"), fact("人.学位"), Cell(merge="go on")],
        [head("毕业院校专业"), fact("人.毕业院校及专业", 3), head("职称"), fact("人.职称"), Cell(merge="go on")],
        [head("单位及职务"), fact("人.单位职务", 3), head("联系电话"), fact("人.电话", 2)],
        [head("代表团"), fact("人.代表团", 3), head("身份证号"), fact("人.身份证号|掩码 if 人 is defined and 人.身份证号 else ''", 2)],
        [head("身份类别"), category()],
        story("简历", "人.简历", m.mm(32)),
        story("主要成绩", "人.主要成绩", m.mm(18)),
        opinion("选举单位意见", "（盖章）", m.mm(18)),
        opinion("代表资格\n审查小组意见", "组长（签名）：", m.mm(18)),
    ]  # fmt: skip
    body = (
        title("{{ 组织.署名 }}\n{{ 大会.第几次代表大会 }}代表登记表") + gap(160)
        + table(COLUMNS, rows, height=ROW)
        + small("注：年龄计算截至{{ 大会.截止日|日期 }}；身份证号可以不填；简历应当前后衔接。")
    )
    return docx(body, Page())
