"""The wall: scenes that fill a large screen, one after the other."""
