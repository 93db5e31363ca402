-- SPDX-FileCopyrightText: 2026 The Cunho authors
-- SPDX-License-Identifier: MPL-2.0
-- What the value of a signature under way is made with. Those begun before had no choice.

ALTER TABLE journal ADD COLUMN algorithm TEXT NOT NULL DEFAULT 'RSASSA-PKCS1-v1_5, SHA-256';
