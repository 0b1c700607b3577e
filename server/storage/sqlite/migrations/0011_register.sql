-- What is done with a register besides taking it: rules of the school, corrections,
-- proofs, signatures, sign-in by code.

-- How a school wants its registers kept: one row per school, once it says so.
CREATE TABLE attendance_policy (
  school TEXT NOT NULL,
  auto_lock_days INTEGER NOT NULL CHECK (auto_lock_days >= 0),
  needs_approver INTEGER NOT NULL CHECK (needs_approver IN (0, 1)),
  code_seconds INTEGER NOT NULL CHECK (code_seconds > 0),
  code_skew_steps INTEGER NOT NULL CHECK (code_skew_steps >= 0),
  overdue_hours INTEGER NOT NULL CHECK (overdue_hours >= 0),
  rate_policy TEXT NOT NULL,
  rate_floor_basis_points INTEGER NOT NULL CHECK (rate_floor_basis_points >= 0),
  unjustified_in_a_row INTEGER NOT NULL CHECK (unjustified_in_a_row >= 0),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school),
  FOREIGN KEY (school) REFERENCES school (school)
) STRICT, WITHOUT ROWID;
CREATE TABLE attendance_policy_history (
  school TEXT NOT NULL,
  auto_lock_days INTEGER NOT NULL,
  needs_approver INTEGER NOT NULL,
  code_seconds INTEGER NOT NULL,
  code_skew_steps INTEGER NOT NULL,
  overdue_hours INTEGER NOT NULL,
  rate_policy TEXT NOT NULL,
  rate_floor_basis_points INTEGER NOT NULL,
  unjustified_in_a_row INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW attendance_policy_ever AS
  SELECT * FROM attendance_policy UNION ALL SELECT * FROM attendance_policy_history;
CREATE TRIGGER attendance_policy_keeps_history BEFORE UPDATE ON attendance_policy BEGIN
  SELECT RAISE(ABORT, 'attendance_policy: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO attendance_policy_history SELECT * FROM attendance_policy WHERE school = OLD.school;
END;
CREATE TRIGGER attendance_policy_is_never_deleted BEFORE DELETE ON attendance_policy BEGIN
  SELECT RAISE(ABORT, 'attendance_policy: rows are never deleted');
END;
CREATE TRIGGER attendance_policy_history_is_never_updated BEFORE UPDATE ON attendance_policy_history BEGIN
  SELECT RAISE(ABORT, 'attendance_policy_history: rows are never updated');
END;
CREATE TRIGGER attendance_policy_history_is_never_deleted BEFORE DELETE ON attendance_policy_history BEGIN
  SELECT RAISE(ABORT, 'attendance_policy_history: rows are never deleted');
END;

-- A change of a mark after the lock: what it is to say, why, and who agreed.
CREATE TABLE correction (
  school TEXT NOT NULL,
  correction BLOB NOT NULL,
  session BLOB NOT NULL,
  enrolment BLOB NOT NULL,
  presence TEXT NOT NULL CHECK (presence = 'PRESENT' OR presence = 'PARTIAL' OR presence = 'ABSENT'),
  minutes_late INTEGER NOT NULL CHECK (minutes_late >= 0),
  minutes_left_early INTEGER NOT NULL CHECK (minutes_left_early >= 0),
  minutes_attended INTEGER NOT NULL CHECK (minutes_attended >= 0),
  intervals TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel = 'ON_SITE' OR channel = 'REMOTE_LIVE' OR channel = 'REMOTE_ASYNC' OR channel = 'THIRD_PLACE'),
  reason_code TEXT NOT NULL,
  note BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state = 'PROPOSED' OR state = 'APPLIED' OR state = 'REFUSED'),
  proposed_by TEXT NOT NULL,
  proposed_at INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER,
  mark_version INTEGER NOT NULL CHECK (mark_version >= 0),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, correction),
  FOREIGN KEY (school, session, enrolment) REFERENCES roster (school, session, enrolment)
) STRICT, WITHOUT ROWID;
CREATE TABLE correction_history (
  school TEXT NOT NULL,
  correction BLOB NOT NULL,
  session BLOB NOT NULL,
  enrolment BLOB NOT NULL,
  presence TEXT NOT NULL,
  minutes_late INTEGER NOT NULL,
  minutes_left_early INTEGER NOT NULL,
  minutes_attended INTEGER NOT NULL,
  intervals TEXT NOT NULL,
  channel TEXT NOT NULL,
  reason_code TEXT NOT NULL,
  note BLOB NOT NULL,
  state TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_at INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER,
  mark_version INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, correction, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW correction_ever AS
  SELECT * FROM correction UNION ALL SELECT * FROM correction_history;
CREATE TRIGGER correction_keeps_history BEFORE UPDATE ON correction BEGIN
  SELECT RAISE(ABORT, 'correction: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO correction_history SELECT * FROM correction WHERE school = OLD.school AND correction = OLD.correction;
END;
CREATE TRIGGER correction_is_never_deleted BEFORE DELETE ON correction BEGIN
  SELECT RAISE(ABORT, 'correction: rows are never deleted');
END;
CREATE TRIGGER correction_history_is_never_updated BEFORE UPDATE ON correction_history BEGIN
  SELECT RAISE(ABORT, 'correction_history: rows are never updated');
END;
CREATE TRIGGER correction_history_is_never_deleted BEFORE DELETE ON correction_history BEGIN
  SELECT RAISE(ABORT, 'correction_history: rows are never deleted');
END;
CREATE INDEX correction_by_session ON correction (school, session, correction);

-- What a register said when it was locked, and after each correction: the digest
-- names people by opaque identifiers and salted commitments.
CREATE TABLE register_proof (
  school TEXT NOT NULL,
  session BLOB NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  session_version INTEGER NOT NULL CHECK (session_version >= 1),
  digest BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version = 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, session, ordinal),
  FOREIGN KEY (school, session) REFERENCES session (school, session)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER register_proof_is_never_updated BEFORE UPDATE ON register_proof BEGIN
  SELECT RAISE(ABORT, 'register_proof: rows are never updated');
END;
CREATE TRIGGER register_proof_is_never_deleted BEFORE DELETE ON register_proof BEGIN
  SELECT RAISE(ABORT, 'register_proof: rows are never deleted');
END;

-- The commitment to a trainee's name in a proof. Its salt dies with the person's key.
CREATE TABLE register_commitment (
  school TEXT NOT NULL,
  session BLOB NOT NULL,
  ordinal INTEGER NOT NULL,
  enrolment BLOB NOT NULL,
  commitment BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, session, ordinal, enrolment),
  FOREIGN KEY (school, session, ordinal) REFERENCES register_proof (school, session, ordinal),
  FOREIGN KEY (school, session, enrolment) REFERENCES roster (school, session, enrolment)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER register_commitment_is_never_updated BEFORE UPDATE ON register_commitment BEGIN
  SELECT RAISE(ABORT, 'register_commitment: rows are never updated');
END;
CREATE TRIGGER register_commitment_is_never_deleted BEFORE DELETE ON register_commitment BEGIN
  SELECT RAISE(ABORT, 'register_commitment: rows are never deleted');
END;

-- Who signed a half-day, how, when, and what was shown. No enrolment: the facilitator.
CREATE TABLE signature (
  school TEXT NOT NULL,
  session BLOB NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  enrolment BLOB,
  signer TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method = 'TOKEN' OR method = 'CODE' OR method = 'PIN'),
  session_version INTEGER NOT NULL CHECK (session_version >= 1),
  shown_digest BLOB NOT NULL,
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  signed_at INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version = 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, session, ordinal),
  FOREIGN KEY (school, session) REFERENCES session (school, session),
  FOREIGN KEY (school, session, enrolment) REFERENCES roster (school, session, enrolment)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER signature_is_never_updated BEFORE UPDATE ON signature BEGIN
  SELECT RAISE(ABORT, 'signature: rows are never updated');
END;
CREATE TRIGGER signature_is_never_deleted BEFORE DELETE ON signature BEGIN
  SELECT RAISE(ABORT, 'signature: rows are never deleted');
END;

-- Every attempt to sign in by a code, those that failed too.
CREATE TABLE scan (
  school TEXT NOT NULL,
  session BLOB NOT NULL,
  scan BLOB NOT NULL,
  enrolment BLOB NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('CODE', 'PIN')),
  outcome TEXT NOT NULL,
  scanned_by TEXT NOT NULL,
  scanned_at INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, session, scan),
  FOREIGN KEY (school, session) REFERENCES session (school, session),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER scan_is_never_updated BEFORE UPDATE ON scan BEGIN
  SELECT RAISE(ABORT, 'scan: rows are never updated');
END;
CREATE TRIGGER scan_is_never_deleted BEFORE DELETE ON scan BEGIN
  SELECT RAISE(ABORT, 'scan: rows are never deleted');
END;

-- The registers that are open: few at a time, and asked for by every round of the lock.
CREATE INDEX session_open ON session (school, session) WHERE state = 'OPEN';
