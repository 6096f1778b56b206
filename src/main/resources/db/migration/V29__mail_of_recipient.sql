-- What somebody was sent, the last first.
create index mail_of_recipient on biennium.mail (recipient, written_at);
