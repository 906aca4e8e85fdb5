"""Lists as files and feeds: exactly the rows that a filter found, in their order, however many.

A file is made of columns: `columns` and `dates` say of what kinds, `records` and `references` which a noun has. `table`
reads them from the database a few thousand rows at a time, and each module named after a format writes it.
"""
