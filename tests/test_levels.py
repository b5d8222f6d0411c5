"""`[levels]` of policy.toml raises any rule and lowers those that may be; every report says so."""

from dataclasses import replace

import pytest

from safeguarding.findings import Level
from safeguarding.gate import Refusal
from safeguarding.report import passed_lines, stopped_lines
from safeguarding.rules import ALL, FIXED
from tests.school import POLICY, Built

PICTURE = '<img src="../pictures/undeclared.jpg" alt="Beans">'
POST = f'<p>Look! #beans</p>{PICTURE}<p onclick="x()">Beans</p>'


def levels_of(root, **levels):
    """The level of every finding on one post, by rule, where the policy sets `levels`."""
    named = {rule.replace("_", "-"): Level(level) for rule, level in levels.items()}
    built = Built(root, policy=replace(POLICY, levels=named))
    found = built.add_post("posts/beans.html", POST).findings()
    return {finding.rule: finding.level.value for finding in found}


def test_a_rule_may_be_lowered(tmp_path):
    """The finding is told still, and stops nothing; its neighbours keep their level."""
    assert levels_of(tmp_path / "a")["untrusted-hashtag"] == "refuse"
    lowered = levels_of(tmp_path / "b", untrusted_hashtag="warn")
    assert (lowered["untrusted-hashtag"], lowered["unsafe-html"]) == ("warn", "refuse")


def test_a_rule_may_be_raised(tmp_path):
    """A school may be stricter than the program."""
    quotation = f"<p>“{'bean ' * 60}”</p>"
    rule = "picture-without-licence"
    policy = replace(POLICY, levels={rule: Level.CONFIRM})
    usual = Built(tmp_path / "a").add_post("posts/beans.html", quotation)
    raised = Built(tmp_path / "b", policy=policy).add_post("posts/beans.html", quotation)
    assert [f.level for f in usual.findings() if f.rule == rule] == [Level.WARN]
    assert [f.level for f in raised.findings() if f.rule == rule] == [Level.CONFIRM]


@pytest.mark.parametrize("rule", ["picture_undeclared"])
def test_what_protects_children_cannot_be_lowered(tmp_path, rule):
    """Even if the reader of policy.toml let it through; twin: a rule that is not marked."""
    lowered = levels_of(tmp_path, **{rule: "warn", "unsafe_html": "warn"})
    assert (lowered["picture-undeclared"], lowered["unsafe-html"]) == ("refuse", "warn")


@pytest.mark.parametrize(
    ("name", "level"),
    [("Daniel Oyelaran", "refuse"), ("Will Tanner", "warn"), ("Amelia Khan", None)],
)
def test_who_may_not_be_named_at_all_never_is(tmp_path, name, level):
    """Whatever the level; twin: a full name of somebody whose first name may be published."""
    built = Built(tmp_path, policy=replace(POLICY, levels={"name-beyond-permission": Level.WARN}))
    found = built.add_post("posts/beans.html", f"<p>Well done, {name} of 4M.</p>").findings()
    levels = {one.level for one in found if one.rule == "name-beyond-permission"}
    assert levels == ({Level(level)} if level else set())


def test_the_rules_that_are_marked_are_those_of_the_design():
    """Names and pictures of children, and what nobody could read."""
    assert {rule for rule, fixed in FIXED.items() if fixed} == {
        "draft-in-output",
        "inspection-failed",
        "name-in-address",
        "name-in-headline",
        "name-with-picture",
        "picture-changed",
        "picture-metadata",
        "picture-undeclared",
        "picture-untraced",
        "picture-without-consent",
        "register-in-output",
        "source-not-read",
        "unexpected-file",
        "unknown-pupil",
    }
    assert all(checked.rule.level is Level.REFUSE for checked in ALL if checked.rule.fixed)


def test_every_report_says_what_was_switched(small):
    """On the terminal, for people, as data, and when refused; twin: nothing set, nothing said."""
    said = "policy.toml sets the rule untrusted-hashtag to “warn”."
    small.post("beans", "They grow.")
    assert said not in passed_lines(small.build())
    assert small.report()["levels"] == {}
    policy = small.root / "policy.toml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("[levels]", '[levels]\nuntrusted-hashtag = "warn"'))
    small.post("beans", "They grow. #beans")
    assert said in passed_lines(small.build())
    assert "untrusted-hashtag to “warn”" in (small.root / "reports/safeguarding.html").read_text(
        encoding="utf-8"
    )
    assert small.report()["levels"] == {"untrusted-hashtag": "warn"}
    assert small.report()["switched_off"]
    small.post("beans", "They grow. @BeanFan2009")
    with pytest.raises(Refusal) as refused:
        small.build()
    assert said in stopped_lines(refused.value)
    assert small.report()["levels"] == {"untrusted-hashtag": "warn"}
    policy.write_text(text)
    small.post("beans", "They grow. #beans")
    assert "untrusted-hashtag" in small.refusal()
