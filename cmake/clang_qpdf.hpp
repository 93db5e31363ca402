// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Included first where clang compiles libqpdf 11's headers: clang 16 refuses their class JSON in C++20 (a
// vector of itself and a defaulted destructor). We never use it, so that its name is enough.
#pragma once

#define JSON_HH
class JSON;

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>
