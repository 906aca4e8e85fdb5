"""Undo of any change at any later time: what a change did is taken back where nobody changed it since.

``changes`` reads what one change did, from the history. ``plan`` decides row by row, ``rows`` writes, ``outcome`` asks
the rules of the database, ``groups`` sorts the rows by record, and ``pages`` shows all that.
"""
