-- Sessions, their rosters and marks. The marks of one session are neighbours.

-- A half-day of a track: its part is empty when it is for the whole track. Those of a
-- pattern are planned anew with it; those made one by one are not.
CREATE TABLE session (
  school TEXT NOT NULL,
  session BYTEA NOT NULL,
  cohort TEXT NOT NULL,
  track TEXT NOT NULL,
  held_on TEXT NOT NULL,
  slot TEXT NOT NULL CHECK (slot IN ('AM', 'PM')),
  start_minute BIGINT NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
  end_minute BIGINT NOT NULL CHECK (end_minute BETWEEN 0 AND 1439),
  time_zone TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  planned_minutes BIGINT NOT NULL CHECK (planned_minutes > 0),
  kind TEXT NOT NULL CHECK (kind IN ('LESSON', 'COACHING', 'EVENT')),
  delivery TEXT NOT NULL CHECK (delivery IN ('ON_SITE', 'REMOTE')),
  state TEXT NOT NULL CHECK (state IN ('PLANNED', 'OPEN', 'LOCKED', 'CANCELLED')),
  lock_reason TEXT NOT NULL,
  title TEXT,
  place TEXT,
  programme TEXT,
  module TEXT,
  part TEXT NOT NULL,
  from_pattern BIGINT NOT NULL CHECK (from_pattern IN (0, 1)),
  cancel_reason TEXT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, session),
  FOREIGN KEY (school, cohort, track) REFERENCES track (school, cohort, track),
  CHECK (start_minute < end_minute),
  CHECK (kind <> 'EVENT' OR title IS NOT NULL),
  CHECK ((programme IS NULL) = (module IS NULL)),
  CHECK (from_pattern = 0 OR part = ''),
  CHECK ((state = 'CANCELLED') = (cancel_reason <> ''))
);
CALL keep_versions('session');

-- What is cancelled leaves its half-day to another.
CREATE UNIQUE INDEX session_held_once ON session (school, cohort, track, held_on, slot, part)
  WHERE state <> 'CANCELLED';
CREATE INDEX session_in_time ON session (school, cohort, track, held_on, slot, part, session);
CREATE INDEX session_by_module ON session (school, programme, module, held_on);

-- For whom a part of a track's half-day is: those named when it was planned.
CREATE TABLE session_trainee (
  school TEXT NOT NULL,
  session BYTEA NOT NULL,
  enrolment BYTEA NOT NULL,
  version BIGINT NOT NULL CHECK (version = 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, session, enrolment),
  FOREIGN KEY (school, session) REFERENCES session (school, session),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
);
CALL keep_journal('session_trainee');
CREATE INDEX session_trainee_by_enrolment ON session_trainee (school, enrolment, session);

-- Who was on the list when the register was opened, and who came onto it while it was open.
CREATE TABLE roster (
  school TEXT NOT NULL,
  session BYTEA NOT NULL,
  enrolment BYTEA NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('OPENING', 'LATE')),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, session, enrolment),
  FOREIGN KEY (school, session) REFERENCES session (school, session),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
);
CALL keep_journal('roster');

-- Somebody on the roster without a row here is UNMARKED. Intervals are minutes of the day
-- on the session's wall clock, 540-600 630-700, and empty where nobody said when.
CREATE TABLE mark (
  school TEXT NOT NULL,
  session BYTEA NOT NULL,
  enrolment BYTEA NOT NULL,
  presence TEXT NOT NULL CHECK (presence IN ('UNMARKED', 'PRESENT', 'PARTIAL', 'ABSENT')),
  minutes_late BIGINT NOT NULL CHECK (minutes_late >= 0),
  minutes_left_early BIGINT NOT NULL CHECK (minutes_left_early >= 0),
  minutes_attended BIGINT NOT NULL CHECK (minutes_attended >= 0),
  intervals TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('ON_SITE', 'REMOTE_LIVE', 'REMOTE_ASYNC', 'THIRD_PLACE')),
  capture TEXT NOT NULL CHECK (capture IN ('STAFF', 'SELF_CODE', 'IMPORT')),
  marked_by TEXT NOT NULL,
  marked_at BIGINT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, session, enrolment),
  FOREIGN KEY (school, session, enrolment) REFERENCES roster (school, session, enrolment)
);
CALL keep_versions('mark');
