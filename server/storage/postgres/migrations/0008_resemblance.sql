-- What finds people who probably applied twice, and what was found.

-- Keyed digests of folded names, birth dates and addresses, and of what is near them
-- (domain/resemblance.h). They go with the key of their person.
CREATE TABLE person_trace (
  school TEXT NOT NULL,
  trace BYTEA NOT NULL,
  person BYTEA NOT NULL,
  PRIMARY KEY (school, trace, person),
  FOREIGN KEY (school, person) REFERENCES person (school, person)
);
CREATE INDEX person_trace_by_person ON person_trace (school, person);

-- Two applications of one cohort, the later one first, and the strongest rule by which
-- they resembled one another when it was filed. Says something of either applicant, so
-- it goes with the key of either.
CREATE TABLE application_resemblance (
  school TEXT NOT NULL,
  application BYTEA NOT NULL,
  other BYTEA NOT NULL,
  rule TEXT NOT NULL CHECK (rule IN ('ONE_EDIT', 'NAMES_SWAPPED', 'NAME_CONTAINED', 'SAME_BIRTH_YEAR', 'SAME_EMAIL')),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, application, other),
  FOREIGN KEY (school, application) REFERENCES application (school, application),
  FOREIGN KEY (school, other) REFERENCES application (school, application)
);
CREATE TRIGGER application_resemblance_is_never_updated BEFORE UPDATE ON application_resemblance
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE INDEX application_resemblance_by_other ON application_resemblance (school, other);

-- All applications of one person, whatever the cohort.
CREATE INDEX application_by_person ON application (school, person);
