-- SPDX-FileCopyrightText: 2026 The Cunho authors
-- SPDX-License-Identifier: MPL-2.0
-- One company's books. Dates are ISO text, money is whole cents, other decimals are exact text.

CREATE TABLE identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    environment TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;

CREATE TABLE picture (
    sha256 BLOB PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE company (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    nif TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    city TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    registration TEXT NOT NULL,
    iban TEXT NOT NULL,
    logo BLOB REFERENCES picture (sha256)
) STRICT;

CREATE TABLE series (
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    validation_code TEXT NOT NULL,
    first_number INTEGER NOT NULL CHECK (first_number >= 1),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    PRIMARY KEY (type, id)
) STRICT;
CREATE UNIQUE INDEX series_whatever_case ON series (type, lower(id));

CREATE TABLE training_key (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    pem TEXT NOT NULL
) STRICT;

CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    series TEXT NOT NULL,
    date TEXT NOT NULL,
    prices TEXT NOT NULL,
    global_discount TEXT NOT NULL,
    customer_name TEXT NOT NULL,
    customer_nif TEXT NOT NULL,
    customer_address TEXT NOT NULL,
    customer_postal_code TEXT NOT NULL,
    customer_city TEXT NOT NULL,
    customer_country TEXT NOT NULL,
    gross_cents INTEGER NOT NULL
) STRICT;

CREATE TABLE draft_line (
    draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    code TEXT NOT NULL,
    description TEXT NOT NULL,
    quantity TEXT NOT NULL,
    unit TEXT NOT NULL,
    unit_price TEXT NOT NULL,
    discount TEXT NOT NULL,
    region TEXT NOT NULL,
    tax TEXT NOT NULL,
    rate TEXT NOT NULL,
    exemption TEXT NOT NULL,
    PRIMARY KEY (draft, place)
) STRICT, WITHOUT ROWID;

-- An issued document copies every text: company, customers and series may change later.
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    series TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    number TEXT NOT NULL UNIQUE,
    date TEXT NOT NULL,
    system_entry TEXT NOT NULL,
    issuer_nif TEXT NOT NULL,
    issuer_name TEXT NOT NULL,
    issuer_address TEXT NOT NULL,
    issuer_postal_code TEXT NOT NULL,
    issuer_city TEXT NOT NULL,
    issuer_phone TEXT NOT NULL,
    issuer_email TEXT NOT NULL,
    issuer_registration TEXT NOT NULL,
    issuer_iban TEXT NOT NULL,
    issuer_logo BLOB REFERENCES picture (sha256),
    customer_name TEXT NOT NULL,
    customer_nif TEXT NOT NULL,
    customer_address TEXT NOT NULL,
    customer_postal_code TEXT NOT NULL,
    customer_city TEXT NOT NULL,
    customer_country TEXT NOT NULL,
    prices TEXT NOT NULL CHECK (prices IN ('net', 'gross')),
    global_discount TEXT NOT NULL,
    net_cents INTEGER NOT NULL,
    tax_cents INTEGER NOT NULL,
    gross_cents INTEGER NOT NULL,
    atcud_code TEXT NOT NULL,
    atcud_number INTEGER NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    hash_control TEXT NOT NULL,
    certificate_number INTEGER NOT NULL CHECK (certificate_number >= 0),
    qr_text TEXT NOT NULL,
    UNIQUE (type, series, sequence),
    FOREIGN KEY (type, series) REFERENCES series (type, id)
) STRICT;

-- Lines and taxes go in before their document; once it stands, nothing can be added (0002).
CREATE TABLE document_line (
    document INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    place INTEGER NOT NULL,
    code TEXT NOT NULL,
    description TEXT NOT NULL,
    quantity TEXT NOT NULL,
    unit TEXT NOT NULL,
    unit_price TEXT NOT NULL,
    discount TEXT NOT NULL,
    region TEXT NOT NULL,
    tax TEXT NOT NULL,
    rate TEXT NOT NULL,
    exemption TEXT NOT NULL,
    amount TEXT NOT NULL,
    discount_amount TEXT NOT NULL,
    net_cents INTEGER NOT NULL,
    PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_tax (
    document INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    place INTEGER NOT NULL,
    region TEXT NOT NULL,
    tax TEXT NOT NULL,
    rate TEXT NOT NULL,
    exemption TEXT NOT NULL,
    base_cents INTEGER NOT NULL,
    tax_cents INTEGER NOT NULL,
    PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE rendering (
    document INTEGER PRIMARY KEY REFERENCES document (id),
    sha256 BLOB NOT NULL,
    pdf BLOB NOT NULL
) STRICT;

-- A later level of the same document is one more record; the newest counts.
CREATE TABLE signature_record (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id),
    level TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    qualified INTEGER NOT NULL CHECK (qualified IN (0, 1)),
    signer TEXT NOT NULL,
    signed_at INTEGER NOT NULL -- milliseconds since 1970, UTC
) STRICT;
CREATE INDEX signature_of_document ON signature_record (document, id);
