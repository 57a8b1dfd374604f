"""Tells people of events: once each, on the channels that they want, until it has arrived.

The way of an alert through this room:

    an event is stored ─▶ outbox: which rules (matching) tell of it, and when (freshness, timing)
                            │ rows, in the transaction that stored the event
                            ▼
    delivering ─▶ dossier: all that is known ─▶ messages: words and templates ─▶ channels: mail, webhook, …
        ▲                                                                           │
        └────────────────────── tried again with growing pauses ◀───────────────────┘

`alarms` tells operators of what is wrong with the service itself, over the same messages and channels.
"""
