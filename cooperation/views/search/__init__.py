"""Search over all record types: the results page, and suggestions while a user types."""
