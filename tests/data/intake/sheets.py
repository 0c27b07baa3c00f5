"""Sheets written down in a test: a row a line, ``|`` between the cells."""

from data.intake.sheet import Merge, Sheet


def sheet(text: str, *merged: Merge, name: str = "Sheet1") -> Sheet:
    lines = text.strip("\n").split("\n")
    return Sheet(name, tuple(tuple(line.split("|")) for line in lines), merged)
