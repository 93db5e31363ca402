-- SPDX-FileCopyrightText: 2026 The Cunho authors
-- SPDX-License-Identifier: MPL-2.0
-- What was issued stays as it was issued (Despacho 8632/2014, 1.11), whoever opens the file.
-- The triggers before INSERT also stop INSERT OR REPLACE, which deletes without a trigger.

CREATE TRIGGER identity_no_update BEFORE UPDATE ON identity
BEGIN SELECT RAISE(ABORT, 'the environment is bound'); END;
CREATE TRIGGER identity_no_delete BEFORE DELETE ON identity
BEGIN SELECT RAISE(ABORT, 'the environment is bound'); END;
CREATE TRIGGER identity_no_insert BEFORE INSERT ON identity WHEN EXISTS (SELECT 1 FROM identity)
BEGIN SELECT RAISE(ABORT, 'the environment is bound'); END;

CREATE TRIGGER picture_no_update BEFORE UPDATE ON picture
BEGIN SELECT RAISE(ABORT, 'pictures are kept'); END;
CREATE TRIGGER picture_no_delete BEFORE DELETE ON picture
BEGIN SELECT RAISE(ABORT, 'pictures are kept'); END;
CREATE TRIGGER picture_no_replace BEFORE INSERT ON picture
WHEN EXISTS (SELECT 1 FROM picture WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'pictures are kept'); END;

CREATE TRIGGER training_key_no_update BEFORE UPDATE ON training_key
BEGIN SELECT RAISE(ABORT, 'the training key is kept'); END;
CREATE TRIGGER training_key_no_delete BEFORE DELETE ON training_key
BEGIN SELECT RAISE(ABORT, 'the training key is kept'); END;
CREATE TRIGGER training_key_no_replace BEFORE INSERT ON training_key WHEN EXISTS (SELECT 1 FROM training_key)
BEGIN SELECT RAISE(ABORT, 'the training key is kept'); END;

-- A series that has documents is closed, never renamed or removed (Despacho 8632/2014, 1.8 and 1.9).
CREATE TRIGGER series_no_delete BEFORE DELETE ON series
WHEN EXISTS (SELECT 1 FROM document WHERE type = OLD.type AND series = OLD.id)
BEGIN SELECT RAISE(ABORT, 'the series has documents'); END;
CREATE TRIGGER series_no_rename BEFORE UPDATE OF type, id, validation_code, first_number ON series
WHEN EXISTS (SELECT 1 FROM document WHERE type = OLD.type AND series = OLD.id)
BEGIN SELECT RAISE(ABORT, 'the series has documents'); END;

CREATE TRIGGER document_no_update BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_no_replace BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.id OR number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;

-- Numbers without a gap, each chained to the one before (Portaria 363/2010, article 6).
CREATE TRIGGER document_no_gap BEFORE INSERT ON document
WHEN NEW.sequence <> coalesce(
    (SELECT max(sequence) + 1 FROM document WHERE type = NEW.type AND series = NEW.series),
    (SELECT first_number FROM series WHERE type = NEW.type AND id = NEW.series), NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'not the next number of the series'); END;
CREATE TRIGGER document_chained BEFORE INSERT ON document
WHEN NEW.previous_hash <> coalesce(
    (SELECT hash FROM document WHERE type = NEW.type AND series = NEW.series ORDER BY sequence DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'not chained to the document before'); END;

CREATE TRIGGER document_line_no_update BEFORE UPDATE ON document_line
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_line_no_delete BEFORE DELETE ON document_line
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_line_no_insert BEFORE INSERT ON document_line
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document)
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;

CREATE TRIGGER document_tax_no_update BEFORE UPDATE ON document_tax
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_tax_no_delete BEFORE DELETE ON document_tax
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_tax_no_insert BEFORE INSERT ON document_tax
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document)
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;

CREATE TRIGGER rendering_no_update BEFORE UPDATE ON rendering
BEGIN SELECT RAISE(ABORT, 'the document is rendered once'); END;
CREATE TRIGGER rendering_no_delete BEFORE DELETE ON rendering
BEGIN SELECT RAISE(ABORT, 'the document is rendered once'); END;
CREATE TRIGGER rendering_no_replace BEFORE INSERT ON rendering
WHEN EXISTS (SELECT 1 FROM rendering WHERE document = NEW.document)
BEGIN SELECT RAISE(ABORT, 'the document is rendered once'); END;

CREATE TRIGGER signature_record_no_update BEFORE UPDATE ON signature_record
BEGIN SELECT RAISE(ABORT, 'signatures are kept'); END;
CREATE TRIGGER signature_record_no_delete BEFORE DELETE ON signature_record
BEGIN SELECT RAISE(ABORT, 'signatures are kept'); END;
CREATE TRIGGER signature_record_no_replace BEFORE INSERT ON signature_record
WHEN EXISTS (SELECT 1 FROM signature_record WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'signatures are kept'); END;
