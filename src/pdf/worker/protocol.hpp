// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/read_structure.hpp"
#include "pdf/worker/wire.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/changes.hpp>
#include <cunho/pdf/embedded_file.hpp>
#include <cunho/pdf/structure.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <variant>
#include <vector>

namespace cunho::pdf {

/// What the parent and `cunho-pdf-worker` say to each other. Every message is a frame: four bytes length,
/// little-endian, then a body of so many bytes. The worker greets once, then answers request by request.

constexpr int longestShare = 2; ///< so many times a reader's limit has what reads two revisions
constexpr std::size_t frameHeaderSize = 4;
constexpr std::size_t largestRequest = 1U << 20U;
constexpr std::size_t largestReply = 80U << 20U; ///< a security store holds at most 64 MiB

enum class Operation : std::uint8_t { ReadPage, ChangesAfter, OccupiedBoxes, EmbeddedXml };

struct Request {
    Operation operation = Operation::ReadPage;
    Readers readers = Readers::PodofoThenQpdf;
    std::filesystem::path file; ///< absolute
    std::int32_t page = 1;      ///< ReadPage, OccupiedBoxes
    bool allPages = false;      ///< ReadPage
    std::uint64_t revisionEnd = 0;
    std::int32_t docMdpLevel = 2;
    std::vector<std::shared_ptr<const Secret>> passwords;
};

using Reply = std::variant<PdfStructure, std::vector<Change>, std::vector<Rectangle>,
                           std::vector<EmbeddedFile>, Failure>;

/// The frame with which a worker says that it is there and which protocol it speaks.
ByteView greeting();

/// A whole frame.
Output encodeRequest(const Request& request);
Output encodeReply(const Reply& reply);

/// The length that a frame's header names.
std::uint32_t bodyLength(ByteView header);

/// Of a frame's body; nothing when it is no request.
std::optional<Request> decodeRequest(ByteView body);

/// Of a frame's body, which nobody vouches for: whoever took over the worker wrote it. `fileSize` is what the
/// parent measured. Nothing when it is no answer to `request`, or one that a worker in its senses never
/// gives: every number lies within the file, every value in PDF syntax is exactly one closed value, every
/// text in UTF-8 is such a text; a failure has a reason that readers give and only the parameters that its
/// text shows.
std::optional<Reply> decodeReply(ByteView body, const Request& request, std::uint64_t fileSize);

} // namespace cunho::pdf
