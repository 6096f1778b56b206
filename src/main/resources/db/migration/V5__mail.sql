-- The outbox: letters as they were written, and how far each has come.
create table biennium.mail (
    id uuid primary key,
    -- the order in which letters were written
    number bigint generated always as identity unique,
    -- fixed when written, so that a repeat can be recognised by whoever receives it
    message_id text not null unique,
    recipient text not null,
    recipient_name text not null,
    address text not null,
    -- "Name <address>" of those who receive a copy
    copies text[] not null,
    language text not null,
    template text not null,
    subject text not null,
    text text not null,
    html text not null,
    case_key text not null,
    task_id text,
    written_at timestamptz not null,
    state text not null check (state in ('queued', 'sending', 'sent', 'dead')),
    attempts integer not null default 0,
    next_attempt_at timestamptz,
    lease_until timestamptz,
    sent_at timestamptz,
    last_error text,
    constraint mail_queued_has_a_time check (state <> 'queued' or next_attempt_at is not null),
    constraint mail_sending_has_a_lease check (state <> 'sending' or lease_until is not null),
    constraint mail_sent_has_a_time check ((state = 'sent') = (sent_at is not null))
);
create index mail_waiting on biennium.mail (number) where state in ('queued', 'sending');
create index mail_by_state on biennium.mail (state, number);
create index mail_of_case on biennium.mail (case_key);

-- What was written stays as written: only how far it has come may change.
grant select, insert, update (state, attempts, next_attempt_at, lease_until, sent_at, last_error)
    on biennium.mail to ${application-role};
