-- Sessions, their rosters and marks. The marks of one session are neighbours.

-- A half-day of a track: its part is empty when it is for the whole track. Those of a
-- pattern are planned anew with it; those made one by one are not.
CREATE TABLE session (
  school TEXT NOT NULL,
  session BLOB NOT NULL,
  cohort TEXT NOT NULL,
  track TEXT NOT NULL,
  held_on TEXT NOT NULL,
  slot TEXT NOT NULL CHECK (slot IN ('AM', 'PM')),
  start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
  end_minute INTEGER NOT NULL CHECK (end_minute BETWEEN 0 AND 1439),
  time_zone TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  planned_minutes INTEGER NOT NULL CHECK (planned_minutes > 0),
  kind TEXT NOT NULL CHECK (kind = 'LESSON' OR kind = 'COACHING' OR kind = 'EVENT'),
  delivery TEXT NOT NULL CHECK (delivery IN ('ON_SITE', 'REMOTE')),
  state TEXT NOT NULL CHECK (state = 'PLANNED' OR state = 'OPEN' OR state = 'LOCKED' OR state = 'CANCELLED'),
  lock_reason TEXT NOT NULL,
  title TEXT,
  place TEXT,
  programme TEXT,
  module TEXT,
  part TEXT NOT NULL,
  from_pattern INTEGER NOT NULL CHECK (from_pattern IN (0, 1)),
  cancel_reason TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, session),
  FOREIGN KEY (school, cohort, track) REFERENCES track (school, cohort, track),
  FOREIGN KEY (school, place) REFERENCES place (school, place),
  FOREIGN KEY (school, programme, module) REFERENCES module (school, programme, module),
  CHECK (start_minute < end_minute),
  CHECK (kind <> 'EVENT' OR title IS NOT NULL),
  CHECK ((programme IS NULL) = (module IS NULL)),
  CHECK (from_pattern = 0 OR part = ''),
  CHECK ((state = 'CANCELLED') = (cancel_reason <> ''))
) STRICT, WITHOUT ROWID;
CREATE TABLE session_history (
  school TEXT NOT NULL,
  session BLOB NOT NULL,
  cohort TEXT NOT NULL,
  track TEXT NOT NULL,
  held_on TEXT NOT NULL,
  slot TEXT NOT NULL,
  start_minute INTEGER NOT NULL,
  end_minute INTEGER NOT NULL,
  time_zone TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  planned_minutes INTEGER NOT NULL,
  kind TEXT NOT NULL,
  delivery TEXT NOT NULL,
  state TEXT NOT NULL,
  lock_reason TEXT NOT NULL,
  title TEXT,
  place TEXT,
  programme TEXT,
  module TEXT,
  part TEXT NOT NULL,
  from_pattern INTEGER NOT NULL,
  cancel_reason TEXT NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, session, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW session_ever AS
  SELECT * FROM session UNION ALL SELECT * FROM session_history;
CREATE TRIGGER session_keeps_history BEFORE UPDATE ON session BEGIN
  SELECT RAISE(ABORT, 'session: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO session_history SELECT * FROM session WHERE school = OLD.school AND session = OLD.session;
END;
CREATE TRIGGER session_is_never_deleted BEFORE DELETE ON session BEGIN
  SELECT RAISE(ABORT, 'session: rows are never deleted');
END;
CREATE TRIGGER session_history_is_never_updated BEFORE UPDATE ON session_history BEGIN
  SELECT RAISE(ABORT, 'session_history: rows are never updated');
END;
CREATE TRIGGER session_history_is_never_deleted BEFORE DELETE ON session_history BEGIN
  SELECT RAISE(ABORT, 'session_history: rows are never deleted');
END;

-- What is cancelled leaves its half-day to another.
CREATE UNIQUE INDEX session_held_once ON session (school, cohort, track, held_on, slot, part)
  WHERE state <> 'CANCELLED';
CREATE INDEX session_in_time ON session (school, cohort, track, held_on, slot, part, session);
CREATE INDEX session_by_module ON session (school, programme, module, held_on);

-- For whom a part of a track's half-day is: those named when it was planned.
CREATE TABLE session_trainee (
  school TEXT NOT NULL,
  session BLOB NOT NULL,
  enrolment BLOB NOT NULL,
  version INTEGER NOT NULL CHECK (version = 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, session, enrolment),
  FOREIGN KEY (school, session) REFERENCES session (school, session),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER session_trainee_is_never_updated BEFORE UPDATE ON session_trainee BEGIN
  SELECT RAISE(ABORT, 'session_trainee: rows are never updated');
END;
CREATE TRIGGER session_trainee_is_never_deleted BEFORE DELETE ON session_trainee BEGIN
  SELECT RAISE(ABORT, 'session_trainee: rows are never deleted');
END;
CREATE INDEX session_trainee_by_enrolment ON session_trainee (school, enrolment, session);

-- Who was on the list when the register was opened, and who came onto it while it was open.
CREATE TABLE roster (
  school TEXT NOT NULL,
  session BLOB NOT NULL,
  enrolment BLOB NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('OPENING', 'LATE')),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, session, enrolment),
  FOREIGN KEY (school, session) REFERENCES session (school, session),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER roster_is_never_updated BEFORE UPDATE ON roster BEGIN
  SELECT RAISE(ABORT, 'roster: rows are never updated');
END;
CREATE TRIGGER roster_is_never_deleted BEFORE DELETE ON roster BEGIN
  SELECT RAISE(ABORT, 'roster: rows are never deleted');
END;

-- Somebody on the roster without a row here is UNMARKED. Intervals are minutes of the day
-- on the session's wall clock, 540-600 630-700, and empty where nobody said when.
CREATE TABLE mark (
  school TEXT NOT NULL,
  session BLOB NOT NULL,
  enrolment BLOB NOT NULL,
  presence TEXT NOT NULL CHECK (presence = 'UNMARKED' OR presence = 'PRESENT' OR presence = 'PARTIAL' OR presence = 'ABSENT'),
  minutes_late INTEGER NOT NULL CHECK (minutes_late >= 0),
  minutes_left_early INTEGER NOT NULL CHECK (minutes_left_early >= 0),
  minutes_attended INTEGER NOT NULL CHECK (minutes_attended >= 0),
  intervals TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel = 'ON_SITE' OR channel = 'REMOTE_LIVE' OR channel = 'REMOTE_ASYNC' OR channel = 'THIRD_PLACE'),
  capture TEXT NOT NULL CHECK (capture = 'STAFF' OR capture = 'SELF_CODE' OR capture = 'IMPORT'),
  marked_by TEXT NOT NULL,
  marked_at INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, session, enrolment),
  FOREIGN KEY (school, session, enrolment) REFERENCES roster (school, session, enrolment)
) STRICT, WITHOUT ROWID;
CREATE TABLE mark_history (
  school TEXT NOT NULL,
  session BLOB NOT NULL,
  enrolment BLOB NOT NULL,
  presence TEXT NOT NULL,
  minutes_late INTEGER NOT NULL,
  minutes_left_early INTEGER NOT NULL,
  minutes_attended INTEGER NOT NULL,
  intervals TEXT NOT NULL,
  channel TEXT NOT NULL,
  capture TEXT NOT NULL,
  marked_by TEXT NOT NULL,
  marked_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, session, enrolment, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW mark_ever AS
  SELECT * FROM mark UNION ALL SELECT * FROM mark_history;
CREATE TRIGGER mark_keeps_history BEFORE UPDATE ON mark BEGIN
  SELECT RAISE(ABORT, 'mark: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO mark_history SELECT * FROM mark WHERE school = OLD.school AND session = OLD.session AND enrolment = OLD.enrolment;
END;
CREATE TRIGGER mark_is_never_deleted BEFORE DELETE ON mark BEGIN
  SELECT RAISE(ABORT, 'mark: rows are never deleted');
END;
CREATE TRIGGER mark_history_is_never_updated BEFORE UPDATE ON mark_history BEGIN
  SELECT RAISE(ABORT, 'mark_history: rows are never updated');
END;
CREATE TRIGGER mark_history_is_never_deleted BEFORE DELETE ON mark_history BEGIN
  SELECT RAISE(ABORT, 'mark_history: rows are never deleted');
END;
