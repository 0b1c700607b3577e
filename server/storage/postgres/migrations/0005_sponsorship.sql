-- Parties, what they promised, what they paid, and the seats that hold parts of
-- it. All amounts are cents of EUR.

CREATE TABLE party (
  school TEXT NOT NULL,
  party TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('COMPANY', 'PUBLIC_BODY', 'ASSOCIATION', 'PERSON')),
  display_name TEXT NOT NULL,
  is_supplier BIGINT NOT NULL CHECK (is_supplier IN (0, 1)),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, party),
  FOREIGN KEY (school) REFERENCES school (school)
);
CALL keep_versions('party');

CREATE TABLE agreement (
  school TEXT NOT NULL,
  agreement TEXT NOT NULL,
  party TEXT NOT NULL,
  cohort TEXT NOT NULL,
  nature TEXT NOT NULL CHECK (nature IN ('PUBLIC_CONVENTION', 'TRAINING_CONVENTION', 'INDIVIDUAL_CONTRACT', 'SUBCONTRACT', 'GIFT', 'SPONSORSHIP', 'SUBSIDY', 'OWN_FUNDS')),
  title TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  ceiling_cents BIGINT NOT NULL CHECK (ceiling_cents > 0 AND ceiling_cents <= 1000000000000000),
  seat_cap BIGINT NOT NULL CHECK (seat_cap > 0),
  unit TEXT NOT NULL CHECK (unit IN ('LUMP_SUM', 'PER_SEAT', 'PER_TRAINEE_HOUR')),
  unit_price_cents BIGINT,
  jobseeker_region TEXT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, agreement),
  FOREIGN KEY (school, party) REFERENCES party (school, party),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  CHECK (valid_from <= valid_to)
);
CALL keep_versions('agreement');

CREATE TABLE eligibility (
  school TEXT NOT NULL,
  agreement TEXT NOT NULL,
  application BYTEA NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('YES', 'NO', 'OVERRIDDEN')),
  reason_codes TEXT NOT NULL,
  override_text BYTEA NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at BIGINT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, agreement, application),
  FOREIGN KEY (school, agreement) REFERENCES agreement (school, agreement),
  FOREIGN KEY (school, application) REFERENCES application (school, application)
);
CALL keep_versions('eligibility');

CREATE TABLE fund (
  school TEXT NOT NULL,
  fund TEXT NOT NULL,
  title TEXT NOT NULL,
  party TEXT,
  cohort TEXT,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, fund),
  FOREIGN KEY (school, party) REFERENCES party (school, party),
  FOREIGN KEY (school, cohort) REFERENCES cohort (school, cohort),
  FOREIGN KEY (school) REFERENCES school (school)
);
CALL keep_versions('fund');

-- made_in is the sequence of the unit of work that made the row: lists show rows
-- in the order in which they were made.
CREATE TABLE pledge (
  school TEXT NOT NULL,
  pledge BYTEA NOT NULL,
  party TEXT NOT NULL,
  nature TEXT NOT NULL CHECK (nature IN ('PUBLIC_CONVENTION', 'TRAINING_CONVENTION', 'INDIVIDUAL_CONTRACT', 'SUBCONTRACT', 'GIFT', 'SPONSORSHIP', 'SUBSIDY', 'OWN_FUNDS')),
  amount_cents BIGINT NOT NULL CHECK (amount_cents > 0 AND amount_cents <= 1000000000000000),
  pledged_on TEXT NOT NULL,
  made_in BIGINT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, pledge),
  FOREIGN KEY (school, party) REFERENCES party (school, party)
);
CALL keep_versions('pledge');

CREATE INDEX pledge_by_making ON pledge (school, made_in, pledge);

