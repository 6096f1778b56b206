-- A letter may carry several files.
alter table biennium.mail_enclosure
    add column number integer not null default 1,
    drop constraint mail_enclosure_pkey,
    add primary key (mail, number);

-- How often the date of a step has changed, as calendar programs count it; ended counts too.
alter table biennium.reminder_obligation add column sequence integer not null default 0;

-- Addresses under which calendar programs find somebody's dates: by the digest of what stands in them.
create table biennium.calendar_feed (
    person text primary key references biennium.person (id),
    digest text not null unique,
    since timestamptz not null
);
grant select, insert, update, delete on biennium.calendar_feed to ${application-role};
