"""Papers that offices write, each in a hand of its own: what they say, and the order of their parts."""

from __future__ import annotations

from office_hand import EMU, RED, WIDTH, Hand, Writer, anchor, table, text_box

WORK = "各地各部门要切实提高思想认识，加强组织领导，明确责任分工，细化工作措施，强化督促检查，确保各项工作落到实处、取得实效。"
MORE = "要坚持问题导向，紧盯薄弱环节，逐项建立清单，逐条明确时限，做到事事有人管、件件有着落，并及时将工作进展情况报送市政府办公室。"
COPIES = "抄送：市委各部门，市人大常委会办公室，市政协办公室，市监委，市中级人民法院，市人民检察院。"


def notice(hand: Hand) -> Writer:
    """A notice with four levels of headings, two annexes and an imprint."""
    w = Writer(hand)
    w.head("青山市人民政府文件", "青政发〔2026〕12号", ("000001", "特急"))
    w.titled("青山市人民政府", "关于进一步加强防汛抗旱工作的通知")
    w.to("各区人民政府，市政府各部门、各直属机构：")
    w.text("为切实做好今年的防汛抗旱工作，根据《中华人民共和国防洪法》，结合我市实际，现将有关事项通知如下。")
    w.heading(1, "一、压实工作责任")
    w.text(WORK)
    w.heading(2, "（一）落实包保责任。", "各级负责人要到岗到位，做好值守。" + WORK)
    w.heading(3, "1.摸清底数。", "对山洪灾害易发区逐户登记，建立台账。" + WORK)
    w.heading(4, "（1）核对人口。", "以村（社区）为单位开展核对。" + MORE)
    w.heading(1, "二、严格工作纪律")
    w.text("对工作不力、失职渎职的，依规依纪追究责任。" + WORK)
    w.text(MORE + WORK + MORE)
    w.text(WORK + MORE + WORK)
    w.annexed("青山市防汛抗旱工作责任分工表", "青山市防汛抗旱值班安排表")
    w.signed("青山市人民政府", "2026年5月8日")
    w.note("（此件公开发布）")
    for at, title in enumerate(("青山市防汛抗旱工作责任分工表", "青山市防汛抗旱值班安排表")):
        w.annex(f"附件{at + 1}", title)
        w.text(WORK)
    if hand.imprint in ("table", "borders"):
        w.to_foot(6 * hand.pitch + hand.title, 3)
    w.imprint(COPIES, "青山市人民政府办公室", "2026年5月9日印发")
    return w


def request(hand: Hand) -> Writer:
    """A request, upward: signatory, one addressee, contact in the note."""
    w = Writer(hand)
    w.head("青山市财政局文件", "青财〔2026〕3号", signer="王建国")
    w.titled("青山市财政局", "关于追加防汛抗旱专项经费的请示")
    w.to("青山市人民政府：")
    w.text("今年入汛以来，我市连续遭遇强降雨过程，防汛抗旱物资消耗较大，现有经费难以满足需要。现将有关情况请示如下。")
    w.heading(1, "一、基本情况")
    w.text("截至2026年4月底，全市已支出防汛抗旱经费320.5万元，占年度预算的91.6%，缺口约80万元。" + MORE)
    w.heading(1, "二、经费用途")
    w.text("追加经费主要用于物资采购和队伍培训，其中物资采购50万元，队伍培训30万元。" + WORK)
    w.text("妥否，请批示。")
    w.annexed("2026年防汛抗旱专项经费测算表")
    w.signed("青山市财政局", "2026年5月8日")
    w.note("（联系人：周强，联系电话：00000000）")
    w.annex("附件", "2026年防汛抗旱专项经费测算表")
    w.text(WORK)
    if hand.imprint in ("table", "borders"):
        w.to_foot(6 * hand.pitch + hand.title, 2)
    w.imprint("抄送：市防汛抗旱指挥部。", "青山市财政局办公室", "2026年5月8日印发")
    return w


