create table biennium.work_plan (
    key text primary key,
    centre text not null references biennium.centre (code),
    period text not null references biennium.period (code),
    document uuid not null unique,
    state text not null check (state in ('draft', 'in-review', 'published', 'withdrawn')),
    -- The number of the latest version submitted; 0 before the first.
    version integer not null default 0,
    opened_by text not null,
    opened_at timestamptz not null,
    ended_at timestamptz
);

-- A centre has one plan for a period; what was withdrawn does not count.
create unique index work_plan_of_centre_and_period on biennium.work_plan (centre, period) where state <> 'withdrawn';
create index work_plan_by_period on biennium.work_plan (period, centre);

grant select, insert, update on biennium.work_plan to ${application-role};
