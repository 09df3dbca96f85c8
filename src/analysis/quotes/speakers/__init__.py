"""Whom a written source means."""
