-- SPDX-FileCopyrightText: 2026 The Cunho authors
-- SPDX-License-Identifier: MPL-2.0
-- Signatures under way: what is needed to go on after a crash. No token, PIN or code is ever kept here.

CREATE TABLE journal (
    place INTEGER PRIMARY KEY AUTOINCREMENT, -- order of creation
    id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL, -- 0 for a foreign file
    provider TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('invoice', 'foreign')),
    nipc TEXT NOT NULL,
    document_name TEXT NOT NULL,
    prepared TEXT NOT NULL,
    prepared_sha256 BLOB NOT NULL,
    range_first INTEGER NOT NULL,
    range_first_length INTEGER NOT NULL,
    range_second INTEGER NOT NULL,
    range_second_length INTEGER NOT NULL,
    signed_attributes BLOB NOT NULL,
    digest BLOB NOT NULL,
    signer_fingerprint BLOB NOT NULL,
    target TEXT NOT NULL,
    state TEXT NOT NULL,
    final INTEGER NOT NULL CHECK (final IN (0, 1)),
    authorize_process TEXT NOT NULL,
    sign_process TEXT NOT NULL,
    batch TEXT NOT NULL,
    batch_index INTEGER NOT NULL,
    polls INTEGER NOT NULL,
    value BLOB NOT NULL,
    fault TEXT NOT NULL, -- empty unless a failure is kept
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    changed INTEGER NOT NULL -- milliseconds since 1970, UTC
) STRICT;
CREATE INDEX journal_open ON journal (place) WHERE final = 0;

CREATE TABLE journal_param (
    job TEXT NOT NULL REFERENCES journal (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (job, name)
) STRICT, WITHOUT ROWID;
