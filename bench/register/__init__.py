"""An invented register of any size, filled with COPY, and a check of its derived data."""
