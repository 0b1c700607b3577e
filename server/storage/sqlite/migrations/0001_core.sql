-- The bones: clocks, remembered requests, the journal. Every key begins
-- with the school; rows of the whole network have the school '-'.
--
-- The words of a closed choice are a chain of OR: for a list of more than two
-- after IN, SQLite makes a table anew at every insert.

-- One row per school: its sequence grows by one with every unit of work, and its
-- time never stands still or goes back.
CREATE TABLE school_clock (
  school TEXT NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO school_clock (school, sequence, at) VALUES ('-', 0, 0);

-- What was answered to a request id: the unit of work and the resource it made,
-- from which the answer is read again; or the refusal.
CREATE TABLE request (
  school TEXT NOT NULL,
  principal TEXT NOT NULL,
  request_id TEXT NOT NULL,
  method TEXT NOT NULL,
  request_digest BLOB NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('DONE', 'REFUSED')),
  answer TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (school, principal, request_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER request_is_never_updated BEFORE UPDATE ON request BEGIN
  SELECT RAISE(ABORT, 'request: rows are never updated');
END;
CREATE TRIGGER request_is_never_deleted BEFORE DELETE ON request BEGIN
  SELECT RAISE(ABORT, 'request: rows are never deleted');
END;

-- The digest of all values of a request that holds personal ones, and its salt; that in
-- request leaves them out. These rows may go: then nobody can work out any more what was
-- asked, not even with the server's key.
CREATE TABLE request_salt (
  school TEXT NOT NULL,
  principal TEXT NOT NULL,
  request_id TEXT NOT NULL,
  salt BLOB NOT NULL,
  values_digest BLOB NOT NULL,
  PRIMARY KEY (school, principal, request_id),
  FOREIGN KEY (school, principal, request_id) REFERENCES request (school, principal, request_id)
) STRICT, WITHOUT ROWID;

-- Who did what, when, to which version of what. The version row is the snapshot;
-- commitment binds the journal to its content.
CREATE TABLE journal (
  school TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  at INTEGER NOT NULL,
  principal TEXT NOT NULL,
  method TEXT NOT NULL,
  request_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'CREATED' OR kind = 'UPDATED' OR kind = 'ERASED'),
  resource TEXT NOT NULL,
  version INTEGER NOT NULL,
  commitment BLOB NOT NULL,
  PRIMARY KEY (school, sequence, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal BEGIN
  SELECT RAISE(ABORT, 'journal: rows are never updated');
END;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal BEGIN
  SELECT RAISE(ABORT, 'journal: rows are never deleted');
END;

-- Closes ranges of a school's journal: docs/audit-format.md.
CREATE TABLE seal (
  school TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  previous BLOB NOT NULL,
  first_sequence INTEGER NOT NULL,
  last_sequence INTEGER NOT NULL,
  rows_count INTEGER NOT NULL,
  root BLOB NOT NULL,
  sealed_at INTEGER NOT NULL,
  public_key BLOB NOT NULL,
  signature BLOB NOT NULL,
  PRIMARY KEY (school, number),
  CHECK (first_sequence <= last_sequence)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER seal_is_never_updated BEFORE UPDATE ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: rows are never updated');
END;
CREATE TRIGGER seal_is_never_deleted BEFORE DELETE ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: rows are never deleted');
END;
