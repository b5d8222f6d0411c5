"""Places that no school's page links to, whatever policy.toml says: nobody can know what is there.

A short address hides where it leads, a shared album or drive shows what its owner puts there next,
a form collects what children type, and an invitation brings a stranger into a chat or a call.
"""

from __future__ import annotations

_PLACES = {
    "is a short address, which hides where it leads": """
        adf.ly amzn.to bit.do bit.ly bitly.com buff.ly cutt.ly dlvr.it dub.sh fb.me g.co
        goo.gl ht.ly is.gd j.mp l.facebook.com linktr.ee lm.facebook.com lnkd.in ow.ly qr.ae
        qrco.de rb.gy rebrand.ly s.id shorte.st shorturl.at soo.gd t.co t.ly tiny.cc
        tiny.one tinyurl.com trib.al u.to urlz.fr v.gd wp.me x.gd""",
    "leads to a shared album or drive, which can show something else tomorrow": """
        1drv.ms box.com db.tt docs.google.com drive.google.com dropbox.com
        dropboxusercontent.com flic.kr icloud.com mediafire.com mega.io mega.nz onedrive.com
        onedrive.live.com pcloud.com photos.app.goo.gl photos.google.com sendspace.com
        sharepoint.com transfernow.net we.tl wetransfer.com""",
    "leads to a form, which collects what is typed into it": """
        airtable.com cognitoforms.com doodle.com forms.gle forms.google.com
        forms.microsoft.com forms.office.com formstack.com jotform.co jotform.com
        smartsurvey.co.uk surveymonkey.co.uk surveymonkey.com tally.so typeform.com
        wufoo.com""",
    "is an invitation to a chat or a call": """
        chat.whatsapp.com discord.com discord.gg discordapp.com groupme.com join.skype.com
        kik.me line.me m.me meet.google.com meet.jit.si messenger.com signal.group signal.me
        snapchat.com t.me teams.cloud.microsoft teams.live.com teams.microsoft.com
        telegram.me telegram.org viber.com wa.me whatsapp.com whereby.com zoom.us""",
}
NEVER_TRUSTED = {domain: why for why, domains in _PLACES.items() for domain in domains.split()}
"""Domain -> what is wrong with an address there or below it, to follow “The link to …”."""
