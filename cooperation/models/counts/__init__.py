"""How many entries a list has, in all and per value of a filter. ``filters/facets.py`` decides which module is used.

- ``tallies``: stored counts, for lists of any length whose filters are columns of tallies.
- ``pairs``: stored counts per pair of countries.
- ``estimates``: the limits up to which other lists are counted, and PostgreSQL's estimates of their length.
- ``values``: exact counts up to such a limit.
"""
