-- SPDX-FileCopyrightText: 2026 The Cunho authors
-- SPDX-License-Identifier: MPL-2.0
-- The list of documents: one narrow row each, kept by triggers, that can always be made anew.
-- Its key is days since 1970 times 2^40 plus the document's id, so that the order of the list (newest
-- date first, then newest id) is the order of rowids, which the text index walks without sorting.

CREATE TABLE document_list (
    position INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('pending', 'qualified', 'unqualified')),
    number TEXT NOT NULL,
    customer TEXT NOT NULL,
    nif TEXT NOT NULL,
    gross_cents INTEGER NOT NULL,
    training INTEGER NOT NULL CHECK (training IN (0, 1))
) STRICT;
CREATE INDEX document_list_by_state ON document_list (state, position);

CREATE VIRTUAL TABLE document_search USING fts5 (
    number, customer, nif, state,
    content = 'document_list', content_rowid = 'position',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TRIGGER document_list_insert AFTER INSERT ON document_list BEGIN
    INSERT INTO document_search (rowid, number, customer, nif, state)
    VALUES (NEW.position, NEW.number, NEW.customer, NEW.nif, NEW.state);
END;
CREATE TRIGGER document_list_update AFTER UPDATE ON document_list WHEN OLD.state <> NEW.state BEGIN
    INSERT INTO document_search (document_search, rowid, number, customer, nif, state)
    VALUES ('delete', OLD.position, OLD.number, OLD.customer, OLD.nif, OLD.state);
    INSERT INTO document_search (rowid, number, customer, nif, state)
    VALUES (NEW.position, NEW.number, NEW.customer, NEW.nif, NEW.state);
END;

CREATE TRIGGER document_listed AFTER INSERT ON document BEGIN
    INSERT INTO document_list VALUES (
        unixepoch(NEW.date) / 86400 * 1099511627776 + NEW.id, 'pending',
        NEW.number, NEW.customer_name, NEW.customer_nif, NEW.gross_cents, NEW.certificate_number = 0);
END;
CREATE TRIGGER document_signed AFTER INSERT ON signature_record BEGIN
    UPDATE document_list SET state = iif(NEW.qualified, 'qualified', 'unqualified')
    WHERE position = (
        SELECT unixepoch(date) / 86400 * 1099511627776 + id FROM document WHERE id = NEW.document);
END;

CREATE VIRTUAL TABLE draft_search USING fts5 (
    customer_name, customer_nif,
    content = 'draft', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TRIGGER draft_insert AFTER INSERT ON draft BEGIN
    INSERT INTO draft_search (rowid, customer_name, customer_nif)
    VALUES (NEW.id, NEW.customer_name, NEW.customer_nif);
END;
CREATE TRIGGER draft_delete AFTER DELETE ON draft BEGIN
    INSERT INTO draft_search (draft_search, rowid, customer_name, customer_nif)
    VALUES ('delete', OLD.id, OLD.customer_name, OLD.customer_nif);
END;
CREATE TRIGGER draft_update AFTER UPDATE ON draft BEGIN
    INSERT INTO draft_search (draft_search, rowid, customer_name, customer_nif)
    VALUES ('delete', OLD.id, OLD.customer_name, OLD.customer_nif);
    INSERT INTO draft_search (rowid, customer_name, customer_nif)
    VALUES (NEW.id, NEW.customer_name, NEW.customer_nif);
END;
