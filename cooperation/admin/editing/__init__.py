"""Concurrent edits: changes saved by others while a form was open are merged into it or shown, never overwritten."""
