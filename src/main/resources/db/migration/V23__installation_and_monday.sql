-- Which installation this database belongs to; a copy of it that starts elsewhere sends nothing until somebody says so.
create table biennium.installation (
    one boolean primary key default true check (one),
    name text not null,
    confirmed_by text,
    confirmed_at timestamptz
);
grant select, insert, update on biennium.installation to ${application-role};

-- The letter that tells officers on Monday what needs a human this week, once for each of them.
create table biennium.reminder_week (
    person text not null,
    monday date not null,
    primary key (person, monday)
);
grant select, insert, delete on biennium.reminder_week to ${application-role};
create index reminder_obligation_expected on biennium.reminder_obligation (expected_on) where expected_on is not null;
create index reminder_nobody on biennium.reminder (task_id) where reason = 'nobody';
