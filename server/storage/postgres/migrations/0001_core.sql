-- The bones: clocks, remembered requests, the journal. Every key begins
-- with the school; rows of the whole network have the school '-'.
--
-- The same tables, columns and rules as in the other engine's step of this number
-- (tests/server/storage/schema_test.cpp compares them); only what keeps the
-- history is said shorter: two procedures make the triggers.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: rows are never %', TG_TABLE_NAME,
    CASE TG_OP WHEN 'UPDATE' THEN 'updated' ELSE 'deleted' END
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Only inserts: nothing is updated, deleted or emptied.
CREATE PROCEDURE keep_journal(noun TEXT) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER %1$I BEFORE UPDATE ON %2$I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
                 noun || '_is_never_updated', noun);
  EXECUTE format('CREATE TRIGGER %1$I BEFORE DELETE ON %2$I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
                 noun || '_is_never_deleted', noun);
  EXECUTE format('CREATE TRIGGER %1$I BEFORE TRUNCATE ON %2$I EXECUTE FUNCTION refuse_change()',
                 noun || '_is_never_emptied', noun);
END $$;

-- noun_history holds the earlier versions of the rows of noun, noun_ever all of
-- them. A trigger moves the old row there before an update and refuses a skipped
-- version; no version is ever deleted.
CREATE PROCEDURE keep_versions(noun TEXT) LANGUAGE plpgsql AS $$
DECLARE
  history TEXT := noun || '_history';
  key TEXT := (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY array_position(i.indkey::int2[], a.attnum))
               FROM pg_index AS i JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
               WHERE i.indrelid = noun::regclass AND i.indisprimary);
BEGIN
  EXECUTE format('CREATE TABLE %I (LIKE %I, PRIMARY KEY (%s, version))', history, noun, key);
  EXECUTE format('CREATE VIEW %I AS SELECT * FROM %I UNION ALL SELECT * FROM %I',
                 noun || '_ever', noun, history);
  EXECUTE format($body$
    CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql AS $trigger$
    BEGIN
      IF NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION '%2$s: a version was skipped' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      INSERT INTO %3$I VALUES (OLD.*);
      RETURN NEW;
    END $trigger$
  $body$, noun || '_keeps_history', noun, history);
  EXECUTE format('CREATE TRIGGER %1$I BEFORE UPDATE ON %2$I FOR EACH ROW EXECUTE FUNCTION %1$I()',
                 noun || '_keeps_history', noun);
  EXECUTE format('CREATE TRIGGER %1$I BEFORE DELETE ON %2$I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
                 noun || '_is_never_deleted', noun);
  EXECUTE format('CREATE TRIGGER %1$I BEFORE TRUNCATE ON %2$I EXECUTE FUNCTION refuse_change()',
                 noun || '_is_never_emptied', noun);
  CALL keep_journal(history);
END $$;

-- One row per school: its sequence grows by one with every unit of work, and its
-- time never stands still or goes back.
CREATE TABLE school_clock (
  school TEXT NOT NULL PRIMARY KEY,
  sequence BIGINT NOT NULL CHECK (sequence >= 0),
  at BIGINT NOT NULL
);
INSERT INTO school_clock (school, sequence, at) VALUES ('-', 0, 0);

-- What was answered to a request id: the unit of work and the resource it made,
-- from which the answer is read again; or the refusal.
CREATE TABLE request (
  school TEXT NOT NULL,
  principal TEXT NOT NULL,
  request_id TEXT NOT NULL,
  method TEXT NOT NULL,
  request_digest BYTEA NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('DONE', 'REFUSED')),
  answer TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (school, principal, request_id)
);
CALL keep_journal('request');

-- The digest of all values of a request that holds personal ones, and its salt; that in
-- request leaves them out. These rows may go: then nobody can work out any more what was
-- asked, not even with the server's key.
CREATE TABLE request_salt (
  school TEXT NOT NULL,
  principal TEXT NOT NULL,
  request_id TEXT NOT NULL,
  salt BYTEA NOT NULL,
  values_digest BYTEA NOT NULL,
  PRIMARY KEY (school, principal, request_id),
  FOREIGN KEY (school, principal, request_id) REFERENCES request (school, principal, request_id)
);

-- Who did what, when, to which version of what. The version row is the snapshot;
-- commitment binds the journal to its content.
CREATE TABLE journal (
  school TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  ordinal BIGINT NOT NULL,
  at BIGINT NOT NULL,
  principal TEXT NOT NULL,
  method TEXT NOT NULL,
  request_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('CREATED', 'UPDATED', 'ERASED')),
  resource TEXT NOT NULL,
  version BIGINT NOT NULL,
  commitment BYTEA NOT NULL,
  PRIMARY KEY (school, sequence, ordinal)
);
CALL keep_journal('journal');

-- Closes ranges of a school's journal: docs/audit-format.md.
CREATE TABLE seal (
  school TEXT NOT NULL,
  number BIGINT NOT NULL CHECK (number >= 1),
  previous BYTEA NOT NULL,
  first_sequence BIGINT NOT NULL,
  last_sequence BIGINT NOT NULL,
  rows_count BIGINT NOT NULL,
  root BYTEA NOT NULL,
  sealed_at BIGINT NOT NULL,
  public_key BYTEA NOT NULL,
  signature BYTEA NOT NULL,
  PRIMARY KEY (school, number),
  CHECK (first_sequence <= last_sequence)
);
CALL keep_journal('seal');
