-- Who may call, how they show it, and what their credentials let them do.

-- A principal of the school '-' is of the whole network. Lists of slugs have blanks
-- between them.
CREATE TABLE principal (
  school TEXT NOT NULL,
  principal TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('network-admin', 'school-admin', 'staff', 'facilitator', 'partner', 'reporter', 'sponsor', 'trainee')),
  cohorts TEXT NOT NULL,
  party TEXT,
  enrolment BYTEA,
  is_disabled BIGINT NOT NULL CHECK (is_disabled IN (0, 1)),
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, principal),
  FOREIGN KEY (school, party) REFERENCES party (school, party),
  FOREIGN KEY (school, enrolment) REFERENCES enrolment (school, enrolment),
  CHECK ((school = '-') = (role = 'network-admin')),
  CHECK ((role = 'sponsor') = (party IS NOT NULL)),
  CHECK ((role = 'trainee') = (enrolment IS NOT NULL)),
  CHECK (role <> 'facilitator' OR cohorts <> '')
);
CALL keep_versions('principal');

-- What a credential allows less than its principal: a role, schools, cohorts. Of a
-- certificate the subject is kept, of a secret nothing (see credential).
CREATE TABLE token (
  school TEXT NOT NULL,
  principal TEXT NOT NULL,
  token BYTEA NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('TOKEN', 'CERTIFICATE')),
  subject TEXT NOT NULL,
  role TEXT CHECK (role IS NULL OR role IN ('network-admin', 'school-admin', 'staff', 'facilitator', 'partner', 'reporter', 'sponsor', 'trainee')),
  schools TEXT NOT NULL,
  cohorts TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  version BIGINT NOT NULL CHECK (version >= 1),
  sequence BIGINT NOT NULL,
  PRIMARY KEY (school, principal, token),
  FOREIGN KEY (school, principal) REFERENCES principal (school, principal),
  CHECK ((kind = 'CERTIFICATE') = (subject <> ''))
);
CALL keep_versions('token');

-- From the keyed digest of what a caller shows to the token: the one question that
-- is asked before a school is known. Secrets lie nowhere.
CREATE TABLE credential (
  school TEXT NOT NULL CHECK (school = '-'),
  digest BYTEA NOT NULL,
  member_of TEXT NOT NULL,
  principal TEXT NOT NULL,
  token BYTEA NOT NULL,
  PRIMARY KEY (school, digest),
  FOREIGN KEY (member_of, principal, token) REFERENCES token (school, principal, token)
);

-- When a token was last used, to the hour. Not a part of the record.
CREATE TABLE token_use (
  school TEXT NOT NULL,
  principal TEXT NOT NULL,
  token BYTEA NOT NULL,
  last_used_at BIGINT NOT NULL,
  PRIMARY KEY (school, principal, token),
  FOREIGN KEY (school, principal, token) REFERENCES token (school, principal, token)
);
