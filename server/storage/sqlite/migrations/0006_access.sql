-- Who may call, how they show it, and what their credentials let them do.

-- A principal of the school '-' is of the whole network. Lists of slugs have blanks
-- between them.
CREATE TABLE principal (
  school TEXT NOT NULL,
  principal TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role = 'network-admin' OR role = 'school-admin' OR role = 'staff' OR role = 'facilitator' OR role = 'partner' OR role = 'reporter' OR role = 'sponsor' OR role = 'trainee'),
  cohorts TEXT NOT NULL,
  party TEXT,
  enrolment BLOB,
  is_disabled INTEGER NOT NULL CHECK (is_disabled = 0 OR is_disabled = 1),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, principal),
  FOREIGN KEY (school, party) REFERENCES party (school, party),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment),
  CHECK ((school = '-') = (role = 'network-admin')),
  CHECK ((role = 'sponsor') = (party IS NOT NULL)),
  CHECK ((role = 'trainee') = (enrolment IS NOT NULL)),
  CHECK (role <> 'facilitator' OR cohorts <> '')
) STRICT, WITHOUT ROWID;
CREATE TABLE principal_history (
  school TEXT NOT NULL,
  principal TEXT NOT NULL,
  role TEXT NOT NULL,
  cohorts TEXT NOT NULL,
  party TEXT,
  enrolment BLOB,
  is_disabled INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, principal, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW principal_ever AS
  SELECT * FROM principal UNION ALL SELECT * FROM principal_history;
CREATE TRIGGER principal_keeps_history BEFORE UPDATE ON principal BEGIN
  SELECT RAISE(ABORT, 'principal: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO principal_history SELECT * FROM principal WHERE school = OLD.school AND principal = OLD.principal;
END;
CREATE TRIGGER principal_is_never_deleted BEFORE DELETE ON principal BEGIN
  SELECT RAISE(ABORT, 'principal: rows are never deleted');
END;
CREATE TRIGGER principal_history_is_never_updated BEFORE UPDATE ON principal_history BEGIN
  SELECT RAISE(ABORT, 'principal_history: rows are never updated');
END;
CREATE TRIGGER principal_history_is_never_deleted BEFORE DELETE ON principal_history BEGIN
  SELECT RAISE(ABORT, 'principal_history: rows are never deleted');
END;

-- What a credential allows less than its principal: a role, schools, cohorts. Of a
-- certificate the subject is kept, of a secret nothing (see credential).
CREATE TABLE token (
  school TEXT NOT NULL,
  principal TEXT NOT NULL,
  token BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'TOKEN' OR kind = 'CERTIFICATE'),
  subject TEXT NOT NULL,
  role TEXT CHECK (role IS NULL OR role = 'network-admin' OR role = 'school-admin' OR role = 'staff' OR role = 'facilitator' OR role = 'partner' OR role = 'reporter' OR role = 'sponsor' OR role = 'trainee'),
  schools TEXT NOT NULL,
  cohorts TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, principal, token),
  FOREIGN KEY (school, principal) REFERENCES principal (school, principal),
  CHECK ((kind = 'CERTIFICATE') = (subject <> ''))
) STRICT, WITHOUT ROWID;
CREATE TABLE token_history (
  school TEXT NOT NULL,
  principal TEXT NOT NULL,
  token BLOB NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  role TEXT,
  schools TEXT NOT NULL,
  cohorts TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, principal, token, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW token_ever AS
  SELECT * FROM token UNION ALL SELECT * FROM token_history;
CREATE TRIGGER token_keeps_history BEFORE UPDATE ON token BEGIN
  SELECT RAISE(ABORT, 'token: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO token_history SELECT * FROM token WHERE school = OLD.school AND principal = OLD.principal AND token = OLD.token;
END;
CREATE TRIGGER token_is_never_deleted BEFORE DELETE ON token BEGIN
  SELECT RAISE(ABORT, 'token: rows are never deleted');
END;
CREATE TRIGGER token_history_is_never_updated BEFORE UPDATE ON token_history BEGIN
  SELECT RAISE(ABORT, 'token_history: rows are never updated');
END;
CREATE TRIGGER token_history_is_never_deleted BEFORE DELETE ON token_history BEGIN
  SELECT RAISE(ABORT, 'token_history: rows are never deleted');
END;

-- From the keyed digest of what a caller shows to the token: the one question that
-- is asked before a school is known. Secrets lie nowhere.
CREATE TABLE credential (
  school TEXT NOT NULL CHECK (school = '-'),
  digest BLOB NOT NULL,
  member_of TEXT NOT NULL,
  principal TEXT NOT NULL,
  token BLOB NOT NULL,
  PRIMARY KEY (school, digest),
  FOREIGN KEY (member_of, principal, token) REFERENCES token (school, principal, token)
) STRICT, WITHOUT ROWID;

-- When a token was last used, to the hour. Not a part of the record.
CREATE TABLE token_use (
  school TEXT NOT NULL,
  principal TEXT NOT NULL,
  token BLOB NOT NULL,
  last_used_at INTEGER NOT NULL,
  PRIMARY KEY (school, principal, token),
  FOREIGN KEY (school, principal, token) REFERENCES token (school, principal, token)
) STRICT, WITHOUT ROWID;
