"""Bringing in: what an office hands in, from the bytes of a file to figures with their cells."""
