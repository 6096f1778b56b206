-- Templates as they were published. A document keeps the version it began with.
create table biennium.template (
    code text not null,
    version integer not null check (version > 0),
    content jsonb not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    published_at timestamptz not null,
    primary key (code, version)
);

create table biennium.document (
    id uuid primary key,
    template text not null,
    template_version integer not null,
    language text not null check (language ~ '^[a-z]{2}$'),
    created_by text not null,
    created_at timestamptz not null,
    foreign key (template, template_version) references biennium.template (code, version)
);

-- A section has fields of its own, or its rows have them: then its revision counts the changes of their order.
create table biennium.document_section (
    document uuid not null references biennium.document,
    key text not null,
    revision integer not null default 0 check (revision >= 0),
    fields jsonb not null default '{}' check (jsonb_typeof(fields) = 'object'),
    saved_by text,
    saved_at timestamptz,
    primary key (document, key)
);

create table biennium.document_row (
    id uuid primary key,
    document uuid not null,
    section text not null,
    position integer not null,
    revision integer not null check (revision > 0),
    fields jsonb not null check (jsonb_typeof(fields) = 'object'),
    saved_by text not null,
    saved_at timestamptz not null,
    removed_at timestamptz,
    foreign key (document, section) references biennium.document_section (document, key)
);
create index document_row_in_order on biennium.document_row (document, section, position);

-- Every field ever changed. Without a field: a row was added or removed; the field #position: it was moved.
create table biennium.document_edit (
    id bigint generated always as identity primary key,
    document uuid not null references biennium.document,
    path text not null,
    revision integer not null,
    old jsonb,
    new jsonb,
    edited_by text not null,
    edited_at timestamptz not null
);
create index document_edit_of_path on biennium.document_edit (document, path, id);
create index document_edit_of_document on biennium.document_edit (document, id);

-- The text as it stood at each submission: canonical JSON (RFC 8785), byte for byte.
create table biennium.document_version (
    document uuid not null references biennium.document,
    number integer not null check (number > 0),
    canonical bytea not null,
    sha256 text not null,
    last_edit bigint not null,
    taken_by text not null,
    taken_at timestamptz not null,
    primary key (document, number),
    constraint document_version_is_what_it_says check (sha256 = encode(sha256(canonical), 'hex'))
);

create table biennium.document_seal (
    document uuid primary key,
    version integer not null,
    sealed_by text not null,
    sealed_at timestamptz not null,
    foreign key (document, version) references biennium.document_version (document, number)
);

grant select, insert on biennium.template, biennium.document, biennium.document_edit, biennium.document_version,
    biennium.document_seal to ${application-role};
-- To lock a document while it is saved or a version is taken, one column must be open to change; a trigger keeps it.
grant update (language) on biennium.document to ${application-role};
grant select, insert, update (revision, fields, saved_by, saved_at) on biennium.document_section to ${application-role};
grant select, insert, update (position, revision, fields, saved_by, saved_at, removed_at) on biennium.document_row
    to ${application-role};

create function biennium.refuse_to_change_documents() returns trigger language plpgsql as $$
begin
    raise exception 'What stands in % is neither changed nor deleted', tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;

create function biennium.refuse_to_touch_a_sealed_document() returns trigger language plpgsql as $$
begin
    if exists (select from biennium.document_seal
               where document in (coalesce(new.document, old.document), coalesce(old.document, new.document))) then
        raise exception 'A sealed document is neither changed nor deleted' using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$$;

do $$
declare
    kept text;
    drafted text;
begin
    foreach kept in array array['template', 'document', 'document_edit', 'document_version', 'document_seal'] loop
        execute format('create trigger %1$s_stays before update or delete on biennium.%1$I
            for each row execute function biennium.refuse_to_change_documents()', kept);
    end loop;
    foreach drafted in array array['document_section', 'document_row', 'document_edit', 'document_version'] loop
        execute format('create trigger %1$s_is_sealed before insert or update or delete on biennium.%1$I
            for each row execute function biennium.refuse_to_touch_a_sealed_document()', drafted);
    end loop;
    foreach kept in array array['template', 'document', 'document_section', 'document_row', 'document_edit',
            'document_version', 'document_seal'] loop
        execute format('create trigger %1$s_are_not_emptied before truncate on biennium.%1$I
            for each statement execute function biennium.refuse_to_change_documents()', kept);
    end loop;
end
$$;
