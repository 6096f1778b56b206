-- Windows in which no deadline may fall: of every year or of one, who added them and when. What was taken away stays readable.
alter table biennium.quiet_window
    -- that of its first day; null where it is there every year
    add column year int check (year between 1990 and 2199),
    -- the code of a message where nobody added it
    add column name text check (char_length(name) between 1 and 120),
    add column added_by text,
    add column added_at timestamptz,
    add column removed_by text,
    add column removed_at timestamptz,
    add constraint quiet_window_added_by_somebody check (num_nulls(added_by, added_at) in (0, 2)),
    add constraint quiet_window_removed_by_somebody check (num_nulls(removed_by, removed_at) in (0, 2));
update biennium.quiet_window set name = 'end-of-year';
alter table biennium.quiet_window alter column name set not null;
create unique index quiet_window_once on biennium.quiet_window (first_month, first_day, last_month, last_day, year)
    nulls not distinct where removed_at is null;
revoke delete on biennium.quiet_window from ${application-role};
grant update (removed_by, removed_at) on biennium.quiet_window to ${application-role};

-- The same of holidays.
alter table biennium.holiday
    drop constraint holiday_country_year_month_day_name_key,
    add column added_at timestamptz,
    add column removed_by text,
    add column removed_at timestamptz,
    add constraint holiday_removed_by_somebody check (num_nulls(removed_by, removed_at) in (0, 2));
create unique index holiday_once on biennium.holiday (country, year, month, day, name)
    nulls not distinct where removed_at is null;
revoke delete on biennium.holiday from ${application-role};
grant update (removed_by, removed_at) on biennium.holiday to ${application-role};
