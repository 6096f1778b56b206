-- A reminder that was not sent may be decided anew, as where a date moves away and comes back; one that waits or was sent stands once.
alter table biennium.reminder drop constraint reminder_once;
create unique index reminder_once on biennium.reminder (task_id, due_on, rule, number, person) where result <> 'silent';
create index reminder_of_step on biennium.reminder (task_id);
