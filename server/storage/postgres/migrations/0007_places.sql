-- Where training happens, the modules of what is taught, and who coaches.

CREATE TABLE place (
  school TEXT NOT NULL,
  place TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('SCHOOL', 'COWORKING', 'FABLAB', 'HOME')),
  address TEXT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, place),
  FOREIGN KEY (school) REFERENCES school (school),
  CHECK (kind <> 'HOME' OR address = '')
);
CALL keep_versions('place');

ALTER TABLE track ADD FOREIGN KEY (school, place) REFERENCES place (school, place);
ALTER TABLE session ADD FOREIGN KEY (school, place) REFERENCES place (school, place);

CREATE TABLE module (
  school TEXT NOT NULL,
  programme TEXT NOT NULL,
  module TEXT NOT NULL,
  title TEXT NOT NULL,
  planned_minutes BIGINT NOT NULL CHECK (planned_minutes > 0),
  state TEXT NOT NULL CHECK (state IN ('ACTIVE', 'CANCELLED')),
  cancel_reason TEXT NOT NULL,
  cancelled_at BIGINT,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, programme, module),
  FOREIGN KEY (school, programme) REFERENCES programme (school, programme),
  CHECK ((state = 'CANCELLED') = (cancelled_at IS NOT NULL))
);
CALL keep_versions('module');

ALTER TABLE session
  ADD FOREIGN KEY (school, programme, module) REFERENCES module (school, programme, module);

CREATE TABLE assignment (
  school TEXT NOT NULL,
  assignment BYTEA NOT NULL,
  facilitator TEXT NOT NULL,
  cohort TEXT NOT NULL,
  track TEXT NOT NULL,
  first_on TEXT NOT NULL,
  last_on TEXT,
  made_in BIGINT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, assignment),
  FOREIGN KEY (school, facilitator) REFERENCES principal (school, principal),
  FOREIGN KEY (school, cohort, track) REFERENCES track (school, cohort, track),
  CHECK (last_on IS NULL OR first_on <= last_on)
);
CALL keep_versions('assignment');
CREATE INDEX assignment_by_making ON assignment (school, made_in, assignment);
CREATE INDEX assignment_by_track ON assignment (school, cohort, track, facilitator, first_on);
