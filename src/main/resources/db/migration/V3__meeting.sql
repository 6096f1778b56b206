-- When things are due.

create table biennium.period (
    code text primary key,
    first_day date not null,
    last_day date not null,
    check (last_day > first_day)
);

-- The anchor is "period start", "period end", "meeting start" or the code of another milestone.
-- Without a zone of its own a milestone stands in the zone of its meeting.
create table biennium.milestone (
    code text primary key,
    process text,
    step text,
    anchor text not null,
    offset_amount int not null,
    offset_unit text not null check (offset_unit in ('days', 'weeks')),
    least_days int check (least_days >= 0),
    kind text not null check (kind in ('advertised', 'hard', 'external')),
    zone text,
    at_time time not null,
    weekend text not null check (weekend in ('later', 'earlier')),
    certainty text not null
);
create index milestone_step on biennium.milestone (process, step);

grant select, insert, update on biennium.period, biennium.milestone to ${application-role};