def circular(hand: Hand) -> Writer:
    """A paper without seal, its date two characters behind its issuer, on two pages, without annexes."""
    w = Writer(hand)
    w.head("青山市人民政府办公室文件", "青政办发〔2026〕27号")
    w.titled("青山市人民政府办公室", "关于2026年第一季度政务公开", "工作情况的通报")
    w.to("各区人民政府，市政府各部门：")
    w.text("现将2026年第一季度全市政务公开工作情况通报如下：")
    w.heading(1, "一、总体情况")
    w.text("第一季度，全市共主动公开政府信息1286条，同比增长12.4%；办理依申请公开43件，按期答复率100%。" + WORK)
    w.heading(1, "二、存在问题")
    w.heading(2, "（一）公开内容不够全面。", "部分单位公开目录更新不及时，个别栏目超过6个月没有更新。" + MORE)
    w.heading(2, "（二）解读回应不够到位。", WORK)
    w.heading(1, "三、下一步要求")
    w.text(MORE + WORK)
    w.text(WORK + MORE)
    w.text(MORE + WORK + MORE)
    w.signed("青山市人民政府办公室", "2026年4月15日", sealed=False)
    w.note("（此件公开发布）")
    return w


def joint(hand: Hand) -> Writer:
    """A notice of two organs: their names beside 文件 in a table, each with its own place for a seal."""
    w = Writer(hand)
    for _ in range(3):
        w.blank()
    w.blank(line=1984 - 65 - 3 * hand.pitch)
    names = ["青山市教育局", "青山市科学技术协会"]
    rows = []
    for at, name in enumerate(names):
        left = w.paragraph(w.run(name, hand.song, 36, RED), "distribute", line=780)
        merge = '<w:vMerge w:val="restart"/>' if at == 0 else "<w:vMerge/>"
        right = w.paragraph(w.run("文件" if at == 0 else "", hand.song, 36, RED), "center", line=780)
        rows.append((left, right, merge))
    made = table([[left, right] for left, right, _ in rows], [6900, 1944])
    for _, _, merge in rows:
        made = made.replace('<w:tcW w:w="1944" w:type="dxa"/></w:tcPr>', f'<w:tcW w:w="1944" w:type="dxa"/>{merge}<w:vAlign w:val="center"/></w:tcPr>', 1)
    w.put(made)
    w.blank(2)
    w.number("青教发〔2026〕8号", "")
    w.blank(2)
    w.titled("青山市教育局　青山市科学技术协会", "关于举办青少年科技创新大赛的通知")
    w.to("各区教育局、科协，各直属学校：")
    w.text("为激发青少年创新精神，提升科学素质，市教育局、市科协决定联合举办2026年青山市青少年科技创新大赛，现将有关事项通知如下。")
    w.heading(1, "一、参赛对象")
    w.text("全市普通中小学校、中等职业学校在校学生均可报名参加。" + WORK)
    w.heading(1, "二、时间地点")
    w.text("大赛于2026年6月6日至7日举行，地点设在青山市青少年活动中心。" + MORE)
    w.blank(2)
    organs = [[w.paragraph(w.run(name), "center") for name in names], [w.paragraph(), w.paragraph(w.run("2026年5月8日"), "center")]]
    w.put(table(organs, [4422, 4422]))
    return w


