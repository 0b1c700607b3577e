-- What happens to an enrolment after it was made, and what became of the trainee.

-- An agreed absence. It is void when the spell ended before it began.
CREATE TABLE suspension (
  school TEXT NOT NULL,
  enrolment BYTEA NOT NULL,
  ordinal BIGINT NOT NULL,
  first_on TEXT NOT NULL,
  first_slot TEXT NOT NULL CHECK (first_slot IN ('AM', 'PM')),
  last_on TEXT,
  last_slot TEXT CHECK (last_slot IN ('AM', 'PM')),
  reason_code TEXT NOT NULL,
  is_void BIGINT NOT NULL CHECK (is_void IN (0, 1)),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, enrolment, ordinal),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment),
  CHECK (last_on IS NULL OR (last_on, last_slot) >= (first_on, first_slot))
);
CALL keep_versions('suspension');

-- One row per event, never changed. Ordinals are versions of the enrolment.
CREATE TABLE enrolment_transition (
  school TEXT NOT NULL,
  enrolment BYTEA NOT NULL,
  ordinal BIGINT NOT NULL,
  event TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  actor TEXT NOT NULL,
  at BIGINT NOT NULL,
  effective_on TEXT,
  effective_slot TEXT CHECK (effective_slot IN ('AM', 'PM')),
  reason_code TEXT NOT NULL,
  note BYTEA NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, enrolment, ordinal),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
);
CALL keep_journal('enrolment_transition');

-- What became of somebody, so many months after the exit.
CREATE TABLE outcome (
  school TEXT NOT NULL,
  enrolment BYTEA NOT NULL,
  months_after BIGINT NOT NULL CHECK (months_after IN (0, 3, 6)),
  kind TEXT NOT NULL CHECK (kind IN ('EMPLOYED', 'SELF_EMPLOYED', 'BUSINESS_CREATED', 'FURTHER_TRAINING', 'SEEKING', 'UNKNOWN')),
  observed_on TEXT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, enrolment, months_after),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
);
CALL keep_versions('outcome');

-- Somebody goes on in another school: what the one told, and what the other took over.
-- Each writes its own row, in its own unit of work.
CREATE TABLE transfer (
  school TEXT NOT NULL,
  transfer TEXT NOT NULL,
  enrolment BYTEA NOT NULL,
  to_school TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, transfer),
  UNIQUE (school, enrolment),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment)
);
CALL keep_journal('transfer');

CREATE TABLE received_transfer (
  school TEXT NOT NULL,
  transfer TEXT NOT NULL,
  application BYTEA NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, transfer),
  UNIQUE (school, application),
  FOREIGN KEY (school, application) REFERENCES application (school, application)
);
CALL keep_journal('received_transfer');

-- The second barriers behind the transaction that reads before it writes.
CREATE UNIQUE INDEX enrolment_open ON enrolment (school, cohort, person)
  WHERE exit_on IS NULL AND state <> 'NO_SHOW' AND state <> 'CANCELLED';
CREATE UNIQUE INDEX placement_open ON placement (school, enrolment)
  WHERE last_on IS NULL AND is_void = 0;
CREATE UNIQUE INDEX suspension_open ON suspension (school, enrolment)
  WHERE last_on IS NULL AND is_void = 0;
