-- Schools and their set-up. Each versioned table has its history beside it: a
-- trigger moves the old row there before an update, and nothing is ever deleted.

CREATE TABLE school (
  school TEXT NOT NULL,
  display_name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('CANDIDATE', 'LAUREATE', 'OPEN', 'CLOSED')),
  stage_reason TEXT,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school)
);
CALL keep_versions('school');

CREATE TABLE programme (
  school TEXT NOT NULL,
  programme TEXT NOT NULL,
  title TEXT NOT NULL,
  planned_minutes BIGINT NOT NULL CHECK (planned_minutes > 0),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, programme),
  FOREIGN KEY (school) REFERENCES school (school)
);
CALL keep_versions('programme');

CREATE TABLE cohort (
  school TEXT NOT NULL,
  cohort TEXT NOT NULL,
  programme TEXT NOT NULL,
  title TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  applications_open_on TEXT,
  applications_close_on TEXT,
  waiting_offer_hours BIGINT NOT NULL CHECK (waiting_offer_hours > 0),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, cohort),
  FOREIGN KEY (school, programme) REFERENCES programme (school, programme),
  CHECK (starts_on <= ends_on)
);
CALL keep_versions('cohort');

CREATE TABLE track (
  school TEXT NOT NULL,
  cohort TEXT NOT NULL,
  track TEXT NOT NULL,
  title TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('BLENDED', 'REMOTE')),
  seat_price_cents BIGINT NOT NULL CHECK (seat_price_cents >= 0 AND seat_price_cents <= 1000000000000000),
  place TEXT,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, cohort, track),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  CHECK (mode = 'BLENDED' OR place IS NULL)
);
CALL keep_versions('track');

CREATE INDEX track_by_place ON track (school, place, cohort);

-- A pool bears the name of what owns it, without the school: a track, an agreement
-- or a place. Only places are of no cohort.
CREATE TABLE seat_pool (
  school TEXT NOT NULL,
  pool TEXT NOT NULL,
  cohort TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('TOTAL', 'FUNDER', 'SITE')),
  seat_limit BIGINT NOT NULL CHECK (seat_limit >= 0),
  limit_from TEXT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, pool),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  CHECK ((kind = 'SITE') = (cohort IS NULL))
);
CALL keep_versions('seat_pool');

CREATE INDEX seat_pool_by_cohort ON seat_pool (school, cohort, kind);
