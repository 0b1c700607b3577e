-- Schools and their set-up. Each versioned table has its history beside it: a
-- trigger moves the old row there before an update, and nothing is ever deleted.

CREATE TABLE school (
  school TEXT NOT NULL,
  display_name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage = 'CANDIDATE' OR stage = 'LAUREATE' OR stage = 'OPEN' OR stage = 'CLOSED'),
  stage_reason TEXT,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school)
) STRICT, WITHOUT ROWID;
CREATE TABLE school_history (
  school TEXT NOT NULL,
  display_name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  stage TEXT NOT NULL,
  stage_reason TEXT,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW school_ever AS
  SELECT * FROM school UNION ALL SELECT * FROM school_history;
CREATE TRIGGER school_keeps_history BEFORE UPDATE ON school BEGIN
  SELECT RAISE(ABORT, 'school: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO school_history SELECT * FROM school WHERE school = OLD.school;
END;
CREATE TRIGGER school_is_never_deleted BEFORE DELETE ON school BEGIN
  SELECT RAISE(ABORT, 'school: rows are never deleted');
END;
CREATE TRIGGER school_history_is_never_updated BEFORE UPDATE ON school_history BEGIN
  SELECT RAISE(ABORT, 'school_history: rows are never updated');
END;
CREATE TRIGGER school_history_is_never_deleted BEFORE DELETE ON school_history BEGIN
  SELECT RAISE(ABORT, 'school_history: rows are never deleted');
END;

CREATE TABLE programme (
  school TEXT NOT NULL,
  programme TEXT NOT NULL,
  title TEXT NOT NULL,
  planned_minutes INTEGER NOT NULL CHECK (planned_minutes > 0),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, programme),
  FOREIGN KEY (school) REFERENCES school (school)
) STRICT, WITHOUT ROWID;
CREATE TABLE programme_history (
  school TEXT NOT NULL,
  programme TEXT NOT NULL,
  title TEXT NOT NULL,
  planned_minutes INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, programme, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW programme_ever AS
  SELECT * FROM programme UNION ALL SELECT * FROM programme_history;
CREATE TRIGGER programme_keeps_history BEFORE UPDATE ON programme BEGIN
  SELECT RAISE(ABORT, 'programme: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO programme_history SELECT * FROM programme WHERE school = OLD.school AND programme = OLD.programme;
END;
CREATE TRIGGER programme_is_never_deleted BEFORE DELETE ON programme BEGIN
  SELECT RAISE(ABORT, 'programme: rows are never deleted');
END;
CREATE TRIGGER programme_history_is_never_updated BEFORE UPDATE ON programme_history BEGIN
  SELECT RAISE(ABORT, 'programme_history: rows are never updated');
END;
CREATE TRIGGER programme_history_is_never_deleted BEFORE DELETE ON programme_history BEGIN
  SELECT RAISE(ABORT, 'programme_history: rows are never deleted');
END;

CREATE TABLE cohort (
  school TEXT NOT NULL,
  cohort TEXT NOT NULL,
  programme TEXT NOT NULL,
  title TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  applications_open_on TEXT,
  applications_close_on TEXT,
  waiting_offer_hours INTEGER NOT NULL CHECK (waiting_offer_hours > 0),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, cohort),
  FOREIGN KEY (school, programme) REFERENCES programme (school, programme),
  CHECK (starts_on <= ends_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE cohort_history (
  school TEXT NOT NULL,
  cohort TEXT NOT NULL,
  programme TEXT NOT NULL,
  title TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  applications_open_on TEXT,
  applications_close_on TEXT,
  waiting_offer_hours INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, cohort, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW cohort_ever AS
  SELECT * FROM cohort UNION ALL SELECT * FROM cohort_history;
CREATE TRIGGER cohort_keeps_history BEFORE UPDATE ON cohort BEGIN
  SELECT RAISE(ABORT, 'cohort: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO cohort_history SELECT * FROM cohort WHERE school = OLD.school AND cohort = OLD.cohort;
END;
CREATE TRIGGER cohort_is_never_deleted BEFORE DELETE ON cohort BEGIN
  SELECT RAISE(ABORT, 'cohort: rows are never deleted');
END;
CREATE TRIGGER cohort_history_is_never_updated BEFORE UPDATE ON cohort_history BEGIN
  SELECT RAISE(ABORT, 'cohort_history: rows are never updated');
END;
CREATE TRIGGER cohort_history_is_never_deleted BEFORE DELETE ON cohort_history BEGIN
  SELECT RAISE(ABORT, 'cohort_history: rows are never deleted');
END;

CREATE TABLE track (
  school TEXT NOT NULL,
  cohort TEXT NOT NULL,
  track TEXT NOT NULL,
  title TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('BLENDED', 'REMOTE')),
  seat_price_cents INTEGER NOT NULL CHECK (seat_price_cents >= 0 AND seat_price_cents <= 1000000000000000),
  place TEXT,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, cohort, track),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  FOREIGN KEY (school, place) REFERENCES place (school, place),
  CHECK (mode = 'BLENDED' OR place IS NULL)
) STRICT, WITHOUT ROWID;
CREATE TABLE track_history (
  school TEXT NOT NULL,
  cohort TEXT NOT NULL,
  track TEXT NOT NULL,
  title TEXT NOT NULL,
  mode TEXT NOT NULL,
  seat_price_cents INTEGER NOT NULL,
  place TEXT,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, cohort, track, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW track_ever AS
  SELECT * FROM track UNION ALL SELECT * FROM track_history;
CREATE TRIGGER track_keeps_history BEFORE UPDATE ON track BEGIN
  SELECT RAISE(ABORT, 'track: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO track_history SELECT * FROM track WHERE school = OLD.school AND cohort = OLD.cohort AND track = OLD.track;
END;
CREATE TRIGGER track_is_never_deleted BEFORE DELETE ON track BEGIN
  SELECT RAISE(ABORT, 'track: rows are never deleted');
END;
CREATE TRIGGER track_history_is_never_updated BEFORE UPDATE ON track_history BEGIN
  SELECT RAISE(ABORT, 'track_history: rows are never updated');
END;
CREATE TRIGGER track_history_is_never_deleted BEFORE DELETE ON track_history BEGIN
  SELECT RAISE(ABORT, 'track_history: rows are never deleted');
END;

CREATE INDEX track_by_place ON track (school, place, cohort);

-- A pool bears the name of what owns it, without the school: a track, an agreement
-- or a place. Only places are of no cohort.
CREATE TABLE seat_pool (
  school TEXT NOT NULL,
  pool TEXT NOT NULL,
  cohort TEXT,
  kind TEXT NOT NULL CHECK (kind = 'TOTAL' OR kind = 'FUNDER' OR kind = 'SITE'),
  seat_limit INTEGER NOT NULL CHECK (seat_limit >= 0),
  limit_from TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, pool),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  CHECK ((kind = 'SITE') = (cohort IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE seat_pool_history (
  school TEXT NOT NULL,
  pool TEXT NOT NULL,
  cohort TEXT,
  kind TEXT NOT NULL,
  seat_limit INTEGER NOT NULL,
  limit_from TEXT NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, pool, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW seat_pool_ever AS
  SELECT * FROM seat_pool UNION ALL SELECT * FROM seat_pool_history;
CREATE TRIGGER seat_pool_keeps_history BEFORE UPDATE ON seat_pool BEGIN
  SELECT RAISE(ABORT, 'seat_pool: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO seat_pool_history SELECT * FROM seat_pool WHERE school = OLD.school AND pool = OLD.pool;
END;
CREATE TRIGGER seat_pool_is_never_deleted BEFORE DELETE ON seat_pool BEGIN
  SELECT RAISE(ABORT, 'seat_pool: rows are never deleted');
END;
CREATE TRIGGER seat_pool_history_is_never_updated BEFORE UPDATE ON seat_pool_history BEGIN
  SELECT RAISE(ABORT, 'seat_pool_history: rows are never updated');
END;
CREATE TRIGGER seat_pool_history_is_never_deleted BEFORE DELETE ON seat_pool_history BEGIN
  SELECT RAISE(ABORT, 'seat_pool_history: rows are never deleted');
END;

CREATE INDEX seat_pool_by_cohort ON seat_pool (school, cohort, kind);
