-- Why somebody was absent, and what proves that somebody worked at a distance. Both
-- overlap marks and never write them.

-- The digest of a document and the notes are sealed under the trainee's key. The cohort
-- is that of the enrolment, so that lists need not ask for it.

-- From a minute of a day to a minute of another, on the school's wall clock; the end
-- is exclusive.
CREATE TABLE justification (
  school TEXT NOT NULL,
  justification BYTEA NOT NULL,
  cohort TEXT NOT NULL,
  enrolment BYTEA NOT NULL,
  first_on TEXT NOT NULL,
  first_minute BIGINT NOT NULL CHECK (first_minute BETWEEN 0 AND 1439),
  last_on TEXT NOT NULL,
  end_minute BIGINT NOT NULL CHECK (end_minute BETWEEN 1 AND 1440),
  category TEXT NOT NULL CHECK (category IN ('SICK_NOTE', 'WORK_ACCIDENT', 'PUBLIC_SUMMONS', 'JOB_INTERVIEW', 'FAMILY_EVENT', 'FORCE_MAJEURE', 'TRANSPORT', 'OTHER')),
  document_digest BYTEA NOT NULL,
  note BYTEA NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('SUBMITTED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN')),
  submitted_by TEXT NOT NULL,
  submitted_at BIGINT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at BIGINT,
  decision_note BYTEA NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, justification),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment),
  CHECK ((state = 'SUBMITTED') = (decided_at IS NULL)),
  CHECK (first_on < last_on OR (first_on = last_on AND first_minute < end_minute))
);
CALL keep_versions('justification');
CREATE INDEX justification_by_cohort ON justification (school, cohort, justification);
CREATE INDEX justification_by_enrolment ON justification (school, enrolment, first_on);

-- What proves a half-day at a distance. A proposal counts for nothing until somebody of
-- the staff confirms it.
CREATE TABLE evidence (
  school TEXT NOT NULL,
  evidence BYTEA NOT NULL,
  cohort TEXT NOT NULL,
  enrolment BYTEA NOT NULL,
  held_on TEXT NOT NULL,
  slot TEXT NOT NULL CHECK (slot IN ('AM', 'PM')),
  kind TEXT NOT NULL CHECK (kind IN ('WORK_SUBMITTED', 'ASSESSMENT', 'COACHING_CONTACT', 'VIRTUAL_CLASS', 'CONNECTION_LOG', 'STAFF_ATTEST')),
  observed_at BIGINT NOT NULL,
  minutes BIGINT CHECK (minutes >= 0),
  document_digest BYTEA NOT NULL,
  source TEXT NOT NULL,
  external_ref TEXT,
  note BYTEA NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('PROPOSED', 'CONFIRMED', 'REJECTED')),
  recorded_by TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at BIGINT,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, evidence),
  UNIQUE (school, source, external_ref),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment),
  CHECK ((state = 'PROPOSED') = (decided_at IS NULL))
);
CALL keep_versions('evidence');
CREATE INDEX evidence_by_cohort ON evidence (school, cohort, evidence);
CREATE INDEX evidence_by_enrolment ON evidence (school, enrolment, held_on, slot);
