// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0

/// A library that is no PKCS #11 module: it has no C_GetFunctionList.
extern "C" int somethingElse() {
    return 0;
}
