-- SPDX-FileCopyrightText: 2026 The Cunho authors
-- SPDX-License-Identifier: MPL-2.0
-- What SCAP told of an attribute, to be sent back as it came. Empty: kept before, or told by authentication.
ALTER TABLE attribute ADD COLUMN served TEXT NOT NULL DEFAULT '';
