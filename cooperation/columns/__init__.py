"""The columns of each list, declared once for its page, its order and its files.

A column has a name, a label and what to ask the database for, and makes Python values of the answers. Pages, CSV, XLSX,
JSON and feeds write these values, each in its own way.
"""
