"""policy.toml -> Policy, strictly: what is misspelt is told, never left out in silence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from safeguarding.findings import Level
from safeguarding.headings import MAPPABLE
from safeguarding.nearest import nearest
from safeguarding.policy import Account, Pictures, Policy, PolicyDocument, School, Trusted
from safeguarding.toml_sections import Section, Sections, read_sections

_SECTIONS = (
    "school",
    "accounts",
    "register",
    "trusted",
    "staff",
    "governors",
    "public_figures",
    "phrases",
    "posts",
    "pictures",
    "policy",
    "levels",
    "signers",
)
_KINDS = ("domain", "hashtag", "mention")
_NETWORKS = ("facebook", "twitter", "youtube")
_HERE = ("localhost", "127.0.0.1", "::1")
_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
# Anybody can have an address that ends so: trusting one of these would trust the whole country.
_ANYBODYS = frozenset(
    {"co.uk", "org.uk", "me.uk", "ltd.uk", "plc.uk", "net.uk", "uk.com", "uk.net"}
)


def read_policy(path: Path, known_rules: Mapping[str, bool] | None = None) -> Policy:
    """The policy in `path`.

    `known_rules` tells of every rule id whether its level is fixed (● in the table of rules); with
    it `[levels]` is checked. Raises ConfigurationError with the line for anything unknown, of a
    wrong kind or missing.
    """
    sections = read_sections(path)
    sections.expect_only(_SECTIONS)
    forms_dated, headings = _register(sections.one("register"))
    return Policy(
        school=_school(sections.one("school")),
        accounts=tuple(map(_account, sections.many("accounts"))),
        trusted=tuple(map(_trusted, sections.many("trusted"))),
        staff=_list(sections, "staff", "names", also=("roles",)),
        roles=_list(sections, "staff", "roles", also=("names",)),
        governors=_list(sections, "governors", "names"),
        public_figures=_list(sections, "public_figures", "names"),
        phrases=_phrases(sections.one("phrases")),
        categories=_list(sections, "posts", "categories"),
        pictures=_pictures(sections.one("pictures")),
        document=_document(sections.one("policy")),
        forms_dated=forms_dated,
        headings=headings,
        levels=_levels(sections.one("levels"), known_rules),
        signers=_list(sections, "signers", "keys", also=_NETWORKS),
        account_signers=_account_signers(sections.one("signers")),
    )


def _school(section: Section) -> School:
    texts = ("tagline", "address", "postcode", "phone", "email_domain")
    people = ("headteacher", "deputy", "safeguarding_lead")
    section.expect_only(("name", "url", "demo", *texts, *people))
    return School(
        name=section.text_of("name", None),
        url=_public_address(section),
        demo=section.flag("demo", default=False),
        **{key: section.text_of(key) for key in (*texts, *people)},
    )


def _public_address(section: Section) -> str:
    url = public_address(section.text_of("url", None))
    if url is None:
        section.refuse("url", "“url” must be the public address, like https://blog.school.example.")
    return url


def public_address(text: str) -> str | None:
    """The address without a slash at the end; None unless it is https (http on this machine)."""
    url = text.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    secure = parts.scheme == "https" or (parts.scheme == "http" and host in _HERE)
    plain = not (parts.query or parts.fragment or "@" in parts.netloc or re.search(r"\s", url))
    return url if host and secure and plain else None


def _account(section: Section) -> Account:
    section.expect_only(("network", "handle", "url", "signed_off_by"))
    network = section.text_of("network", None).lower()
    if network not in _NETWORKS:
        section.refuse("network", f"“{network}” is not known.{nearest(network, _NETWORKS)}")
    return Account(
        network=network,
        handle=section.text_of("handle", None),
        url=section.text_of("url"),
        signed_off_by=section.text_of("signed_off_by", "headteacher") or "headteacher",
    )


def _trusted(section: Section) -> Trusted:
    section.expect_only(("kind", "value", "why", "added_on", "review_on"))
    kind = section.text_of("kind", None)
    if kind not in _KINDS:
        section.refuse("kind", f"“{kind}” is not known.{nearest(kind, _KINDS)}")
    return Trusted(
        kind=kind,
        value=_origin(section, kind),
        why=section.text_of("why", None),
        added_on=_needed_date(section, "added_on"),
        review_on=_needed_date(section, "review_on"),
    )


def _origin(section: Section, kind: str) -> str:
    value = section.text_of("value", None)
    if kind == "domain":
        domain = value.lower()
        if not _DOMAIN.fullmatch(domain) or domain in _ANYBODYS:
            section.refuse("value", "a domain is written like nspcc.org.uk, without https://.")
        return domain
    sign = "@" if kind == "mention" else "#"
    if not re.fullmatch(rf"{sign}\w+", value):
        section.refuse("value", f"a {kind} is written like {sign}cav_mcr, in one word.")
    return value


def _needed_date(section: Section, key: str) -> dt.date:
    date = section.date(key)
    if date is None:
        section.refuse(key, f"“{key}” is missing: trust is given on a day and looked at again.")
    return date


def _list(sections: Sections, name: str, key: str, also: tuple[str, ...] = ()) -> tuple[str, ...]:
    section = sections.one(name)
    section.expect_only((key, *also))
    return section.texts(key)


def _phrases(section: Section) -> tuple[str, ...]:
    section.expect_only(("list",))
    phrases = section.texts("list")
    for phrase in phrases:
        if len(phrase.split()) < 2:
            section.refuse(
                "list",
                f"“{phrase}” is a single word. A phrase has two words or more, because a single "
                "word would hide every pupil of that name.",
            )
    return phrases


def _pictures(section: Section) -> Pictures:
    section.expect_only(("min_group", "max_edge", "faces", "words", "licences"))
    usual = Pictures()
    return Pictures(
        min_group=section.number("min_group", default=usual.min_group, lowest=2, highest=100),
        max_edge=section.number("max_edge", default=usual.max_edge, lowest=320, highest=4096),
        faces=section.flag("faces", default=usual.faces),
        words=section.flag("words", default=usual.words),
        licences=section.texts("licences"),
    )


def _document(section: Section) -> PolicyDocument:
    section.expect_only(("status", "agreed_on", "review_due", "version"))
    status = section.text_of("status", "draft") or "draft"
    if status not in ("draft", "agreed"):
        section.refuse("status", f"“{status}” is not known.{nearest(status, ('agreed', 'draft'))}")
    agreed_on, review_due = section.date("agreed_on"), section.date("review_due")
    if status == "agreed" and not (agreed_on and review_due):
        section.refuse("status", "an agreed policy needs “agreed_on” and “review_due”.")
    return PolicyDocument(status, agreed_on, review_due, section.text_of("version"))


def _register(section: Section) -> tuple[dt.date | None, dict[str, str]]:
    section.expect_only(("forms_dated", "headings"))
    mapped = section.values.get("headings", {})
    if not isinstance(mapped, dict):
        section.refuse("headings", "write the headings under [register.headings].")
    lines = Section(section.file, section.text, "register.headings", mapped)
    headings = {heading: lines.text_of(heading, None) for heading in mapped}
    for heading, column in headings.items():
        if column not in MAPPABLE:
            lines.refuse(heading, f"there is no column “{column}”.{nearest(column, MAPPABLE)}")
    return section.date("forms_dated"), headings


def _account_signers(section: Section) -> dict[str, tuple[str, ...]]:
    return {network: keys for network in _NETWORKS if (keys := section.texts(network))}


def _levels(section: Section, known_rules: Mapping[str, bool] | None) -> dict[str, Level]:
    levels: dict[str, Level] = {}
    for rule in section.values:
        if known_rules is not None and rule not in known_rules:
            section.refuse(rule, f"there is no rule “{rule}”.{nearest(rule, sorted(known_rules))}")
        written = section.text_of(rule, None)
        if written not in Level.__members__.values():
            section.refuse(rule, f"“{written}” is no level.{nearest(written, list(Level))}")
        if known_rules and known_rules[rule] and written != Level.REFUSE:
            section.refuse(rule, f"“{rule}” protects children and cannot be lowered.")
        levels[rule] = Level(written)
    return levels
