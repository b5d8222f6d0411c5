"""The clauses of the school's "Use of Social Media Networking Policy", as the rules cite them."""

from __future__ import annotations

CLAUSES = {
    "N1": "Children's images and names are never used together; images only with consent.",
    "N2": "No personal information that could lead to embarrassment or offence.",
    "N3": "No reference to individual matters between the school and its community.",
    "N4": "The reputation of the school, its staff and governors is not harmed.",
    "N5": "Everything legitimately represents the school.",
    "N6": "Nobody is exposed to legal risk.",
    "S1": "School accounts are for school communication only.",
    "S2": "Only the Headteacher may post on the school's accounts.",
    "S3": "Postings are monitored; inappropriate ones are removed.",
    "S4": "Misuse of the school accounts is a disciplinary matter.",
    "S5": "Concerns about safety or security go to the Headteacher at once.",
    "S6": "No links, mentions or hashtags from unknown, inappropriate or untrusted origins.",
    "S7": "Language is correct, appropriate, courteous and respectful.",
    "S8": "Comments that break the terms are deleted and their authors blocked.",
    "S9": "Breaches of a platform's terms are reported.",
    "P1": "Personal and school accounts are kept apart.",
    "P2": "Personal accounts are set so that pupils and strangers cannot read them.",
    "P3": "Friend requests are neither sent to pupils nor accepted from them.",
    "P4": "Pupils, families, colleagues and school business are not discussed.",
    "P5": "Pictures taken in school or on a trip are not published on personal accounts.",
    "P6": "What is posted can be copied, even from a private group.",
    "P7": "Whoever is worried tells the Headteacher, the deputy or the safeguarding lead early.",
    "E1": "The policy has an agreed date and a review date, and is a draft until agreed.",
    "–": "A website that everybody can use, and that says what its author meant.",
}
"""Clause -> what it says, in one line. "–" stands for rules without a clause."""
