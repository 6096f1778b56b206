-- A document is drafted together: who is where in it, what is in whose hands, what is said about it.

-- Who is in which place right now: one line for each person and document, forgotten after a crash and of no use after a
-- minute.
create unlogged table biennium.document_presence (
    document uuid not null,
    person text not null,
    section text not null,
    row_id uuid,
    seen_at timestamptz not null,
    primary key (document, person)
) with (fillfactor = 50);

-- A section or a row in a colleague's hands. What has ended stays.
create table biennium.document_handing (
    id bigint generated always as identity primary key,
    document uuid not null,
    section text not null,
    row_id uuid,
    handed_to text not null,
    handed_by text not null,
    note text check (length(note) <= 1000),
    handed_at timestamptz not null,
    ended_at timestamptz,
    ended_by text,
    foreign key (document, section) references biennium.document_section (document, key),
    constraint document_handing_ends_by_somebody check ((ended_at is null) = (ended_by is null))
);
create unique index document_handing_now on biennium.document_handing (document, section, row_id) nulls not distinct
    where ended_at is null;
create index document_handing_of_document on biennium.document_handing (document, handed_at);

-- What is said about a section, a row or a field of one, kept for good.
create table biennium.document_thread (
    id uuid primary key,
    number bigint generated always as identity unique,
    document uuid not null,
    section text not null,
    row_id uuid,
    field text,
    foreign key (document, section) references biennium.document_section (document, key)
);
create index document_thread_of_document on biennium.document_thread (document, number);

create table biennium.document_comment (
    id uuid primary key,
    number bigint generated always as identity unique,
    thread uuid not null references biennium.document_thread,
    text text not null check (length(text) between 1 and 10000),
    mentions text[] not null, -- ids of persons
    written_by text not null,
    written_at timestamptz not null,
    withdrawn_at timestamptz -- its text is shown to nobody from then on
);
create index document_comment_of_thread on biennium.document_comment (thread, number);
create index document_comment_by_time on biennium.document_comment (written_at);

-- Each time a thread was resolved or opened again; the last one counts.
create table biennium.document_thread_turn (
    id bigint generated always as identity primary key,
    thread uuid not null references biennium.document_thread,
    resolved boolean not null,
    turned_by text not null,
    turned_at timestamptz not null
);
create index document_thread_turn_of_thread on biennium.document_thread_turn (thread, id);

-- Up to when each person has been told by mail of what is said, and on which day of theirs the last such mail was written.
create table biennium.document_news (
    person text primary key,
    told_until timestamptz not null,
    told_on date not null
);

grant select, insert, update, delete on biennium.document_presence to ${application-role};
grant select, insert, update (ended_at, ended_by) on biennium.document_handing to ${application-role};
grant select, insert on biennium.document_thread, biennium.document_thread_turn to ${application-role};
grant select, insert, update (withdrawn_at) on biennium.document_comment to ${application-role};
grant select, insert, update on biennium.document_news to ${application-role};

do $$
declare
    kept text;
begin
    foreach kept in array array['document_handing', 'document_thread', 'document_comment', 'document_thread_turn'] loop
        execute format('create trigger %1$s_are_not_emptied before truncate on biennium.%1$I
            for each statement execute function biennium.refuse_to_change_documents()', kept);
        execute format('create trigger %1$s_stays before delete on biennium.%1$I
            for each row execute function biennium.refuse_to_change_documents()', kept);
    end loop;
end
$$;
