// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/preparation.hpp"

#include <cunho/core/environment.hpp>
#include <cunho/core/random.hpp>

#include <utility>

namespace cunho::signing {

namespace {

crypto::Digest documentDigest(const pdf::PreparedPdf& prepared, crypto::DigestAlgorithm algorithm) {
    crypto::Hasher hasher(algorithm);
    prepared.stream([&hasher](ByteView piece) { hasher.update(piece); });
    return hasher.finish();
}

/// Where the purpose goes: /Reason, or attributes of the CMS. The sandbox's mention goes with it.
void state(pdf::SignatureRequest& request, const Statement& statement, bool sandbox) {
    const std::string mention(sandbox ? environmentMention(Environment::Sandbox) : "");
    const auto* reason = std::get_if<ReasonText>(&statement);
    if (reason != nullptr && !reason->text.empty()) {
        request.reason = mention.empty() ? reason->text : mention + ": " + reason->text;
    } else if (reason != nullptr || std::holds_alternative<std::monostate>(statement)) {
        request.reason = mention;
    } else {
        request.location = mention; // a commitment or policy suffers no /Reason beside it
    }
}

crypto::AttributeOptions attributesFor(const Statement& statement) {
    crypto::AttributeOptions options;
    if (const auto* commitment = std::get_if<crypto::CommitmentType>(&statement)) {
        options.commitment = *commitment;
    } else if (const auto* policy = std::get_if<crypto::SignaturePolicy>(&statement)) {
        options.policy = *policy;
    }
    return options;
}

/// What the person did not say is taken from the certificate.
SealContent completed(SealContent content, const SealContent& fromCertificate) {
    const auto fill = [](std::string& text, const std::string& other) {
        if (text.empty()) {
            text = other;
        }
    };
    if (content.name.empty()) {
        content.name = fromCertificate.name;
        fill(content.capacity, fromCertificate.capacity);
        fill(content.company, fromCertificate.company);
        fill(content.identification, fromCertificate.identification);
    }
    content.time = fromCertificate.time;
    return content;
}

/// The empty field that is to be filled, when it has a place on a page.
const pdf::EmptySignatureField* placedField(const pdf::PdfStructure& structure, const std::string& name) {
    for (const pdf::EmptySignatureField& field : structure.emptyFields) {
        if (!name.empty() && field.name == name && field.page != 0 && field.rectangle.width() > 0 &&
            field.rectangle.height() > 0) {
            return &field;
        }
    }
    return nullptr;
}

std::filesystem::path normalPath(const std::filesystem::path& path) {
    return std::filesystem::absolute(path).lexically_normal();
}

void requireOtherFile(const std::filesystem::path& source, const std::filesystem::path& target) {
    std::error_code ignored;
    if (normalPath(source) == normalPath(target) || std::filesystem::equivalent(source, target, ignored)) {
        throw Error(Fault::Input, "TARGET_IS_SOURCE", {{"file", source.filename().string()}});
    }
}

[[noreturn]] void damaged(const JournalEntry& entry, std::string detail) {
    throw Error(Fault::Integrity, "PREPARED_FILE_DAMAGED", {{"file", entry.documentName}}, std::move(detail));
}

/// The prepared file must be the very one that the journal speaks of.
void requirePreparedFile(const JournalEntry& entry) {
    Bytes found;
    try {
        found = crypto::sha256File(entry.prepared).value;
    } catch (const Error& error) {
        damaged(entry, error.what());
    }
    if (found != entry.preparedSha256) {
        damaged(entry, "its SHA-256 is another one");
    }
}

} // namespace

Preparation::Preparation(const pdf::StructureReader& reader, const Credential& credential, const Clock& clock,
                         std::filesystem::path spool, SignerServices services)
    : reader_(reader), credential_(credential), clock_(clock), spool_(std::move(spool)), services_(services) {
    const LevelServices& levels = services_.levels;
    if (levels.quota != nullptr && levels.timestamps != nullptr) {
        const TimestampQuota::Allowance allowance = levels.quota->allowance(levels.timestamps->name());
        requestsLeft_ = allowance.now;
        moreAt_ = allowance.next;
    }
}

std::string shownName(const SignFileRequest& request) {
    return request.documentName.empty() ? request.source.filename().string() : request.documentName;
}

SigningItem Preparation::fromRequest(const SignFileRequest& request) {
    const std::string name = shownName(request);
    credential_.requirePurpose(request.purpose, name);
    requireLiveCertificate();
    requireServices(request.level, services_.levels);
    requireOtherFile(request.source, request.target);
    requireFreeTarget(request.target);
    const std::string id = newUuid();
    pdf::PreparedPdf prepared = prepare(request);
    std::filesystem::path spooled;
    if (!spool_.empty()) {
        spooled = spool_ / (id + ".pdf");
        prepared.save(spooled);
        prepared =
            pdf::PreparedPdf::reopen(spooled, prepared.byteRange()); // independent of the source from here
    }
    const crypto::SignatureAlgorithm algorithm = credential_.algorithm;
    crypto::SignedAttributes attributes =
        crypto::SignedAttributes::make(documentDigest(prepared, algorithm.digest), credential_.chain.front(),
                                       attributesFor(request.statement));
    Dtbsr dtbsr{id, attributes.toBeSigned(algorithm.digest), uniqueName(name), request.purpose, algorithm};
    SigningItem item{0,
                     std::move(dtbsr),
                     request.documentId,
                     normalPath(request.target),
                     std::move(prepared),
                     std::move(attributes),
                     std::move(spooled)};
    item.wanted = request.level;
    shareLevel(item);
    return item;
}

/// The first files of a batch reach their level at once, the others when the authority takes more.
void Preparation::shareLevel(SigningItem& item) {
    item.level = item.wanted;
    if (!requestsLeft_) {
        return;
    }
    const int needed = timestampRequests(item.wanted);
    if (needed <= *requestsLeft_) {
        *requestsLeft_ -= needed;
        return;
    }
    item.level = PadesLevel::B_B;
    item.shortfall = quotaFailure(services_.levels.timestamps->name(), moreAt_);
}

void Preparation::requireLiveCertificate() const {
    const crypto::Certificate& signer = credential_.chain.front();
    if (signer.notAfter() < clock_.now()) {
        throw Error(Fault::Trust, "CERTIFICATE_EXPIRED",
                    {{"signer", signer.commonName()},
                     {"date", formatDate(toLocal(signer.notAfter(), Zone::Lisbon).date)}});
    }
}

void Preparation::requireFreeTarget(const std::filesystem::path& target) {
    const ErrorParams params{{"file", target.filename().string()}, {"folder", target.parent_path().string()}};
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(target, ignored))) {
        throw Error(Fault::Storage, "TARGET_EXISTS", params);
    }
    if (!targets_.insert(normalPath(target)).second) {
        throw Error(Fault::Input, "TARGET_NAMED_TWICE", params);
    }
}

