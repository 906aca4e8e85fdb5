"""The columns of each list, declared once for pages, sorting and files.

A column has a name, a label and the expressions to query. It converts the results to Python values. Pages, CSV, XLSX,
JSON and feeds write these values, each in its own format.
"""
