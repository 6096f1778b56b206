-- Milestones that officers edit, in days, weeks or days worked; a date nobody moves off a weekend; what comes before.
alter table biennium.milestone
    drop constraint milestone_offset_unit_check,
    drop constraint milestone_weekend_check,
    add constraint milestone_offset_unit_check check (offset_unit in ('days', 'weeks', 'working-days')),
    add constraint milestone_weekend_check check (weekend in ('later', 'earlier', 'none')),
    add column follows text,
    add column grace int check (grace >= 0),
    add column place text check (place ~ '^[A-Z]{2}$'),
    add column revision int not null default 1 check (revision > 0),
    add column edited_by text,
    add column edited_at timestamptz;

-- Which meeting the cases of a process serve in a period: what hangs on a meeting hangs on this one.
create table biennium.period_meeting (
    period text not null references biennium.period,
    process text not null,
    meeting text not null references biennium.meeting,
    chosen_by text not null,
    chosen_at timestamptz not null,
    primary key (period, process)
);
create index period_meeting_of_meeting on biennium.period_meeting (meeting);
grant select, insert, update, delete on biennium.period_meeting to ${application-role};

-- A timetable that an officer settled in place of the usual one.
create table biennium.timetable (
    period text primary key references biennium.period,
    revision int not null default 1 check (revision > 0),
    settled_by text not null,
    settled_at timestamptz not null
);
create table biennium.timetable_date (
    period text not null references biennium.timetable,
    milestone text not null references biennium.milestone,
    due_on date not null,
    primary key (period, milestone)
);
grant select, insert, update on biennium.timetable to ${application-role};
grant select, insert, update, delete on biennium.timetable_date to ${application-role};

-- Days on which people do not work: of one country, or of many where none is named; of every year where none is named.
create table biennium.holiday (
    id bigint generated always as identity primary key,
    country text check (country ~ '^[A-Z]{2}$'),
    year int check (year between 1990 and 2199),
    month int not null check (month between 1 and 12),
    day int not null check (day between 1 and 31),
    name text not null check (char_length(name) between 1 and 120),
    -- null for those that came with the product, whose name is a code
    added_by text,
    unique nulls not distinct (country, year, month, day, name)
);
create index holiday_of_country on biennium.holiday (country, year, month, day);
grant select, insert, delete on biennium.holiday to ${application-role};

-- Days of every year on which no deadline may fall.
create table biennium.quiet_window (
    id bigint generated always as identity primary key,
    first_month int not null check (first_month between 1 and 12),
    first_day int not null check (first_day between 1 and 31),
    last_month int not null check (last_month between 1 and 12),
    last_day int not null check (last_day between 1 and 31)
);
insert into biennium.quiet_window (first_month, first_day, last_month, last_day) values (12, 19, 1, 4);
grant select, insert, delete on biennium.quiet_window to ${application-role};

-- More time for a step: who asks for it and why, who grants or refuses it and why. For one case, or for all of a period.
create table biennium.extension (
    id bigint generated always as identity primary key,
    case_key text,
    period text not null references biennium.period,
    process text not null,
    step text not null,
    old_date date,
    asked_date date not null,
    reason text not null check (char_length(reason) between 1 and 2000),
    asked_by text not null,
    asked_at timestamptz not null,
    outcome text check (outcome in ('granted', 'refused')),
    new_date date,
    decision text check (char_length(decision) between 1 and 2000),
    decided_by text,
    decided_at timestamptz,
    constraint extension_decided_is_whole check (num_nulls(outcome, decided_by, decided_at) in (0, 3)),
    constraint extension_granted_has_a_date check ((outcome = 'granted') is true = (new_date is not null)),
    constraint extension_refused_has_a_reason check ((outcome = 'refused') is not true or decision is not null)
);
create unique index extension_asked_once on biennium.extension (case_key, step) where outcome is null;
create index extension_by_age on biennium.extension (asked_at);
create index extension_of_case on biennium.extension (case_key, id);
create index extension_granted on biennium.extension (period, process, step) where outcome = 'granted';
grant select, insert, update (outcome, new_date, decision, decided_by, decided_at) on biennium.extension
    to ${application-role};
