#!/bin/sh
# Runs once, when the database is first made: the role the application works under, which owns nothing.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv password BIENNIUM_DATABASE_PASSWORD
create role biennium_application login password :'password';
SQL
