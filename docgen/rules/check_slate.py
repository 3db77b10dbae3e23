"""Checks of the candidates, of who watches the count and of the presidium (§4.3, §7.2, §7.4)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.model.profile import PostRule, Profile
from docgen.model.slate import Scrutineers
from docgen.rules.finding import Finding, warning
from docgen.rules.roster import Identity, free_names, identities, identity, keyed
from docgen.rules.seats import formal_places, least_candidates, post_rule, seats_of
from docgen.rules.stroke import check_strokes


def check_chain(dossier: Dossier) -> Iterator[Finding]:
    """E-SLA-02: leaders stand for the committee too, committee candidates are voters of the congress."""
    if not dossier.delegates:
        return
    committee, voters = identities(dossier.slate.committee), identities(dossier.voters)
    for index, leader in enumerate(dossier.slate.leaders):
        if identity(leader.person) not in committee:
            yield Finding("E-SLA-02", f"班子.领导候选人[{index}].姓名", f"{leader.post}候选人{leader.person.name}不在委员候选人里", "把他（她）列入“委员候选人”，或更换人选")
    for key, person in keyed("班子.委员候选人", dossier.slate.committee).items():
        if identity(person) not in voters:
            yield Finding("E-SLA-02", key, f"委员候选人{person.name}不是资格审查合格的正式代表", "先由选举单位推选为正式代表，或更换人选")


def check_places(dossier: Dossier) -> Iterator[Finding]:
    """E-SLA-05: enough candidates for every post, nobody listed twice. W-SLA-06: posts that exclude each other."""
    slate, seats = dossier.slate, seats_of(dossier.congress)
    if not slate.is_known:
        return
    counts: Counter[str] = Counter(leader.post for leader in slate.leaders)
    by_ballot = dossier.congress.secretary_mode == "投票选举"
    for post, key in (("主席", ""), ("副主席", "大会.副主席名额"), ("秘书长", "大会.秘书长名额")):
        found, wanted = counts[post], seats[post]
        if found < wanted or (found > wanted and post == "秘书长" and not by_ballot):
            yield Finding("E-SLA-05", key or "班子.领导候选人", f"{post}应选{wanted}名，候选人有{found}名", f"核对“领导候选人”里的{post}人选" + ("和名额" if key else "，主席只设1名"))
    if len(slate.committee) < seats["委员"]:
        yield Finding("E-SLA-05", "大会.委员名额", f"委员应选{seats['委员']}名，候选人只有{len(slate.committee)}名", "补足“委员候选人”，或改“委员名额”")
    yield from check_doubles(dossier)


def check_doubles(dossier: Dossier) -> Iterator[Finding]:
    """E-SLA-05: a committee candidate listed twice. W-SLA-06: a person for two posts, but 副主席兼秘书长."""
    listed = set()
    for key, person in keyed("班子.委员候选人", dossier.slate.committee).items():
        if identity(person) in listed:
            yield Finding("E-SLA-05", key, f"委员候选人{person.name}写了两次", "删去重复的一个")
        listed.add(identity(person))
    posts: defaultdict[Identity, list[str]] = defaultdict(list)
    for index, leader in enumerate(dossier.slate.leaders):
        before = posts[identity(leader.person)]
        if leader.post in before:
            yield Finding("E-SLA-05", f"班子.领导候选人[{index}].姓名", f"{leader.post}候选人{leader.person.name}写了两次", "删去重复的一个")
        elif before and {*before, leader.post} != {"副主席", "秘书长"}:
            yield warning("W-SLA-06", f"班子.领导候选人[{index}].拟任职务", f"{leader.person.name}既是{before[0]}候选人又是{leader.post}候选人", "一人只提名一个职务（副主席可以兼秘书长）")
        before.append(leader.post)


def check_contest(dossier: Dossier) -> Iterator[Finding]:
    """E-ELE-03: 等额 has as many candidates as seats, 差额 more. E-ELE-04: the margin is wide enough."""
    slate, profile, seats = dossier.slate, dossier.profile, seats_of(dossier.congress)
    for key, rule in contest_rules(profile):
        if rule.contest == "等额" and rule.margin_percent is not None:
            yield Finding("E-ELE-03", f"{key}.差额比例", f"选举方式是等额，却写了差额比例{rule.margin_percent}%", "删去“差额比例”，或把“选举方式”改为差额")
    if not slate.is_known:
        return
    posts = ["主席", "副主席"] + (["秘书长"] if dossier.congress.secretary_mode == "投票选举" else [])
    if profile.congress.preliminary:
        yield from preliminary_findings(dossier)
    else:
        yield from contest_findings("委员", len(slate.committee), seats["委员"], profile.congress, "班子.委员候选人")
    for post in posts:
        standing, own = sum(leader.post == post for leader in slate.leaders), profile.plenary.own(post) is not None
        yield from contest_findings(post, standing, seats[post], post_rule(profile, post), "班子.领导候选人", own)


def contest_rules(profile: Profile) -> Iterator[tuple[str, PostRule]]:
    """Yield every place of the profile that says 等额 or 差额, with what it says."""
    yield "规则.大会选举", profile.congress
    yield "规则.全会选举", profile.plenary
    for post in ("主席", "副主席", "秘书长"):
        if rule := profile.plenary.own(post):
            yield f"规则.全会选举.各职务.{post}", rule


def preliminary_findings(dossier: Dossier) -> Iterator[Finding]:
    """Findings on who stands in the preliminary election: more than formal candidates, by the margin asked for."""
    found, places, asked = len(dossier.slate.committee), formal_places(dossier), dossier.profile.congress.preliminary
    percent = asked.margin_percent if asked else None
    least = least_candidates(places, percent)
    if found <= places:
        yield Finding("E-ELE-03", "班子.委员候选人", f"预选产生正式候选人{places}名，参加预选的只有{found}名，没有差额", f"至少提名{least}名，或删去规则.yaml 的“预选”")
    elif found < least:
        yield Finding("E-ELE-04", "班子.委员候选人", f"预选产生正式候选人{places}名，差额不少于{percent}%，参加预选的至少{least}名，现有{found}名", f"再提名{least - found}名，或调整预选的差额比例")


def contest_findings(post: str, found: int, seats: int, rule: PostRule, key: str, own: bool = False) -> Iterator[Finding]:
    """Findings on one post; a single seat may go uncontested even where the ballot is 差额 (§2.2), unless that is its own rule."""
    if rule.contest == "等额" and found > seats:
        yield Finding("E-ELE-03", key, f"{post}实行等额选举，应选{seats}名，候选人却有{found}名", "减少候选人，或在规则.yaml 里把“选举方式”改为差额")
    if rule.contest == "差额" and (seats > 1 or (own and seats)):
        least = least_candidates(seats, rule.margin_percent)
        if found == seats:
            yield Finding("E-ELE-03", key, f"{post}实行差额选举，候选人{found}名与应选名额相等", "增加候选人，或把“选举方式”改为等额")
        elif seats < found < least:
            yield Finding("E-ELE-04", key, f"{post}应选{seats}名，差额不少于{rule.margin_percent}%，候选人至少{least}名，现有{found}名", f"再提名{least - found}名候选人，或调整差额比例")


@dataclass(frozen=True)
class Watch:
    """One ballot and who watches it: names for messages, its candidates and voters."""

    key: str
    name: str
    team: Scrutineers
    candidates: Sequence[Person]
    voters: Sequence[Person]
    voter: str

    def members(self) -> dict[str, Person]:
        """Return {key path: person} of chief, scrutineers and tellers."""
        return self.scrutineers() | keyed(f"{self.key}.计票人", self.team.tellers)

    def scrutineers(self) -> dict[str, Person]:
        """Return {key path: person} of chief and scrutineers."""
        return {f"{self.key}.总监票人": self.team.chief} | keyed(f"{self.key}.监票人", self.team.scrutineers)


def watches(dossier: Dossier) -> list[Watch]:
    """Return the ballots whose watchers are known already, with those who watch them."""
    slate = dossier.slate
    leaders = [leader.person for leader in slate.leaders]
    found = []
    if slate.scrutineers:
        found.append(Watch("班子.大会监票", "大会选举", slate.scrutineers, slate.committee, dossier.voters, "正式代表"))
    if slate.plenary_scrutineers:
        found.append(Watch("班子.全会监票", "全会选举", slate.plenary_scrutineers, leaders, slate.committee, "委员"))
    return found


def check_scrutineers(dossier: Dossier) -> Iterator[Finding]:
    """E-MON-01, W-MON-02, W-MON-03, E-MON-04 and the numbers of the profile, for both ballots."""
    profile = dossier.profile
    for watch in watches(dossier):
        standing, voters = identities(watch.candidates), identities(watch.voters)
        free, wanted = len(voters - standing), 1 + profile.scrutineer_count
        if free < wanted:
            yield warning("W-MON-03", watch.key, f"{watch.name}的监票人要{wanted}名（含总监票人），不是候选人的{watch.voter}只有{free}名", "减少监票人数，或在选举办法里写明由不是候选人的其他代表监票")
            voters |= identities(dossier.voters)
        for key, person in watch.members().items():
            if identity(person) in standing:
                yield Finding("E-MON-01", key, f"{person.name}是{watch.name}的候选人，不能监票、计票", "换一名不是候选人的同志")
        for key, person in watch.scrutineers().items():
            if identity(person) not in voters:
                yield Finding("E-MON-04", key, f"{watch.name}的监票人{person.name}不是{watch.voter}", f"监票人从不是候选人的{watch.voter}中推选")
        yield from check_kin(watch) if profile.relatives_stand_aside else ()
        yield from check_team(watch, profile.scrutineer_count, profile.teller_count)


def check_kin(watch: Watch) -> Iterator[Finding]:
    """W-MON-02: nobody watches the count of a near relative, whichever of the two names the other."""
    kin = {person.name: set(free_names(person.relatives)) for person in watch.candidates}
    for key, person in watch.members().items():
        own = set(free_names(person.relatives))
        for name, relatives in kin.items():
            if name in own or person.name in relatives:
                yield warning("W-MON-02", key, f"{person.name}与{watch.name}候选人{name}是近亲属，应当回避", "换一名没有亲属关系的同志")


def check_team(watch: Watch, scrutineers: int, tellers: int) -> Iterator[Finding]:
    """E-MON-06: as many scrutineers and tellers as the rules print. E-MON-07: nobody does two of these tasks."""
    for task, found, wanted in (("监票人", len(watch.team.scrutineers), scrutineers), ("计票人", len(watch.team.tellers), tellers)):
        if found != wanted:
            yield Finding("E-MON-06", f"{watch.key}.{task}", f"{watch.name}的{task}写了{found}名，选举规则定的是{wanted}名", f"改名单，或改规则.yaml 的“{task}数”")
    seen = set()
    for key, person in watch.members().items():
        if identity(person) in seen:
            yield Finding("E-MON-07", key, f"{person.name}在{watch.name}的监票人、计票人里写了两次", "一人只担任一项")
        seen.add(identity(person))


def check_presidium(dossier: Dossier) -> Iterator[Finding]:
    """E-PRE-01: the presidium are voters, its executive chairs are of it; every meeting has a host."""
    congress, voters = dossier.congress, identities(dossier.voters)
    for key, person in keyed("大会.主席团", congress.presidium).items():
        if dossier.delegates and identity(person) not in voters:
            yield Finding("E-PRE-01", key, f"主席团成员{person.name}不是资格审查合格的正式代表", "换一名正式代表，或核对其代表类型和资格审查")
    for key, person in keyed("大会.执行主席", congress.hosts).items():
        if identity(person) not in identities(congress.presidium):
            yield Finding("E-PRE-01", key, f"执行主席{person.name}不是主席团成员", "从主席团成员中确定执行主席")
    for index, session in enumerate(congress.sessions):
        if session.host is None and "讨论" not in session.name and ("会议" in session.name or "大会" in session.name):
            yield Finding("E-PRE-01", f"大会.日程[{index}].主持人", f"“{session.name}”没有写主持人", "写上主持人")


def check_stroke_order(dossier: Dossier) -> Iterator[Finding]:
    """E-ORD-05: strokes are known of everybody whom a list prints in stroke order."""
    persons = keyed("班子.委员候选人", dossier.slate.committee)
    results = dossier.results
    for name, ballot in (("委员预选", results.preliminary), ("委员选举", results.committee)) if results else ():
        section = ballot.sections.get("委员") if ballot else None
        if section:
            persons |= keyed(f"票数.{name}.得票.委员.另选他人", [found.person for found in section.write_ins])
    yield from check_strokes(persons, dossier.profile.strokes)


CHECKS = (check_chain, check_places, check_contest, check_scrutineers, check_presidium, check_stroke_order)