CREATE TABLE payment (
  school TEXT NOT NULL,
  payment BYTEA NOT NULL,
  party TEXT NOT NULL,
  nature TEXT NOT NULL CHECK (nature IN ('PUBLIC_CONVENTION', 'TRAINING_CONVENTION', 'INDIVIDUAL_CONTRACT', 'SUBCONTRACT', 'GIFT', 'SPONSORSHIP', 'SUBSIDY', 'OWN_FUNDS')),
  amount_cents BIGINT NOT NULL CHECK (amount_cents > 0 AND amount_cents <= 1000000000000000),
  received_on TEXT NOT NULL,
  external_ref TEXT NOT NULL,
  fund TEXT NOT NULL,
  pledge BYTEA,
  made_in BIGINT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, payment),
  UNIQUE (school, external_ref),
  FOREIGN KEY (school, party) REFERENCES party (school, party),
  FOREIGN KEY (school, fund) REFERENCES fund (school, fund),
  FOREIGN KEY (school, pledge) REFERENCES pledge (school, pledge)
);
CALL keep_versions('payment');

CREATE INDEX payment_by_making ON payment (school, made_in, payment);
CREATE INDEX payment_by_fund ON payment (school, fund, amount_cents);
CREATE INDEX payment_by_pledge ON payment (school, pledge, amount_cents);

CREATE TABLE allocation (
  school TEXT NOT NULL,
  allocation BYTEA NOT NULL,
  enrolment BYTEA NOT NULL,
  fund TEXT,
  agreement TEXT,
  amount_cents BIGINT NOT NULL CHECK (amount_cents > 0 AND amount_cents <= 1000000000000000),
  state TEXT NOT NULL CHECK (state IN ('RESERVED', 'CONFIRMED', 'CONSUMED', 'RELEASED', 'EXPIRED')),
  expires_at BIGINT NOT NULL,
  reason_code TEXT NOT NULL,
  made_in BIGINT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, allocation),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment),
  FOREIGN KEY (school, fund) REFERENCES fund (school, fund),
  FOREIGN KEY (school, agreement) REFERENCES agreement (school, agreement),
  CHECK ((fund IS NULL) <> (agreement IS NULL))
);
CALL keep_versions('allocation');

-- The indexes of allocation end with what is wanted, in its order.
CREATE INDEX allocation_by_making ON allocation (school, made_in, allocation);
CREATE INDEX allocation_by_enrolment ON allocation (school, enrolment, made_in, allocation);
CREATE INDEX allocation_by_fund ON allocation (school, fund, state, expires_at, amount_cents);
CREATE INDEX allocation_by_agreement ON allocation (school, agreement, state, expires_at, enrolment, amount_cents);

-- The ledger: append-only double entry, debit positive. number has no gaps.
CREATE TABLE ledger_entry (
  school TEXT NOT NULL,
  number BIGINT NOT NULL CHECK (number >= 1),
  ledger TEXT NOT NULL CHECK (ledger IN ('CASH', 'COMMITMENT', 'MEMO')),
  kind TEXT NOT NULL,
  resource TEXT NOT NULL,
  booked_at BIGINT NOT NULL,
  booked_by TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, number)
);
CALL keep_journal('ledger_entry');

CREATE TABLE posting (
  school TEXT NOT NULL,
  number BIGINT NOT NULL,
  ordinal BIGINT NOT NULL,
  ledger TEXT NOT NULL CHECK (ledger IN ('CASH', 'COMMITMENT', 'MEMO')),
  account TEXT NOT NULL,
  cents BIGINT NOT NULL CHECK (cents <> 0),
  PRIMARY KEY (school, number, ordinal),
  FOREIGN KEY (school, number) REFERENCES ledger_entry (school, number)
);
CALL keep_journal('posting');

CREATE INDEX posting_by_account ON posting (school, ledger, account, number, cents);

-- The fold of the postings, kept beside them; the second barrier against an
-- overdrawn account.
CREATE TABLE balance (
  school TEXT NOT NULL,
  ledger TEXT NOT NULL CHECK (ledger IN ('CASH', 'COMMITMENT', 'MEMO')),
  account TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('DEBIT', 'CREDIT')),
  cents BIGINT NOT NULL,
  PRIMARY KEY (school, ledger, account),
  CHECK ((side = 'DEBIT' AND cents >= 0) OR (side = 'CREDIT' AND cents <= 0))
);
