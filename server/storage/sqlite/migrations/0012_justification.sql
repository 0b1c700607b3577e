-- Why somebody was absent, and what proves that somebody worked at a distance. Both
-- overlap marks and never write them.

-- The digest of a document and the notes are sealed under the trainee's key. The cohort
-- is that of the enrolment, so that lists need not ask for it.

-- From a minute of a day to a minute of another, on the school's wall clock; the end
-- is exclusive.
CREATE TABLE justification (
  school TEXT NOT NULL,
  justification BLOB NOT NULL,
  cohort TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  first_on TEXT NOT NULL,
  first_minute INTEGER NOT NULL CHECK (first_minute BETWEEN 0 AND 1439),
  last_on TEXT NOT NULL,
  end_minute INTEGER NOT NULL CHECK (end_minute BETWEEN 1 AND 1440),
  category TEXT NOT NULL CHECK (category = 'SICK_NOTE' OR category = 'WORK_ACCIDENT' OR category = 'PUBLIC_SUMMONS' OR category = 'JOB_INTERVIEW' OR category = 'FAMILY_EVENT' OR category = 'FORCE_MAJEURE' OR category = 'TRANSPORT' OR category = 'OTHER'),
  document_digest BLOB NOT NULL,
  note BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state = 'SUBMITTED' OR state = 'ACCEPTED' OR state = 'REJECTED' OR state = 'WITHDRAWN'),
  submitted_by TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER,
  decision_note BLOB NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, justification),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment),
  CHECK ((state = 'SUBMITTED') = (decided_at IS NULL)),
  CHECK (first_on < last_on OR (first_on = last_on AND first_minute < end_minute))
) STRICT, WITHOUT ROWID;
CREATE TABLE justification_history (
  school TEXT NOT NULL,
  justification BLOB NOT NULL,
  cohort TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  first_on TEXT NOT NULL,
  first_minute INTEGER NOT NULL,
  last_on TEXT NOT NULL,
  end_minute INTEGER NOT NULL,
  category TEXT NOT NULL,
  document_digest BLOB NOT NULL,
  note BLOB NOT NULL,
  state TEXT NOT NULL,
  submitted_by TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER,
  decision_note BLOB NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, justification, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW justification_ever AS
  SELECT * FROM justification UNION ALL SELECT * FROM justification_history;
CREATE TRIGGER justification_keeps_history BEFORE UPDATE ON justification BEGIN
  SELECT RAISE(ABORT, 'justification: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO justification_history SELECT * FROM justification WHERE school = OLD.school AND justification = OLD.justification;
END;
CREATE TRIGGER justification_is_never_deleted BEFORE DELETE ON justification BEGIN
  SELECT RAISE(ABORT, 'justification: rows are never deleted');
END;
CREATE TRIGGER justification_history_is_never_updated BEFORE UPDATE ON justification_history BEGIN
  SELECT RAISE(ABORT, 'justification_history: rows are never updated');
END;
CREATE TRIGGER justification_history_is_never_deleted BEFORE DELETE ON justification_history BEGIN
  SELECT RAISE(ABORT, 'justification_history: rows are never deleted');
END;
CREATE INDEX justification_by_cohort ON justification (school, cohort, justification);
CREATE INDEX justification_by_enrolment ON justification (school, enrolment, first_on);

-- What proves a half-day at a distance. A proposal counts for nothing until somebody of
-- the staff confirms it.
CREATE TABLE evidence (
  school TEXT NOT NULL,
  evidence BLOB NOT NULL,
  cohort TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  held_on TEXT NOT NULL,
  slot TEXT NOT NULL CHECK (slot IN ('AM', 'PM')),
  kind TEXT NOT NULL CHECK (kind = 'WORK_SUBMITTED' OR kind = 'ASSESSMENT' OR kind = 'COACHING_CONTACT' OR kind = 'VIRTUAL_CLASS' OR kind = 'CONNECTION_LOG' OR kind = 'STAFF_ATTEST'),
  observed_at INTEGER NOT NULL,
  minutes INTEGER CHECK (minutes >= 0),
  document_digest BLOB NOT NULL,
  source TEXT NOT NULL,
  external_ref TEXT,
  note BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state = 'PROPOSED' OR state = 'CONFIRMED' OR state = 'REJECTED'),
  recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, evidence),
  UNIQUE (school, source, external_ref),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment),
  CHECK ((state = 'PROPOSED') = (decided_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE evidence_history (
  school TEXT NOT NULL,
  evidence BLOB NOT NULL,
  cohort TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  held_on TEXT NOT NULL,
  slot TEXT NOT NULL,
  kind TEXT NOT NULL,
  observed_at INTEGER NOT NULL,
  minutes INTEGER,
  document_digest BLOB NOT NULL,
  source TEXT NOT NULL,
  external_ref TEXT,
  note BLOB NOT NULL,
  state TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, evidence, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW evidence_ever AS
  SELECT * FROM evidence UNION ALL SELECT * FROM evidence_history;
CREATE TRIGGER evidence_keeps_history BEFORE UPDATE ON evidence BEGIN
  SELECT RAISE(ABORT, 'evidence: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO evidence_history SELECT * FROM evidence WHERE school = OLD.school AND evidence = OLD.evidence;
END;
CREATE TRIGGER evidence_is_never_deleted BEFORE DELETE ON evidence BEGIN
  SELECT RAISE(ABORT, 'evidence: rows are never deleted');
END;
CREATE TRIGGER evidence_history_is_never_updated BEFORE UPDATE ON evidence_history BEGIN
  SELECT RAISE(ABORT, 'evidence_history: rows are never updated');
END;
CREATE TRIGGER evidence_history_is_never_deleted BEFORE DELETE ON evidence_history BEGIN
  SELECT RAISE(ABORT, 'evidence_history: rows are never deleted');
END;
CREATE INDEX evidence_by_cohort ON evidence (school, cohort, evidence);
CREATE INDEX evidence_by_enrolment ON evidence (school, enrolment, held_on, slot);
