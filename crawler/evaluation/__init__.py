"""How well a parser reads: labelled documents against what it reads in them."""
