"""The data dictionary: what the register stores, in words, made from the models."""

from .page import data_dictionary

__all__ = ["data_dictionary"]
