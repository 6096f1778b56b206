-- Public holidays of some countries are calculated now; rows add to them, or say that people work on such a day.
alter table biennium.holiday
    add column worked boolean not null default false,
    add constraint holiday_worked_somewhere check (country is not null or not worked);
drop index biennium.holiday_once;
create unique index holiday_once on biennium.holiday (country, year, month, day, name, worked)
    nulls not distinct where removed_at is null;

-- Those that came with the product and are calculated from now on.
create temporary table covered on commit drop as
select * from biennium.holiday
where added_by is null and year is null
  and (country in ('BE', 'CA', 'CO', 'ES', 'IT', 'RS', 'ZA')
       or country = 'KZ' and (month, day) in ((1, 1), (3, 8), (3, 22), (5, 1), (5, 9), (7, 6), (8, 30), (12, 16)));

-- What an officer took out stays out, unless one put it back.
insert into biennium.holiday (country, month, day, name, worked)
select distinct country, month, day, name, true from covered
where removed_at is not null and (country, month, day) <> ('CA', 12, 26)
  and not exists (
      select from biennium.holiday as back
      where back.removed_at is null and back.country = covered.country and back.month = covered.month
        and back.day = covered.day);

delete from biennium.holiday where id in (select id from covered where removed_at is null);
