-- Two officers at one rule do not overwrite each other.
alter table biennium.reminder_rule add column revision int not null default 0;

-- A rule that an officer added has the name that the officer gave it.
alter table biennium.reminder_rule add constraint reminder_rule_added_has_a_name check (code not like 'own-%' or name is not null);
