-- Submissions: which object each form that adds one has added. A form that is sent twice adds one object.
-- Forms that were opened before an upgrade are forgotten with the schema, as are those of a server that crashed.
CREATE UNLOGGED TABLE register.submission (
    token text PRIMARY KEY,
    user_id bigint NOT NULL,
    model text NOT NULL,
    key text NOT NULL,
    content text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN register.submission.token IS 'The random text in the hidden field of the form.';
COMMENT ON COLUMN register.submission.content IS 'SHA-256 of what was typed.';
CREATE INDEX submission_at ON register.submission (at);
