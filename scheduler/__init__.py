"""The service: knows when sources are visited, who is told, and whether all is well."""
