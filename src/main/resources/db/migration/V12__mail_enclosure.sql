-- Files that go with letters.
create table biennium.mail_enclosure (
    mail uuid primary key references biennium.mail,
    -- which room draws it up, and what it is to hold
    room text not null,
    what text not null,
    file_name text not null,
    type text not null,
    -- null until the letter is first sent; empty where it goes without
    content bytea
);

grant select, insert, update (content) on biennium.mail_enclosure to ${application-role};

-- What has once gone out with a letter stays as it was.
create function biennium.keep_enclosure() returns trigger language plpgsql as $$
begin
    if old.content is not null then
        raise exception 'The enclosure of mail % was drawn up already', old.mail;
    end if;
    return new;
end
$$;
create trigger mail_enclosure_is_kept before update on biennium.mail_enclosure
    for each row execute function biennium.keep_enclosure();
