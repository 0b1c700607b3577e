-- What finds people who probably applied twice, and what was found.

-- Keyed digests of folded names, birth dates and addresses, and of what is near them
-- (domain/resemblance.h). They go with the key of their person.
CREATE TABLE person_trace (
  school TEXT NOT NULL,
  trace BLOB NOT NULL,
  person BLOB NOT NULL,
  PRIMARY KEY (school, trace, person),
  FOREIGN KEY (school, person) REFERENCES person (school, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_trace_by_person ON person_trace (school, person);

-- Two applications of one cohort, the later one first, and the strongest rule by which
-- they resembled one another when it was filed. Says something of either applicant, so
-- it goes with the key of either.
CREATE TABLE application_resemblance (
  school TEXT NOT NULL,
  application BLOB NOT NULL,
  other BLOB NOT NULL,
  rule TEXT NOT NULL CHECK (rule = 'ONE_EDIT' OR rule = 'NAMES_SWAPPED' OR rule = 'NAME_CONTAINED' OR rule = 'SAME_BIRTH_YEAR' OR rule = 'SAME_EMAIL'),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, application, other),
  FOREIGN KEY (school, application) REFERENCES application (school, application),
  FOREIGN KEY (school, other) REFERENCES application (school, application)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER application_resemblance_is_never_updated BEFORE UPDATE ON application_resemblance BEGIN
  SELECT RAISE(ABORT, 'application_resemblance: rows are never updated');
END;
CREATE INDEX application_resemblance_by_other ON application_resemblance (school, other);

-- All applications of one person, whatever the cohort.
CREATE INDEX application_by_person ON application (school, person);
