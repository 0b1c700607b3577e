-- Where training happens, the modules of what is taught, and who coaches.

CREATE TABLE place (
  school TEXT NOT NULL,
  place TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'SCHOOL' OR kind = 'COWORKING' OR kind = 'FABLAB' OR kind = 'HOME'),
  address TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, place),
  FOREIGN KEY (school) REFERENCES school (school),
  CHECK (kind <> 'HOME' OR address = '')
) STRICT, WITHOUT ROWID;
CREATE TABLE place_history (
  school TEXT NOT NULL,
  place TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, place, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW place_ever AS
  SELECT * FROM place UNION ALL SELECT * FROM place_history;
CREATE TRIGGER place_keeps_history BEFORE UPDATE ON place BEGIN
  SELECT RAISE(ABORT, 'place: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO place_history SELECT * FROM place WHERE school = OLD.school AND place = OLD.place;
END;
CREATE TRIGGER place_is_never_deleted BEFORE DELETE ON place BEGIN
  SELECT RAISE(ABORT, 'place: rows are never deleted');
END;
CREATE TRIGGER place_history_is_never_updated BEFORE UPDATE ON place_history BEGIN
  SELECT RAISE(ABORT, 'place_history: rows are never updated');
END;
CREATE TRIGGER place_history_is_never_deleted BEFORE DELETE ON place_history BEGIN
  SELECT RAISE(ABORT, 'place_history: rows are never deleted');
END;

CREATE TABLE module (
  school TEXT NOT NULL,
  programme TEXT NOT NULL,
  module TEXT NOT NULL,
  title TEXT NOT NULL,
  planned_minutes INTEGER NOT NULL CHECK (planned_minutes > 0),
  state TEXT NOT NULL CHECK (state = 'ACTIVE' OR state = 'CANCELLED'),
  cancel_reason TEXT NOT NULL,
  cancelled_at INTEGER,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, programme, module),
  FOREIGN KEY (school, programme) REFERENCES programme (school, programme),
  CHECK ((state = 'CANCELLED') = (cancelled_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE module_history (
  school TEXT NOT NULL,
  programme TEXT NOT NULL,
  module TEXT NOT NULL,
  title TEXT NOT NULL,
  planned_minutes INTEGER NOT NULL,
  state TEXT NOT NULL,
  cancel_reason TEXT NOT NULL,
  cancelled_at INTEGER,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, programme, module, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW module_ever AS
  SELECT * FROM module UNION ALL SELECT * FROM module_history;
CREATE TRIGGER module_keeps_history BEFORE UPDATE ON module BEGIN
  SELECT RAISE(ABORT, 'module: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO module_history SELECT * FROM module WHERE school = OLD.school AND programme = OLD.programme AND module = OLD.module;
END;
CREATE TRIGGER module_is_never_deleted BEFORE DELETE ON module BEGIN
  SELECT RAISE(ABORT, 'module: rows are never deleted');
END;
CREATE TRIGGER module_history_is_never_updated BEFORE UPDATE ON module_history BEGIN
  SELECT RAISE(ABORT, 'module_history: rows are never updated');
END;
CREATE TRIGGER module_history_is_never_deleted BEFORE DELETE ON module_history BEGIN
  SELECT RAISE(ABORT, 'module_history: rows are never deleted');
END;

CREATE TABLE assignment (
  school TEXT NOT NULL,
  assignment BLOB NOT NULL,
  facilitator TEXT NOT NULL,
  cohort TEXT NOT NULL,
  track TEXT NOT NULL,
  first_on TEXT NOT NULL,
  last_on TEXT,
  made_in INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, assignment),
  FOREIGN KEY (school, facilitator) REFERENCES principal (school, principal),
  FOREIGN KEY (school, cohort, track) REFERENCES track (school, cohort, track),
  CHECK (last_on IS NULL OR first_on <= last_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE assignment_history (
  school TEXT NOT NULL,
  assignment BLOB NOT NULL,
  facilitator TEXT NOT NULL,
  cohort TEXT NOT NULL,
  track TEXT NOT NULL,
  first_on TEXT NOT NULL,
  last_on TEXT,
  made_in INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, assignment, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW assignment_ever AS
  SELECT * FROM assignment UNION ALL SELECT * FROM assignment_history;
CREATE TRIGGER assignment_keeps_history BEFORE UPDATE ON assignment BEGIN
  SELECT RAISE(ABORT, 'assignment: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO assignment_history SELECT * FROM assignment WHERE school = OLD.school AND assignment = OLD.assignment;
END;
CREATE TRIGGER assignment_is_never_deleted BEFORE DELETE ON assignment BEGIN
  SELECT RAISE(ABORT, 'assignment: rows are never deleted');
END;
CREATE TRIGGER assignment_history_is_never_updated BEFORE UPDATE ON assignment_history BEGIN
  SELECT RAISE(ABORT, 'assignment_history: rows are never updated');
END;
CREATE TRIGGER assignment_history_is_never_deleted BEFORE DELETE ON assignment_history BEGIN
  SELECT RAISE(ABORT, 'assignment_history: rows are never deleted');
END;
CREATE INDEX assignment_by_making ON assignment (school, made_in, assignment);
CREATE INDEX assignment_by_track ON assignment (school, cohort, track, facilitator, first_on);
