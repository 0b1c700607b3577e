-- What happens to an enrolment after it was made, and what became of the trainee.

-- An agreed absence. It is void when the spell ended before it began.
CREATE TABLE suspension (
  school TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  ordinal INTEGER NOT NULL,
  first_on TEXT NOT NULL,
  first_slot TEXT NOT NULL CHECK (first_slot IN ('AM', 'PM')),
  last_on TEXT,
  last_slot TEXT CHECK (last_slot IN ('AM', 'PM')),
  reason_code TEXT NOT NULL,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, enrolment, ordinal),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment),
  CHECK (last_on IS NULL OR (last_on, last_slot) >= (first_on, first_slot))
) STRICT, WITHOUT ROWID;
CREATE TABLE suspension_history (
  school TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  ordinal INTEGER NOT NULL,
  first_on TEXT NOT NULL,
  first_slot TEXT NOT NULL,
  last_on TEXT,
  last_slot TEXT,
  reason_code TEXT NOT NULL,
  is_void INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, enrolment, ordinal, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW suspension_ever AS
  SELECT * FROM suspension UNION ALL SELECT * FROM suspension_history;
CREATE TRIGGER suspension_keeps_history BEFORE UPDATE ON suspension BEGIN
  SELECT RAISE(ABORT, 'suspension: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO suspension_history SELECT * FROM suspension WHERE school = OLD.school AND enrolment = OLD.enrolment AND ordinal = OLD.ordinal;
END;
CREATE TRIGGER suspension_is_never_deleted BEFORE DELETE ON suspension BEGIN
  SELECT RAISE(ABORT, 'suspension: rows are never deleted');
END;
CREATE TRIGGER suspension_history_is_never_updated BEFORE UPDATE ON suspension_history BEGIN
  SELECT RAISE(ABORT, 'suspension_history: rows are never updated');
END;
CREATE TRIGGER suspension_history_is_never_deleted BEFORE DELETE ON suspension_history BEGIN
  SELECT RAISE(ABORT, 'suspension_history: rows are never deleted');
END;

-- One row per event, never changed. Ordinals are versions of the enrolment.
CREATE TABLE enrolment_transition (
  school TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  ordinal INTEGER NOT NULL,
  event TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  effective_on TEXT,
  effective_slot TEXT CHECK (effective_slot IN ('AM', 'PM')),
  reason_code TEXT NOT NULL,
  note BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, enrolment, ordinal),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER enrolment_transition_is_never_updated BEFORE UPDATE ON enrolment_transition BEGIN
  SELECT RAISE(ABORT, 'enrolment_transition: rows are never updated');
END;
CREATE TRIGGER enrolment_transition_is_never_deleted BEFORE DELETE ON enrolment_transition BEGIN
  SELECT RAISE(ABORT, 'enrolment_transition: rows are never deleted');
END;

-- What became of somebody, so many months after the exit.
CREATE TABLE outcome (
  school TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  months_after INTEGER NOT NULL CHECK (months_after = 0 OR months_after = 3 OR months_after = 6),
  kind TEXT NOT NULL CHECK (kind = 'EMPLOYED' OR kind = 'SELF_EMPLOYED' OR kind = 'BUSINESS_CREATED' OR kind = 'FURTHER_TRAINING' OR kind = 'SEEKING' OR kind = 'UNKNOWN'),
  observed_on TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, enrolment, months_after),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
) STRICT, WITHOUT ROWID;
CREATE TABLE outcome_history (
  school TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  months_after INTEGER NOT NULL,
  kind TEXT NOT NULL,
  observed_on TEXT NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, enrolment, months_after, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW outcome_ever AS
  SELECT * FROM outcome UNION ALL SELECT * FROM outcome_history;
CREATE TRIGGER outcome_keeps_history BEFORE UPDATE ON outcome BEGIN
  SELECT RAISE(ABORT, 'outcome: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO outcome_history SELECT * FROM outcome WHERE school = OLD.school AND enrolment = OLD.enrolment AND months_after = OLD.months_after;
END;
CREATE TRIGGER outcome_is_never_deleted BEFORE DELETE ON outcome BEGIN
  SELECT RAISE(ABORT, 'outcome: rows are never deleted');
END;
CREATE TRIGGER outcome_history_is_never_updated BEFORE UPDATE ON outcome_history BEGIN
  SELECT RAISE(ABORT, 'outcome_history: rows are never updated');
END;
CREATE TRIGGER outcome_history_is_never_deleted BEFORE DELETE ON outcome_history BEGIN
  SELECT RAISE(ABORT, 'outcome_history: rows are never deleted');
END;

-- Somebody goes on in another school: what the one told, and what the other took over.
-- Each writes its own row, in its own unit of work.
CREATE TABLE transfer (
  school TEXT NOT NULL,
  transfer TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  to_school TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, transfer),
  UNIQUE (school, enrolment),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER transfer_is_never_updated BEFORE UPDATE ON transfer BEGIN
  SELECT RAISE(ABORT, 'transfer: rows are never updated');
END;
CREATE TRIGGER transfer_is_never_deleted BEFORE DELETE ON transfer BEGIN
  SELECT RAISE(ABORT, 'transfer: rows are never deleted');
END;

CREATE TABLE received_transfer (
  school TEXT NOT NULL,
  transfer TEXT NOT NULL,
  application BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, transfer),
  UNIQUE (school, application),
  FOREIGN KEY (school, application) REFERENCES application (school, application)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER received_transfer_is_never_updated BEFORE UPDATE ON received_transfer BEGIN
  SELECT RAISE(ABORT, 'received_transfer: rows are never updated');
END;
CREATE TRIGGER received_transfer_is_never_deleted BEFORE DELETE ON received_transfer BEGIN
  SELECT RAISE(ABORT, 'received_transfer: rows are never deleted');
END;

-- The second barriers behind the transaction that reads before it writes.
CREATE UNIQUE INDEX enrolment_open ON enrolment (school, cohort, person)
  WHERE exit_on IS NULL AND state <> 'NO_SHOW' AND state <> 'CANCELLED';
CREATE UNIQUE INDEX placement_open ON placement (school, enrolment)
  WHERE last_on IS NULL AND is_void = 0;
CREATE UNIQUE INDEX suspension_open ON suspension (school, enrolment)
  WHERE last_on IS NULL AND is_void = 0;
