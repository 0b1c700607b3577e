-- People, their applications and enrolments, and the seats these occupy.
-- Personal values lie in person and nowhere else.

-- sealed holds all values of one version, under the key of the person.
CREATE TABLE person (
  school TEXT NOT NULL,
  person BYTEA NOT NULL,
  sealed BYTEA NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, person),
  FOREIGN KEY (school) REFERENCES school (school)
);
CALL keep_versions('person');

-- What opens the values of a person, wrapped under the server's key; and what finds
-- somebody again, a keyed digest of the folded names and the birth date. To delete
-- both is to forget the person: these rows may go, with what finds people who are
-- alike (0008), and no others.
CREATE TABLE person_key (
  school TEXT NOT NULL,
  person BYTEA NOT NULL,
  wrapped_key BYTEA NOT NULL,
  PRIMARY KEY (school, person),
  FOREIGN KEY (school, person) REFERENCES person (school, person)
);
CREATE TABLE person_identity (
  school TEXT NOT NULL,
  identity BYTEA NOT NULL,
  person BYTEA NOT NULL,
  PRIMARY KEY (school, identity),
  UNIQUE (school, person),
  FOREIGN KEY (school, person) REFERENCES person (school, person)
);

CREATE TABLE application (
  school TEXT NOT NULL,
  application BYTEA NOT NULL,
  cohort TEXT NOT NULL,
  person BYTEA NOT NULL,
  external_ref TEXT,
  wished_tracks TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('SUBMITTED', 'IN_REVIEW', 'OFFERED', 'ACCEPTED', 'ENROLLED', 'WAITLISTED', 'POOL', 'REJECTED', 'DECLINED', 'OFFER_EXPIRED', 'OFFER_WITHDRAWN', 'WITHDRAWN', 'MERGED')),
  offered_track TEXT,
  offer_expires_at BIGINT,
  waiting_track TEXT,
  waiting_agreements TEXT NOT NULL,
  waiting_priority BIGINT NOT NULL,
  score BIGINT,
  reason_code TEXT NOT NULL,
  submitted_at BIGINT NOT NULL,
  enrolment BYTEA,
  merged_into BYTEA,
  merged_from TEXT CHECK (merged_from IN ('SUBMITTED', 'IN_REVIEW', 'OFFERED', 'ACCEPTED', 'WAITLISTED', 'POOL', 'REJECTED', 'DECLINED', 'OFFER_EXPIRED', 'OFFER_WITHDRAWN', 'WITHDRAWN')),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, application),
  UNIQUE (school, cohort, person),
  UNIQUE (school, cohort, external_ref),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  FOREIGN KEY (school, person) REFERENCES person (school, person),
  CHECK ((state = 'ENROLLED') = (enrolment IS NOT NULL)),
  CHECK (state <> 'OFFERED' OR (offered_track IS NOT NULL AND offer_expires_at IS NOT NULL)),
  CHECK (state <> 'WAITLISTED' OR waiting_track IS NOT NULL),
  CHECK ((state = 'MERGED') = (merged_into IS NOT NULL)),
  CHECK ((state = 'MERGED') = (merged_from IS NOT NULL))
);
CALL keep_versions('application');

-- Who waits, and whose offer may have run out.
CREATE INDEX application_by_state ON application (school, cohort, state);

CREATE INDEX application_by_duplicate ON application (school, merged_into) WHERE merged_into IS NOT NULL;

-- One row per event, never changed.
CREATE TABLE application_transition (
  school TEXT NOT NULL,
  application BYTEA NOT NULL,
  ordinal BIGINT NOT NULL,
  event TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  actor TEXT NOT NULL,
  at BIGINT NOT NULL,
  reason_code TEXT NOT NULL,
  note BYTEA NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, application, ordinal),
  FOREIGN KEY (school, application) REFERENCES application (school, application)
);
CALL keep_journal('application_transition');

-- Who was passed over when somebody behind was promoted, and because of which pool or
-- agreement.
CREATE TABLE waiting_skip (
  school TEXT NOT NULL,
  application BYTEA NOT NULL,
  promoted BYTEA NOT NULL,
  at BIGINT NOT NULL,
  reason_code TEXT NOT NULL,
  subject TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, application, sequence, promoted),
  FOREIGN KEY (school, application) REFERENCES application (school, application),
  FOREIGN KEY (school, promoted) REFERENCES application (school, application)
);
CALL keep_journal('waiting_skip');

-- A live row (HELD or TAKEN) occupies one seat of its pool, from its first half-day to
-- its last.
CREATE TABLE seat (
  school TEXT NOT NULL,
  application BYTEA NOT NULL,
  ordinal BIGINT NOT NULL,
  pool TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('HELD', 'TAKEN', 'RELEASED')),
  first_on TEXT NOT NULL,
  first_slot TEXT NOT NULL CHECK (first_slot IN ('AM', 'PM')),
  last_on TEXT NOT NULL,
  last_slot TEXT NOT NULL CHECK (last_slot IN ('AM', 'PM')),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, application, ordinal),
  FOREIGN KEY (school, pool) REFERENCES seat_pool (school, pool),
  FOREIGN KEY (school, application) REFERENCES application (school, application),
  CHECK ((first_on, first_slot) <= (last_on, last_slot))
);
CALL keep_versions('seat');

