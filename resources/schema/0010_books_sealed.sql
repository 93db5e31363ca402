-- SPDX-FileCopyrightText: 2026 The Cunho authors
-- SPDX-License-Identifier: MPL-2.0
-- What was issued stays as it was issued (Despacho 8632/2014, 1.11), for every table of 0009, as 0002 does.

CREATE TRIGGER document_no_update BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_line_no_update BEFORE UPDATE ON document_line
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;

-- Receipts are in no hash chain (Portaria 363/2010, article 6): all others are.
CREATE TRIGGER document_chained BEFORE INSERT ON document
WHEN NEW.previous_hash <> iif(NEW.type IN ('RG', 'RC'), '', coalesce(
    (SELECT hash FROM document WHERE type = NEW.type AND series = NEW.series ORDER BY sequence DESC LIMIT 1),
    ''))
BEGIN SELECT RAISE(ABORT, 'not chained to the document before'); END;
CREATE TRIGGER document_after_last BEFORE INSERT ON document
WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM document) OR NEW.seal IS NULL
BEGIN SELECT RAISE(ABORT, 'not sealed after the last document'); END;

-- A closed series takes no more documents, and is not opened again (Despacho 8632/2014, 1.8).
CREATE TRIGGER document_in_open_series BEFORE INSERT ON document
WHEN (SELECT active FROM series WHERE type = NEW.type AND id = NEW.series) = 0
BEGIN SELECT RAISE(ABORT, 'the series is closed'); END;
CREATE TRIGGER series_no_reopen BEFORE UPDATE OF active ON series WHEN OLD.active = 0 AND NEW.active = 1
BEGIN SELECT RAISE(ABORT, 'the series is closed'); END;
CREATE TRIGGER series_no_other_kind BEFORE UPDATE OF kind ON series
WHEN EXISTS (SELECT 1 FROM document WHERE type = OLD.type AND series = OLD.id)
BEGIN SELECT RAISE(ABORT, 'the series has documents'); END;
CREATE TRIGGER series_no_replace BEFORE INSERT ON series
WHEN EXISTS (SELECT 1 FROM series WHERE type = NEW.type AND lower(id) = lower(NEW.id))
BEGIN SELECT RAISE(ABORT, 'the series is kept'); END;

CREATE TRIGGER document_withholding_no_update BEFORE UPDATE ON document_withholding
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_withholding_no_delete BEFORE DELETE ON document_withholding
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_withholding_no_insert BEFORE INSERT ON document_withholding
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document)
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;

CREATE TRIGGER document_payment_no_update BEFORE UPDATE ON document_payment
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_payment_no_delete BEFORE DELETE ON document_payment
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_payment_no_insert BEFORE INSERT ON document_payment
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document)
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;

CREATE TRIGGER document_settlement_no_update BEFORE UPDATE ON document_settlement
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_settlement_no_delete BEFORE DELETE ON document_settlement
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_settlement_no_insert BEFORE INSERT ON document_settlement
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document)
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;

CREATE TRIGGER document_settlement_tax_no_update BEFORE UPDATE ON document_settlement_tax
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_settlement_tax_no_delete BEFORE DELETE ON document_settlement_tax
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_settlement_tax_no_insert BEFORE INSERT ON document_settlement_tax
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document)
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;

CREATE TRIGGER document_transport_no_update BEFORE UPDATE ON document_transport
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_transport_no_delete BEFORE DELETE ON document_transport
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;
CREATE TRIGGER document_transport_no_insert BEFORE INSERT ON document_transport
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document)
BEGIN SELECT RAISE(ABORT, 'the document is issued'); END;

-- States are appended, each once, and nothing follows a cancellation (Despacho 8632/2014, 3.3.8).
CREATE TRIGGER document_status_no_update BEFORE UPDATE ON document_status
BEGIN SELECT RAISE(ABORT, 'states are kept'); END;
CREATE TRIGGER document_status_no_delete BEFORE DELETE ON document_status
BEGIN SELECT RAISE(ABORT, 'states are kept'); END;
CREATE TRIGGER document_status_after_last BEFORE INSERT ON document_status
WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM document_status)
BEGIN SELECT RAISE(ABORT, 'states are kept'); END;
CREATE TRIGGER document_status_of_none BEFORE INSERT ON document_status
WHEN NOT EXISTS (SELECT 1 FROM document WHERE id = NEW.document AND system_entry <= NEW.at)
BEGIN SELECT RAISE(ABORT, 'the document is not issued yet'); END;
CREATE TRIGGER document_status_cancelled BEFORE INSERT ON document_status
WHEN EXISTS (SELECT 1 FROM document_status WHERE document = NEW.document AND status = 'A')
BEGIN SELECT RAISE(ABORT, 'the document is cancelled'); END;

