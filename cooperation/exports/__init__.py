"""Lists as files and feeds: all rows that match the filters, in the list's order.

`table` reads the values of the columns, a few thousand rows at a time. Each module named after a format writes them.
"""
