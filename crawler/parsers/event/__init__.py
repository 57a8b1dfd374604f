"""What happened: the kind of event, with whom, when, where, about what."""
