"""What stands in a text, found before anything is decided: parts, sentences, names, phrases, days."""
