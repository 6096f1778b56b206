-- Letters that came back.

alter table biennium.mail
    drop constraint mail_state_check,
    drop constraint mail_sent_has_a_time,
    add constraint mail_state_check check (state in ('queued', 'sending', 'sent', 'dead', 'bounced')),
    add constraint mail_sent_has_a_time check ((state in ('sent', 'bounced')) = (sent_at is not null));

-- One row for each message that was read in the mailbox to which letters come back, so that each is read once.
create table biennium.bounce (
    id bigint generated always as identity primary key,
    -- whose mailbox, which folder of it, in which of its lives
    mailbox text not null,
    uid bigint not null,
    at timestamptz not null,
    -- null where no letter of ours came back in it
    mail uuid references biennium.mail (id),
    kind text not null check (kind in ('permanent', 'temporary', 'delayed', 'unknown')),
    -- which of the letter's addresses it is about
    address text,
    -- what the mail server said
    said text,
    constraint bounce_once unique (mailbox, uid),
    constraint bounce_known_is_whole check ((kind = 'unknown') = (mail is null) and num_nulls(mail, address, said) in (0, 3))
);
create index bounce_of_mail on biennium.bounce (mail);
create index bounce_unknown on biennium.bounce (at) where mail is null;
grant select, insert on biennium.bounce to ${application-role};
