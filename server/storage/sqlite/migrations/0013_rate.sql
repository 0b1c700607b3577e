-- Under which rule a rate is worked out, and what was stated to a funder.

CREATE TABLE rate_policy (
  school TEXT NOT NULL,
  policy TEXT NOT NULL,
  title TEXT NOT NULL,
  registers TEXT NOT NULL CHECK (registers IN ('LOCKED', 'HELD')),
  excused TEXT NOT NULL CHECK (excused = 'EXCLUDE' OR excused = 'PRESENT' OR excused = 'HALF' OR excused = 'ABSENT'),
  unmarked TEXT NOT NULL CHECK (unmarked = 'BLOCK' OR unmarked = 'EXCLUDE' OR unmarked = 'ABSENT' OR unmarked = 'PRESENT'),
  late TEXT NOT NULL CHECK (late = 'BY_MINUTES' OR late = 'IGNORE_UNDER' OR late = 'HALF'),
  late_threshold_minutes INTEGER NOT NULL CHECK (late_threshold_minutes >= 0),
  remote_unproven TEXT NOT NULL CHECK (remote_unproven = 'EXCLUDE' OR remote_unproven = 'ABSENT' OR remote_unproven = 'PRESENT'),
  proof_kinds TEXT NOT NULL,
  proof_count INTEGER NOT NULL CHECK (proof_count >= 1),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, policy),
  FOREIGN KEY (school) REFERENCES school (school)
) STRICT, WITHOUT ROWID;
CREATE TABLE rate_policy_history (
  school TEXT NOT NULL,
  policy TEXT NOT NULL,
  title TEXT NOT NULL,
  registers TEXT NOT NULL,
  excused TEXT NOT NULL,
  unmarked TEXT NOT NULL,
  late TEXT NOT NULL,
  late_threshold_minutes INTEGER NOT NULL,
  remote_unproven TEXT NOT NULL,
  proof_kinds TEXT NOT NULL,
  proof_count INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, policy, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW rate_policy_ever AS
  SELECT * FROM rate_policy UNION ALL SELECT * FROM rate_policy_history;
CREATE TRIGGER rate_policy_keeps_history BEFORE UPDATE ON rate_policy BEGIN
  SELECT RAISE(ABORT, 'rate_policy: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO rate_policy_history SELECT * FROM rate_policy WHERE school = OLD.school AND policy = OLD.policy;
END;
CREATE TRIGGER rate_policy_is_never_deleted BEFORE DELETE ON rate_policy BEGIN
  SELECT RAISE(ABORT, 'rate_policy: rows are never deleted');
END;
CREATE TRIGGER rate_policy_history_is_never_updated BEFORE UPDATE ON rate_policy_history BEGIN
  SELECT RAISE(ABORT, 'rate_policy_history: rows are never updated');
END;
CREATE TRIGGER rate_policy_history_is_never_deleted BEFORE DELETE ON rate_policy_history BEGIN
  SELECT RAISE(ABORT, 'rate_policy_history: rows are never deleted');
END;

-- What was stated for a month, frozen with the versions of the registers behind it.
CREATE TABLE attendance_statement (
  school TEXT NOT NULL,
  statement BLOB NOT NULL,
  cohort TEXT NOT NULL,
  party TEXT,
  month TEXT NOT NULL,
  policy TEXT NOT NULL,
  policy_version INTEGER NOT NULL CHECK (policy_version >= 1),
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  digest BLOB NOT NULL,
  version INTEGER NOT NULL CHECK (version = 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, statement),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  FOREIGN KEY (school, party) REFERENCES party (school, party)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER attendance_statement_is_never_updated BEFORE UPDATE ON attendance_statement BEGIN
  SELECT RAISE(ABORT, 'attendance_statement: rows are never updated');
END;
CREATE TRIGGER attendance_statement_is_never_deleted BEFORE DELETE ON attendance_statement BEGIN
  SELECT RAISE(ABORT, 'attendance_statement: rows are never deleted');
END;
CREATE INDEX attendance_statement_by_cohort ON attendance_statement (school, cohort, statement);

CREATE TABLE attendance_statement_register (
  school TEXT NOT NULL,
  statement BLOB NOT NULL,
  session BLOB NOT NULL,
  session_version INTEGER NOT NULL CHECK (session_version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, statement, session),
  FOREIGN KEY (school, statement) REFERENCES attendance_statement (school, statement),
  FOREIGN KEY (school, session) REFERENCES session (school, session)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER attendance_statement_register_is_never_updated BEFORE UPDATE ON attendance_statement_register BEGIN
  SELECT RAISE(ABORT, 'attendance_statement_register: rows are never updated');
END;
CREATE TRIGGER attendance_statement_register_is_never_deleted BEFORE DELETE ON attendance_statement_register BEGIN
  SELECT RAISE(ABORT, 'attendance_statement_register: rows are never deleted');
END;

CREATE TABLE attendance_statement_line (
  school TEXT NOT NULL,
  statement BLOB NOT NULL,
  enrolment BLOB NOT NULL,
  party TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('ON_SITE', 'REMOTE')),
  planned_minutes INTEGER NOT NULL CHECK (planned_minutes >= 0),
  attended_minutes INTEGER NOT NULL CHECK (attended_minutes >= 0),
  justified_minutes INTEGER NOT NULL CHECK (justified_minutes >= 0),
  unjustified_minutes INTEGER NOT NULL CHECK (unjustified_minutes >= 0),
  planned_count INTEGER NOT NULL CHECK (planned_count >= 0),
  attended_count INTEGER NOT NULL CHECK (attended_count >= 0),
  justified_count INTEGER NOT NULL CHECK (justified_count >= 0),
  unjustified_count INTEGER NOT NULL CHECK (unjustified_count >= 0),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, statement, enrolment, party, channel),
  FOREIGN KEY (school, statement) REFERENCES attendance_statement (school, statement),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER attendance_statement_line_is_never_updated BEFORE UPDATE ON attendance_statement_line BEGIN
  SELECT RAISE(ABORT, 'attendance_statement_line: rows are never updated');
END;
CREATE TRIGGER attendance_statement_line_is_never_deleted BEFORE DELETE ON attendance_statement_line BEGIN
  SELECT RAISE(ABORT, 'attendance_statement_line: rows are never deleted');
END;

-- Which registers are overdue.
CREATE INDEX session_unlocked ON session (school, starts_at, session) WHERE state IN ('PLANNED', 'OPEN');
