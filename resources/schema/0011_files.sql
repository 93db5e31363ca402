-- SPDX-FileCopyrightText: 2026 The Cunho authors
-- SPDX-License-Identifier: MPL-2.0
-- Files that are no invoices: the batches under way, and the log of what was signed. Paths are absolute and as
-- the file system has them, whatever their bytes.

CREATE TABLE batch (
    place INTEGER PRIMARY KEY AUTOINCREMENT, -- order of creation
    id TEXT NOT NULL UNIQUE,
    begun INTEGER NOT NULL, -- milliseconds since 1970, UTC
    provider TEXT NOT NULL,
    level TEXT NOT NULL,
    qualified INTEGER NOT NULL CHECK (qualified IN (0, 1)),
    memo TEXT NOT NULL
) STRICT;

CREATE TABLE batch_file (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch (place) ON DELETE CASCADE,
    place INTEGER NOT NULL, -- stays
    source TEXT NOT NULL,
    source_sha256 BLOB NOT NULL, -- empty before it was read
    source_size INTEGER NOT NULL,
    target TEXT NOT NULL,
    state TEXT NOT NULL,
    fault TEXT NOT NULL, -- empty: no problem
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    -- Once signed, else NULL; the rest of the record is the batch's.
    sha256 BLOB,
    signer TEXT,
    reached TEXT,
    signed_at INTEGER,
    UNIQUE (batch, place)
) STRICT;

CREATE TABLE batch_file_param (
    owner INTEGER NOT NULL REFERENCES batch_file (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE signed_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    source_sha256 BLOB NOT NULL,
    file TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    signer TEXT NOT NULL,
    level TEXT NOT NULL,
    wanted TEXT NOT NULL,
    signed_at INTEGER NOT NULL,
    provider TEXT NOT NULL,
    qualified INTEGER NOT NULL CHECK (qualified IN (0, 1)),
    UNIQUE (file, sha256)
) STRICT;
CREATE INDEX signed_file_sha256 ON signed_file (sha256);
CREATE INDEX signed_file_source ON signed_file (source_sha256);

CREATE VIRTUAL TABLE signed_file_search USING fts5 (
    source, file, signer,
    content = 'signed_file', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TRIGGER signed_file_insert AFTER INSERT ON signed_file BEGIN
    INSERT INTO signed_file_search (rowid, source, file, signer)
    VALUES (NEW.id, NEW.source, NEW.file, NEW.signer);
END;
