"""The admin: where records are entered and kept."""
