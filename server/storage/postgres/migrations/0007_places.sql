-- Where training happens, and the modules of what is taught.

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
