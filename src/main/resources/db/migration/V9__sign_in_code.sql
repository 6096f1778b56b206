-- Sign-in by a one-time code. The browser and the code are kept as digests only, and the code's is made with the secret
-- that the browser holds: whoever reads these tables can neither tell a code nor use one.
create table biennium.sign_in_request (
    browser text primary key check (length(browser) = 64),
    expires_at timestamptz not null,
    tries integer not null default 0
);
create index sign_in_request_expires on biennium.sign_in_request (expires_at);

-- There is a request also where there is no account to make a code for: a guess at either costs and tells the same.
create table biennium.sign_in_code (
    browser text not null references biennium.sign_in_request on delete cascade,
    person text not null references biennium.person,
    address text not null, -- where it was sent: it is worth nothing once the person's address is another
    digest text not null,
    primary key (browser, person)
);

grant select, insert, update, delete on biennium.sign_in_request to ${application-role};
grant select, insert, delete on biennium.sign_in_code to ${application-role};

-- A letter may carry a secret, put in only as it is sent and forgotten then; and it may be worth nothing after a while.
alter table biennium.mail
    alter column case_key drop not null,
    add column secret text,
    add column expires_at timestamptz,
    add constraint mail_secret_goes_with_a_time check (secret is null or expires_at is not null),
    add constraint mail_secret_is_forgotten check (secret is null or state in ('queued', 'sending'));
grant update (secret) on biennium.mail to ${application-role};
