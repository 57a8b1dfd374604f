"""How the marks of a sentence stand to one another: rules that need only a place and what is beside it."""
