"""The data desk: proposals, their release or return, and the book of what was done."""
