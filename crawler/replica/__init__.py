"""Stand-ins for the three publishers: one loopback process that answers as their sites do.

What they publish is invented: persons, figures and quotes belong to nobody. The structures are those of the
real sites, so that spiders, demo, tests and benchmarks meet what they would meet there.
"""
