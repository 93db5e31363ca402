-- SPDX-FileCopyrightText: 2026 The Cunho authors
-- SPDX-License-Identifier: MPL-2.0
-- The level a signature shall reach, and the files that are still below theirs.

ALTER TABLE journal ADD COLUMN level TEXT NOT NULL DEFAULT 'B-B';

CREATE TABLE waiting_file (
    place INTEGER PRIMARY KEY AUTOINCREMENT, -- order of creation
    file TEXT NOT NULL UNIQUE,
    wanted TEXT NOT NULL,
    document INTEGER NOT NULL, -- 0 for a foreign file
    since INTEGER NOT NULL, -- milliseconds since 1970, UTC
    fault TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

CREATE TABLE waiting_file_param (
    file TEXT NOT NULL REFERENCES waiting_file (file),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (file, name)
) STRICT, WITHOUT ROWID;
