-- A letter that was given up goes again to where its reader can be written to by then.
grant update (address) on biennium.mail to ${application-role};
