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

-- Where a section or a row was taken from. Rows keep their ids in every version, so this holds for a sealed text too.
create table biennium.document_origin (
    id bigint generated always as identity primary key,
    document uuid not null references biennium.document,
    section text not null,
    row uuid,
    source uuid not null,
    source_version integer not null,
    source_row uuid,
    taken_by text not null,
    taken_at timestamptz not null,
    foreign key (source, source_version) references biennium.document_version (document, number)
);
create index document_origin_of_document on biennium.document_origin (document, id);
grant select, insert on biennium.document_origin to ${application-role};
create trigger document_origin_stays before update or delete on biennium.document_origin
    for each row execute function biennium.refuse_to_change_documents();
create trigger document_origin_is_sealed before insert on biennium.document_origin
    for each row execute function biennium.refuse_to_touch_a_sealed_document();
create trigger document_origins_are_not_emptied before truncate on biennium.document_origin
    for each statement execute function biennium.refuse_to_change_documents();

-- Plans that were validated before this system was there, entered by an officer with the signed paper.
create table biennium.work_plan_elsewhere (
    plan text primary key references biennium.work_plan (key),
    decided_on date not null,
    decided_by text not null check (char_length(decided_by) between 1 and 300),
    paper bytea not null,
    sha256 text not null check (sha256 = encode(sha256(paper), 'hex')),
    entered_by text not null,
    entered_at timestamptz not null
);
grant select, insert on biennium.work_plan_elsewhere to ${application-role};
