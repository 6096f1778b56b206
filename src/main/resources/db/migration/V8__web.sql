-- From where each account signed in before; what strangers try elsewhere never slows these down.
create table biennium.known_place (
    person_id text not null check (length(person_id) <= 64),
    place text not null check (length(place) <= 100), -- "address …", or "device …" with the digest of its cookie
    last_used timestamptz not null, -- kept for 180 days after it
    primary key (person_id, place)
);
grant select, insert, update, delete on biennium.known_place to ${application-role};
