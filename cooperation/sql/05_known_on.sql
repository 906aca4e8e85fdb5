-- Pages of a past day show the register as it was known then (95_known.sql). Their transaction says which day that is.

-- Return the past day that the open transaction asks about, NULL for today.
CREATE FUNCTION register.known_on() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT NULLIF(current_setting('register.known_on', true), '')::date
$$;

-- Return the end of that day: what changed before was known. The transaction sets it too, because views ask for each row.
CREATE FUNCTION register.known_at() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT NULLIF(current_setting('register.known_at', true), '')::timestamptz
$$;

-- Return whether the reader sees drafts, and what is no longer published.
CREATE FUNCTION register.sees_drafts() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT current_setting('register.sees_drafts', true) = 'yes'
$$;
