"""Checks of what a text counts and promises: delegates, posts, votes, thresholds, days, wording of votes (§7.1–§7.4)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from docgen.rules.calendar import is_working_day, working_days
from docgen.rules.check_slate import contest_rules
from docgen.rules.groups import delegations
from docgen.rules.known import Known
from docgen.rules.quorum import elected_text, quorum_text
from docgen.rules.said import NUMERAL, Remark, Said, matches, number_of, remark, sentences

COUNT = rf"(\d+|[{NUMERAL}]+)(?:名|人|位)"
DELEGATES = re.compile(rf"(?:正式代表(?:名额)?(?:为|共|是|有)?|代表名额(?:为|是|共)?){COUNT}")
TOTAL = re.compile(rf"代表{COUNT}，?(?:其中)?(?:含)?特邀(?:代表)?{COUNT}")
MEMBERS = re.compile(rf"(?:委员应选(?:名额)?|应选委员|由){COUNT}(?:委员组成)?|委员会委员{COUNT}|当选(?:的)?委员{COUNT}")
VICES = re.compile(rf"(?<!三长)(?<!三长”)副主席{COUNT}")
SECRETARIES = re.compile(rf"(?<!副)秘书长{COUNT}")
FULL_TIME = re.compile("(专职|挂职)副主席")
HELD = re.compile(r"(?:定于|拟于|决定于|将于)(\d{4})年(\d{1,2})月(\d{1,2})日(?:[（(]星期.[）)])?(?:上午|下午)?[^，。；年]{0,30}?(?:召开|举行)[^，。；]{0,30}?代表大会")
ADOPTED = re.compile(r"[（(](\d{4})年(\d{1,2})月(\d{1,2})日([^）)]{0,40}?)代表大会(?:审议)?通过[）)]")
DEADLINE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?:[（(]星期.[）)])?(?:下午\S{1,6})?(?:前|以前|之前)")
NOTICE_PERIOD = re.compile(r"公示(?:期|时间)?[^，。；]{0,8}?(?:自|从|为)(\d{4})年(\d{1,2})月(\d{1,2})日(?:起)?(?:至|到|—)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
CUTOFF = re.compile(r"年龄(?:计算)?(?:统计)?截至(\d{4})年(\d{1,2})月(\d{1,2})日|截至(\d{4})年(\d{1,2})月(\d{1,2})日(?:，)?(?:年龄|周岁|\d{1,9}岁)")
SHARE = r"(?:超过)?(?:三分之二|四分之三|五分之四|半数)(?:以上)?|过半数"
QUORUM = re.compile(rf"(?:有|达到?|超过)?({SHARE})(?:的)?(?:应到)?(?:会)?(?:正式)?(?:代表|委员|人数|有选举权)?[^，。；]{{0,12}}(?:出席|到会|参加)")
WINNER = re.compile(r"(?:超过|过)(应到|实到|到会|有效票|全体)[^，。；]{0,14}?(?:的)?半数")
METHODS = re.compile("(?:实行|采取|采用|进行)差额选举|差额选举(?:的)?(?:办法|方式)")
SHEETS = re.compile(r"(发出|收回)(?:选票)?(\d{1,9})张|有效票(\d{1,9})张|无效票(\d{1,9})张")
HEADS = re.compile(r"(应到|实到)(?:会)?(?:正式代表|代表|委员|有选举权的?(?:代表|委员))?(\d{1,9})(?:名|人)")
VOTED = re.compile(r"([\u4e00-\u9fff·]{2,12})(?:同志)?（(\d{1,9})票）")
UNANIMOUS = re.compile("一致通过|全票通过|全体通过|一致同意通过")
CITED = re.compile(r"《([^《》]{6,}?)》（([^（）]*〔\d{4}〕[\s\u3000]*\d*号)）")
SCIENCE_DAY = re.compile("全国科普日")
FOREIGN_RULE = re.compile(r"(?:依据|依照|根据|按照)《(中国共产党基层组织选举工作条例|中国共产主义青年团基层组织选举规则|共青团基层组织选举工作条例)》")
CHARTER = re.compile(r"章程》?[（(](\d{4})年(\d{1,2})月(\d{1,2})日")


def day(found: re.Match[str], *groups: int) -> dt.date | None:
    """Return the day that three groups of a match give, None when there is none."""
    try:
        return dt.date(*(int(found[group]) for group in groups))
    except (TypeError, ValueError):
        return None


def check_delegates(said: Said, facts: Known) -> Iterator[Remark]:
    """E-DEL-05: 正式代表 are as many as approved. E-DEL-03: a total with 特邀 gives the 正式 apart."""
    for index, found in matches(said, DELEGATES):
        if number_of(found[1]) not in facts.delegates:
            yield remark("E-DEL-05", index, found, f"文中是“{found[0]}”，代表名额是{facts.dossier.congress.delegate_seats}名，有表决权的正式代表{len(facts.dossier.voters)}名", "核对人数")
    for index, found in matches(said, TOTAL):
        formal = number_of(found[1]) - number_of(found[2])
        if not re.search(rf"正式代表{formal}(?:名|人)", said.passages[index].text):
            yield remark("E-DEL-03", index, found, f"“{found[0]}”把特邀代表算进了总数，没有写正式代表几名", f"写明正式代表{formal}名，特邀、列席人员另计")


def check_posts(said: Said, facts: Known) -> Iterator[Remark]:
    """E-SLA-05: the posts are as many as the facts say. W-SLA-06: nobody is called 专职 who is not."""
    congress, slate = facts.dossier.congress, facts.dossier.slate
    for index, found in matches(said, MEMBERS):
        count = next(filter(None, found.groups()))
        if ("委员组成" in found[0] or not found[0].startswith("由")) and number_of(count) not in facts.members:
            yield remark("E-SLA-05", index, found, f"文中是“{found[0]}”，委员名额是{congress.committee_seats}名", "核对职数")
    standing = {post: len(slate.standing_for(post)) for post in ("副主席", "秘书长")}
    for post, pattern, seats in (("副主席", VICES, congress.vice_seats), ("秘书长", SECRETARIES, congress.secretary_seats)):
        elected = {sum(officer.post == post for officer in facts.outcome.officers)} if facts.outcome else set()
        for index, found in matches(said, pattern):
            if number_of(found[1]) not in {seats, standing[post], *elected}:
                yield remark("E-SLA-05", index, found, f"文中是“{found[0]}”，{post}名额是{seats}名", "核对职数")
    services = {leader.service for leader in slate.leaders if leader.post == "副主席"}
    for index, found in matches(said, FULL_TIME):
        if found[1] not in services and not re.search(r"[不没]", said.passages[index].text[max(0, found.start() - 4) : found.start()]):
            yield remark("W-SLA-06", index, found, f"文中写“{found[0]}”，班子.yaml 里没有{found[1]}的副主席", "核对“任职方式”")


def check_congress_day(said: Said, facts: Known) -> Iterator[Remark]:
    """E-DAT-01: the congress sits on its day, in what is announced and in the notes under adopted texts."""
    for pattern in (HELD, ADOPTED):
        for index, found in matches(said, pattern):
            there = day(found, 1, 2, 3)
            own = pattern is HELD or facts.dossier.organisation.signed_as in found[4]
            if there and own and there not in facts.days:
                yield remark("E-DAT-01", index, found, f"文中的会议日期是{there}，开幕日期是{facts.opens}", "改成同一天")


def check_deadlines(said: Said, facts: Known) -> Iterator[Remark]:
    """E-DAT-04: what is asked for before the congress is due before T. W-DAT-05: on a working day, with long enough a 公示."""
    for index, found in matches(said, DEADLINE):
        there = day(found, 1, 2, 3)
        if there and said.stage in ("筹备", "会前") and there > facts.opens:
            yield remark("E-DAT-04", index, found, f"期限{there}在开幕日期{facts.opens}之后", "把期限提前")
        elif there and said.source != "改稿" and not is_working_day(there, facts.holidays):
            yield remark("W-DAT-05", index, found, f"期限{there}不是工作日", "改成前一个工作日")
    for index, found in matches(said, NOTICE_PERIOD):
        first = day(found, 1, 2, 3)
        last = day(found, 4 if found[4] else 1, 5, 6)
        if first and last and working_days(first, last, facts.holidays) < 5:
            yield remark("W-DAT-05", index, found, f"公示从{first}到{last}，只有{working_days(first, last, facts.holidays)}个工作日", "公示不少于5个工作日")


def check_cutoff(said: Said, facts: Known) -> Iterator[Remark]:
    """E-AGE-01: ages are taken at one day, the same in every paper."""
    as_of = facts.dossier.congress.as_of
    for index, found in matches(said, CUTOFF):
        there = day(found, 1, 2, 3) or day(found, 4, 5, 6)
        if there and there != as_of:
            yield remark("E-AGE-01", index, found, f"年龄计算到{there}，统计截止日是{as_of}", "改成同一天")


def check_thresholds(said: Said, facts: Known) -> Iterator[Remark]:
    """E-ELE-01: quorum and 当选 condition read as the profile has them. E-ELE-03: 差额 only where there is one."""
    profile = facts.dossier.profile
    quorums = {quorum_text(rule.quorum) for rule in (profile.congress, profile.plenary)}
    winners = {elected_text(rule, "代表") for rule in (profile.congress, profile.plenary)}
    for index, start, sentence in sentences(said):
        if "选举" not in said.whole:
            return
        for found in QUORUM.finditer(sentence) if said.stage != "制度" else ():  # there the ordinary meetings of the years to come
            written = found[1] if found[1] != "过半数" else "超过半数"
            if not found[0].startswith("超过") and written not in quorums and re.search("方可|方能|才能|始得|可以|符合", sentence[found.end() :]):
                yield remark("E-ELE-01", index, (start + found.start(), found[0]), f"到会人数写的是“{written}”，选举规则是“{'”“'.join(sorted(quorums))}”", "照规则.yaml 的“法定人数”写（“以上”含本数，“超过”不含）")
        for found in WINNER.finditer(sentence):
            base = {"到会": "实到", "全体": "应到"}.get(found[1], found[1])
            if "当选" in sentence and not any(base in winner for winner in winners):
                yield remark("E-ELE-01", index, (start + found.start(), found[0]), f"当选条件写的是“{found[0]}”，选举规则是“{'”“'.join(sorted(winners))}”", "照规则.yaml 的“当选基数”写")
    if not profile.congress.preliminary and all(rule.contest == "等额" for _, rule in contest_rules(profile)):
        for index, found in matches(said, METHODS):
            yield remark("E-ELE-03", index, found, f"文中写“{found[0]}”，选举规则是等额选举", "核对规则.yaml 的“选举方式”")


def check_votes(said: Said, facts: Known) -> Iterator[Remark]:
    """E-VOT-08: heads, sheets and votes are those of the count."""
    if not facts.outcome:
        return
    ballots = facts.outcome.ballots
    attended = [sitting.attendance for sitting in facts.sittings if sitting.attendance]
    groups, discussions = delegations(facts.dossier), facts.dossier.record.discussions
    sheets = {
        "发出": {ballot.issued for ballot in ballots}, "收回": {ballot.returned for ballot in ballots},
        "有效票": {ballot.valid for ballot in ballots}, "无效票": {ballot.invalid for ballot in ballots},
        "应到": {ballot.due for ballot in ballots} | {sitting.due for sitting in attended} | {len(facts.dossier.voters)} | {group.heads for group in groups},
        "实到": {ballot.present for ballot in ballots} | {sitting.present for sitting in attended} | {one.present for one in discussions} | ({sum(one.present for one in discussions)} if discussions else set()),
    }  # fmt: skip
    for pattern in (SHEETS, HEADS):
        for index, found in matches(said, pattern):
            what = found[1] or found[0][:3]
            count = int(next(group for group in found.groups()[::-1] if group))
            if count not in sheets[what]:
                told = "、".join(map(str, sorted(sheets[what])))
                yield remark("E-VOT-08", index, found, f"文中是“{found[0]}”，票数里{what}是{told}", "照选举结果报告单改")
    votes: dict[str, set[int]] = {}
    for ballot in ballots:
        for section in ballot.sections:
            for line in (*section.candidates, *section.write_ins):
                votes.setdefault(line.person.name, set()).add(line.votes_for)
    for index, found in matches(said, VOTED):
        name = next((name for name in votes if found[1].endswith(name)), "")
        if name and int(found[2]) not in votes[name]:
            told = "、".join(map(str, sorted(votes[name])))
            yield remark("E-VOT-08", index, found, f"文中{name}得{found[2]}票，票数里是{told}票", "照选举结果报告单改")


def check_unanimous(said: Said, facts: Known) -> Iterator[Remark]:
    """E-MIN-02: 一致通过 only where nobody voted against or abstained."""
    hands = facts.dossier.results.hands if facts.dossier.results else ()
    split = {vote.item: vote for vote in hands if vote.votes_against or vote.abstentions}
    for index, start, sentence in sentences(said):
        found = UNANIMOUS.search(sentence)
        item = next((item for item in split if item in sentence), "") if found else ""
        if found and item:
            vote = split[item]
            yield remark("E-MIN-02", index, (start + found.start(), found[0]), f"{item}表决时反对{vote.votes_against}票、弃权{vote.abstentions}票，不是{found[0]}", "写明赞成、反对、弃权各多少票")


def check_citations(said: Said, facts: Known) -> Iterator[Remark]:
    """E-DAT-03: a paper is cited by its own title and number."""
    issued = {paper.number: paper for paper in facts.dossier.issued.values() if paper.number}
    titles = {paper.title: paper for paper in issued.values() if paper.title}
    for index, found in matches(said, CITED):
        title, number = found[1], found[2]
        if number in issued and issued[number].title and issued[number].title != title:
            yield remark("E-DAT-03", index, found, f"{number}的标题是《{issued[number].title}》，文中引的是《{title}》", "引用的标题、文号要与原件一字不差")
        elif title in titles and titles[title].number != number:
            yield remark("E-DAT-03", index, found, f"《{title}》的文号是{titles[title].number}，文中引的是{number}", "引用的标题、文号要与原件一字不差")


def check_sources(said: Said, facts: Known) -> Iterator[Remark]:
    """W-CHA-01, W-CHA-02: the charter in force, the month of science as the law of 2024 has it, no rule of another body as binding."""
    charter = facts.dossier.organisation.charter
    for index, found in matches(said, CHARTER):
        there = day(found, 1, 2, 3)
        if there and there != charter.adopted and charter.name.strip("《》") in said.passages[index].text:
            yield remark("W-CHA-01", index, found, f"文中的章程通过日期是{there}，组织.yaml 的“章程依据”是{charter.adopted}", "核对现行章程")
    for index, found in list(matches(said, SCIENCE_DAY))[:1]:
        if "全国科普月" not in said.whole:
            yield remark("W-CHA-02", index, found, "只写了全国科普日；科普法2024年修订后，每年9月为全国科普月", "改为“全国科普月”，或两者都写")
    for index, found in matches(said, FOREIGN_RULE):
        yield remark("W-CHA-02", index, found, f"《{found[1]}》不适用于科协，不能作为依据", "改为“参照”，或引科协章程和选举办法")


CHECKS = (
    check_delegates, check_posts, check_congress_day, check_deadlines, check_cutoff, check_thresholds, check_votes, check_unanimous,
    check_citations, check_sources,
)  # fmt: skip
