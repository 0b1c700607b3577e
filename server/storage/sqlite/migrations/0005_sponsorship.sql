-- Parties, what they promised, what they paid, and the seats that hold parts of
-- it. All amounts are cents of EUR.

CREATE TABLE party (
  school TEXT NOT NULL,
  party TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'COMPANY' OR kind = 'PUBLIC_BODY' OR kind = 'ASSOCIATION' OR kind = 'PERSON'),
  display_name TEXT NOT NULL,
  is_supplier INTEGER NOT NULL CHECK (is_supplier = 0 OR is_supplier = 1),
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, party),
  FOREIGN KEY (school) REFERENCES school (school)
) STRICT, WITHOUT ROWID;
CREATE TABLE party_history (
  school TEXT NOT NULL,
  party TEXT NOT NULL,
  kind TEXT NOT NULL,
  display_name TEXT NOT NULL,
  is_supplier INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, party, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW party_ever AS
  SELECT * FROM party UNION ALL SELECT * FROM party_history;
CREATE TRIGGER party_keeps_history BEFORE UPDATE ON party BEGIN
  SELECT RAISE(ABORT, 'party: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO party_history SELECT * FROM party WHERE school = OLD.school AND party = OLD.party;
END;
CREATE TRIGGER party_is_never_deleted BEFORE DELETE ON party BEGIN
  SELECT RAISE(ABORT, 'party: rows are never deleted');
END;
CREATE TRIGGER party_history_is_never_updated BEFORE UPDATE ON party_history BEGIN
  SELECT RAISE(ABORT, 'party_history: rows are never updated');
END;
CREATE TRIGGER party_history_is_never_deleted BEFORE DELETE ON party_history BEGIN
  SELECT RAISE(ABORT, 'party_history: rows are never deleted');
END;

CREATE TABLE agreement (
  school TEXT NOT NULL,
  agreement TEXT NOT NULL,
  party TEXT NOT NULL,
  cohort TEXT NOT NULL,
  nature TEXT NOT NULL CHECK (nature = 'PUBLIC_CONVENTION' OR nature = 'TRAINING_CONVENTION' OR nature = 'INDIVIDUAL_CONTRACT' OR nature = 'SUBCONTRACT' OR nature = 'GIFT' OR nature = 'SPONSORSHIP' OR nature = 'SUBSIDY' OR nature = 'OWN_FUNDS'),
  title TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  ceiling_cents INTEGER NOT NULL CHECK (ceiling_cents > 0 AND ceiling_cents <= 1000000000000000),
  seat_cap INTEGER NOT NULL CHECK (seat_cap > 0),
  unit TEXT NOT NULL CHECK (unit = 'LUMP_SUM' OR unit = 'PER_SEAT' OR unit = 'PER_TRAINEE_HOUR'),
  unit_price_cents INTEGER,
  jobseeker_region TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, agreement),
  FOREIGN KEY (school, party) REFERENCES party (school, party),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  CHECK (valid_from <= valid_to)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_history (
  school TEXT NOT NULL,
  agreement TEXT NOT NULL,
  party TEXT NOT NULL,
  cohort TEXT NOT NULL,
  nature TEXT NOT NULL,
  title TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  ceiling_cents INTEGER NOT NULL,
  seat_cap INTEGER NOT NULL,
  unit TEXT NOT NULL,
  unit_price_cents INTEGER,
  jobseeker_region TEXT NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, agreement, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW agreement_ever AS
  SELECT * FROM agreement UNION ALL SELECT * FROM agreement_history;
CREATE TRIGGER agreement_keeps_history BEFORE UPDATE ON agreement BEGIN
  SELECT RAISE(ABORT, 'agreement: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO agreement_history SELECT * FROM agreement WHERE school = OLD.school AND agreement = OLD.agreement;
END;
CREATE TRIGGER agreement_is_never_deleted BEFORE DELETE ON agreement BEGIN
  SELECT RAISE(ABORT, 'agreement: rows are never deleted');
END;
CREATE TRIGGER agreement_history_is_never_updated BEFORE UPDATE ON agreement_history BEGIN
  SELECT RAISE(ABORT, 'agreement_history: rows are never updated');
END;
CREATE TRIGGER agreement_history_is_never_deleted BEFORE DELETE ON agreement_history BEGIN
  SELECT RAISE(ABORT, 'agreement_history: rows are never deleted');
END;

CREATE TABLE eligibility (
  school TEXT NOT NULL,
  agreement TEXT NOT NULL,
  application BLOB NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome = 'YES' OR outcome = 'NO' OR outcome = 'OVERRIDDEN'),
  reason_codes TEXT NOT NULL,
  override_text BLOB NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, agreement, application),
  FOREIGN KEY (school, agreement) REFERENCES agreement (school, agreement),
  FOREIGN KEY (school, application) REFERENCES application (school, application)
) STRICT, WITHOUT ROWID;
CREATE TABLE eligibility_history (
  school TEXT NOT NULL,
  agreement TEXT NOT NULL,
  application BLOB NOT NULL,
  outcome TEXT NOT NULL,
  reason_codes TEXT NOT NULL,
  override_text BLOB NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, agreement, application, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW eligibility_ever AS
  SELECT * FROM eligibility UNION ALL SELECT * FROM eligibility_history;
CREATE TRIGGER eligibility_keeps_history BEFORE UPDATE ON eligibility BEGIN
  SELECT RAISE(ABORT, 'eligibility: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO eligibility_history SELECT * FROM eligibility WHERE school = OLD.school AND agreement = OLD.agreement AND application = OLD.application;
END;
CREATE TRIGGER eligibility_is_never_deleted BEFORE DELETE ON eligibility BEGIN
  SELECT RAISE(ABORT, 'eligibility: rows are never deleted');
END;
CREATE TRIGGER eligibility_history_is_never_updated BEFORE UPDATE ON eligibility_history BEGIN
  SELECT RAISE(ABORT, 'eligibility_history: rows are never updated');
END;
CREATE TRIGGER eligibility_history_is_never_deleted BEFORE DELETE ON eligibility_history BEGIN
  SELECT RAISE(ABORT, 'eligibility_history: rows are never deleted');
END;

CREATE TABLE fund (
  school TEXT NOT NULL,
  fund TEXT NOT NULL,
  title TEXT NOT NULL,
  party TEXT,
  cohort TEXT,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, fund),
  FOREIGN KEY (school, party) REFERENCES party (school, party),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  FOREIGN KEY (school) REFERENCES school (school)
) STRICT, WITHOUT ROWID;
CREATE TABLE fund_history (
  school TEXT NOT NULL,
  fund TEXT NOT NULL,
  title TEXT NOT NULL,
  party TEXT,
  cohort TEXT,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, fund, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW fund_ever AS
  SELECT * FROM fund UNION ALL SELECT * FROM fund_history;
CREATE TRIGGER fund_keeps_history BEFORE UPDATE ON fund BEGIN
  SELECT RAISE(ABORT, 'fund: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO fund_history SELECT * FROM fund WHERE school = OLD.school AND fund = OLD.fund;
END;
CREATE TRIGGER fund_is_never_deleted BEFORE DELETE ON fund BEGIN
  SELECT RAISE(ABORT, 'fund: rows are never deleted');
END;
CREATE TRIGGER fund_history_is_never_updated BEFORE UPDATE ON fund_history BEGIN
  SELECT RAISE(ABORT, 'fund_history: rows are never updated');
END;
CREATE TRIGGER fund_history_is_never_deleted BEFORE DELETE ON fund_history BEGIN
  SELECT RAISE(ABORT, 'fund_history: rows are never deleted');
END;

-- made_in is the sequence of the unit of work that made the row: lists show rows
-- in the order in which they were made.
CREATE TABLE pledge (
  school TEXT NOT NULL,
  pledge BLOB NOT NULL,
  party TEXT NOT NULL,
  nature TEXT NOT NULL CHECK (nature = 'PUBLIC_CONVENTION' OR nature = 'TRAINING_CONVENTION' OR nature = 'INDIVIDUAL_CONTRACT' OR nature = 'SUBCONTRACT' OR nature = 'GIFT' OR nature = 'SPONSORSHIP' OR nature = 'SUBSIDY' OR nature = 'OWN_FUNDS'),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0 AND amount_cents <= 1000000000000000),
  pledged_on TEXT NOT NULL,
  made_in INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, pledge),
  FOREIGN KEY (school, party) REFERENCES party (school, party)
) STRICT, WITHOUT ROWID;
CREATE TABLE pledge_history (
  school TEXT NOT NULL,
  pledge BLOB NOT NULL,
  party TEXT NOT NULL,
  nature TEXT NOT NULL,
  amount_cents INTEGER NOT NULL,
  pledged_on TEXT NOT NULL,
  made_in INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, pledge, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW pledge_ever AS
  SELECT * FROM pledge UNION ALL SELECT * FROM pledge_history;
CREATE TRIGGER pledge_keeps_history BEFORE UPDATE ON pledge BEGIN
  SELECT RAISE(ABORT, 'pledge: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO pledge_history SELECT * FROM pledge WHERE school = OLD.school AND pledge = OLD.pledge;
END;
CREATE TRIGGER pledge_is_never_deleted BEFORE DELETE ON pledge BEGIN
  SELECT RAISE(ABORT, 'pledge: rows are never deleted');
END;
CREATE TRIGGER pledge_history_is_never_updated BEFORE UPDATE ON pledge_history BEGIN
  SELECT RAISE(ABORT, 'pledge_history: rows are never updated');
END;
CREATE TRIGGER pledge_history_is_never_deleted BEFORE DELETE ON pledge_history BEGIN
  SELECT RAISE(ABORT, 'pledge_history: rows are never deleted');
END;

CREATE INDEX pledge_by_making ON pledge (school, made_in, pledge);

CREATE TABLE payment (
  school TEXT NOT NULL,
  payment BLOB NOT NULL,
  party TEXT NOT NULL,
  nature TEXT NOT NULL CHECK (nature = 'PUBLIC_CONVENTION' OR nature = 'TRAINING_CONVENTION' OR nature = 'INDIVIDUAL_CONTRACT' OR nature = 'SUBCONTRACT' OR nature = 'GIFT' OR nature = 'SPONSORSHIP' OR nature = 'SUBSIDY' OR nature = 'OWN_FUNDS'),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0 AND amount_cents <= 1000000000000000),
  received_on TEXT NOT NULL,
  external_ref TEXT NOT NULL,
  fund TEXT NOT NULL,
  pledge BLOB,
  made_in INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, payment),
  UNIQUE (school, external_ref),
  FOREIGN KEY (school, party) REFERENCES party (school, party),
  FOREIGN KEY (school, fund) REFERENCES fund (school, fund),
  FOREIGN KEY (school, pledge) REFERENCES pledge (school, pledge)
) STRICT, WITHOUT ROWID;
CREATE TABLE payment_history (
  school TEXT NOT NULL,
  payment BLOB NOT NULL,
  party TEXT NOT NULL,
  nature TEXT NOT NULL,
  amount_cents INTEGER NOT NULL,
  received_on TEXT NOT NULL,
  external_ref TEXT NOT NULL,
  fund TEXT NOT NULL,
  pledge BLOB,
  made_in INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, payment, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW payment_ever AS
  SELECT * FROM payment UNION ALL SELECT * FROM payment_history;
CREATE TRIGGER payment_keeps_history BEFORE UPDATE ON payment BEGIN
  SELECT RAISE(ABORT, 'payment: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO payment_history SELECT * FROM payment WHERE school = OLD.school AND payment = OLD.payment;
END;
CREATE TRIGGER payment_is_never_deleted BEFORE DELETE ON payment BEGIN
  SELECT RAISE(ABORT, 'payment: rows are never deleted');
END;
CREATE TRIGGER payment_history_is_never_updated BEFORE UPDATE ON payment_history BEGIN
  SELECT RAISE(ABORT, 'payment_history: rows are never updated');
END;
CREATE TRIGGER payment_history_is_never_deleted BEFORE DELETE ON payment_history BEGIN
  SELECT RAISE(ABORT, 'payment_history: rows are never deleted');
END;

CREATE INDEX payment_by_making ON payment (school, made_in, payment);
CREATE INDEX payment_by_fund ON payment (school, fund, amount_cents);
CREATE INDEX payment_by_pledge ON payment (school, pledge, amount_cents);

CREATE TABLE allocation (
  school TEXT NOT NULL,
  allocation BLOB NOT NULL,
  enrolment BLOB NOT NULL,
  fund TEXT,
  agreement TEXT,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0 AND amount_cents <= 1000000000000000),
  state TEXT NOT NULL CHECK (state = 'RESERVED' OR state = 'CONFIRMED' OR state = 'CONSUMED' OR state = 'RELEASED' OR state = 'EXPIRED'),
  expires_at INTEGER NOT NULL,
  reason_code TEXT NOT NULL,
  made_in INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, allocation),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment),
  FOREIGN KEY (school, fund) REFERENCES fund (school, fund),
  FOREIGN KEY (school, agreement) REFERENCES agreement (school, agreement),
  CHECK ((fund IS NULL) <> (agreement IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE allocation_history (
  school TEXT NOT NULL,
  allocation BLOB NOT NULL,
  enrolment BLOB NOT NULL,
  fund TEXT,
  agreement TEXT,
  amount_cents INTEGER NOT NULL,
  state TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  reason_code TEXT NOT NULL,
  made_in INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, allocation, version)
) STRICT, WITHOUT ROWID;
CREATE VIEW allocation_ever AS
  SELECT * FROM allocation UNION ALL SELECT * FROM allocation_history;
CREATE TRIGGER allocation_keeps_history BEFORE UPDATE ON allocation BEGIN
  SELECT RAISE(ABORT, 'allocation: a version was skipped') WHERE NEW.version <> OLD.version + 1;
  INSERT INTO allocation_history SELECT * FROM allocation WHERE school = OLD.school AND allocation = OLD.allocation;
END;
CREATE TRIGGER allocation_is_never_deleted BEFORE DELETE ON allocation BEGIN
  SELECT RAISE(ABORT, 'allocation: rows are never deleted');
END;
CREATE TRIGGER allocation_history_is_never_updated BEFORE UPDATE ON allocation_history BEGIN
  SELECT RAISE(ABORT, 'allocation_history: rows are never updated');
END;
CREATE TRIGGER allocation_history_is_never_deleted BEFORE DELETE ON allocation_history BEGIN
  SELECT RAISE(ABORT, 'allocation_history: rows are never deleted');
END;

-- The indexes of allocation end with what is wanted, in its order: without that
-- the planner, which keeps no statistics, reads the school's rows one by one.
CREATE INDEX allocation_by_making ON allocation (school, made_in, allocation);
CREATE INDEX allocation_by_enrolment ON allocation (school, enrolment, made_in, allocation);
CREATE INDEX allocation_by_fund ON allocation (school, fund, state, expires_at, amount_cents);
CREATE INDEX allocation_by_agreement ON allocation (school, agreement, state, expires_at, enrolment, amount_cents);

-- The ledger: append-only double entry, debit positive. number has no gaps.
CREATE TABLE ledger_entry (
  school TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  ledger TEXT NOT NULL CHECK (ledger = 'CASH' OR ledger = 'COMMITMENT' OR ledger = 'MEMO'),
  kind TEXT NOT NULL,
  resource TEXT NOT NULL,
  booked_at INTEGER NOT NULL,
  booked_by TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (school, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ledger_entry_is_never_updated BEFORE UPDATE ON ledger_entry BEGIN
  SELECT RAISE(ABORT, 'ledger_entry: rows are never updated');
END;
CREATE TRIGGER ledger_entry_is_never_deleted BEFORE DELETE ON ledger_entry BEGIN
  SELECT RAISE(ABORT, 'ledger_entry: rows are never deleted');
END;

CREATE TABLE posting (
  school TEXT NOT NULL,
  number INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  ledger TEXT NOT NULL CHECK (ledger = 'CASH' OR ledger = 'COMMITMENT' OR ledger = 'MEMO'),
  account TEXT NOT NULL,
  cents INTEGER NOT NULL CHECK (cents <> 0),
  PRIMARY KEY (school, number, ordinal),
  FOREIGN KEY (school, number) REFERENCES ledger_entry (school, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER posting_is_never_updated BEFORE UPDATE ON posting BEGIN
  SELECT RAISE(ABORT, 'posting: rows are never updated');
END;
CREATE TRIGGER posting_is_never_deleted BEFORE DELETE ON posting BEGIN
  SELECT RAISE(ABORT, 'posting: rows are never deleted');
END;

CREATE INDEX posting_by_account ON posting (school, ledger, account, number, cents);

-- The fold of the postings, kept beside them; the second barrier against an
-- overdrawn account.
CREATE TABLE balance (
  school TEXT NOT NULL,
  ledger TEXT NOT NULL CHECK (ledger = 'CASH' OR ledger = 'COMMITMENT' OR ledger = 'MEMO'),
  account TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('DEBIT', 'CREDIT')),
  cents INTEGER NOT NULL,
  PRIMARY KEY (school, ledger, account),
  CHECK ((side = 'DEBIT' AND cents >= 0) OR (side = 'CREDIT' AND cents <= 0))
) STRICT, WITHOUT ROWID;
