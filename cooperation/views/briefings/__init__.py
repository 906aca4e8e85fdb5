"""Briefings: two pages about countries or a participant, for somebody who goes to a meeting.

``subjects.py`` says whom a briefing is about, ``form.py`` what the user chose. Each module of sections composes
sentences with the rows that are their evidence. ``fitting.py`` chooses what two pages have room for, ``compose.py``
numbers the footnotes, and ``pages.py`` answers with a page or a Word file.
"""
