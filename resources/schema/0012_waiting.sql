-- SPDX-FileCopyrightText: 2026 The Cunho authors
-- SPDX-License-Identifier: MPL-2.0
-- Which file waits for its level, and not only where: its SHA-256 as it was left, and that of the longer file
-- which is about to take its name. Empty: not known. What waits already is known by what was recorded of it.

ALTER TABLE waiting_file ADD COLUMN sha256 BLOB NOT NULL DEFAULT x'';
ALTER TABLE waiting_file ADD COLUMN next_sha256 BLOB NOT NULL DEFAULT x'';

UPDATE waiting_file SET sha256 = coalesce(
    (SELECT f.sha256 FROM signed_file AS f WHERE f.file = waiting_file.file ORDER BY f.id DESC LIMIT 1), x'')
WHERE document = 0;
UPDATE waiting_file SET sha256 = coalesce(
    (SELECT s.sha256 FROM signature_record AS s WHERE s.document = waiting_file.document
     ORDER BY s.id DESC LIMIT 1), x'')
WHERE document <> 0;
