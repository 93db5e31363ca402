-- SPDX-FileCopyrightText: 2026 The Cunho authors
-- SPDX-License-Identifier: MPL-2.0
-- The books: every document type, states, master records, payments, what was communicated.
-- Rows that a program step has to fill in (records of customers and products, seals) are filled in before
-- 0010_books_sealed.sql closes them.

ALTER TABLE company ADD COLUMN trade_name TEXT NOT NULL DEFAULT '';
ALTER TABLE company ADD COLUMN website TEXT NOT NULL DEFAULT '';
ALTER TABLE company ADD COLUMN eac_code TEXT NOT NULL DEFAULT '';
ALTER TABLE company ADD COLUMN share_capital TEXT NOT NULL DEFAULT '';
ALTER TABLE company ADD COLUMN regime TEXT NOT NULL DEFAULT 'normal';

ALTER TABLE series ADD COLUMN kind TEXT NOT NULL DEFAULT 'N' CHECK (kind IN ('N', 'F', 'R'));
ALTER TABLE series ADD COLUMN begins TEXT NOT NULL DEFAULT '';

-- Drafts ---------------------------------------------------------------------------------------------------

ALTER TABLE draft ADD COLUMN customer_code TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN supply_date TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN due_date TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN terms TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN currency TEXT NOT NULL DEFAULT 'EUR';
ALTER TABLE draft ADD COLUMN exchange_rate TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN from_address TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN from_postal_code TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN from_city TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN from_country TEXT NOT NULL DEFAULT 'PT';
ALTER TABLE draft ADD COLUMN to_address TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN to_postal_code TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN to_city TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN to_country TEXT NOT NULL DEFAULT 'PT';
ALTER TABLE draft ADD COLUMN transport_start TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN transport_end TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN vehicle TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN origin_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN origin_number TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN self_billing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE draft ADD COLUMN language TEXT NOT NULL DEFAULT 'pt';
CREATE INDEX draft_by_type ON draft (type, id);

ALTER TABLE draft_line ADD COLUMN tax_type TEXT NOT NULL DEFAULT 'IVA';
ALTER TABLE draft_line ADD COLUMN tax_amount TEXT NOT NULL DEFAULT '';
ALTER TABLE draft_line ADD COLUMN product_type TEXT NOT NULL DEFAULT 'S';
ALTER TABLE draft_line ADD COLUMN withheld INTEGER NOT NULL DEFAULT 0;
ALTER TABLE draft_line ADD COLUMN reference TEXT NOT NULL DEFAULT '';
ALTER TABLE draft_line ADD COLUMN reference_line TEXT NOT NULL DEFAULT '';
ALTER TABLE draft_line ADD COLUMN order_number TEXT NOT NULL DEFAULT '';

