-- What was asked of whom: one row for each step of a case that became somebody's turn.
create table biennium.step (
    id bigint generated always as identity primary key,
    task_id text not null unique,
    slug text not null,
    step text not null,
    case_key text not null,
    host text,
    centre text not null,
    groups text[] not null,
    person text,
    round integer not null check (round >= 0),
    opened_at timestamptz not null,
    due_on date,
    due_at time,
    due_zone text,
    seen_at timestamptz,
    seen_by text,
    closed_at timestamptz,
    closed_by text,
    outcome text check (outcome in ('completed', 'taken-away')),
    constraint step_due_is_whole check (num_nulls(due_on, due_at, due_zone) in (0, 3)),
    constraint step_seen_is_whole check (num_nulls(seen_at, seen_by) in (0, 2)),
    constraint step_closed_is_whole check (num_nulls(closed_at, outcome) in (0, 2)),
    constraint step_completed_by_somebody check ((outcome = 'completed') is not true or closed_by is not null)
);
create index step_of_case on biennium.step (case_key, id);
create index step_open_of_group on biennium.step using gin (groups) where closed_at is null;
create index step_open_by_due on biennium.step (due_on, due_at) where closed_at is null;

-- A step that was opened stays: only how far it has come may change.
grant select, insert, update (seen_at, seen_by, closed_at, closed_by, outcome) on biennium.step to ${application-role};

-- Who did what: only ever added to.
create table biennium.act (
    id bigint generated always as identity primary key,
    case_key text not null,
    step text not null,
    task_id text,
    person text not null,
    -- the person a deputy acted for
    acting_for text,
    host text,
    channel text not null check (channel in ('tasklist', 'page', 'api')),
    outcome text not null,
    version integer not null check (version >= 0),
    reason text check (char_length(reason) <= 10000),
    at timestamptz not null
);
create index act_of_case on biennium.act (case_key, id);
grant select, insert on biennium.act to ${application-role};

create function biennium.refuse_to_change_acts() returns trigger language plpgsql as $$
begin
    raise exception 'An act that was recorded is neither changed nor deleted' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger act_stays before update or delete on biennium.act
    for each row execute function biennium.refuse_to_change_acts();
create trigger acts_stay before truncate on biennium.act
    for each statement execute function biennium.refuse_to_change_acts();
