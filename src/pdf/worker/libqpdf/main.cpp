// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/qpdf_parts.hpp"

/// The one entrance to the module that the worker loads (loaded_qpdf.hpp).
extern "C" const cunho::pdf::QpdfParts* cunhoQpdfParts();

const cunho::pdf::QpdfParts* cunhoQpdfParts() {
    return &cunho::pdf::linkedQpdf();
}
