-- What people set for themselves, beside their languages, zone and telephone.
alter table biennium.person
    add column group_mails boolean not null default false, -- reminders once a week; formal notices come at once
    add column sign_in_round int not null default 0 check (sign_in_round >= 0); -- sign-ins of an earlier round have ended
