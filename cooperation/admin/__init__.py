"""The admin: the forms in which records are entered."""
