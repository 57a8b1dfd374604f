"""Who takes part: persons with their roles and sides, and the bodies that they stand for."""
