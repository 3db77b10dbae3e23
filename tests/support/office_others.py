"""More papers that offices write: short ones whose items are sentences, heads in tables, two who sign, rules that are issued."""

from __future__ import annotations

from office_hand import RED, WIDTH, Hand, Writer, drawn_line, table
from office_papers import MORE, WORK
from office_papers import PAPERS as FIRST

HALF = WIDTH // 2
RED_EDGE = '<w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="FF0000"/></w:tcBorders>'


def asked(w: Writer, organs: str, matter: str) -> None:
    w.blank(2)
    w.titled(organs, matter)
    w.to("青山市人民政府：")
    w.text("今年入汛以来，" + WORK)
    w.text(MORE * 4)
    w.text("妥否，请批示。")


def cells(hand: Hand) -> Writer:
    """A request whose number and signatory stand in the cells of one row, the red rule being its border."""
    w = Writer(hand)
    w.blank(3)
    w.blank(line=1984 - 103 - 3 * hand.pitch)
    w.put(w.paragraph(w.run("青山市财政局文件", hand.song, 42, RED), "center", line=900))
    w.blank(2)
    number = w.paragraph(w.run("青财〔2026〕3号"), ind='<w:ind w:left="315"/>') + w.paragraph(line=148)
    signer = w.paragraph(w.run("签发人：") + w.run("王建国", hand.kai), "right", '<w:ind w:right="315"/>') + w.paragraph(line=148)
    w.put(table([[number, signer]], [HALF, HALF], RED_EDGE))
    asked(w, "青山市财政局", "关于追加防汛抗旱专项经费的请示")
    w.signed("青山市财政局", "2026年5月8日")
    w.note("（联系人：周强，联系电话：00000000）")
    return w


def signers(hand: Hand) -> Writer:
    """A joint request of two organs, their signatories one below the other, the number beside the last."""
    w = Writer(hand)
    names = ("青山市教育局", "青山市财政局")
    w.blank(3)
    w.blank(line=1984 - 65 - 3 * hand.pitch)
    rows = [
        [w.paragraph(w.run(name, hand.song, 36, RED), "distribute", line=780), w.paragraph(w.run(word, hand.song, 36, RED), "center", line=780)]
        for name, word in zip(names, ("文件", ""), strict=True)
    ]
    w.put(table(rows, [6900, 1944]))
    w.blank(2)
    tabs = '<w:tabs><w:tab w:val="left" w:pos="6324"/><w:tab w:val="left" w:pos="7584"/></w:tabs>'
    w.put(w.paragraph(w.run("\t签发人：") + w.run("王建国", hand.kai), tabs=tabs))
    number = w.run("青教〔2026〕3号\t\t") + w.run("李　明", hand.kai)
    w.put(w.paragraph(number, ind='<w:ind w:left="315"/>', tabs=tabs, extra=f"<w:r>{drawn_line()}</w:r>"))
    asked(w, "青山市教育局　青山市财政局", "关于追加学校防汛经费的请示")
    w.blank(2)
    seals = [[w.paragraph(w.run(name), "center") for name in names], [w.paragraph(), w.paragraph(w.run("2026年5月8日"), "center")]]
    w.put(table(seals, [HALF, HALF]))
    w.note("（联系人：周强，联系电话：00000000）")
    return w


def reply(hand: Hand) -> Writer:
    """A reply under a mark without 文件, its items sentences in the face of the text."""
    w = Writer(hand)
    w.head("青山市人民政府", "青政复〔2026〕12号")
    w.titled("青山市人民政府", "关于同意设立青山市科技馆的批复")
    w.to("市科协：")
    w.text("你会《关于设立青山市科技馆的请示》（青科协〔2026〕3号）收悉。现批复如下：")
    w.text("一、同意设立青山市科技馆，为市科协所属公益一类事业单位。")
    w.text("二、青山市科技馆核定编制12名。其中，管理人员3名、专业技术人员9名。")
    w.text(MORE * 4)
    w.text("此复。")
    w.signed("青山市人民政府", "2026年5月8日")
    return w


def announcement(hand: Hand) -> Writer:
    """A public notice, addressed to nobody."""
    w = Writer(hand)
    w.head("青山市人民政府文件", "青政告〔2026〕2号")
    w.titled("青山市人民政府", "关于实施森林防火禁火的通告")
    w.text("为有效预防森林火灾，根据《森林防火条例》规定，现将有关事项通告如下：")
    w.text("一、禁火期限：2026年3月1日至5月31日。")
    w.text("二、禁火区域：全市林地及距林地边缘100米范围内。")
    w.text("三、违反本通告规定的，由有关部门依法处理。" + MORE * 3)
    w.text("特此通告。")
    w.signed("青山市人民政府", "2026年2月20日")
    return w


def issued(hand: Hand) -> Writer:
    """A notice that issues a set of rules, which follow it on a page of their own without being an annex."""
    w = Writer(hand)
    w.head("青山市人民政府办公室文件", "青政办发〔2026〕30号")
    w.titled("青山市人民政府办公室", "关于印发《青山市科普经费管理", "办法》的通知")
    w.to("各区人民政府，市政府各部门：")
    w.text("《青山市科普经费管理办法》已经市政府同意，现印发给你们，请认真贯彻执行。")
    w.signed("青山市人民政府办公室", "2026年5月8日")
    w.note("（此件公开发布）")
    w.put(w.paragraph(w.run("青山市科普经费管理办法", hand.song, 22), "center", line=720, before="<w:pageBreakBefore/>"))
    w.blank()
    w.put(w.paragraph(w.run("第一章　总　则", hand.hei), "center"))
    for number in "一二三四五六":
        words = "　为规范科普经费管理，提高资金使用效益，根据有关规定，结合本市实际，制定本办法。"
        w.put(w.paragraph(w.run(f"第{number}条", hand.hei) + w.run(words), "both", w.first()))
        if number == "三":
            w.text("（一）科普活动支出；")
            w.text("（二）科普场馆支出。")
            w.put(w.paragraph(w.run("第二章　附　则", hand.hei), "center"))
    return w


def appointed(hand: Hand) -> Writer:
    """A notice of appointments, its signature centred on a tab stop."""
    w = Writer(hand)
    w.head("青山市人民政府文件", "青政任〔2026〕4号")
    w.titled("青山市人民政府", "关于王建国等同志任职的通知")
    w.to("各区人民政府，市政府各部门：")
    w.text("市人民政府决定：")
    w.text("王建国同志任青山市水利局局长；")
    w.text("李明同志任青山市教育局副局长（试用期一年）。")
    w.blank(2)
    for words in ("青山市人民政府", "2026年5月8日"):
        w.put(w.paragraph(w.run("\t" + words), tabs='<w:tabs><w:tab w:val="center" w:pos="6639"/></w:tabs>'))
    return w


PAPERS = {**FIRST, "cells": cells, "signers": signers, "reply": reply, "announcement": announcement, "issued": issued, "appointed": appointed}
