SELECT
    (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()) AS connections,
    (SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()) AS transactions,
    pg_database_size(current_database()) AS size,
    (SELECT count(*) FROM releases) AS releases,
    (SELECT count(*) FROM events) AS events
