"""Concurrent edits: what somebody else saved while a form was open is merged into it or shown, never overwritten."""