CREATE TABLE draft_withholding (
    draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    type TEXT NOT NULL,
    rate TEXT NOT NULL,
    law TEXT NOT NULL,
    PRIMARY KEY (draft, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_payment (
    draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    mechanism TEXT NOT NULL,
    amount TEXT NOT NULL,
    date TEXT NOT NULL,
    PRIMARY KEY (draft, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_settlement (
    draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    settled TEXT NOT NULL,
    amount TEXT NOT NULL,
    discount TEXT NOT NULL,
    PRIMARY KEY (draft, place)
) STRICT, WITHOUT ROWID;

-- Issued documents -----------------------------------------------------------------------------------------

DROP TRIGGER document_no_update;
DROP TRIGGER document_line_no_update;
DROP TRIGGER document_chained;

ALTER TABLE document ADD COLUMN issuer_trade_name TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN issuer_website TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN issuer_eac_code TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN issuer_share_capital TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN issuer_regime TEXT NOT NULL DEFAULT 'normal';
ALTER TABLE document ADD COLUMN customer_code TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN supply_date TEXT NOT NULL DEFAULT ''; -- empty: the document's date
ALTER TABLE document ADD COLUMN due_date TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN terms TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN currency TEXT NOT NULL DEFAULT ''; -- empty: euro
ALTER TABLE document ADD COLUMN currency_amount TEXT NOT NULL DEFAULT '0';
ALTER TABLE document ADD COLUMN currency_rate TEXT NOT NULL DEFAULT '0';
ALTER TABLE document ADD COLUMN withheld_cents INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN settlement_cents INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN origin_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN origin_number TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN self_billing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN cash_vat INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN language TEXT NOT NULL DEFAULT 'pt';
ALTER TABLE document ADD COLUMN source_id TEXT NOT NULL DEFAULT 'Cunho';
-- Which of the tables withholding (1), payment (2), settlement (4), transport (8) have rows of it.
ALTER TABLE document ADD COLUMN extras INTEGER NOT NULL DEFAULT 0;
-- SHA-256 over the seal of the document before it (by id) and everything it states (src/store/seal.hpp).
ALTER TABLE document ADD COLUMN seal BLOB;

CREATE INDEX document_by_day ON document (type, series, date, sequence);
CREATE INDEX document_by_entry ON document (system_entry);
CREATE INDEX document_of_customer ON document (customer_code, date);
CREATE INDEX document_recovered ON document (origin_number) WHERE origin_number <> '';

ALTER TABLE document_line ADD COLUMN tax_type TEXT NOT NULL DEFAULT 'IVA';
ALTER TABLE document_line ADD COLUMN tax_item TEXT NOT NULL DEFAULT '';
ALTER TABLE document_line ADD COLUMN tax_amount TEXT NOT NULL DEFAULT '';
ALTER TABLE document_line ADD COLUMN product_type TEXT NOT NULL DEFAULT 'S';
ALTER TABLE document_line ADD COLUMN product_description TEXT NOT NULL DEFAULT '';
ALTER TABLE document_line ADD COLUMN product TEXT NOT NULL DEFAULT ''; -- its code, of a line issued without
ALTER TABLE document_line ADD COLUMN currency_price TEXT NOT NULL DEFAULT '';
ALTER TABLE document_line ADD COLUMN withheld INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document_line ADD COLUMN reference TEXT NOT NULL DEFAULT '';
ALTER TABLE document_line ADD COLUMN reference_line INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document_line ADD COLUMN order_number TEXT NOT NULL DEFAULT '';
ALTER TABLE document_line ADD COLUMN order_date TEXT NOT NULL DEFAULT '';
-- The line's share of the gross total, where it names a rectified document.
ALTER TABLE document_line ADD COLUMN gross_cents INTEGER NOT NULL DEFAULT 0;
CREATE INDEX document_line_reference ON document_line (reference) WHERE reference <> '';

ALTER TABLE document_tax ADD COLUMN tax_type TEXT NOT NULL DEFAULT 'IVA';
ALTER TABLE document_tax ADD COLUMN tax_item TEXT NOT NULL DEFAULT '';
ALTER TABLE document_tax ADD COLUMN tax_amount TEXT NOT NULL DEFAULT '';

CREATE TABLE document_withholding (
    document INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    place INTEGER NOT NULL,
    type TEXT NOT NULL,
    law TEXT NOT NULL,
    rate TEXT NOT NULL,
    base_cents INTEGER NOT NULL,
    amount_cents INTEGER NOT NULL,
    PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_payment (
    document INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    place INTEGER NOT NULL,
    mechanism TEXT NOT NULL,
    amount_cents INTEGER NOT NULL,
    date TEXT NOT NULL,
    PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_settlement (
    document INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    place INTEGER NOT NULL,
    settled TEXT NOT NULL, -- number
    amount_cents INTEGER NOT NULL,
    discount_cents INTEGER NOT NULL,
    settled_date TEXT NOT NULL,
    credit INTEGER NOT NULL CHECK (credit IN (0, 1)),
    PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_settlement_of ON document_settlement (settled);

CREATE TABLE document_settlement_tax (
    document INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    settlement INTEGER NOT NULL,
    place INTEGER NOT NULL,
    region TEXT NOT NULL,
    tax TEXT NOT NULL,
    rate TEXT NOT NULL,
    exemption TEXT NOT NULL,
    base_cents INTEGER NOT NULL,
    tax_cents INTEGER NOT NULL,
    tax_type TEXT NOT NULL,
    tax_item TEXT NOT NULL,
    tax_amount TEXT NOT NULL,
    PRIMARY KEY (document, settlement, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_transport (
    document INTEGER PRIMARY KEY REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    from_address TEXT NOT NULL,
    from_postal_code TEXT NOT NULL,
    from_city TEXT NOT NULL,
    from_country TEXT NOT NULL,
    to_address TEXT NOT NULL,
    to_postal_code TEXT NOT NULL,
    to_city TEXT NOT NULL,
    to_country TEXT NOT NULL,
    start TEXT NOT NULL,
    end TEXT NOT NULL,
    vehicle TEXT NOT NULL
) STRICT;

-- What became of documents. The first state of each, N or S, is in its own row: system_entry, source_id,
-- self_billing. Its seal is SHA-256 over the seal of the row before (by id) and the row itself.
CREATE TABLE document_status (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id),
    status TEXT NOT NULL CHECK (status IN ('N', 'S', 'A', 'F')),
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    source_id TEXT NOT NULL,
    seal BLOB NOT NULL
) STRICT;
CREATE INDEX document_status_of ON document_status (document, id);

CREATE TABLE document_transport_code (
    document INTEGER PRIMARY KEY REFERENCES document (id),
    code TEXT NOT NULL
) STRICT;

CREATE TABLE confirmation (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id),
    date TEXT NOT NULL,
    note TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file BLOB NOT NULL
) STRICT;
CREATE INDEX confirmation_of ON confirmation (document, id);

-- Master records -------------------------------------------------------------------------------------------

-- sort_name is the name in small letters without accents: the order of the list.
CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    nif TEXT NOT NULL,
    address TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    terms TEXT NOT NULL,
    language TEXT NOT NULL,
    notes TEXT NOT NULL,
    opening_cents INTEGER NOT NULL,
    opening_date TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    used INTEGER NOT NULL CHECK (used IN (0, 1)),
    sort_name TEXT NOT NULL
) STRICT;
CREATE INDEX customer_by_name ON customer (sort_name, id);
CREATE INDEX customer_by_nif ON customer (nif, name);

-- Acceptance of electronic invoices (DL 28/2019, article 12(1)); the newest row counts.
CREATE TABLE customer_acceptance (
    id INTEGER PRIMARY KEY,
    customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    date TEXT NOT NULL, -- empty: withdrawn
    file_name TEXT NOT NULL,
    file BLOB NOT NULL
) STRICT;
CREATE INDEX customer_acceptance_of ON customer_acceptance (customer, id);

CREATE TABLE product (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    type TEXT NOT NULL,
    barcode TEXT NOT NULL,
    unit TEXT NOT NULL,
    unit_price TEXT NOT NULL,
    prices TEXT NOT NULL,
    tax_type TEXT NOT NULL,
    tax TEXT NOT NULL,
    exemption TEXT NOT NULL,
    withheld INTEGER NOT NULL CHECK (withheld IN (0, 1)),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    used INTEGER NOT NULL CHECK (used IN (0, 1)),
    sort_description TEXT NOT NULL
) STRICT;
CREATE INDEX product_by_description ON product (sort_description, id);
CREATE INDEX product_described ON product (description);

-- The last code given to a record without one.
CREATE TABLE last_code (
    kind TEXT PRIMARY KEY CHECK (kind IN ('customer', 'product')),
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO last_code VALUES ('customer', 0), ('product', 0);

CREATE VIRTUAL TABLE customer_search USING fts5 (
    code, name, nif,
    content = 'customer', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TRIGGER customer_insert AFTER INSERT ON customer BEGIN
    INSERT INTO customer_search (rowid, code, name, nif) VALUES (NEW.id, NEW.code, NEW.name, NEW.nif);
END;
CREATE TRIGGER customer_delete AFTER DELETE ON customer BEGIN
    INSERT INTO customer_search (customer_search, rowid, code, name, nif)
    VALUES ('delete', OLD.id, OLD.code, OLD.name, OLD.nif);
END;
CREATE TRIGGER customer_update AFTER UPDATE OF code, name, nif ON customer BEGIN
    INSERT INTO customer_search (customer_search, rowid, code, name, nif)
    VALUES ('delete', OLD.id, OLD.code, OLD.name, OLD.nif);
    INSERT INTO customer_search (rowid, code, name, nif) VALUES (NEW.id, NEW.code, NEW.name, NEW.nif);
END;

CREATE VIRTUAL TABLE product_search USING fts5 (
    code, description, barcode,
    content = 'product', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TRIGGER product_insert AFTER INSERT ON product BEGIN
    INSERT INTO product_search (rowid, code, description, barcode)
    VALUES (NEW.id, NEW.code, NEW.description, NEW.barcode);
END;
CREATE TRIGGER product_delete AFTER DELETE ON product BEGIN
    INSERT INTO product_search (product_search, rowid, code, description, barcode)
    VALUES ('delete', OLD.id, OLD.code, OLD.description, OLD.barcode);
END;
CREATE TRIGGER product_update AFTER UPDATE OF code, description, barcode ON product BEGIN
    INSERT INTO product_search (product_search, rowid, code, description, barcode)
    VALUES ('delete', OLD.id, OLD.code, OLD.description, OLD.barcode);
    INSERT INTO product_search (rowid, code, description, barcode)
    VALUES (NEW.id, NEW.code, NEW.description, NEW.barcode);
END;

CREATE TABLE payment_terms (
    place INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    days INTEGER NOT NULL,
    end_of_month INTEGER NOT NULL CHECK (end_of_month IN (0, 1))
) STRICT;
INSERT INTO payment_terms VALUES (1, 'Pronto pagamento', 0, 0), (2, '30 dias', 30, 0), (3, '60 dias', 60, 0);

CREATE TABLE payment_way (
    place INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    mechanism TEXT NOT NULL,
    iban TEXT NOT NULL,
    entity TEXT NOT NULL,
    printed INTEGER NOT NULL CHECK (printed IN (0, 1))
) STRICT;

-- The Tax Authority and the check of the books --------------------------------------------------------------

CREATE TABLE communication (
    id INTEGER PRIMARY KEY,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    communicated TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    file_name TEXT NOT NULL
) STRICT;

-- Public keys of certified documents, by the version in their HashControl.
CREATE TABLE hash_key (
    version INTEGER PRIMARY KEY,
    pem TEXT NOT NULL
) STRICT;

-- Up to where the books were found sound, and what was found last.
CREATE TABLE integrity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    document INTEGER NOT NULL, -- the last document checked; its seal
    document_seal BLOB NOT NULL,
    status INTEGER NOT NULL, -- the last row of document_status checked; its seal
    status_seal BLOB NOT NULL,
    slice INTEGER NOT NULL, -- old documents are looked at again slice by slice, from here
    schema INTEGER NOT NULL, -- SQLite's schema_version then
    looked INTEGER NOT NULL, -- whether there was a check
    sound INTEGER NOT NULL,
    checked INTEGER NOT NULL,
    total INTEGER NOT NULL,
    found TEXT NOT NULL, -- number of the first document that is not sound
    reason TEXT NOT NULL,
    restored INTEGER NOT NULL, -- a backup was put back and the series are still to be closed
    restores INTEGER NOT NULL
) STRICT;
INSERT INTO integrity VALUES (1, 0, x'', 0, x'', 0, 0, 0, 1, 0, 0, '', '', 0, 0);

-- The list, with type and standing --------------------------------------------------------------------------

DROP TRIGGER document_listed;
DROP TRIGGER document_signed;
DROP TABLE document_search;
CREATE TABLE document_list_of_all_types (
    position INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('pending', 'qualified', 'unqualified', 'none')),
    number TEXT NOT NULL,
    customer TEXT NOT NULL,
    nif TEXT NOT NULL,
    gross_cents INTEGER NOT NULL,
    training INTEGER NOT NULL CHECK (training IN (0, 1)),
    type TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN (
        'issued', 'partlysettled', 'settled', 'partlycredited', 'credited', 'invoiced', 'cancelled')),
    net_cents INTEGER NOT NULL
) STRICT;
INSERT INTO document_list_of_all_types
SELECT l.position, l.state, l.number, l.customer, l.nif, l.gross_cents, l.training, d.type, 'issued', d.net_cents
FROM document_list AS l JOIN document AS d ON d.id = l.position & 1099511627775 ORDER BY l.position;
DROP TABLE document_list;
ALTER TABLE document_list_of_all_types RENAME TO document_list;
CREATE INDEX document_list_by_state ON document_list (state, position);
CREATE INDEX document_list_by_type ON document_list (type, position);
CREATE INDEX document_list_by_standing ON document_list (standing, position);

CREATE VIRTUAL TABLE document_search USING fts5 (
    number, customer, nif, state, type, standing,
    content = 'document_list', content_rowid = 'position',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO document_search (document_search) VALUES ('rebuild');
CREATE TRIGGER document_list_insert AFTER INSERT ON document_list BEGIN
    INSERT INTO document_search (rowid, number, customer, nif, state, type, standing)
    VALUES (NEW.position, NEW.number, NEW.customer, NEW.nif, NEW.state, NEW.type, NEW.standing);
END;
CREATE TRIGGER document_list_update AFTER UPDATE ON document_list
WHEN OLD.state <> NEW.state OR OLD.standing <> NEW.standing BEGIN
    INSERT INTO document_search (document_search, rowid, number, customer, nif, state, type, standing)
    VALUES ('delete', OLD.position, OLD.number, OLD.customer, OLD.nif, OLD.state, OLD.type, OLD.standing);
    INSERT INTO document_search (rowid, number, customer, nif, state, type, standing)
    VALUES (NEW.position, NEW.number, NEW.customer, NEW.nif, NEW.state, NEW.type, NEW.standing);
END;
CREATE TRIGGER document_signed AFTER INSERT ON signature_record BEGIN
    UPDATE document_list SET state = iif(NEW.qualified, 'qualified', 'unqualified')
    WHERE position = (
        SELECT unixepoch(date) / 86400 * 1099511627776 + id FROM document WHERE id = NEW.document);
END;
CREATE TRIGGER document_may_move AFTER INSERT ON document_transport_code BEGIN
    UPDATE document_list SET state = 'pending' WHERE state = 'none' AND position = (
        SELECT unixepoch(date) / 86400 * 1099511627776 + id FROM document WHERE id = NEW.document);
END;
