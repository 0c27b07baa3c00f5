"""What we know: the indicator tables, their checks, and the store that answers questions."""
