-- The last moment of an open step moves with what it hangs on; which period its dates are counted in stays.
alter table biennium.step add column period text;
update biennium.step set period = plan.period from biennium.work_plan plan where plan.key = case_key;
create index step_open_of_period on biennium.step (period, case_key, id) where closed_at is null;
grant update (due_on, due_at, due_zone) on biennium.step to ${application-role};
