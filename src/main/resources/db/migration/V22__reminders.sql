-- Of what people are reminded, of what they were, and why not.

-- One row for each step that was opened: until which day everything is decided, and when the next reminder is to be.
create table biennium.reminder_obligation (
    -- checked at the end: both rows are written by those who hear of the same step
    task_id text primary key references biennium.step (task_id) deferrable initially deferred,
    -- reminders that would have been before it never go out
    armed_at timestamptz not null,
    settled_on date not null,
    -- null where there is no date, or the step is closed, or no rule has anything to say any more
    next_at timestamptz,
    expected_on date,
    expected_by text,
    -- escalations of this step wait for somebody's word
    held_by text,
    held_reason text,
    constraint reminder_held_is_whole check (num_nulls(held_by, held_reason) in (0, 2)),
    constraint reminder_expected_is_whole check (num_nulls(expected_on, expected_by) in (0, 2))
);
create index reminder_obligation_next on biennium.reminder_obligation (next_at) where next_at is not null;
grant select, insert, update on biennium.reminder_obligation to ${application-role};

-- What is open already is looked at in the first round.
insert into biennium.reminder_obligation (task_id, armed_at, settled_on, next_at)
select task_id, opened_at, (opened_at at time zone 'UTC')::date - 1, opened_at
from biennium.step where closed_at is null and due_on is not null;

-- Centres that are left in peace for a while.
create table biennium.reminder_pause (
    id bigint generated always as identity primary key,
    centre text not null references biennium.centre (code),
    reason text not null check (char_length(reason) between 1 and 2000),
    -- the last day of the pause, where the centre is
    until_on date not null,
    by text not null,
    at timestamptz not null,
    ended_by text,
    ended_at timestamptz,
    constraint reminder_pause_end_is_whole check (num_nulls(ended_by, ended_at) in (0, 2))
);
create unique index reminder_pause_running on biennium.reminder_pause (centre) where ended_at is null;
grant select, insert, update (ended_by, ended_at) on biennium.reminder_pause to ${application-role};

-- The ledger: one row for each decision to remind somebody, or not to.
create table biennium.reminder (
    id bigint generated always as identity primary key,
    task_id text not null references biennium.step (task_id),
    case_key text not null,
    centre text not null,
    step text not null,
    rule text not null,
    number integer not null,
    due_on date not null,
    -- in what capacity: whose turn it is, head in copy …
    capacity text not null check (capacity in ('turn', 'head', 'officer', 'copy')),
    -- empty where there is nobody
    person text not null,
    name text not null,
    address text not null,
    language text not null,
    decided_at timestamptz not null,
    leaves_at timestamptz,
    result text not null check (result in ('waiting', 'written', 'silent')),
    -- why it was not sent
    reason text,
    mail uuid references biennium.mail (id),
    found_by tsvector not null generated always as (
        array_to_tsvector(biennium.words_of(variadic array[name, person, address, case_key]))) stored,
    -- what keeps a reminder from going out twice, whatever happens
    constraint reminder_once unique (task_id, due_on, rule, number, person),
    constraint reminder_waits_until_a_time check (result <> 'waiting' or leaves_at is not null),
    constraint reminder_silence_has_a_reason check ((result = 'silent') = (reason is not null)),
    constraint reminder_written_in_a_mail check ((result = 'written') = (mail is not null))
);
create index reminder_waiting on biennium.reminder (leaves_at, person) where result = 'waiting';
create index reminder_of_case on biennium.reminder (case_key, id);
create index reminder_found_by on biennium.reminder using gin (found_by);
create index reminder_of_mail on biennium.reminder (mail);
grant select, insert, update (leaves_at, result, reason, mail) on biennium.reminder to ${application-role};

-- One letter with reminders for each person and day where they are.
create table biennium.reminder_day (
    person text not null,
    day date not null,
    primary key (person, day)
);
grant select, insert, delete on biennium.reminder_day to ${application-role};

-- A letter that is worth nothing any more is not sent.
alter table biennium.mail
    -- when it may leave first: by day where its reader is
    add column leaves_at timestamptz,
    -- where that is; null where it leaves at once
    add column zone text;
grant update (expires_at) on biennium.mail to ${application-role};
create index mail_waiting_for_step on biennium.mail (task_id) where state = 'queued';
