-- Who takes part. Names of hosts, centres, roles and targets are messages, found by code.

create table biennium.host (
    code text primary key check (code ~ '^[a-z0-9]+$'),
    region text not null,
    city text not null,
    country char(2) not null,
    zone text not null,
    weekend text not null check (weekend in ('sat-sun', 'fri-sat')),
    parent text,
    languages text[] not null check (cardinality(languages) > 0),
    certainty text not null
);

create table biennium.centre (
    code text primary key check (code ~ '^[a-z0-9]+$'),
    region text not null,
    zone text not null,
    lead text not null,
    certainty text not null
);

create table biennium.centre_host (
    centre text not null references biennium.centre,
    host text not null references biennium.host,
    position int not null,
    primary key (centre, host)
);
create index centre_host_host on biennium.centre_host (host);

-- Exactly one lead, and it is one of the centre's hosts.
alter table biennium.centre add constraint centre_lead_is_a_host
    foreign key (code, lead) references biennium.centre_host (centre, host) deferrable initially deferred;

create table biennium.centre_country (
    centre text not null references biennium.centre,
    country char(2) not null,
    primary key (centre, country)
);

create table biennium.framework_target (
    code text primary key,
    kind text not null check (kind in ('goal', 'target'))
);

create table biennium.objective (
    code text primary key
);

-- The id is the engine's user id and is never given to another person: a closed person keeps the row.
create table biennium.person (
    id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,63}$'),
    name text not null check (length(name) between 1 and 120),
    mail text not null check (length(mail) between 3 and 254),
    languages text[] not null check (cardinality(languages) > 0),
    zone text not null,
    phone text check (length(phone) <= 40),
    host text references biennium.host,
    created_at timestamptz not null,
    closed_at timestamptz
);
create index person_name on biennium.person (lower(name));
create index person_host on biennium.person (host);

-- The truth about roles; the engine's groups follow it in the same transaction.
create table biennium.assignment (
    person text not null references biennium.person,
    role text not null,
    host text references biennium.host,
    since timestamptz not null,
    unique nulls not distinct (person, role, host),
    check ((role in ('drafter', 'head', 'focal-point', 'reviewer')) = (host is not null)),
    check (role in ('drafter', 'head', 'focal-point', 'reviewer', 'officer', 'validator', 'evaluator',
                    'secretariat', 'adviser', 'reader', 'admin'))
);
create index assignment_role on biennium.assignment (role, host);

grant select, insert, update on biennium.host, biennium.centre, biennium.framework_target, biennium.objective,
    biennium.person to ${application-role};
grant select, insert, update, delete on biennium.centre_host, biennium.centre_country to ${application-role};
grant select, insert, update, delete on biennium.assignment to ${application-role};
