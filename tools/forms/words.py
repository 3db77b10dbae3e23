"""How a ballot is marked, in the very words of the election measures (B18); a test compares the two.

They use `划` (规则.划票) and `另` (规则.另选他人), which a form sets before.
"""

from __future__ import annotations

MARKING = (
    "赞成的，在候选人{{ 划.位置 }}画“{{ 划.赞成 }}”；不赞成的，画“{{ 划.不赞成 }}”；弃权的，不画任何符号。"
)
WRITING_IN = (
    "{% if 另.须先反对 %}每另选一人，须先对一名候选人画“{{ 划.不赞成 }}”"
    "{% if 另.弃权后可另选 %}或者弃权{% else %}；对候选人弃权的，不得因此另选他人{% endif %}。"
    "{% elif not 另.弃权后可另选 %}对候选人弃权的，不得因此另选他人。{% endif %}"
    "另选他人的，在选票的另选人栏内写明被选人姓名"
    "{% if 另.须画赞成符号 %}，并在其{{ 划.位置 }}画“{{ 划.赞成 }}”；只写姓名而未画“{{ 划.赞成 }}”的，该项无效"
    "{% else %}；写明姓名的，即为赞成，不再画符号{% endif %}。"
)
CHOSEN = "（{% if 另.允许 %}画“{{ 划.赞成 }}”的候选人与另选人合计{% else %}画“{{ 划.赞成 }}”的候选人{% endif %}）"
PRELIMINARY_LIMIT = "每张选票所选的人数" + CHOSEN + "等于或者少于正式候选人名额的有效，多于正式候选人名额的无效。"
CONGRESS_LIMIT = "每张选票所选的人数" + CHOSEN + "等于或者少于应选名额的有效，多于应选名额的无效。"
PLENARY_LIMIT = "每一职务所选的人数" + CHOSEN + "等于或者少于该职务应选名额的，该部分有效；多于的，该部分无效。"
SPOILT = "在选票上签署姓名或者作规定以外记号的，选票无效。"
