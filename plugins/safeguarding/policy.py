"""policy.toml -> Policy: what the school trusts and expects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from safeguarding.findings import Level
from safeguarding.trust import Trust, page_of


@dataclass(frozen=True, slots=True)
class School:
    """`[school]`: who the school is, and whom to tell of a concern."""

    name: str
    url: str
    """The public address, https, without a slash at the end."""
    demo: bool = False
    tagline: str = ""
    """A line about the website, without a full stop."""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email_domain: str = ""
    headteacher: str = ""
    deputy: str = ""
    safeguarding_lead: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """`[[accounts]]`: one account of the school on a network."""

    network: str
    handle: str
    """"@cav_mcr", a page name or a YouTube channel."""
    url: str = ""
    signed_off_by: str = "headteacher"


@dataclass(frozen=True, slots=True)
class Trusted:
    """`[[trusted]]`: a domain, mention or hashtag from a known and proper origin (clause S6)."""

    kind: str
    """"domain", "mention" or "hashtag"."""
    value: str
    why: str
    added_on: dt.date | None = None
    review_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Pictures:
    """`[pictures]`."""

    min_group: int = 4
    max_edge: int = 1440
    """Longest edge of anything published, in pixels."""
    faces: bool = True
    """Whether pictures are looked at for faces."""
    words: bool = True
    """Whether words and codes (QR and bar codes) in pictures are read."""
    licences: tuple[str, ...] = ()
    """Licences that other people's pictures may have."""

    @property
    def switched_off(self) -> list[str]:
        """What is not looked for in pictures, in sentences for every report and review."""
        said = []
        if not self.faces:
            said.append("Pictures were not looked at for faces: policy.toml switches that off.")
        if not self.words:
            said.append(
                "Words, QR and bar codes in pictures (on a jumper, a wall, a screen) were not "
                "read: policy.toml switches that off."
            )
        return said


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """`[policy]`: the state of the school's written policy (clause E1). Blank dates: a draft."""

    status: str = "draft"
    agreed_on: dt.date | None = None
    review_due: dt.date | None = None
    version: str = ""
    """As governors know it: "2.1", "autumn 2026"."""


@dataclass(frozen=True, slots=True)
class Policy:
    """All of policy.toml."""

    school: School
    accounts: tuple[Account, ...] = ()
    trusted: tuple[Trusted, ...] = ()
    staff: tuple[str, ...] = ()
    """Full names, with or without a title: "Mrs Okafor", "Priya Nair"."""
    roles: tuple[str, ...] = ()
    """Roles that may sign a post: "The school office", "Year 3"."""
    governors: tuple[str, ...] = ()
    public_figures: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    """Fixed phrases of two words or more that hold a name by chance: "Poppy Appeal"."""
    categories: tuple[str, ...] = ()
    """`[posts] categories`: the only ones that posts may have; empty: any."""
    pictures: Pictures = field(default_factory=Pictures)
    document: PolicyDocument = field(default_factory=PolicyDocument)
    forms_dated: dt.date | None = None
    """`[register] forms_dated`: the day of consent forms that carry no date of their own."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """`[register.headings]`: a heading of the MIS export -> our column."""
    levels: Mapping[str, Level] = field(default_factory=dict)
    """`[levels]`: rules raised, or lowered where that is allowed."""
    signers: tuple[str, ...] = ()
    """`[signers]`: the Headteacher's public keys, which sign for every account."""
    account_signers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`[signers]`: network -> public keys that sign for the account there and no other."""
    trust: Trust = field(init=False, repr=False, compare=False)
    """What `trusted`, `accounts` and the school's own address come to."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "trust", _trust(self))


def _trust(policy: Policy) -> Trust:
    values: dict[str, set[str]] = {"domain": set(), "mention": set(), "hashtag": set()}
    for entry in policy.trusted:
        values[entry.kind].add(entry.value.lstrip("@#").lower())
    values["domain"].add((urlsplit(policy.school.url).hostname or "").lower())
    handles = (account.handle for account in policy.accounts)
    values["mention"].update(handle[1:].lower() for handle in handles if handle.startswith("@"))
    return Trust(
        frozenset(values["domain"]),
        frozenset(page_of(account.url) for account in policy.accounts if account.url),
        frozenset(values["mention"]),
        frozenset(values["hashtag"]),
    )
