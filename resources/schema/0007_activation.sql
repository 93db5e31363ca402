-- SPDX-FileCopyrightText: 2026 The Cunho authors
-- SPDX-License-Identifier: MPL-2.0
-- Signing accounts, how they come to be, and what protects them. Times are milliseconds since 1970, UTC.

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Sealed by the vault; the key lies elsewhere. No backup has them.
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    citizen TEXT NOT NULL, -- type/country/number; empty until authentication told
    citizen_name TEXT NOT NULL,
    nipc TEXT NOT NULL,
    additional_info TEXT NOT NULL,
    email TEXT NOT NULL,
    requested_until TEXT NOT NULL, -- YYYY-MM-DD, or empty
    expires INTEGER,
    signatures_limit INTEGER NOT NULL,
    signatures_used INTEGER NOT NULL,
    credential_id TEXT NOT NULL,
    state TEXT NOT NULL,
    state_since INTEGER NOT NULL,
    fault TEXT NOT NULL, -- empty unless a failure is kept
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    created INTEGER NOT NULL,
    token_issued INTEGER
) STRICT;
CREATE UNIQUE INDEX account_live ON account (citizen, nipc, additional_info)
WHERE citizen <> '' AND state NOT IN ('expired', 'cancelled', 'failed');
CREATE TRIGGER account_no_delete BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'accounts are kept'); END;

-- Kept also after an account got another one: old signatures need theirs.
CREATE TABLE certificate (
    sha256 BLOB PRIMARY KEY,
    der BLOB NOT NULL
) STRICT;
CREATE TRIGGER certificate_no_update BEFORE UPDATE ON certificate
BEGIN SELECT RAISE(ABORT, 'certificates are kept'); END;
CREATE TRIGGER certificate_no_delete BEFORE DELETE ON certificate
BEGIN SELECT RAISE(ABORT, 'certificates are kept'); END;

CREATE TABLE account_certificate (
    account INTEGER NOT NULL REFERENCES account (id),
    position INTEGER NOT NULL, -- 0: the signer's
    certificate BLOB NOT NULL REFERENCES certificate (sha256),
    PRIMARY KEY (account, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_param (
    owner INTEGER NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE activation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step TEXT NOT NULL,
    signer TEXT NOT NULL,
    means TEXT NOT NULL,
    consent INTEGER NOT NULL, -- 0: none yet
    foreign_citizen INTEGER NOT NULL CHECK (foreign_citizen IN (0, 1)),
    nipc TEXT NOT NULL,
    additional_info TEXT NOT NULL,
    email TEXT NOT NULL,
    until TEXT NOT NULL, -- YYYY-MM-DD, or empty
    signatures_limit INTEGER NOT NULL,
    account INTEGER NOT NULL, -- 0: not asked for yet
    renews INTEGER NOT NULL, -- 0: nothing
    login_at INTEGER,
    waiting_since INTEGER,
    fault TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    closed INTEGER NOT NULL CHECK (closed IN (0, 1))
) STRICT;
CREATE INDEX activation_open ON activation (id) WHERE closed = 0;

CREATE TABLE activation_fact (
    activation INTEGER NOT NULL REFERENCES activation (id),
    prerequisite TEXT NOT NULL,
    standing TEXT NOT NULL,
    since INTEGER,
    until INTEGER,
    by_person INTEGER NOT NULL CHECK (by_person IN (0, 1)),
    PRIMARY KEY (activation, prerequisite)
) STRICT, WITHOUT ROWID;

CREATE TABLE activation_param (
    owner INTEGER NOT NULL REFERENCES activation (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, name)
) STRICT, WITHOUT ROWID;

-- That somebody agreed (SAFE guidelines 11 and 17): never changed, never removed.
CREATE TABLE consent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    text_version TEXT NOT NULL,
    text_sha256 BLOB NOT NULL,
    language TEXT NOT NULL,
    shown INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    citizen TEXT NOT NULL,
    nipc TEXT NOT NULL,
    program_version TEXT NOT NULL
) STRICT;
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent
BEGIN SELECT RAISE(ABORT, 'consents are kept'); END;
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent
BEGIN SELECT RAISE(ABORT, 'consents are kept'); END;
CREATE TRIGGER consent_no_replace BEFORE INSERT ON consent
WHEN EXISTS (SELECT 1 FROM consent WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'consents are kept'); END;

CREATE TABLE citizen (
    document_type TEXT NOT NULL,
    document_country TEXT NOT NULL,
    document_number TEXT NOT NULL,
    given_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    document_valid_until TEXT NOT NULL, -- YYYY-MM-DD, or empty
    cmd_signature INTEGER CHECK (cmd_signature IN (0, 1)), -- NULL: not told
    seen INTEGER NOT NULL,
    PRIMARY KEY (document_type, document_country, document_number)
) STRICT;

CREATE TABLE attribute (
    id INTEGER PRIMARY KEY,
    citizen TEXT NOT NULL, -- type/country/number
    source TEXT NOT NULL,
    nipc TEXT NOT NULL, -- empty for professional bodies
    provider_uri TEXT NOT NULL,
    provider_name TEXT NOT NULL,
    provider_type TEXT NOT NULL,
    attribute_id TEXT NOT NULL,
    description TEXT NOT NULL,
    identifiable_name TEXT NOT NULL,
    valid_until INTEGER,
    status TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    last_checked INTEGER NOT NULL,
    UNIQUE (citizen, source, nipc, provider_uri, provider_name, attribute_id, description)
) STRICT;

CREATE TABLE sub_attribute (
    attribute INTEGER NOT NULL REFERENCES attribute (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (attribute, position)
) STRICT, WITHOUT ROWID;
