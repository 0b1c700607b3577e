-- What the applications of a cohort are scored by, and what their readers think of them.

-- Of each criterion a line: slug, weight, most points, title.
CREATE TABLE scoring_grid (
  school TEXT NOT NULL,
  cohort TEXT NOT NULL,
  criteria TEXT NOT NULL CHECK (criteria <> ''),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, cohort),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort)
) STRICT, WITHOUT ROWID;
CREATE TABLE scoring_grid_history (
  school TEXT NOT NULL,
  cohort TEXT NOT NULL,
  criteria TEXT NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, cohort, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW scoring_grid_ever AS
  SELECT * FROM scoring_grid UNION ALL SELECT * FROM scoring_grid_history;
CREATE TRIGGER scoring_grid_keeps_history BEFORE UPDATE ON scoring_grid BEGIN
  SELECT RAISE(ABORT, 'scoring_grid: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO scoring_grid_history SELECT * FROM scoring_grid WHERE school = OLD.school AND cohort = OLD.cohort;
END;
CREATE TRIGGER scoring_grid_is_never_deleted BEFORE DELETE ON scoring_grid BEGIN
  SELECT RAISE(ABORT, 'scoring_grid: rows are never deleted');
END;
CREATE TRIGGER scoring_grid_history_is_never_updated BEFORE UPDATE ON scoring_grid_history BEGIN
  SELECT RAISE(ABORT, 'scoring_grid_history: rows are never updated');
END;
CREATE TRIGGER scoring_grid_history_is_never_deleted BEFORE DELETE ON scoring_grid_history BEGIN
  SELECT RAISE(ABORT, 'scoring_grid_history: rows are never deleted');
END;

-- An application has two readers, and each of them one opinion. The note is sealed under
-- the key of the person.
CREATE TABLE score (
  school TEXT NOT NULL,
  application BLOB NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal = 1 OR ordinal = 2),
  reader TEXT NOT NULL,
  points TEXT NOT NULL,
  total INTEGER NOT NULL CHECK (total >= 0),
  note BLOB NOT NULL,
  scored_at INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, application, ordinal),
  UNIQUE (school, application, reader),
  FOREIGN KEY (school, application) REFERENCES application (school, application)
) STRICT, WITHOUT ROWID;
CREATE TABLE score_history (
  school TEXT NOT NULL,
  application BLOB NOT NULL,
  ordinal INTEGER NOT NULL,
  reader TEXT NOT NULL,
  points TEXT NOT NULL,
  total INTEGER NOT NULL,
  note BLOB NOT NULL,
  scored_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, application, ordinal, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW score_ever AS
  SELECT * FROM score UNION ALL SELECT * FROM score_history;
CREATE TRIGGER score_keeps_history BEFORE UPDATE ON score BEGIN
  SELECT RAISE(ABORT, 'score: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO score_history SELECT * FROM score WHERE school = OLD.school AND application = OLD.application AND ordinal = OLD.ordinal;
END;
CREATE TRIGGER score_is_never_deleted BEFORE DELETE ON score BEGIN
  SELECT RAISE(ABORT, 'score: rows are never deleted');
END;
CREATE TRIGGER score_history_is_never_updated BEFORE UPDATE ON score_history BEGIN
  SELECT RAISE(ABORT, 'score_history: rows are never updated');
END;
CREATE TRIGGER score_history_is_never_deleted BEFORE DELETE ON score_history BEGIN
  SELECT RAISE(ABORT, 'score_history: rows are never deleted');
END;
