-- Sheets of rows that somebody sent and has not applied yet: what their cells hold, never the file. They go after two days.
create table biennium.document_sheet (
    id uuid primary key,
    document uuid not null references biennium.document,
    section text not null,
    person text not null,
    -- by whose customs dates are read
    language text not null,
    lines jsonb not null,
    sent_at timestamptz not null,
    applied_at timestamptz
);
create index document_sheet_of_person on biennium.document_sheet (person, sent_at);
create index document_sheet_by_age on biennium.document_sheet (sent_at);
grant select, insert, update (applied_at), delete on biennium.document_sheet to ${application-role};
