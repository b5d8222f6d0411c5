"""A small invented school with awkward names: English words, particles, shared and single names."""

from __future__ import annotations

from safeguarding.names import Allowed
from safeguarding.private import Private
from safeguarding.school import Pupil, Register

PUPILS = """
Amelia | Khan
Amelia | Brown
Zoë | Müller
Oliver | O'Brien | Ollie
Will | Brown
Will | Young
Grace | Hill
May | Iqbal
Summer | Green
Art | King
Joy | Bell
Rose | Hill
Mark | Green
Jack | King
Daisy | Young
Muhammad | Rahman
Mary-Jane | van der Berg
Siân | Ní Bhriain
William | Green
Ava | Lee
Elizabeth | Okafor-Smith | | Lizbet Jones
Li | Wei
欣怡 | 陈
Ronaldo |
Hassan | al-Rashid
Finn | MacDonald
Łukasz | Wójcik
Олена | Коваленко
Fatima | bin Yusuf
Christopher | Adeyemi | Kit
Isabella | Rossi
Precious | Mensah
Hope | Walker
Poppy | Taylor
Ruby | Clark
Ivy | Marsh
Lily | Wood
Jasmine | Patel
Faith | Osei
Robin | Swift
Sky | Waters
River | Stone
Jordan | Page
Max | Power
Sunny | Singh
Dean | Forrest
Olive | Grove
Basil | Moss
Frank | Long
Can | Yilmaz
An | Nguyen
Aarav | Sharma
Priya | Nair
Tomasz | Zieliński
Chloe | Thompson
Ethan | Walker
Noah | Campbell
Sofia | D'Souza
José | García López
Anaïs | Lefèvre
Saoirse | Kelly
"""

ALLOWED = Allowed(
    staff=("Mrs Grace May", "Mr David Hill", "Ms Priya Nair", "Miss Summer"),
    governors=("Jack Brown",),
    public_figures=("Amelia Earhart", "Grace Darling", "Max Verstappen"),
    phrases=("Poppy Appeal", "May half term", "Summer Fair"),
)


def pupil(number: int, row: str) -> Pupil:
    first, last, known, others = (cell.strip() for cell in f"{row}|||".split("|")[:4])
    return Pupil(
        pupil_id=f"P-DEMO-{number:03}",
        first_name=Private(first),
        last_name=Private(last),
        known_as=tuple(Private(name) for name in known.split(";") if name),
        other_names=tuple(Private(name) for name in others.split(";") if name),
    )


def register_of(rows: str) -> Register:
    pupils = [pupil(k, row) for k, row in enumerate(rows.strip().splitlines(), start=1)]
    return Register({each.pupil_id: each for each in pupils})
