"""How the words of each language are written: the lexicon, cases, scripts."""
