-- What an officer calls a rule; null for the name that the product gives it.
alter table biennium.reminder_rule add column name text check (char_length(name) between 1 and 80);