CREATE TRIGGER document_transport_code_no_update BEFORE UPDATE ON document_transport_code
BEGIN SELECT RAISE(ABORT, 'the code is kept'); END;
CREATE TRIGGER document_transport_code_no_delete BEFORE DELETE ON document_transport_code
BEGIN SELECT RAISE(ABORT, 'the code is kept'); END;
CREATE TRIGGER document_transport_code_no_replace BEFORE INSERT ON document_transport_code
WHEN EXISTS (SELECT 1 FROM document_transport_code WHERE document = NEW.document)
BEGIN SELECT RAISE(ABORT, 'the code is kept'); END;

CREATE TRIGGER confirmation_no_update BEFORE UPDATE ON confirmation
BEGIN SELECT RAISE(ABORT, 'confirmations are kept'); END;
CREATE TRIGGER confirmation_no_delete BEFORE DELETE ON confirmation
BEGIN SELECT RAISE(ABORT, 'confirmations are kept'); END;
CREATE TRIGGER confirmation_no_replace BEFORE INSERT ON confirmation
WHEN EXISTS (SELECT 1 FROM confirmation WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'confirmations are kept'); END;

CREATE TRIGGER communication_no_update BEFORE UPDATE ON communication
BEGIN SELECT RAISE(ABORT, 'communications are kept'); END;
CREATE TRIGGER communication_no_delete BEFORE DELETE ON communication
BEGIN SELECT RAISE(ABORT, 'communications are kept'); END;
CREATE TRIGGER communication_no_replace BEFORE INSERT ON communication
WHEN EXISTS (SELECT 1 FROM communication WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'communications are kept'); END;

CREATE TRIGGER hash_key_no_update BEFORE UPDATE ON hash_key
BEGIN SELECT RAISE(ABORT, 'the key is kept'); END;
CREATE TRIGGER hash_key_no_delete BEFORE DELETE ON hash_key
BEGIN SELECT RAISE(ABORT, 'the key is kept'); END;
CREATE TRIGGER hash_key_no_replace BEFORE INSERT ON hash_key
WHEN EXISTS (SELECT 1 FROM hash_key WHERE version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'the key is kept'); END;

-- Records that documents name (Despacho 8632/2014, 3.3.3 to 3.3.6).
CREATE TRIGGER customer_no_delete BEFORE DELETE ON customer WHEN OLD.used
BEGIN SELECT RAISE(ABORT, 'the record is used'); END;
CREATE TRIGGER customer_no_replace BEFORE INSERT ON customer
WHEN EXISTS (SELECT 1 FROM customer WHERE id = NEW.id OR code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'the record is kept'); END;
CREATE TRIGGER customer_code_fixed BEFORE UPDATE OF id, code, used ON customer
WHEN OLD.used AND (NEW.id <> OLD.id OR NEW.code <> OLD.code OR NOT NEW.used)
BEGIN SELECT RAISE(ABORT, 'the record is used: its code is kept'); END;
CREATE TRIGGER customer_nif_fixed BEFORE UPDATE OF nif ON customer
WHEN OLD.used AND NEW.nif <> OLD.nif AND OLD.nif NOT IN ('', '999999990')
BEGIN SELECT RAISE(ABORT, 'the record is used: its tax number is kept'); END;
CREATE TRIGGER customer_name_fixed BEFORE UPDATE OF name ON customer
WHEN OLD.used AND NEW.name <> OLD.name AND NEW.nif IN ('', '999999990')
BEGIN SELECT RAISE(ABORT, 'the record is used: its name is kept'); END;
CREATE TRIGGER customer_acceptance_no_update BEFORE UPDATE ON customer_acceptance
BEGIN SELECT RAISE(ABORT, 'acceptances are kept'); END;
CREATE TRIGGER customer_acceptance_no_replace BEFORE INSERT ON customer_acceptance
WHEN EXISTS (SELECT 1 FROM customer_acceptance WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'acceptances are kept'); END;
CREATE TRIGGER customer_acceptance_no_delete BEFORE DELETE ON customer_acceptance
WHEN EXISTS (SELECT 1 FROM customer WHERE id = OLD.customer AND used)
BEGIN SELECT RAISE(ABORT, 'acceptances are kept'); END;

CREATE TRIGGER product_no_delete BEFORE DELETE ON product WHEN OLD.used
BEGIN SELECT RAISE(ABORT, 'the record is used'); END;
CREATE TRIGGER product_no_replace BEFORE INSERT ON product
WHEN EXISTS (SELECT 1 FROM product WHERE id = NEW.id OR code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'the record is kept'); END;
CREATE TRIGGER product_fixed BEFORE UPDATE OF id, code, description, used ON product
WHEN OLD.used AND
    (NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.description <> OLD.description OR NOT NEW.used)
BEGIN SELECT RAISE(ABORT, 'the record is used: code and description are kept'); END;
