-- Why each letter was sent, and the words by which it is found.

-- The sentence that each letter ends with.
alter table biennium.mail add column because text;
update biennium.mail set because = split_part(split_part(text, E'\n-- \n', 2), E'\n', 1);
alter table biennium.mail alter column because set not null;

-- The words of these texts as they are searched: small, without accents and punctuation, none longer than the index takes.
create function biennium.words_of(variadic texts text[]) returns text[]
    language sql immutable parallel safe
    return array(
        select left(word, 100)
        from unnest(string_to_array(
            regexp_replace(
                lower(regexp_replace(normalize(array_to_string(texts, ' '), nfkd), E'[\u0300-\u036f]', '', 'g')
                    collate pg_c_utf8),
                '[^[:alnum:]]+', ' ', 'g'),
            ' ')) word
        where word <> '');

-- What finds the texts that have a word beginning with each of these; null, which finds nothing, where there is none.
create function biennium.words_begun(typed text) returns tsquery
    language sql immutable parallel safe
    return (
        select string_agg('''' || word || ''':*', ' & ')
        from unnest(biennium.words_of(typed)) word)::tsquery;

alter table biennium.mail add column found_by tsvector not null generated always as (
    array_to_tsvector(biennium.words_of(
        variadic array[recipient_name, recipient, address, case_key, subject] || copies))) stored;
create index mail_found_by on biennium.mail using gin (found_by);
