"""What the words of each part look like, told loosely: a part written wrongly must still be recognised as that part."""

from __future__ import annotations

import re

TYPES = ("决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要", "令")
"""The 文种 of 条例 art. 8, as titles end with them."""

CHINESE = "〇○零一二三四五六七八九十百"
OPEN, CLOSE = "〔［\\[【（(﹝{〈<", "〕］\\]】）)﹞}〉>"
NUMBER = re.compile(
    rf"(?P<number>[\u4e00-\u9fffA-Za-z]{{1,16}}\s*[{OPEN}]\s*[0-9０-９×X]{{0,4}}\s*年?[{CLOSE}]\s*第?\s*[0-9０-９×X_\s{CHINESE}]*号)"
)
ORDER_NUMBER = re.compile(rf"^第\s*[0-9０-９×X{CHINESE}]+\s*号$")
ISSUE_NUMBER = re.compile(rf"^[（(〔\[]?第?\s*[0-9０-９×X{CHINESE}]+\s*[期次号][）)〕\]]?$")
SIGNATORY = re.compile(r"签\s*发\s*人?\s*[：:]|^签\s*发\s*人")
NAMES = re.compile(r"^[\s\u3000]*([\u4e00-\u9fff·]{1,6}([\s\u3000]+|$)){1,6}$")
COPY_NUMBER = re.compile(r"^(№|[Nn][Oo]\.?|份\s*号\s*[：:]?|第)?\s*[0-9０-９]{4,8}(\s*号)?$")
CLASSIFICATION = re.compile(r"^(绝\s*密|机\s*密|秘\s*密)(\s*[★☆*＊].*)?$")
URGENCY = re.compile(r"^(特\s*急|加\s*急|特\s*提|平\s*急|紧\s*急|急\s*件|急)$")
DATE = re.compile(
    rf"^[（(]?\s*([0-9０-９]{{2,4}}|[{CHINESE}O0]{{2,5}})?\s*年\s*([0-9０-９]{{1,2}}|[{CHINESE}]{{1,3}})?\s*月\s*([0-9０-９]{{1,2}}|[{CHINESE}]{{1,3}})?\s*[日号]\s*[）)]?$"
    r"|^(19|20)\d{2}\s*[./\-．]\s*\d{1,2}\s*[./\-．]\s*\d{1,2}\s*日?$"
)
CC = re.compile(r"^抄\s*[送报]\s*[：:]|^抄\s*[送报][\s\u3000]")
SENT_TO = re.compile(r"^主\s*送\s*[：:]")
PRINTED = re.compile(rf"[年月./\-．]\s*[0-9０-９{CHINESE}]{{1,3}}\s*日?\s*印\s*[发制]?\s*$")
PRINT_DATE = re.compile(rf"(19|20)\d{{2}}\s*[年./\-．]\s*\d{{1,2}}\s*[月./\-．]\s*\d{{1,2}}\s*日?\s*(印\s*发?)?$|[{CHINESE}]{{4}}年[{CHINESE}]{{1,3}}月[{CHINESE}]{{1,3}}日\s*(印\s*发?)?$")
COPIES = re.compile(r"^[（(]?\s*共\s*印?\s*[0-9０-９×X]+\s*份\s*[）)]?$")
SUBJECT_WORDS = re.compile(r"^主\s*题\s*词\s*[：:]?")
ANNEX_LABEL = re.compile(rf"^(.{{0,24}}号)?\s*附\s*件\s*[0-9０-９{CHINESE}]{{0,3}}\s*[：:]?$")
ANNEX_NOTE = re.compile(rf"^附\s*件?\s*[0-9０-９{CHINESE}]{{0,2}}\s*[：:]\s*\S|^附\s*件?\s*[：:]\s*$")
ANNEX_ITEM = re.compile(r"^[0-9０-９]{1,2}\s*[.．、]?\s*\S")
REMARK = re.compile(r"^[（(].+[）)]?[。.]?$")
REMARK_WORDS = re.compile(r"联系人|联系电话|此件|公开发布|主动公开|依申请公开|不予公开|传达至|登载")
ATTENDANCE = re.compile(r"^(出\s*席|请\s*假|列\s*席|缺\s*席|参\s*加|主\s*持|记\s*录)\s*(人\s*员|人)?\s*[：:]")
PAGE_NUMBER = re.compile(r"^[\s\-－—–―~·第/]*[0-9０-９]{1,3}[\s\-－—–―~·页/]*$")

HEADING_1 = re.compile(rf"^[{CHINESE}]{{1,4}}\s*[、.．，,：:](?!\d)")
HEADING_2 = re.compile(rf"^[（(]\s*[{CHINESE}]{{1,4}}\s*[）)][、，.．：:]?")
HEADING_3 = re.compile(r"^[0-9０-９]{1,2}\s*(?:[.．](?![0-9０-９])|、)")
HEADING_4 = re.compile(r"^[（(]\s*[0-9０-９]{1,2}\s*[）)][、，.．]?")
LEVELS = (HEADING_1, HEADING_2, HEADING_3, HEADING_4)
ARTICLE = re.compile(rf"^第\s*[{CHINESE}0-9]+\s*条")
CHAPTER = re.compile(rf"^第\s*[{CHINESE}0-9]+\s*[章节编篇]([\s\u3000]|$)")
TABLE_NOTE = re.compile(r"^(注|备注|说明|填表说明|填报人|填表人|单位|填报单位|制表)\s*(（[^）]*）)?\s*[：:]")

VERBS = re.compile(r"如下|现将|根据|为了|为[^民]|按照|按[^各]|经[^济]|决定|以下|请[^示]|关于|是[：:]|包括|主要|目标|要求[：:]|之一|认为|特此")
ORGANS = re.compile(r"政府|委员会|[局部委办厅院会社处科所站校园镇乡村县区市州省旗组团队]|中心|公司|单位|机关|街道|银行|各|同志|代表|委员|领导|嘉宾|女士|先生")
SENTENCE = re.compile(r"[。！？；]")


def plain(text: str) -> str:
    """Return text without the blanks around it."""
    return text.strip(" \t\n\r\f\u3000\xa0")


def closed(text: str) -> str:
    """Return text without any blanks, as titles and names are compared."""
    return re.sub(r"\s", "", text)


def type_of(title: str) -> str:
    """Return the 文种 that a title ends with, or nothing; a bracket at its end, as （试行）, is left aside."""
    title = re.sub(r"([（(][^（）()]*[）)])+$", "", closed(title)).rstrip("。，；：！、.,;:!")
    return next((kind for kind in sorted(TYPES, key=len, reverse=True) if title.endswith(kind)), "")
