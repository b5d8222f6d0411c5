"""Whether everybody who is declared in a picture or film may be seen there today."""

from __future__ import annotations

from safeguarding.record import Knowledge
from safeguarding.school import Channel, Declaration, Permission, Pupil, Shows, Video

CALLED = {
    Channel.WEBSITE: "the website",
    Channel.TWITTER: "Twitter",
    Channel.FACEBOOK: "Facebook",
    Channel.YOUTUBE: "YouTube",
}
"""How a message names a channel."""


def permitted(
    shown: Declaration | Video, channel: Channel, knowledge: Knowledge, *, together: bool = True
) -> bool:
    """Whether everybody declared agreed, in a picture of so many people; a doubt is a no.

    `together` says that it is one picture: people in several pictures of a PDF are no group.
    """
    people = set(shown.people)
    enough = together and len(people) >= knowledge.policy.pictures.min_group
    for pupil_id in people:
        pupil = knowledge.register.get(pupil_id)
        for permission in _asked(pupil, shown.shows, channel, knowledge):
            if permission is Permission.NO or (permission is Permission.GROUP and not enough):
                return False
    return True


def _asked(
    pupil: Pupil | None, shows: Shows, channel: Channel, knowledge: Knowledge
) -> tuple[Permission, ...]:
    """The permissions that count.

    Pupils' work without a child has a permission of its own, where the register has the column
    `work`; what travels to a network needs the one for that network as well.
    """
    if pupil is None:
        return (Permission.NO,)
    seen = pupil.permission(channel, knowledge.today)
    if shows is not Shows.WORK or pupil.work is None:
        return (seen,)
    work = pupil.work_permission(knowledge.today)
    return (work,) if channel is Channel.WEBSITE else (work, seen)
