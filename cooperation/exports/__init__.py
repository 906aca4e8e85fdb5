"""Lists as files and feeds: exactly the rows that a filter found, in their order, however many.

`table` reads the values of a list's columns from the database, a few thousand rows at a time, and each module named
after a format writes them.
"""
