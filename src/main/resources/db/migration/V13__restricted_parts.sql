-- What the writers of a document keep from those for whom it is not meant: {field or *: {audience, reason}}.
alter table biennium.document_section
    add column restrictions jsonb not null default '{}' check (jsonb_typeof(restrictions) = 'object');
alter table biennium.document_row
    add column restrictions jsonb not null default '{}' check (jsonb_typeof(restrictions) = 'object');
grant update (restrictions) on biennium.document_section, biennium.document_row to ${application-role};

-- The fingerprint of what the public sees of a sealed version. Before this there was nothing restricted.
alter table biennium.document_seal add column public_sha256 text check (public_sha256 ~ '^[0-9a-f]{64}$');
