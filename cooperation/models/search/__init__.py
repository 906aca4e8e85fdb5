"""Full-text search in entries. ``views/search/`` shows the results.

- ``query``: parses the text that a user typed, and makes a PostgreSQL query of it.
- ``forms``: the grammatical forms of Cyrillic words, for the query.
- ``spellings``: how Latin names sound, if nothing has the words as typed.
- ``partial``: entries with some of the words, if none has all.
- ``vectors``: the table of search vectors, which such a query searches.
- ``mixin``: the searches of ``Entry.objects``.
- ``passages``: texts of found entries in which PostgreSQL marks the found words.
"""