CREATE INDEX seat_by_pool ON seat (school, pool, first_on, first_slot) WHERE state <> 'RELEASED';

-- The second barrier behind the transaction that consumes a seat. The most that are
-- occupied at once are occupied when somebody begins.
CREATE FUNCTION seat_limit_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT COUNT(*) FROM seat AS s
   WHERE s.school = NEW.school AND s.pool = NEW.pool AND s.state <> 'RELEASED'
     AND (s.first_on, s.first_slot) <= (NEW.first_on, NEW.first_slot)
     AND (s.last_on, s.last_slot) >= (NEW.first_on, NEW.first_slot))
  > (SELECT seat_limit FROM seat_pool WHERE school = NEW.school AND pool = NEW.pool)
  OR EXISTS (
    SELECT 1 FROM seat AS p
    WHERE p.school = NEW.school AND p.pool = NEW.pool AND p.state <> 'RELEASED'
      AND (p.first_on, p.first_slot) > (NEW.first_on, NEW.first_slot)
      AND (p.first_on, p.first_slot) <= (NEW.last_on, NEW.last_slot)
      AND (SELECT COUNT(*) FROM seat AS s
           WHERE s.school = NEW.school AND s.pool = NEW.pool AND s.state <> 'RELEASED'
             AND (s.first_on, s.first_slot) <= (p.first_on, p.first_slot)
             AND (s.last_on, s.last_slot) >= (p.first_on, p.first_slot))
        > (SELECT seat_limit FROM seat_pool WHERE school = NEW.school AND pool = NEW.pool)) THEN
    RAISE EXCEPTION 'seat: the pool is exhausted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER seat_limit_holds_on_insert AFTER INSERT ON seat
  FOR EACH ROW WHEN (NEW.state <> 'RELEASED') EXECUTE FUNCTION seat_limit_holds();
CREATE TRIGGER seat_limit_holds_on_update AFTER UPDATE ON seat
  FOR EACH ROW WHEN (NEW.state <> 'RELEASED' AND (OLD.state = 'RELEASED'
    OR (NEW.first_on, NEW.first_slot) < (OLD.first_on, OLD.first_slot)
    OR (NEW.last_on, NEW.last_slot) > (OLD.last_on, OLD.last_slot))) EXECUTE FUNCTION seat_limit_holds();

CREATE FUNCTION seat_pool_limit_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (SELECT NEW.limit_from AS first_on, 'AM' AS first_slot
                   UNION SELECT first_on, first_slot FROM seat
                   WHERE school = NEW.school AND pool = NEW.pool AND state <> 'RELEASED'
                     AND first_on >= NEW.limit_from) AS p
    WHERE (SELECT COUNT(*) FROM seat AS s
           WHERE s.school = NEW.school AND s.pool = NEW.pool AND s.state <> 'RELEASED'
             AND (s.first_on, s.first_slot) <= (p.first_on, p.first_slot)
             AND (s.last_on, s.last_slot) >= (p.first_on, p.first_slot))
        > NEW.seat_limit) THEN
    RAISE EXCEPTION 'seat_pool: the limit is below what is taken' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seat_pool_limit_is_not_below_taken BEFORE UPDATE ON seat_pool
  FOR EACH ROW EXECUTE FUNCTION seat_pool_limit_holds();

CREATE TABLE enrolment (
  school TEXT NOT NULL,
  enrolment BYTEA NOT NULL,
  cohort TEXT NOT NULL,
  person BYTEA NOT NULL,
  application BYTEA NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('EXPECTED', 'ACTIVE', 'SUSPENDED', 'COMPLETED', 'WITHDRAWN', 'TRANSFERRED', 'EXCLUDED', 'NO_SHOW', 'CANCELLED')),
  entry_on TEXT NOT NULL,
  entry_slot TEXT NOT NULL CHECK (entry_slot IN ('AM', 'PM')),
  exit_on TEXT,
  exit_slot TEXT CHECK (exit_slot IN ('AM', 'PM')),
  seat_price_cents BIGINT NOT NULL CHECK (seat_price_cents >= 0),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, enrolment),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  FOREIGN KEY (school, person) REFERENCES person (school, person),
  FOREIGN KEY (school, application) REFERENCES application (school, application),
  CHECK (exit_on IS NULL OR (exit_on, exit_slot) >= (entry_on, entry_slot))
);
CALL keep_versions('enrolment');

CREATE TABLE placement (
  school TEXT NOT NULL,
  enrolment BYTEA NOT NULL,
  ordinal BIGINT NOT NULL,
  cohort TEXT NOT NULL,
  track TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('BLENDED', 'REMOTE')),
  first_on TEXT NOT NULL,
  first_slot TEXT NOT NULL CHECK (first_slot IN ('AM', 'PM')),
  last_on TEXT,
  last_slot TEXT CHECK (last_slot IN ('AM', 'PM')),
  is_void BIGINT NOT NULL CHECK (is_void IN (0, 1)),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, enrolment, ordinal),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment),
  FOREIGN KEY (school, cohort, track) REFERENCES track (school, cohort, track),
  CHECK (last_on IS NULL OR (last_on, last_slot) >= (first_on, first_slot))
);
CALL keep_versions('placement');

CREATE INDEX placement_by_track ON placement (school, cohort, track, enrolment);
CREATE INDEX enrolment_by_person ON enrolment (school, person, cohort, enrolment);
