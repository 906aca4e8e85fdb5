"""Fills a database with an invented register of any size, by COPY, and says whether all that is derived is right."""
