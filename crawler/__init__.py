"""A page becomes rows: spiders, kept texts, parsers, links and the store.

This half of the service knows nothing of when things happen, or of who is told.
"""
