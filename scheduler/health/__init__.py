"""Whether all is well: what blindness looks like, and who is told of it."""
