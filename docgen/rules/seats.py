"""How many are elected to what, and how many may stand (名额), as congress and profile say (§2.1, §2.6)."""

from __future__ import annotations

from docgen.model.ballot import Election
from docgen.model.congress import Congress
from docgen.model.dossier import Dossier
from docgen.model.profile import PostRule, Profile


def seats_of(congress: Congress) -> dict[str, int]:
    """Return {post: seats}; there is always one chair (§4.3)."""
    return {"委员": congress.committee_seats, "主席": 1, "副主席": congress.vice_seats, "秘书长": congress.secretary_seats}


def places_of(dossier: Dossier, election: Election) -> dict[str, int]:
    """Return {post: places that an election fills}: seats, or in the preliminary election the formal candidates."""
    seats = seats_of(dossier.congress)
    return {"委员": formal_places(dossier)} if election == "委员预选" else seats


def post_rule(profile: Profile, post: str) -> PostRule:
    """Return how candidates stand to seats for `post`: its own rule, else that of its election."""
    return profile.congress if post == "委员" else profile.plenary.own(post) or profile.plenary


def least_candidates(seats: int, percent: int | None) -> int:
    """Return the least candidates that make a margin: one more than seats, and the percentage of the seats rounded up (§2.6)."""
    return seats + max(1, -(-seats * (percent or 0) // 100))


def formal_places(dossier: Dossier) -> int:
    """Return how many formal candidates the committee's election has: as many as seats, or with the margin of 差额."""
    rule, seats = dossier.profile.congress, dossier.congress.committee_seats
    return seats if rule.contest == "等额" else least_candidates(seats, rule.margin_percent)