/// Services tell documents of one batch apart by their names.
std::string Preparation::uniqueName(const std::string& wanted) {
    std::string name = wanted;
    for (int number = 2; !names_.insert(name).second; ++number) {
        name = wanted + " (" + std::to_string(number) + ")";
    }
    return name;
}

pdf::PreparedPdf Preparation::prepare(const SignFileRequest& request) const {
    const pdf::PdfStructure structure =
        reader_.readPage(request.source, request.seal ? request.seal->page : 1);
    pdf::SignatureRequest signature;
    signature.fieldName = request.fieldName;
    state(signature, request.statement, credential_.sandbox);
    signature.signerName = credential_.chain.front().commonName();
    signature.claimedTime = clock_.now();
    signature.application = "Cunho";
    const std::size_t token = request.level >= PadesLevel::B_T ? services_.levels.timestamps->tokenSize() : 0;
    signature.contentsCapacity = crypto::CmsSignature::estimateSize(credential_.chain, credential_.algorithm,
                                                                    attributesFor(request.statement), token);
    if (request.seal) {
        signature.seal = drawSeal(request, structure);
    }
    return pdf::prepareSignature(request.source, structure, signature);
}

/// The seal of a field that has its place fills it; any other goes where the request says.
pdf::Seal Preparation::drawSeal(const SignFileRequest& request, const pdf::PdfStructure& structure) const {
    if (services_.seals == nullptr) {
        throw Error(Fault::Configuration, "NO_SEAL_PAINTER");
    }
    pdf::Rectangle place;
    if (const auto* field = placedField(structure, request.fieldName)) {
        place = field->geometry.toShown(field->rectangle);
    } else {
        place = pdf::placeSeal(request.source, structure.page, request.seal->placement);
    }
    SealContent content =
        completed(request.seal->content, sealContentOf(credential_.chain.front(), clock_.now()));
    content.opaque = content.opaque || structure.transparencyForbidden;
    if (credential_.sandbox) {
        content.mention = environmentMention(Environment::Sandbox);
    }
    return {services_.seals->paint(content, place.width(), place.height()), place};
}

JournalEntry Preparation::entryOf(const SigningItem& item) const {
    JournalEntry entry;
    entry.id = item.dtbsr.id;
    entry.documentId = item.documentId;
    entry.provider = credential_.provider;
    entry.purpose = item.dtbsr.purpose;
    entry.documentName = item.dtbsr.documentName;
    entry.prepared = item.spooled;
    entry.preparedSha256 = crypto::sha256File(item.spooled).value;
    entry.byteRange = item.prepared.byteRange();
    entry.signedAttributes = item.attributes.der();
    entry.digest = item.dtbsr.digest.value;
    entry.algorithm = item.dtbsr.algorithm;
    entry.signerFingerprint = credential_.chain.front().fingerprint().value;
    entry.target = item.target;
    entry.level = item.wanted;
    return entry;
}

SigningItem Preparation::fromJournal(const JournalEntry& entry) {
    if (entry.signerFingerprint != credential_.chain.front().fingerprint().value) {
        throw Error(Fault::Trust, "CERTIFICATE_CHANGED", {{"document", entry.documentName}});
    }
    credential_.requirePurpose(entry.purpose, entry.documentName);
    requirePreparedFile(entry);
    SigningItem item{0,
                     {entry.id,
                      {entry.algorithm.digest, entry.digest},
                      uniqueName(entry.documentName),
                      entry.purpose,
                      entry.algorithm},
                     entry.documentId,
                     entry.target,
                     pdf::PreparedPdf::reopen(entry.prepared, entry.byteRange),
                     crypto::SignedAttributes::fromDer(entry.signedAttributes),
                     entry.prepared};
    item.wanted = entry.level;
    shareLevel(item);
    if (item.attributes.toBeSigned(entry.algorithm.digest) != item.dtbsr.digest ||
        documentDigest(item.prepared, entry.algorithm.digest).value != item.attributes.messageDigest()) {
        damaged(entry, "the signed attributes belong to another file");
    }
    return item;
}

} // namespace cunho::signing