def letter(hand: Hand) -> Writer:
    """A letter: mark 30 mm from the top, double red rules, number on the right, no number on its first page."""
    w = Writer(hand)
    w.first_apart = True
    mark = text_box(w.paragraph(w.run("青山市科学技术协会", hand.song, 36, RED), "center", line=800), WIDTH, 900, 1701 - 96, "page")
    upper, lower = double(2601, "thickThin"), double(15704, "thinThick")
    w.put(w.paragraph(f"<w:r>{mark}</w:r><w:r>{upper}</w:r><w:r>{lower}</w:r>", line=700))
    w.put(w.paragraph(w.run("青科协函〔2026〕5号"), "right"))
    w.blank(2)
    w.titled("青山市科学技术协会", "关于商请支持科普活动场地的函")
    w.to("青山市文化广电和旅游局：")
    w.text("为办好2026年全国科普日青山主场活动，我会拟于9月19日至20日在青山市文化馆举办科普展览，商请贵局予以支持。现将有关事项函告如下。")
    w.heading(1, "一、活动安排")
    w.text(WORK)
    w.heading(1, "二、场地需求")
    w.text(MORE + WORK + MORE)
    w.text("专此函达，请予支持并函复。")
    w.signed("青山市科学技术协会", "2026年5月8日")
    w.note("（联系人：周强，联系电话：00000000）")
    return w


def double(y: int, kind: str) -> str:
    """Return a double red rule 170 mm long, y twips from the page's top."""
    width = 9638 * 635
    shape = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{3 * EMU}" cmpd="{kind}"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
    )
    made = anchor(
        shape, width, 0, f'<wp:positionH relativeFrom="page"><wp:posOffset>{1191 * 635}</wp:posOffset></wp:positionH>',
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y * 635}</wp:posOffset></wp:positionV>',
    )  # fmt: skip
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{made}</mc:Choice></mc:AlternateContent>'


def minutes(hand: Hand) -> Writer:
    """Minutes of a meeting with who was there."""
    w = Writer(hand)
    w.head("青山市人民政府常务会议纪要", "第8期")
    w.body = w.body[:-2]
    w.blank(2)
    w.titled("研究防汛抗旱和科普工作")
    w.text("2026年5月8日，市长王建国主持召开市政府第8次常务会议，研究防汛抗旱和科普工作。现纪要如下：")
    w.text("会议听取了市应急管理局关于防汛抗旱工作情况的汇报。会议指出，" + WORK)
    w.text("会议强调，" + MORE)
    w.blank()
    for label, names in (("出席：", "王建国、李明、周强"), ("请假：", "赵云"), ("列席：", "市应急管理局钱进，市科协孙立")):
        w.put(w.paragraph(w.run(label, hand.hei) + w.run(names), ind='<w:ind w:left="1575" w:hanging="945"/>'))
    return w


def plain(hand: Hand) -> Writer:
    """A plain paper: a title and text, nothing above it."""
    w = Writer(hand)
    w.titled("青山市防汛抗旱工作总结")
    w.text("今年以来，全市上下认真落实党中央、国务院关于防汛抗旱工作的决策部署，取得了明显成效。")
    w.heading(1, "一、主要做法")
    w.heading(2, "（一）加强领导")
    w.text(WORK)
    w.heading(2, "（二）夯实基础")
    w.text(MORE)
    w.heading(1, "二、下一步打算")
    w.text(WORK + MORE)
    return w


PAPERS = {"notice": notice, "request": request, "circular": circular, "joint": joint, "letter": letter, "minutes": minutes, "plain": plain}

HANDS = {
    "wps": Hand(grid='<w:docGrid w:type="lines" w:linePitch="312"/>'),
    "word": Hand(
        song="方正小标宋_GBK", fang="仿宋", kai="楷体", latin="Times New Roman", pitch=560, mark="box", rule="line", indent="chars", sign="blanks",
        imprint="box", folio="frame", breaks="own",
    ),
    "founder": Hand(
        fang="方正仿宋_GBK", kai="方正楷体_GBK", hei="方正黑体_GBK", pitch=570, mark="frame", rule="vml", sign="left", imprint="borders", folio="box",
        grid='<w:docGrid w:type="lines" w:linePitch="312"/>',
    ),
    "grid": Hand(
        mark="table", rule="table", imprint="box", folio="control", grid='<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>',
        normal='<w:sz w:val="32"/>', tight=0,
    ),
    "wide": Hand(pitch=580, title=700, tight=0, latin="Times New Roman", indent="chars", imprint="box", folio="box"),
}  # fmt: skip
