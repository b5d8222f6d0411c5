"""Each rule's manual page is true: its refused examples are refused, its passed ones pass."""

import datetime as dt
import re
from dataclasses import dataclass, field, replace

import pytest
from tests import papers
from tests.school import POLICY, Built, jpeg

from attachments.rebuild import rebuild
from safeguarding.clauses import CLAUSES
from safeguarding.record import Made
from safeguarding.rules import ALL, BY_ID

_EXAMPLE = re.compile(r"^(Refused|Passed): (\S+)\n((?:    .*\n|\n)+)", re.MULTILINE)
_HEAD = re.compile(r"^([A-Z]\w+): (.*)$")
_AND = re.compile(r"^And: (\S+)\n", re.MULTILINE)
_BYTES = {
    "pictures/tagged.jpg": jpeg(b"taken at 12 Oak Road"),
    "downloads/newsletter.pdf": rebuild(papers.drawn()).data,
    "downloads/plan.docx": b"PK\x03\x04\xff\xfe office",
}


@dataclass
class Example:
    rule: str
    refused: bool
    path: str
    body: str
    head: dict[str, str] = field(default_factory=dict)
    others: list["Example"] = field(default_factory=list)
    """Pages that stand beside it, each after a line "And: path"."""


def examples():
    for checked in ALL:
        for verdict, path, block in _EXAMPLE.findall(checked.manual + "\n"):
            plain = "\n".join(line[4:] for line in block.strip("\n").split("\n"))
            first, *others = _AND.split(plain)
            mine = example(checked.rule.id, verdict == "Refused", path, first)
            for other, text in zip(others[::2], others[1::2], strict=True):
                mine.others.append(example(mine.rule, mine.refused, other, text))
            yield mine


def example(rule, refused, path, text):
    lines = text.strip("\n").split("\n")
    head = {}
    while lines and (match := _HEAD.match(lines[0])):
        head[match[1].lower()] = match[2]
        lines.pop(0)
    return Example(rule, refused, path, "\n".join(lines), head)


EXAMPLES = list(examples())


def policy_of(example: Example):
    """The school's policy; "Review:" says when the written one is to be looked at again."""
    review = example.head.get("review")
    if review is None:
        return POLICY
    document = replace(POLICY.document, review_due=dt.date.fromisoformat(review))
    return replace(POLICY, document=document)


def build(example: Example, root) -> Built:
    built = Built(root, policy=policy_of(example))
    for other in example.others:
        if other.path.endswith(".html"):
            built.add_post(other.path, other.body, **other.head)
        else:
            built.add(other.path, other.body, Made.STATIC)
    head = dict(example.head)
    head.pop("review", "")
    if "unread" in head:
        built.record.unread["content/posts/beans.md"] = head.pop("unread")
    if example.path.endswith(".html"):
        return built.add_post(example.path, example.body, **head)
    data = _BYTES.get(example.path, example.body.encode())
    if example.path.endswith(".jpg"):
        traced = example.path.startswith("pictures/")
        data = _BYTES.get(example.path, jpeg())
        return built.add_picture(example.path, data, Made.PICTURE if traced else None)
    made = None if example.path.endswith(".md") else Made.STATIC
    return built.add(example.path, data, made)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}-{e.refused}-{e.path}")
def test_the_manual_is_true(example, tmp_path):
    """An example is refused by its rule, or passes every rule."""
    found = build(example, tmp_path).rules()
    if example.refused:
        assert example.rule in found
    else:
        assert found == set()


@pytest.mark.parametrize("checked", ALL, ids=lambda c: c.rule.id)
def test_every_rule_has_a_whole_manual(checked):
    """A rule says what it is, shows both sides, and stands on a clause of the policy."""
    mine = [example for example in EXAMPLES if example.rule == checked.rule.id]
    assert any(example.refused for example in mine)
    assert any(not example.refused for example in mine)
    assert checked.rule.clause in CLAUSES
    assert checked.manual.split("\n")[0].endswith(".")


@pytest.mark.parametrize("rule_id", BY_ID)
def test_switching_a_rule_off_is_noticed(rule_id, tmp_path):
    """Without the rule its refused examples would pass it: so a missing rule turns tests red."""
    others = [checked for checked in ALL if checked.rule.id != rule_id]
    refused = next(e for e in EXAMPLES if e.rule == rule_id and e.refused)
    assert rule_id in build(refused, tmp_path / "with").rules()
    assert rule_id not in build(refused, tmp_path / "without").rules(others)
