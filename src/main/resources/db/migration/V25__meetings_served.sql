-- One text serves several meetings, each with its own cut-off: those of its period, of which one leads, and its own.
alter table biennium.period_meeting
    add column leads boolean not null default true,
    drop constraint period_meeting_pkey,
    add primary key (period, process, meeting);
create unique index period_meeting_leads on biennium.period_meeting (period, process) where leads;

-- What one case serves beside the meetings of its period. What was taken away again stays readable.
create table biennium.case_meeting (
    id bigint generated always as identity primary key,
    case_key text not null,
    period text not null references biennium.period,
    process text not null,
    meeting text not null references biennium.meeting,
    added_by text not null,
    added_at timestamptz not null,
    removed_by text,
    removed_at timestamptz,
    constraint case_meeting_removed_by_somebody check (num_nulls(removed_by, removed_at) in (0, 2))
);
create unique index case_meeting_once on biennium.case_meeting (case_key, meeting) where removed_at is null;
create index case_meeting_of_meeting on biennium.case_meeting (meeting);
grant select, insert, update (removed_by, removed_at) on biennium.case_meeting to ${application-role};
