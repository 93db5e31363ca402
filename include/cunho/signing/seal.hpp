// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/crypto/certificate.hpp>

#include <string>
#include <vector>

namespace cunho::signing {

/// What a visible seal says and how it looks. Texts are UTF-8; empty ones leave their line out.
struct SealContent {
    enum class Layout {
        Neutral,    ///< our own: name, capacity, company, reason, place, time
        Identity,   ///< "Assinado por", "Num. de Identificação", "Data", "Localização"
        Attributes, ///< the SCAP lines: "Assinado por", …, "Certificado por", "Atributos certificados"
    };
    enum class Wording { Portuguese, English };
    Layout layout = Layout::Neutral;
    Wording wording = Wording::Portuguese;
    std::string name;
    std::string capacity; ///< "Gerência"
    std::string company;
    std::string identification; ///< number of the person, layouts Identity and Attributes
    std::vector<std::string> certifiedBy;
    std::vector<std::string> attributes;
    std::string reason;
    std::string place;
    TimePoint time{};
    std::string mention; ///< a warning across the foot, such as the sandbox's
    Bytes picture;       ///< PNG or JPEG, may be empty
    bool opaque = false; ///< no transparency at all (PDF/A-1)
};

/// What the signer's certificate says of itself: name, the person's number, company and capacity (the title,
/// or the unit of a company). A citizen card's scheme name is no company.
SealContent sealContentOf(const crypto::Certificate& certificate, TimePoint time);

/// What the seal says, in one paragraph, for who does not see it.
std::string sealText(const SealContent& content);

/// Port: draws a seal.
class SealPainter {
  public:
    virtual ~SealPainter() = default;

    /// A PDF of one page, `width` by `height` points, with its fonts inside. Texts shrink and are cut with an
    /// ellipsis rather than run over the edge. Throws Input/SEAL_TOO_SMALL, Input/PICTURE_UNREADABLE.
    virtual Bytes paint(const SealContent& content, double width, double height) = 0;
};

} // namespace cunho::signing
