"""How many keys, clicks and page loads it takes to enter what a text says."""
