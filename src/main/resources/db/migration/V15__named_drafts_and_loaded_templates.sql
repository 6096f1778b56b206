-- Drafts that somebody gave a name, and those kept by themselves before an older text was restored: written down as
-- versions are, counted apart from them.
create table biennium.document_draft (
    document uuid not null references biennium.document,
    number integer not null check (number > 0),
    name text check (char_length(name) between 1 and 120),
    before_restoring text check (before_restoring ~ '^(version|draft)-[0-9]+$'),
    canonical bytea not null,
    sha256 text not null,
    last_edit bigint not null,
    taken_by text not null,
    taken_at timestamptz not null,
    primary key (document, number),
    unique (document, name),
    constraint document_draft_is_called_something check (num_nulls(name, before_restoring) = 1),
    constraint document_draft_is_what_it_says check (sha256 = encode(sha256(canonical), 'hex'))
);
grant select, insert on biennium.document_draft to ${application-role};

create trigger document_draft_stays before update or delete on biennium.document_draft
    for each row execute function biennium.refuse_to_change_documents();
create trigger document_draft_is_sealed before insert or update or delete on biennium.document_draft
    for each row execute function biennium.refuse_to_touch_a_sealed_document();
create trigger document_draft_are_not_emptied before truncate on biennium.document_draft
    for each statement execute function biennium.refuse_to_change_documents();

-- Who published a template; null for those that came with the application.
alter table biennium.template add column published_by text;

-- Templates that wait for an administrator, and what became of them. Their content names no version: it gets one when it is
-- published. Without a loader they came with the application.
create table biennium.template_loaded (
    id uuid primary key,
    code text not null,
    content jsonb not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    loaded_by text,
    loaded_at timestamptz not null,
    outcome text check (outcome in ('published', 'thrown-away')),
    version integer check (version > 0),
    settled_by text,
    settled_at timestamptz,
    constraint template_loaded_settled_is_whole check (num_nulls(outcome, settled_by, settled_at) in (0, 3)),
    constraint template_loaded_published_has_a_version check ((outcome = 'published') is true = (version is not null))
);
create index template_loaded_waiting on biennium.template_loaded (loaded_at) where outcome is null;
create index template_loaded_of_code on biennium.template_loaded (code, loaded_at);
grant select, insert, update (outcome, version, settled_by, settled_at) on biennium.template_loaded to ${application-role};
