"""The data dictionary: a description of all tables, generated from the models."""

from .page import data_dictionary

__all__ = ["data_dictionary"]
