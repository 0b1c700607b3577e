-- Under which rule a rate is worked out, and what was stated to a funder.

CREATE TABLE rate_policy (
  school TEXT NOT NULL,
  policy TEXT NOT NULL,
  title TEXT NOT NULL,
  registers TEXT NOT NULL CHECK (registers IN ('LOCKED', 'HELD')),
  excused TEXT NOT NULL CHECK (excused IN ('EXCLUDE', 'PRESENT', 'HALF', 'ABSENT')),
  unmarked TEXT NOT NULL CHECK (unmarked IN ('BLOCK', 'EXCLUDE', 'ABSENT', 'PRESENT')),
  late TEXT NOT NULL CHECK (late IN ('BY_MINUTES', 'IGNORE_UNDER', 'HALF')),
  late_threshold_minutes BIGINT NOT NULL CHECK (late_threshold_minutes >= 0),
  remote_unproven TEXT NOT NULL CHECK (remote_unproven IN ('EXCLUDE', 'ABSENT', 'PRESENT')),
  proof_kinds TEXT NOT NULL,
  proof_count BIGINT NOT NULL CHECK (proof_count >= 1),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, policy),
  FOREIGN KEY (school) REFERENCES school (school)
);
CALL keep_versions('rate_policy');

-- What was stated for a month, frozen with the versions of the registers behind it.
CREATE TABLE attendance_statement (
  school TEXT NOT NULL,
  statement BYTEA NOT NULL,
  cohort TEXT NOT NULL,
  party TEXT,
  month TEXT NOT NULL,
  policy TEXT NOT NULL,
  policy_version BIGINT NOT NULL CHECK (policy_version >= 1),
  made_by TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  digest BYTEA NOT NULL,
  version BIGINT NOT NULL CHECK (version = 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, statement),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  FOREIGN KEY (school, party) REFERENCES party (school, party)
);
CALL keep_journal('attendance_statement');
CREATE INDEX attendance_statement_by_cohort ON attendance_statement (school, cohort, statement);

CREATE TABLE attendance_statement_register (
  school TEXT NOT NULL,
  statement BYTEA NOT NULL,
  session BYTEA NOT NULL,
  session_version BIGINT NOT NULL CHECK (session_version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, statement, session),
  FOREIGN KEY (school, statement) REFERENCES attendance_statement (school, statement),
  FOREIGN KEY (school, session) REFERENCES session (school, session)
);
CALL keep_journal('attendance_statement_register');

CREATE TABLE attendance_statement_line (
  school TEXT NOT NULL,
  statement BYTEA NOT NULL,
  enrolment BYTEA NOT NULL,
  party TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('ON_SITE', 'REMOTE')),
  planned_minutes BIGINT NOT NULL CHECK (planned_minutes >= 0),
  attended_minutes BIGINT NOT NULL CHECK (attended_minutes >= 0),
  justified_minutes BIGINT NOT NULL CHECK (justified_minutes >= 0),
  unjustified_minutes BIGINT NOT NULL CHECK (unjustified_minutes >= 0),
  planned_count BIGINT NOT NULL CHECK (planned_count >= 0),
  attended_count BIGINT NOT NULL CHECK (attended_count >= 0),
  justified_count BIGINT NOT NULL CHECK (justified_count >= 0),
  unjustified_count BIGINT NOT NULL CHECK (unjustified_count >= 0),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, statement, enrolment, party, channel),
  FOREIGN KEY (school, statement) REFERENCES attendance_statement (school, statement),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
);
CALL keep_journal('attendance_statement_line');

-- Which registers are overdue.
CREATE INDEX session_unlocked ON session (school, starts_at, session) WHERE state IN ('PLANNED', 'OPEN');
