"""What has to be there on the day (B34): how many of each, from the counts of heads and the spares asked for."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Fact
from docgen.model.dossier import Dossier
from docgen.model.meeting import Supply


class Needed(Fact):
    """One kind of thing and how many of it."""

    name: str = Field(alias="名称", description="物资的名称", examples=["委员选票"])
    quantity: int = Field(alias="数量", description="要准备的数量，含备用", examples=[45])
    measure: str = Field(alias="单位", description="数量的计量单位", examples=["张"])
    reckoned: str = Field("", alias="数量依据", description="数量怎样算出来的", examples=["应到45名，每人1张"])
    by: str = Field("", alias="承办", description="谁负责准备", examples=["组织组"])
    note: str = Field("", alias="备注", description="补充说明", examples=["粉红色纸，不编号"])


def supplies(dossier: Dossier) -> tuple[Needed, ...]:
    """Return what the elections and the sittings need, then what the office has noted (会务.物资)."""
    return (*for_elections(dossier), *(asked_for(supply, dossier) for supply in dossier.meeting.supplies))


def heads(dossier: Dossier) -> dict[str, int]:
    """Return how many there are of each group by which things are counted."""
    everybody = len(dossier.delegates) + len(dossier.meeting.guests)
    return {"正式代表": len(dossier.voters), "参会人员": everybody, "委员": dossier.congress.committee_seats, "总数": 1}


def with_spare(count: int, percent: int) -> int:
    """Return `count` and its spare, of which a part is a whole one: exact (§0-5)."""
    return count + -(-count * percent // 100)


def asked_for(supply: Supply, dossier: Dossier) -> Needed:
    count = heads(dossier)[supply.per] * supply.quantity
    told = "" if supply.per == "总数" else f"{supply.per}{heads(dossier)[supply.per]}名，每人{supply.quantity}{supply.measure}"
    spare = f"备用{supply.spare_percent}%" if supply.spare_percent else ""
    reckoned = "，".join(filter(None, (told, spare)))
    return Needed(name=supply.name, quantity=with_spare(count, supply.spare_percent), measure=supply.measure, reckoned=reckoned, by=supply.by, note=supply.note)


def for_elections(dossier: Dossier) -> tuple[Needed, ...]:
    """Return what every congress that elects needs (§2.7, §2.8, §2.9)."""
    sheet, congress = dossier.profile.sheet, dossier.congress
    voters, members = len(dossier.voters) or congress.delegate_seats, congress.committee_seats
    tellers = dossier.profile.teller_count
    spare = f"，密封备用{sheet.spare}张" if sheet.spare else ""
    voted = sum(bool(session.elects) for session in congress.sessions) or 2
    return (
        needed("委员选票", voters + sheet.spare, "张", f"应到{voters}名，每人1张{spare}", f"{sheet.committee_colour}纸，不编号"),
        needed("主席、副主席等选票", members + sheet.spare, "张", f"应到{members}名，每人1张{spare}", f"{sheet.leaders_colour}纸，不编号"),
        needed("再次投票、另行选举选票", voters + members, "张", "两次选举各备一份", f"{sheet.second_colour}纸，姓名当场填写，不用时封存"),
        needed("票箱", voted, "个", f"{voted}次选举各1个", "投票前当众检查加封"),
        needed("封条", voted * 2, "张", "每个票箱2张", "盖章"),
        needed("计票单、选举结果报告单", voted * tellers, "套", f"{voted}次选举，计票人各{tellers}名", "另备草稿纸"),
        needed("选票袋", voted, "个", "每次选举1个", "计票后封存归档"),
        needed("剪刀", 1, "把", "", "剩余选票当众剪角"),
        needed("国歌、投票音乐音频", 1, "套", "", "会前试播"),
        needed("会标", 1, "条", "", "文字见会标、横幅用语表"),
    )


def needed(name: str, quantity: int, measure: str, reckoned: str, note: str) -> Needed:
    return Needed(name=name, quantity=quantity, measure=measure, reckoned=reckoned, note=note)
