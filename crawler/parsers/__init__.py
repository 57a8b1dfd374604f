"""Kept text becomes event mentions: pure functions, without network, database or clock."""
