-- People, their applications and enrolments, and the seats these occupy.
-- Personal values lie in person and nowhere else.

-- sealed holds all values of one version, under the key of the person.
CREATE TABLE person (
  school TEXT NOT NULL,
  person BLOB NOT NULL,
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, person),
  FOREIGN KEY (school) REFERENCES school (school)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_history (
  school TEXT NOT NULL,
  person BLOB NOT NULL,
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, person, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW person_ever AS
  SELECT * FROM person UNION ALL SELECT * FROM person_history;
CREATE TRIGGER person_keeps_history BEFORE UPDATE ON person BEGIN
  SELECT RAISE(ABORT, 'person: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO person_history SELECT * FROM person WHERE school = OLD.school AND person = OLD.person;
END;
CREATE TRIGGER person_is_never_deleted BEFORE DELETE ON person BEGIN
  SELECT RAISE(ABORT, 'person: rows are never deleted');
END;
CREATE TRIGGER person_history_is_never_updated BEFORE UPDATE ON person_history BEGIN
  SELECT RAISE(ABORT, 'person_history: rows are never updated');
END;
CREATE TRIGGER person_history_is_never_deleted BEFORE DELETE ON person_history BEGIN
  SELECT RAISE(ABORT, 'person_history: rows are never deleted');
END;

-- What opens the values of a person, wrapped under the server's key; and what finds
-- somebody again, a keyed digest of the folded names and the birth date. To delete
-- both is to forget the person: these rows may go, with what finds people who are
-- alike (0008), and no others.
CREATE TABLE person_key (
  school TEXT NOT NULL,
  person BLOB NOT NULL,
  wrapped_key BLOB NOT NULL,
  PRIMARY KEY (school, person),
  FOREIGN KEY (school, person) REFERENCES person (school, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_identity (
  school TEXT NOT NULL,
  identity BLOB NOT NULL,
  person BLOB NOT NULL,
  PRIMARY KEY (school, identity),
  UNIQUE (school, person),
  FOREIGN KEY (school, person) REFERENCES person (school, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE application (
  school TEXT NOT NULL,
  application BLOB NOT NULL,
  cohort TEXT NOT NULL,
  person BLOB NOT NULL,
  external_ref TEXT,
  wished_tracks TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state = 'SUBMITTED' OR state = 'IN_REVIEW' OR state = 'OFFERED' OR state = 'ACCEPTED' OR state = 'ENROLLED' OR state = 'WAITLISTED' OR state = 'POOL' OR state = 'REJECTED' OR state = 'DECLINED' OR state = 'OFFER_EXPIRED' OR state = 'OFFER_WITHDRAWN' OR state = 'WITHDRAWN' OR state = 'MERGED'),
  offered_track TEXT,
  offer_expires_at INTEGER,
  waiting_track TEXT,
  waiting_agreements TEXT NOT NULL,
  waiting_priority INTEGER NOT NULL,
  score INTEGER,
  reason_code TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  enrolment BLOB,
  merged_into BLOB,
  merged_from TEXT CHECK (merged_from = 'SUBMITTED' OR merged_from = 'IN_REVIEW' OR merged_from = 'OFFERED' OR merged_from = 'ACCEPTED' OR merged_from = 'WAITLISTED' OR merged_from = 'POOL' OR merged_from = 'REJECTED' OR merged_from = 'DECLINED' OR merged_from = 'OFFER_EXPIRED' OR merged_from = 'OFFER_WITHDRAWN' OR merged_from = 'WITHDRAWN'),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
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
) STRICT, WITHOUT ROWID;
CREATE TABLE application_history (
  school TEXT NOT NULL,
  application BLOB NOT NULL,
  cohort TEXT NOT NULL,
  person BLOB NOT NULL,
  external_ref TEXT,
  wished_tracks TEXT NOT NULL,
  state TEXT NOT NULL,
  offered_track TEXT,
  offer_expires_at INTEGER,
  waiting_track TEXT,
  waiting_agreements TEXT NOT NULL,
  waiting_priority INTEGER NOT NULL,
  score INTEGER,
  reason_code TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  enrolment BLOB,
  merged_into BLOB,
  merged_from TEXT,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, application, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW application_ever AS
  SELECT * FROM application UNION ALL SELECT * FROM application_history;
CREATE TRIGGER application_keeps_history BEFORE UPDATE ON application BEGIN
  SELECT RAISE(ABORT, 'application: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO application_history SELECT * FROM application WHERE school = OLD.school AND application = OLD.application;
END;
CREATE TRIGGER application_is_never_deleted BEFORE DELETE ON application BEGIN
  SELECT RAISE(ABORT, 'application: rows are never deleted');
END;
CREATE TRIGGER application_history_is_never_updated BEFORE UPDATE ON application_history BEGIN
  SELECT RAISE(ABORT, 'application_history: rows are never updated');
END;
CREATE TRIGGER application_history_is_never_deleted BEFORE DELETE ON application_history BEGIN
  SELECT RAISE(ABORT, 'application_history: rows are never deleted');
END;

-- Who waits, and whose offer may have run out.
CREATE INDEX application_by_state ON application (school, cohort, state);

CREATE INDEX application_by_duplicate ON application (school, merged_into) WHERE merged_into IS NOT NULL;

-- One row per event, never changed.
CREATE TABLE application_transition (
  school TEXT NOT NULL,
  application BLOB NOT NULL,
  ordinal INTEGER NOT NULL,
  event TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason_code TEXT NOT NULL,
  note BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, application, ordinal),
  FOREIGN KEY (school, application) REFERENCES application (school, application)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER application_transition_is_never_updated BEFORE UPDATE ON application_transition BEGIN
  SELECT RAISE(ABORT, 'application_transition: rows are never updated');
END;
CREATE TRIGGER application_transition_is_never_deleted BEFORE DELETE ON application_transition BEGIN
  SELECT RAISE(ABORT, 'application_transition: rows are never deleted');
END;

-- Who was passed over when somebody behind was promoted, and because of which pool or
-- agreement.
CREATE TABLE waiting_skip (
  school TEXT NOT NULL,
  application BLOB NOT NULL,
  promoted BLOB NOT NULL,
  at INTEGER NOT NULL,
  reason_code TEXT NOT NULL,
  subject TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, application, sequence, promoted),
  FOREIGN KEY (school, application) REFERENCES application (school, application),
  FOREIGN KEY (school, promoted) REFERENCES application (school, application)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER waiting_skip_is_never_updated BEFORE UPDATE ON waiting_skip BEGIN
  SELECT RAISE(ABORT, 'waiting_skip: rows are never updated');
END;
CREATE TRIGGER waiting_skip_is_never_deleted BEFORE DELETE ON waiting_skip BEGIN
  SELECT RAISE(ABORT, 'waiting_skip: rows are never deleted');
END;

-- A live row (HELD or TAKEN) occupies one seat of its pool, from its first half-day to
-- its last.
CREATE TABLE seat (
  school TEXT NOT NULL,
  application BLOB NOT NULL,
  ordinal INTEGER NOT NULL,
  pool TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state = 'HELD' OR state = 'TAKEN' OR state = 'RELEASED'),
  first_on TEXT NOT NULL,
  first_slot TEXT NOT NULL CHECK (first_slot = 'AM' OR first_slot = 'PM'),
  last_on TEXT NOT NULL,
  last_slot TEXT NOT NULL CHECK (last_slot = 'AM' OR last_slot = 'PM'),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, application, ordinal),
  FOREIGN KEY (school, pool) REFERENCES seat_pool (school, pool),
  FOREIGN KEY (school, application) REFERENCES application (school, application),
  CHECK ((first_on, first_slot) <= (last_on, last_slot))
) STRICT, WITHOUT ROWID;
CREATE TABLE seat_history (
  school TEXT NOT NULL,
  application BLOB NOT NULL,
  ordinal INTEGER NOT NULL,
  pool TEXT NOT NULL,
  state TEXT NOT NULL,
  first_on TEXT NOT NULL,
  first_slot TEXT NOT NULL,
  last_on TEXT NOT NULL,
  last_slot TEXT NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, application, ordinal, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW seat_ever AS
  SELECT * FROM seat UNION ALL SELECT * FROM seat_history;
CREATE TRIGGER seat_keeps_history BEFORE UPDATE ON seat BEGIN
  SELECT RAISE(ABORT, 'seat: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO seat_history SELECT * FROM seat WHERE school = OLD.school AND application = OLD.application AND ordinal = OLD.ordinal;
END;
CREATE TRIGGER seat_is_never_deleted BEFORE DELETE ON seat BEGIN
  SELECT RAISE(ABORT, 'seat: rows are never deleted');
END;
CREATE TRIGGER seat_history_is_never_updated BEFORE UPDATE ON seat_history BEGIN
  SELECT RAISE(ABORT, 'seat_history: rows are never updated');
END;
CREATE TRIGGER seat_history_is_never_deleted BEFORE DELETE ON seat_history BEGIN
  SELECT RAISE(ABORT, 'seat_history: rows are never deleted');
END;

CREATE INDEX seat_by_pool ON seat (school, pool, first_on, first_slot) WHERE state <> 'RELEASED';

-- The second barrier behind the transaction that consumes a seat. The most that are
-- occupied at once are occupied when somebody begins.
CREATE TRIGGER seat_limit_holds_on_insert AFTER INSERT ON seat WHEN NEW.state <> 'RELEASED' BEGIN
  SELECT RAISE(ABORT, 'seat: the pool is exhausted') WHERE (SELECT COUNT(*) FROM seat AS s
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
        > (SELECT seat_limit FROM seat_pool WHERE school = NEW.school AND pool = NEW.pool));
END;
CREATE TRIGGER seat_limit_holds_on_update AFTER UPDATE ON seat
WHEN NEW.state <> 'RELEASED' AND (OLD.state = 'RELEASED'
  OR (NEW.first_on, NEW.first_slot) < (OLD.first_on, OLD.first_slot)
  OR (NEW.last_on, NEW.last_slot) > (OLD.last_on, OLD.last_slot)) BEGIN
  SELECT RAISE(ABORT, 'seat: the pool is exhausted') WHERE (SELECT COUNT(*) FROM seat AS s
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
        > (SELECT seat_limit FROM seat_pool WHERE school = NEW.school AND pool = NEW.pool));
END;
CREATE TRIGGER seat_pool_limit_is_not_below_taken BEFORE UPDATE ON seat_pool BEGIN
  SELECT RAISE(ABORT, 'seat_pool: the limit is below what is taken') WHERE EXISTS (
    SELECT 1 FROM (SELECT NEW.limit_from AS first_on, 'AM' AS first_slot
                   UNION SELECT first_on, first_slot FROM seat
                   WHERE school = NEW.school AND pool = NEW.pool AND state <> 'RELEASED'
                     AND first_on >= NEW.limit_from) AS p
    WHERE (SELECT COUNT(*) FROM seat AS s
           WHERE s.school = NEW.school AND s.pool = NEW.pool AND s.state <> 'RELEASED'
             AND (s.first_on, s.first_slot) <= (p.first_on, p.first_slot)
             AND (s.last_on, s.last_slot) >= (p.first_on, p.first_slot))
        > NEW.seat_limit);
END;

CREATE TABLE enrolment (
  school TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  cohort TEXT NOT NULL,
  person BLOB NOT NULL,
  application BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state = 'EXPECTED' OR state = 'ACTIVE' OR state = 'SUSPENDED' OR state = 'COMPLETED' OR state = 'WITHDRAWN' OR state = 'TRANSFERRED' OR state = 'EXCLUDED' OR state = 'NO_SHOW' OR state = 'CANCELLED'),
  entry_on TEXT NOT NULL,
  entry_slot TEXT NOT NULL CHECK (entry_slot IN ('AM', 'PM')),
  exit_on TEXT,
  exit_slot TEXT CHECK (exit_slot IN ('AM', 'PM')),
  seat_price_cents INTEGER NOT NULL CHECK (seat_price_cents >= 0),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, enrolment),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  FOREIGN KEY (school, person) REFERENCES person (school, person),
  FOREIGN KEY (school, application) REFERENCES application (school, application),
  CHECK (exit_on IS NULL OR (exit_on, exit_slot) >= (entry_on, entry_slot))
) STRICT, WITHOUT ROWID;
CREATE TABLE enrolment_history (
  school TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  cohort TEXT NOT NULL,
  person BLOB NOT NULL,
  application BLOB NOT NULL,
  state TEXT NOT NULL,
  entry_on TEXT NOT NULL,
  entry_slot TEXT NOT NULL,
  exit_on TEXT,
  exit_slot TEXT,
  seat_price_cents INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, enrolment, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW enrolment_ever AS
  SELECT * FROM enrolment UNION ALL SELECT * FROM enrolment_history;
CREATE TRIGGER enrolment_keeps_history BEFORE UPDATE ON enrolment BEGIN
  SELECT RAISE(ABORT, 'enrolment: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO enrolment_history SELECT * FROM enrolment WHERE school = OLD.school AND enrolment = OLD.enrolment;
END;
CREATE TRIGGER enrolment_is_never_deleted BEFORE DELETE ON enrolment BEGIN
  SELECT RAISE(ABORT, 'enrolment: rows are never deleted');
END;
CREATE TRIGGER enrolment_history_is_never_updated BEFORE UPDATE ON enrolment_history BEGIN
  SELECT RAISE(ABORT, 'enrolment_history: rows are never updated');
END;
CREATE TRIGGER enrolment_history_is_never_deleted BEFORE DELETE ON enrolment_history BEGIN
  SELECT RAISE(ABORT, 'enrolment_history: rows are never deleted');
END;

CREATE TABLE placement (
  school TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  ordinal INTEGER NOT NULL,
  cohort TEXT NOT NULL,
  track TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('BLENDED', 'REMOTE')),
  first_on TEXT NOT NULL,
  first_slot TEXT NOT NULL CHECK (first_slot IN ('AM', 'PM')),
  last_on TEXT,
  last_slot TEXT CHECK (last_slot IN ('AM', 'PM')),
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, enrolment, ordinal),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment),
  FOREIGN KEY (school, cohort, track) REFERENCES track (school, cohort, track),
  CHECK (last_on IS NULL OR (last_on, last_slot) >= (first_on, first_slot))
) STRICT, WITHOUT ROWID;
CREATE TABLE placement_history (
  school TEXT NOT NULL,
  enrolment BLOB NOT NULL,
  ordinal INTEGER NOT NULL,
  cohort TEXT NOT NULL,
  track TEXT NOT NULL,
  mode TEXT NOT NULL,
  first_on TEXT NOT NULL,
  first_slot TEXT NOT NULL,
  last_on TEXT,
  last_slot TEXT,
  is_void INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, enrolment, ordinal, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW placement_ever AS
  SELECT * FROM placement UNION ALL SELECT * FROM placement_history;
CREATE TRIGGER placement_keeps_history BEFORE UPDATE ON placement BEGIN
  SELECT RAISE(ABORT, 'placement: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO placement_history SELECT * FROM placement WHERE school = OLD.school AND enrolment = OLD.enrolment AND ordinal = OLD.ordinal;
END;
CREATE TRIGGER placement_is_never_deleted BEFORE DELETE ON placement BEGIN
  SELECT RAISE(ABORT, 'placement: rows are never deleted');
END;
CREATE TRIGGER placement_history_is_never_updated BEFORE UPDATE ON placement_history BEGIN
  SELECT RAISE(ABORT, 'placement_history: rows are never updated');
END;
CREATE TRIGGER placement_history_is_never_deleted BEFORE DELETE ON placement_history BEGIN
  SELECT RAISE(ABORT, 'placement_history: rows are never deleted');
END;

CREATE INDEX placement_by_track ON placement (school, cohort, track, enrolment);
CREATE INDEX enrolment_by_person ON enrolment (school, person, cohort, enrolment);
