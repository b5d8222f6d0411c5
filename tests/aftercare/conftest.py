from __future__ import annotations

import pytest

from tests.small_school import SmallSchool


@pytest.fixture
def school(tmp_path):
    """A published school: Amelia stands in a gallery and in a picture that a post names."""
    school = SmallSchool(tmp_path / "school")
    for number in (1, 2):
        school.photo(f"gallery-{number}.jpg", "pupils", f"P-DEMO-00{number}", album="trip")
    school.post("trip", "We went to the river.\n\n[gallery:trip]", title="Our trip")
    named = school.photo("pots.jpg", "pupils", "P-DEMO-001")
    school.post("beans", f"![Hands hold a pot]({named})")
    other = school.photo("jars.jpg", "pupils", "P-DEMO-002", album="jars")
    school.post("jars", f"![Hands hold a jar]({other})", title="Our jars")
    school.build()
    return school
