"""The spiders: discover, skip what is known, fetch the rest, yield releases."""
