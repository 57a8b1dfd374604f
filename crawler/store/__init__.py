"""PostgreSQL, the only keeper of truth: migrations, named queries, and a module for each family of tables."""
