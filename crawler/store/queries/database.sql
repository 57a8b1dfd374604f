-- name: exists
select 1 from pg_database where datname = %s

-- name: answers
select 1

-- name: notice_silence
select set_config(name, value, false) as value
from (values
    ('idle_in_transaction_session_timeout', '20s'),
    ('tcp_keepalives_idle', '10'),
    ('tcp_keepalives_interval', '5'),
    ('tcp_keepalives_count', '3'),
    ('tcp_user_timeout', '15s')
) as settings (name, value)
