// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "mixed_folder.hpp"

#include "fakes/hostile_pdf.hpp"
#include "fakes/sample_pdf.hpp"

#include <cunho/core/process.hpp>
#include <cunho/crypto/digest.hpp>

#include <array>
#include <podofo/podofo.h>
#include <stdexcept>
#include <sys/stat.h>

namespace cunho::test {

namespace {

namespace fs = std::filesystem;

constexpr int each = 25; ///< every so manyth is bad
constexpr int ways = 18; ///< to be bad from the beginning
constexpr int kinds = 12;

Bytes bytesOf(const std::string& text) {
    return Bytes(text.begin(), text.end());
}

std::string nameOf(int number) {
    const std::string text = std::to_string(number);
    const std::string padded = std::string(3 - std::min<std::size_t>(text.size(), 3), '0') + text;
    switch (number % 7) {
    case 0: return "in/" + padded + " #\xC3\xA7.pdf";
    case 1: return "in/" + padded + " \xF0\x9F\x93\x84.pdf";
    case 2: return "in/" + padded + "\n%41.PDF";
    default: return "in/" + padded + ".pdf";
    }
}

/// Of several pages, the last of which is turned.
Bytes rotatedPdf(int degrees) {
    PdfBuilder pdf;
    pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.add("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>");
    const std::string page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R ";
    pdf.add(page + ">>");
    pdf.add(page + "/Rotate " + std::to_string(degrees) + " >>");
    pdf.addStream("", "0.2 0.3 0.7 rg 100 100 200 50 re f");
    return bytesOf(pdf.build("/Root 1 0 R"));
}

std::string withoutPages() {
    PdfBuilder pdf;
    pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.add("<< /Type /Pages /Kids [] /Count 0 >>");
    return pdf.build("/Root 1 0 R");
}

std::string smallerThanASeal() {
    PdfBuilder pdf;
    pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>");
    return pdf.build("/Root 1 0 R");
}

Bytes podofoPdf(const fs::path& scratch) {
    PoDoFo::PdfMemDocument document;
    for (int number = 0; number < 3; ++number) {
        PoDoFo::PdfPage* page =
            document.CreatePage(PoDoFo::PdfPage::CreateStandardPageSize(PoDoFo::ePdfPageSize_A4));
        PoDoFo::PdfPainter painter;
        painter.SetPage(page);
        painter.Rectangle(100, 100 + 50 * number, 200, 40);
        painter.Fill();
        painter.FinishPage();
    }
    document.Write(scratch.c_str());
    Bytes bytes = readFile(scratch);
    fs::remove(scratch);
    return bytes;
}

std::string hostile(const std::string& name) {
    for (const HostilePdf& one : hostilePdfs())
        if (one.name == name)
            return one.make();
    throw std::runtime_error("no hostile file " + name);
}

std::string encrypted(PdfEncryption kind, const TestPki& pki) {
    GeneratedPdf wanted;
    wanted.encryption = kind;
    wanted.password = "abre-te";
    return generatePdf(wanted, pki);
}

} // namespace

MixedFolder::MixedFolder(const CommandLine& cli, const TestPki& pki, int count) : cli_(cli), pki_(pki) {
    fs::create_directory(cli.file("in"));
    writeModels();
    for (int number = 0; number < count; ++number) {
        names_.push_back(nameOf(number));
        if (number % each == each / 2 && number / each < ways)
            writeBad(number / each, names_.back());
        else
            writeGood(number, names_.back());
    }
    for (const auto& [number, reason] :
         {std::pair(count - 1, "FILE_CHANGED"), std::pair(count - 2, "FILE_NOT_FOUND")})
        bad_[names_.at(static_cast<std::size_t>(number))] = reason;
}

void MixedFolder::spoil() const {
    SamplePdf other;
    other.text = "Outro";
    put(names_.back(), samplePdf(other));
    fs::remove(cli_.file(names_.at(names_.size() - 2)));
}

void MixedFolder::put(const std::string& name, ByteView bytes) const {
    writeSample(cli_.folder(), name, bytes);
}

Bytes MixedFolder::invoice() const {
    cli_.setUp();
    cli_.write("draft.json", goodDraft().dump());
    const Ran ran =
        cli_.run({"issue", "--db", cli_.database().string(), "--pdf", "invoice.pdf", "draft.json"});
    if (ran.code != 0)
        throw std::runtime_error("no invoice: " + ran.out + ran.errors);
    Bytes bytes = readFile(cli_.file("invoice.pdf"));
    fs::remove(cli_.file("invoice.pdf"));
    return bytes;
}

Bytes MixedFolder::signedHere() const {
    put("plain.pdf", samplePdf());
    const Ran ran =
        cli_.run({"sign", "--key", pki_.leafKeyFile().string(), "--cert", pki_.leafFile().string(), "--chain",
                  pki_.issuingFile().string(), "--out", "signed.pdf", "plain.pdf"});
    if (ran.code != 0)
        throw std::runtime_error("not signed: " + ran.errors);
    Bytes bytes = readFile(cli_.file("signed.pdf"));
    fs::remove(cli_.file("signed.pdf"));
    fs::remove(cli_.file("plain.pdf"));
    return bytes;
}

Bytes MixedFolder::byQpdf(const std::vector<std::string>& options) const {
    SamplePdf content;
    content.pages = 4;
    content.size = 30'000;
    put("plain.pdf", samplePdf(content));
    std::vector<std::string> arguments = options;
    arguments.insert(arguments.end(), {cli_.file("plain.pdf").string(), cli_.file("other.pdf").string()});
    run("qpdf", arguments, std::chrono::seconds(60));
    Bytes bytes = readFile(cli_.file("other.pdf"));
    fs::remove(cli_.file("other.pdf"));
    fs::remove(cli_.file("plain.pdf"));
    return bytes;
}

void MixedFolder::writeModels() {
    models_["Qt"] = {invoice()};
    models_["PoDoFo"] = {podofoPdf(cli_.file("podofo.pdf"))};
    models_["web"] = {byQpdf({"--linearize"}), byQpdf({"--linearize", "--object-streams=generate"})};
    models_["packed"] = {byQpdf({"--object-streams=generate"})};
    for (const std::size_t earlier : {1U, 2U}) {
        GeneratedPdf wanted;
        wanted.earlier = earlier;
        models_["signed by others"].push_back(bytesOf(generatePdf(wanted, pki_)));
    }
    models_["signed here"] = {signedHere()};
    for (const int degrees : {90, 180, 270})
        models_["rotated"].push_back(rotatedPdf(degrees));
    using Xref = GeneratedPdf::Xref;
    for (const Xref xref : {Xref::Table, Xref::Stream, Xref::Hybrid}) {
        GeneratedPdf wanted;
        wanted.xref = xref;
        wanted.form = xref == Xref::Stream ? GeneratedPdf::Form::EmptyField : GeneratedPdf::Form::TextFields;
        wanted.inherited = true;
        models_["form"].push_back(bytesOf(generatePdf(wanted, pki_)));
        wanted.encryption = PdfEncryption::AesV2;
        models_["encrypted"].push_back(bytesOf(generatePdf(wanted, pki_)));
    }
}

void MixedFolder::writeGood(int number, const std::string& name) const {
    static constexpr std::array<const char*, 9> inTurn{
        "Qt", "PoDoFo", "web", "packed", "signed by others", "signed here", "rotated", "form", "encrypted"};
    const auto kind = static_cast<std::size_t>(number % kinds);
    if (kind < inTurn.size()) {
        const auto& models = models_.at(inTurn[kind]);
        put(name, models[static_cast<std::size_t>(number / kinds) % models.size()]);
        return;
    }
    SamplePdf options;
    options.xref = static_cast<SamplePdf::Xref>(number % 4);
    options.annots = static_cast<SamplePdf::Annots>(number % 3);
    options.pages = 1 + static_cast<std::size_t>(number % 5);
    options.size = 50'000;
    options.text = "Contrato " + std::to_string(number);
    put(name, samplePdf(options));
}

/// 18 ways; two more are those of `spoil`.
void MixedFolder::writeBad(int which, const std::string& name) {
    const fs::path path = cli_.file(name);
    const auto bad = [&](const char* reason, const std::string& content) {
        cli_.write(name, content);
        bad_[name] = reason;
    };
    SamplePdf certified;
    certified.acroForm = SamplePdf::AcroForm::Indirect;
    certified.docMdp = 1;
    const Bytes locked = samplePdf(certified);
    const Bytes whole = samplePdf();
    switch (which) {
    case 0: return bad("PDF_PASSWORD_NEEDED", encrypted(PdfEncryption::AesV3, pki_));
    case 1: return bad("PDF_NO_HEADER", "no PDF inside");
    case 2: return bad("PDF_EMPTY", "");
    case 3:
        fs::create_directory(path);
        bad_[name] = "FOLDER_WITHOUT_PDF";
        return;
    case 4:
        if (::mkfifo(path.c_str(), 0600) != 0)
            throw std::runtime_error("no pipe");
        bad_[name] = "FILE_IS_NO_FILE";
        return;
    case 5:
        fs::create_symlink(path.filename(), path);
        bad_[name] = "FILE_NOT_READABLE";
        return;
    case 6:
        fs::create_symlink("nowhere.pdf", path);
        bad_[name] = "FILE_NOT_FOUND";
        return;
    case 7: return bad("PDF_LOCKED", std::string(locked.begin(), locked.end()));
    case 8: return bad("PDF_DAMAGED", "%PDF-1.4 nothing");
    case 9: return bad("PDF_DAMAGED", std::string(whole.begin(), whole.begin() + 200));
    case 10: return bad("PDF_DAMAGED", hostile("kids-cycle"));
    case 11: return bad("PDF_DAMAGED", hostile("dictionaries-20000"));
    case 12: return bad("PDF_PASSWORD_NEEDED", encrypted(PdfEncryption::Rc4Long, pki_));
    case 13: return bad("PDF_DAMAGED", hostile("arrays-in-an-object-stream-20000"));
    case 14: return bad("SEAL_OUTSIDE_PAGE", smallerThanASeal());
    case 15: return bad("PDF_NO_HEADER", std::string(5000, '%') + "%PDF-1.4");
    case 16: return bad("PDF_DAMAGED", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\n%%EOF");
    case 17: return bad("PDF_NO_PAGE", withoutPages());
    default: throw std::runtime_error("no other way to be bad");
    }
}

std::map<std::string, std::string> digestsIn(const fs::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::directory_iterator(folder))
        if (fs::is_regular_file(entry.symlink_status()))
            out[entry.path().filename()] = toHex(crypto::sha256File(entry.path()).value);
    return out;
}

} // namespace cunho::test
