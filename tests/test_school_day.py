"""Today, at the school."""

import datetime as dt
import time

from safeguarding.school_day import SCHOOL_ZONE, today


def test_today_is_the_schools_day(monkeypatch):
    """A machine on the other side of the world agrees."""
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        before = dt.datetime.now(dt.UTC).astimezone(SCHOOL_ZONE).date()
        assert today() in (before, before + dt.timedelta(days=1))
    monkeypatch.undo()
    time.tzset()


def test_summer_time_counts():
    """Half past midnight in July is still yesterday in UTC."""
    moment = dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC)
    assert moment.astimezone(SCHOOL_ZONE).date() == dt.date(2026, 7, 2)
