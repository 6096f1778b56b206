-- When people are reminded: as the product ships it, until an officer changes it.
create table biennium.reminder_rule (
    code text primary key check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
    -- before the date where negative, after it where positive
    day_offset integer not null check (day_offset between -400 and 400 and day_offset <> 0),
    unit text not null check (unit in ('days', 'working days')),
    recipient text not null check (recipient in ('turn', 'head', 'officer')),
    copies_head boolean not null,
    -- slugs; empty for all
    processes text[] not null,
    -- activity id; null for all
    step text,
    -- days between two reminders of this rule; null where there is one
    every_days integer check (every_days between 1 and 365),
    most integer not null check (most between 1 and 10),
    is_on boolean not null default true,
    -- null while as the product ships it
    changed_by text,
    changed_at timestamptz
);
grant select, insert, update on biennium.reminder_rule to ${application-role};
