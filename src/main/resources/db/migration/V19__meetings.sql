-- Meetings as officers know them. Those that came with the product keep its words until somebody edits them.
create table biennium.meeting (
    code text primary key check (code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'),
    -- by language
    titles jsonb not null check (jsonb_typeof(titles) = 'object'),
    first_day date,
    last_day date,
    city text,
    country text check (country ~ '^[A-Z]{2}$'),
    zone text,
    status text not null check (status in ('tentative', 'confirmed', 'held', 'suspended', 'resumed', 'cancelled')),
    part_of text references biennium.meeting,
    source text,
    certainty text,
    has_documents boolean not null,
    revision integer not null default 1 check (revision > 0),
    edited_by text,
    edited_at timestamptz,
    constraint meeting_dates_are_whole check (num_nulls(first_day, last_day) in (0, 2)),
    constraint meeting_ends_after_it_begins check (last_day >= first_day),
    constraint meeting_with_dates_has_a_zone check (first_day is null or zone is not null),
    constraint meeting_edited_by_somebody check (num_nulls(edited_by, edited_at) in (0, 2))
);
create index meeting_by_date on biennium.meeting (first_day, code);
create index meeting_parts on biennium.meeting (part_of) where part_of is not null;
grant select, insert, update on biennium.meeting to ${application-role};

-- What every edit of a meeting made of it, who and why. Only ever added to.
create table biennium.meeting_edit (
    meeting text not null references biennium.meeting,
    revision integer not null,
    content jsonb not null,
    reason text,
    edited_by text not null,
    edited_at timestamptz not null,
    primary key (meeting, revision)
);
grant select, insert on biennium.meeting_edit to ${application-role};
