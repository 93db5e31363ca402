// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/lexical.hpp"
#include "pdf/nesting_guard.hpp"

#include <charconv>
#include <memory>
#include <podofo/podofo-base.h>
#include <string_view>

namespace cunho::pdf {

/// Watches the objects inside one object stream (ISO 32000-1, 7.5.7), each from the offset where PoDoFo will
/// start, for nesting that PodofoDevice cannot see. Overlapping objects cannot make this long.
class ObjectStreamGuard {
  public:
    ObjectStreamGuard(std::string_view data, std::int64_t count, std::int64_t first)
        : data_(data), budget_(4 * data.size() + 4096) {
        std::size_t at = 0;
        const auto size = static_cast<std::int64_t>(data.size());
        for (std::int64_t i = 0; i < count && !tooDeep_; ++i) {
            std::int64_t offset = 0;
            if (!number(at, offset) || !number(at, offset)) {
                return;
            }
            if (offset >= 0 && first >= 0 && offset < size && first < size - offset) {
                watch(static_cast<std::size_t>(first + offset));
            }
        }
    }

    bool tooDeep() const noexcept { return tooDeep_; }

  private:
    bool number(std::size_t& at, std::int64_t& value) const {
        while (at < data_.size() && isSpace(data_[at])) {
            ++at;
        }
        const char* const end = data_.data() + data_.size();
        const auto result = std::from_chars(data_.data() + at, end, value);
        at = static_cast<std::size_t>(result.ptr - data_.data());
        return result.ec == std::errc();
    }

    void watch(std::size_t at) {
        NestingGuard guard;
        bool started = false;
        for (; at < data_.size() && !(started && guard.atRest()); ++at) {
            const char c = data_[at];
            const bool skipped = c == ' ' || (c >= '\t' && c <= '\r') || c == '\0' || c == '%';
            started = started || (guard.atRest() && !skipped);
            guard.see(static_cast<unsigned char>(c));
            tooDeep_ = tooDeep_ || guard.tooDeep() || budget_-- == 0;
            if (tooDeep_) {
                return;
            }
        }
    }

    std::string_view data_;
    std::size_t budget_;
    bool tooDeep_ = false;
};

/// Keeps streams as PoDoFo does and refuses object streams with objects that nest too deep.
class PodofoStreams final : public PoDoFo::PdfVecObjects::StreamFactory {
  public:
    PoDoFo::PdfStream* CreateStream(PoDoFo::PdfObject* parent) override { return new Stream(parent, *this); }

    bool tooDeep() const noexcept { return tooDeep_; }

  private:
    class Stream final : public PoDoFo::PdfMemStream {
      public:
        Stream(PoDoFo::PdfObject* parent, PodofoStreams& owner) : PdfMemStream(parent), owner_(owner) {}

      protected:
        void EndAppendImpl() override {
            PdfMemStream::EndAppendImpl();
            const PoDoFo::PdfDictionary& dictionary = m_pParent->GetDictionary();
            const std::int64_t count = dictionary.GetKeyAsLong("N", 0); // an xref stream has none
            if (count > 0) {
                check(count, dictionary.GetKeyAsLong("First", 0));
            }
        }

      private:
        void check(std::int64_t count, std::int64_t first) {
            char* decoded = nullptr;
            PoDoFo::pdf_long length = 0;
            GetFilteredCopy(&decoded, &length);
            const std::unique_ptr<char, decltype(&PoDoFo::podofo_free)> owner(decoded, &PoDoFo::podofo_free);
            const std::string_view data(decoded, static_cast<std::size_t>(length));
            if (ObjectStreamGuard(data, count, first).tooDeep()) {
                owner_.tooDeep_ = true;
                PODOFO_RAISE_ERROR_INFO(PoDoFo::ePdfError_BrokenFile, "objects nest too deep");
            }
        }

        PodofoStreams& owner_;
    };

    bool tooDeep_ = false;
};

} // namespace cunho::pdf
