// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/unpacked_size.hpp"

#include <qpdf/Pipeline.hh>
#include <stdexcept>

namespace cunho::pdf {

namespace {

constexpr std::uint64_t maximumPacked = 256U << 20U; // bytes in all object streams together

/// The end of a chain of filters: counts, and throws when there is too much. The library takes that for a
/// damaged stream.
class Counter final : public Pipeline {
  public:
    explicit Counter(std::uint64_t limit) : Pipeline("counter", nullptr), limit_(limit) {}

    void write(const unsigned char* /*data*/, size_t length) override {
        count_ += length;
        if (count_ > limit_) {
            throw std::runtime_error("the stream unpacks to too much");
        }
    }
    void finish() override {}

    std::uint64_t count() const noexcept { return count_; }

  private:
    std::uint64_t limit_;
    std::uint64_t count_ = 0;
};

} // namespace

std::uint64_t unpackedSize(QPDFObjectHandle stream, std::uint64_t limit) {
    Counter counter(limit);
    if (stream.isStream()) {
        stream.pipeStreamData(&counter, 0, qpdf_dl_specialized, true);
    }
    return counter.count();
}

void refuseBombs(QPDF& document, const std::set<QPDFObjGen>& objectStreams) {
    std::uint64_t total = 0;
    for (const QPDFObjGen container : objectStreams) {
        total += unpackedSize(document.getObject(container), maximumPacked);
        if (total > maximumPacked) {
            throw std::runtime_error("the object streams unpack to too much");
        }
    }
}

} // namespace cunho::pdf
