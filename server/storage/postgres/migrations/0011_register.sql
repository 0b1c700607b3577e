-- What is done with a register besides taking it: rules of the school, corrections,
-- proofs, signatures, sign-in by code.

-- How a school wants its registers kept: one row per school, once it says so.
CREATE TABLE attendance_policy (
  school TEXT NOT NULL,
  auto_lock_days BIGINT NOT NULL CHECK (auto_lock_days >= 0),
  needs_approver BIGINT NOT NULL CHECK (needs_approver IN (0, 1)),
  code_seconds BIGINT NOT NULL CHECK (code_seconds > 0),
  code_skew_steps BIGINT NOT NULL CHECK (code_skew_steps >= 0),
  overdue_hours BIGINT NOT NULL CHECK (overdue_hours >= 0),
  rate_policy TEXT NOT NULL,
  rate_floor_basis_points BIGINT NOT NULL CHECK (rate_floor_basis_points >= 0),
  unjustified_in_a_row BIGINT NOT NULL CHECK (unjustified_in_a_row >= 0),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school),
  FOREIGN KEY (school) REFERENCES school (school)
);
CALL keep_versions('attendance_policy');

-- A change of a mark after the lock: what it is to say, why, and who agreed.
CREATE TABLE correction (
  school TEXT NOT NULL,
  correction BYTEA NOT NULL,
  session BYTEA NOT NULL,
  enrolment BYTEA NOT NULL,
  presence TEXT NOT NULL CHECK (presence IN ('PRESENT', 'PARTIAL', 'ABSENT')),
  minutes_late BIGINT NOT NULL CHECK (minutes_late >= 0),
  minutes_left_early BIGINT NOT NULL CHECK (minutes_left_early >= 0),
  minutes_attended BIGINT NOT NULL CHECK (minutes_attended >= 0),
  intervals TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('ON_SITE', 'REMOTE_LIVE', 'REMOTE_ASYNC', 'THIRD_PLACE')),
  reason_code TEXT NOT NULL,
  note BYTEA NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('PROPOSED', 'APPLIED', 'REFUSED')),
  proposed_by TEXT NOT NULL,
  proposed_at BIGINT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at BIGINT,
  mark_version BIGINT NOT NULL CHECK (mark_version >= 0),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, correction),
  FOREIGN KEY (school, session, enrolment) REFERENCES roster (school, session, enrolment)
);
CALL keep_versions('correction');
CREATE INDEX correction_by_session ON correction (school, session, correction);

-- What a register said when it was locked, and after each correction: the digest
-- names people by opaque identifiers and salted commitments.
CREATE TABLE register_proof (
  school TEXT NOT NULL,
  session BYTEA NOT NULL,
  ordinal BIGINT NOT NULL CHECK (ordinal >= 1),
  session_version BIGINT NOT NULL CHECK (session_version >= 1),
  digest BYTEA NOT NULL,
  made_at BIGINT NOT NULL,
  version BIGINT NOT NULL CHECK (version = 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, session, ordinal),
  FOREIGN KEY (school, session) REFERENCES session (school, session)
);
CALL keep_journal('register_proof');

-- The commitment to a trainee's name in a proof. Its salt dies with the person's key.
CREATE TABLE register_commitment (
  school TEXT NOT NULL,
  session BYTEA NOT NULL,
  ordinal BIGINT NOT NULL,
  enrolment BYTEA NOT NULL,
  commitment BYTEA NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, session, ordinal, enrolment),
  FOREIGN KEY (school, session, ordinal) REFERENCES register_proof (school, session, ordinal),
  FOREIGN KEY (school, session, enrolment) REFERENCES roster (school, session, enrolment)
);
CALL keep_journal('register_commitment');

-- Who signed a half-day, how, when, and what was shown. No enrolment: the facilitator.
CREATE TABLE signature (
  school TEXT NOT NULL,
  session BYTEA NOT NULL,
  ordinal BIGINT NOT NULL CHECK (ordinal >= 1),
  enrolment BYTEA,
  signer TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('TOKEN', 'CODE', 'PIN')),
  session_version BIGINT NOT NULL CHECK (session_version >= 1),
  shown_digest BYTEA NOT NULL,
  is_late BIGINT NOT NULL CHECK (is_late IN (0, 1)),
  signed_at BIGINT NOT NULL,
  version BIGINT NOT NULL CHECK (version = 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, session, ordinal),
  FOREIGN KEY (school, session) REFERENCES session (school, session),
  FOREIGN KEY (school, session, enrolment) REFERENCES roster (school, session, enrolment)
);
CALL keep_journal('signature');

-- Every attempt to sign in by a code, those that failed too.
CREATE TABLE scan (
  school TEXT NOT NULL,
  session BYTEA NOT NULL,
  scan BYTEA NOT NULL,
  enrolment BYTEA NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('CODE', 'PIN')),
  outcome TEXT NOT NULL,
  scanned_by TEXT NOT NULL,
  scanned_at BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, session, scan),
  FOREIGN KEY (school, session) REFERENCES session (school, session),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
);
CALL keep_journal('scan');

-- The registers that are open: few at a time, and asked for by every round of the lock.
CREATE INDEX session_open ON session (school, session) WHERE state = 'OPEN';
