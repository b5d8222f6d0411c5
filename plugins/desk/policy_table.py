"""`invoke policy`: the policy, clause by clause, and what the program does for each. For governors.

Rules stand here because the code has them; a rule that is taken away is gone from the table. What
no build can enforce is a page, a habit or plainly out of reach, and is said to be so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import wrap

from safeguarding.clauses import CLAUSES
from safeguarding.findings import Level
from safeguarding.rule import Checked, Rule
from safeguarding.rules import ALL, BY_ID

EVERY_RULE = ("tests/rules/test_manuals.py", "tests/test_refused_site.py", "tests/test_twins.py")
"""Tests that show each rule refusing a leak and passing its innocent neighbour."""

_TESTS_TOLD = 3
"""Files for one rule; the names of children are tested in dozens."""
_PRINCIPLES = "content/pages/social-media-policy.md"
_CONCERN = "content/pages/report-a-concern.md"
_PERSONAL = (
    "Nobody looks at personal accounts, and neither does the program: guidance, not surveillance."
)


@dataclass(frozen=True, slots=True)
class Help:
    """Something that helps with a clause: a page or a part of the program, and its tests."""

    path: str
    what: str
    tests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What is done for one clause."""

    clause: str
    rules: tuple[Checked, ...] = ()
    helps: tuple[Help, ...] = ()
    out_of_reach: str = ""
    """What only people can see to."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """What helps with a clause beside the rules that cite it."""

    rules: tuple[str, ...] = ()
    helps: tuple[Help, ...] = field(default=())
    out_of_reach: str = ""


_guidance = _Beside(
    helps=(
        Help(_PRINCIPLES, "what the policy says", ("tests/test_theme.py",)),
        Help(
            "content/pages/staff-guidance.md",
            "what staff and governors are advised, on a page to print",
            ("tests/test_policy_pages.py",),
        ),
    ),
    out_of_reach=_PERSONAL,
)
_BESIDE = {
    "N1": _Beside(
        out_of_reach="Who is in a picture is what people declare; the program recognises nobody."
    ),
    "N2": _Beside(
        rules=("third-party-resource",),
        helps=(Help("content/pages/privacy.md", "what the site keeps of its readers"),),
        out_of_reach="What would embarrass one family and not another, only people know.",
    ),
    "N3": _Beside(
        out_of_reach="A matter that is told without naming anybody or anything is not recognised."
    ),
    "N4": _Beside(
        rules=("bad-language", "individual-matter", "insensitive-language"),
        out_of_reach="Whether a polite and true sentence harms the school, only people can judge.",
    ),
    "N5": _Beside(
        out_of_reach="Whether the person who writes a role under a post holds it, is not checked."
    ),
    "N6": _Beside(
        out_of_reach="Untrue statements, and words copied without quotation marks, are not noticed."
    ),
    "S1": _Beside(
        helps=(
            Help(
                "content/pages/our-accounts.md",
                "the school's accounts, from policy.toml and nowhere else",
                ("tests/test_policy_pages.py",),
            ),
            Help(
                "plugins/syndication/outbox.py",
                "texts for the networks are made from the school's own posts and nothing else",
                ("tests/syndication/test_outbox.py",),
            ),
        ),
        out_of_reach="What somebody types into a network itself, no build can see.",
    ),
    "S2": _Beside(
        helps=(
            Help(
                "plugins/syndication/outbox.py",
                "the program knows no password and posts nothing: it lays the texts into outbox/ "
                "for the Headteacher, and releases only what she signed",
                ("tests/syndication/test_outbox.py",),
            ),
            Help(
                "plugins/syndication/signers.py",
                "whose signature counts changes only by the signature of somebody whose counts",
                ("tests/syndication/test_signers.py",),
            ),
        ),
        out_of_reach="Who knows the password of an account is for the school to see to.",
    ),
    "S3": _Beside(
        helps=(
            Help(
                "plugins/desk/checking.py",
                "`invoke check` looks at everything again, with today's register and policy",
                ("tests/desk/test_checking.py",),
            ),
            Help(
                "plugins/aftercare/audit.py",
                "`invoke audit` judges, day by day, what is online and what was posted",
                ("tests/aftercare/test_audit.py",),
            ),
            Help(
                "plugins/aftercare/withdrawal.py",
                "`invoke withdraw` and `invoke takedown` list all that a child's picture or a post "
                "came to, take it off the website, and say what only people can do",
                ("tests/aftercare/test_withdrawal.py", "tests/aftercare/test_takedown.py"),
            ),
        ),
        out_of_reach="What stands on the networks themselves, people must read and remove.",
    ),
    "S4": _Beside(
        helps=(
            Help(
                "plugins/safeguarding/receipt.py",
                "every site that passed leaves a list of its files, with their digests",
                ("tests/test_gate.py",),
            ),
            Help(
                "plugins/syndication/ledger.py",
                "who in which role approved, posted and removed what, and when, is written down",
                ("tests/syndication/test_ledger.py",),
            ),
        ),
        out_of_reach="What is misuse, and what follows from it, people decide.",
    ),
    "S5": _Beside(
        helps=(Help(_CONCERN, "whom to tell, also of an account that was taken over"),),
        out_of_reach="That an account was taken over, people must notice.",
    ),
    "S6": _Beside(
        helps=(Help("policy.toml", "each trust with its reason and a day to look again"),),
        out_of_reach="What a trusted website shows tomorrow is not looked at.",
    ),
    "S7": _Beside(out_of_reach="Tone and irony are for a person to hear."),
    "S8": _Beside(
        rules=("third-party-resource", "unsafe-html"),
        helps=(
            Help(
                "content/pages/comments.md",
                "why the site has no comments, and what happens to those on the networks",
                ("tests/rules/test_comment_widgets.py", "tests/test_policy_pages.py"),
            ),
        ),
        out_of_reach="Comments on the networks, people must read, delete and block there.",
    ),
    "S9": _Beside(
        helps=(
            Help(
                "content/pages/how-old-must-you-be.md",
                "the ages, and what families can do",
                ("tests/test_policy_pages.py",),
            ),
        ),
        out_of_reach="Nobody looks for accounts of pupils; who learns of one tells the network.",
    ),
    **{f"P{number}": _guidance for number in range(1, 7)},
    "P7": _Beside(
        rules=("concern-contacts-missing",),
        helps=(*_guidance.helps, Help(_CONCERN, "whom to tell")),
        out_of_reach=_PERSONAL,
    ),
    "E1": _Beside(
        helps=(
            Help(
                "theme/templates/policy.html",
                "the pages of the policy say that it is a draft, or its version and its dates",
                ("tests/test_policy_pages.py", "tests/test_theme.py"),
            ),
        ),
        out_of_reach="Whether governors really agreed it, policy.toml cannot know.",
    ),
}


def policy_lines() -> tuple[Line, ...]:
    """One line for each clause, in the order of the policy; the last is for rules without one."""
    return tuple(_line(clause) for clause in CLAUSES)


def _line(clause: str) -> Line:
    beside = _BESIDE.get(clause, _Beside())
    citing = tuple(checked for checked in ALL if checked.rule.clause == clause)
    others = tuple(BY_ID[rule] for rule in beside.rules if BY_ID[rule] not in citing)
    return Line(clause, citing + others, beside.helps, beside.out_of_reach)


def policy_table(root: Path, levels: Mapping[str, Level]) -> str:
    """The table in words; `root` is the project, `levels` what its policy.toml sets."""
    tests = read_tests(root)
    parts = ["\n".join(_told(line, tests, levels)) for line in policy_lines()]
    every = ", ".join(EVERY_RULE)
    parts.append(f"● can be neither lowered nor waived. Every rule is also tested in {every}.")
    return "\n\n".join(parts)


def _told(line: Line, tests: Mapping[str, str], levels: Mapping[str, Level]) -> Iterator[str]:
    yield f"{line.clause}  {CLAUSES[line.clause]}"
    for checked in line.rules:
        rule = checked.rule
        level = levels.get(rule.id)
        changed = f", set to {level.value} in policy.toml" if level else ""
        mark = " ●" if rule.fixed else ""
        yield f"    {rule.level.value:8} {rule.id}{mark}: {rule.title}{changed}"
        if named := test_files(rule, tests):
            yield from _indented("", f"tested in {', '.join(named)}")
    for given in line.helps:
        yield from _indented("helps", f"{given.path}: {given.what}")
        if given.tests:
            yield f"             tested in {', '.join(given.tests)}"
    if line.out_of_reach:
        yield from _indented("people", line.out_of_reach)


def _indented(label: str, words: str) -> Iterator[str]:
    first, *rest = wrap(words, 85, break_long_words=False, break_on_hyphens=False)
    yield f"    {label:8} {first}"
    yield from (f"             {more}" for more in rest)


def test_files(rule: Rule, tests: Mapping[str, str]) -> tuple[str, ...]:
    """The rule's own test file and those that assert its id most often, of `tests`: path -> text.

    A rule that stands in no other file has the pair that every rule has.
    """
    own = f"tests/rules/test_{rule.id.replace('-', '_')}.py"
    counts = {path: _asserted(rule, text) for path, text in tests.items() if path != own}
    often = sorted(filter(counts.get, counts), key=lambda path: -counts[path])
    found = ([own] if own in tests else []) + often
    pairs = [path for path in EVERY_RULE if f'"{rule.id}": (' in tests.get(path, "")]
    return tuple(found[:_TESTS_TOLD] or pairs)


def _asserted(rule: Rule, text: str) -> int:
    named = f'"{rule.id}"'
    if named not in text:
        return 0
    return sum(named in line and "assert " in line for line in text.splitlines())


def read_tests(root: Path) -> dict[str, str]:
    """Every test file of the project, those of rules first; empty where a school keeps none."""
    files = sorted(root.glob("tests/**/test_*.py"), key=lambda path: (len(path.parts), path))
    files.sort(key=lambda path: path.parent.name != "rules")
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}
