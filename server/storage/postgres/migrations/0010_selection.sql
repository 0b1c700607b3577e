-- What the applications of a cohort are scored by, and what their readers think of them.

-- Of each criterion a line: slug, weight, most points, title.
CREATE TABLE scoring_grid (
  school TEXT NOT NULL,
  cohort TEXT NOT NULL,
  criteria TEXT NOT NULL CHECK (criteria <> ''),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, cohort),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort)
);
CALL keep_versions('scoring_grid');

-- An application has two readers, and each of them one opinion. The note is sealed under
-- the key of the person.
CREATE TABLE score (
  school TEXT NOT NULL,
  application BYTEA NOT NULL,
  ordinal BIGINT NOT NULL CHECK (ordinal IN (1, 2)),
  reader TEXT NOT NULL,
  points TEXT NOT NULL,
  total BIGINT NOT NULL CHECK (total >= 0),
  note BYTEA NOT NULL,
  scored_at BIGINT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, application, ordinal),
  UNIQUE (school, application, reader),
  FOREIGN KEY (school, application) REFERENCES application (school, application)
);
CALL keep_versions('score');
