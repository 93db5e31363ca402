// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/odd_pdf.hpp"
#include "generator/odd_cases.hpp"

namespace cunho::test {

namespace {

const std::string box = "/MediaBox [0 0 595 842] ";

std::vector<OddCase> trees() {
    return {
        made("NoTypeOnPages",
             [](OddPdf& pdf) { pdf.change(4, "/Type /Page ", "").change(6, "/Type /Page ", ""); }),
        made("NoTypeOnTree", [](OddPdf& pdf) { pdf.change(2, "/Type /Pages ", ""); }),
        made("NoTypeOnCatalog", [](OddPdf& pdf) { pdf.change(1, "/Type /Catalog ", ""); }),
        made("NoTypeAnywhere",
             [](OddPdf& pdf) {
                 pdf.change(4, "/Type /Page ", "")
                     .change(6, "/Type /Page ", "")
                     .change(2, "/Type /Pages ", "");
             }),
        made("KidsWithNull", [](OddPdf& pdf) { pdf.change(2, "4 0 R", "4 0 R null"); }),
        made("KidsWithMissing", [](OddPdf& pdf) { pdf.change(2, "4 0 R", "4 0 R 77 0 R"); }),
        made("KidsIndirect",
             [](OddPdf& pdf) {
                 pdf.change(2, "[4 0 R 6 0 R]", "9 0 R");
                 pdf.body[9] = "[4 0 R 6 0 R]";
             }),
        made("KidsTwiceTheSame", [](OddPdf& pdf) { pdf.change(2, "6 0 R", "4 0 R"); }),
        made("KidsCycle", [](OddPdf& pdf) { pdf.change(2, "6 0 R]", "6 0 R 2 0 R]"); }),
        made("NoCount", [](OddPdf& pdf) { pdf.change(2, "/Count 2", ""); }),
        made("CountTooLarge", [](OddPdf& pdf) { pdf.change(2, "/Count 2", "/Count 7"); }),
        made("CountTooSmall", [](OddPdf& pdf) { pdf.change(2, "/Count 2", "/Count 1"); }),
        made("CountNegative", [](OddPdf& pdf) { pdf.change(2, "/Count 2", "/Count -2"); }),
        made("CountZero", [](OddPdf& pdf) { pdf.change(2, "/Count 2", "/Count 0"); }),
        made("CountIndirect",
             [](OddPdf& pdf) {
                 pdf.change(2, "/Count 2", "/Count 9 0 R");
                 pdf.body[9] = "2";
             }),
        made("TreeIsAPage", [](OddPdf& pdf) { pdf.change(1, "/Pages 2 0 R", "/Pages 4 0 R"); }),
        made("DeepTree",
             [](OddPdf& pdf) {
                 pdf.change(2, "[4 0 R 6 0 R]", "[20 0 R]");
                 for (std::size_t node = 20; node < 50; ++node)
                     pdf.body[node] = "<< /Type /Pages /Count 2 /Parent " +
                                      std::to_string(node == 20 ? 2 : node - 1) + " 0 R /Kids [" +
                                      (node == 49 ? "4 0 R 6 0 R" : std::to_string(node + 1) + " 0 R") +
                                      "] >>";
                 pdf.change(4, "/Parent 2", "/Parent 49").change(6, "/Parent 2", "/Parent 49");
             }),
        made("EmptyNode",
             [](OddPdf& pdf) {
                 pdf.change(2, "[4 0 R", "[9 0 R 4 0 R");
                 pdf.body[9] = "<< /Type /Pages /Kids [] /Count 0 /Parent 2 0 R >>";
             }),
        made("NoParent", [](OddPdf& pdf) { pdf.change(4, "/Parent 2 0 R ", ""); }),
        made("WrongParent", [](OddPdf& pdf) { pdf.change(4, "/Parent 2 0 R ", "/Parent 6 0 R "); }),
        made("PageTypedAsTree", [](OddPdf& pdf) { pdf.change(4, "/Type /Page ", "/Type /Pages "); }),
        made("NoPages", [](OddPdf& pdf) { pdf.body[2] = "<< /Type /Pages /Kids [] /Count 0 >>"; }),
        made("NoTree", [](OddPdf& pdf) { pdf.change(1, "/Pages 2 0 R ", ""); }),
    };
}

std::vector<OddCase> pages() {
    return {
        made("ContentsArray", [](OddPdf& pdf) { pdf.change(4, "5 0 R", "[5 0 R 7 0 R]"); }),
        made("ContentsWithNull", [](OddPdf& pdf) { pdf.change(4, "5 0 R", "[5 0 R null]"); }),
        made("ContentsEmptyArray", [](OddPdf& pdf) { pdf.change(4, "5 0 R", "[]"); }),
        made("ContentsMissing", [](OddPdf& pdf) { pdf.change(4, "/Contents 5 0 R", ""); }),
        made("ContentsDangling", [](OddPdf& pdf) { pdf.change(4, "/Contents 5 0 R", "/Contents 55 0 R"); }),
        made("ContentsIndirectArray",
             [](OddPdf& pdf) {
                 pdf.change(4, "5 0 R", "9 0 R");
                 pdf.body[9] = "[5 0 R]";
             }),
        made("NoMediaBox", [](OddPdf& pdf) { pdf.change(4, box, "").change(6, box, ""); }),
        made("MediaBoxInverted", [](OddPdf& pdf) { pdf.change(4, "[0 0 595 842]", "[595 842 0 0]"); }),
        made("MediaBoxIndirect",
             [](OddPdf& pdf) {
                 pdf.change(4, "[0 0 595 842]", "9 0 R");
                 pdf.body[9] = "[0 0 10 0 R 842.0]";
                 pdf.body[10] = "595";
             }),
        made("MediaBoxTooShort", [](OddPdf& pdf) { pdf.change(4, "[0 0 595 842]", "[0 0 595]"); }),
        made("MediaBoxNull", [](OddPdf& pdf) { pdf.change(4, "[0 0 595 842]", "null"); }),
        made("CropBoxOutside", [](OddPdf& pdf) { pdf.change(4, box, box + "/CropBox [900 900 999 999] "); }),
        made("RotateOdd", [](OddPdf& pdf) { pdf.change(4, box, box + "/Rotate 45 "); }),
        made("RotateNegative", [](OddPdf& pdf) { pdf.change(4, box, box + "/Rotate -90 "); }),
        made("RotateMoreThanOnce", [](OddPdf& pdf) { pdf.change(4, box, box + "/Rotate 450 "); }),
        made("UserUnit", [](OddPdf& pdf) { pdf.change(4, box, box + "/UserUnit 2.5 "); }),
        made("NoResources",
             [](OddPdf& pdf) { pdf.change(4, "/Resources << /Font << /F1 3 0 R >> >> ", ""); }),
        made("ResourcesDangling",
             [](OddPdf& pdf) {
                 pdf.change(4, "/Resources << /Font << /F1 3 0 R >> >> ", "/Resources 88 0 R ");
             }),
        made("FontDangling", [](OddPdf& pdf) { pdf.change(4, "/F1 3 0 R", "/F1 33 0 R"); }),
        made("PageInGroup",
             [](OddPdf& pdf) {
                 pdf.change(4, box,
                            box + "/Group << /S /Transparency /CS /DeviceRGB >> /Tabs /S "
                                  "/StructParents 0 /PieceInfo << >> /LastModified (D:2001) ");
             }),
    };
}

std::vector<OddCase> annotations() {
    const std::string link = "<< /Type /Annot /Subtype /Link /Rect [9 9 50 20] /Border [0 0 0] >>";
    const auto annots = [link](const std::string& name, const std::string& value, const std::string& object) {
        return made(name, [=](OddPdf& pdf) {
            pdf.change(4, box, box + "/Annots " + value + " ");
            if (!object.empty())
                pdf.body[9] = object;
            pdf.body[10] = link;
        });
    };
    return {
        annots("AnnotsNull", "null", ""),
        annots("AnnotsEmpty", "[]", ""),
        annots("AnnotsDangling", "99 0 R", ""),
        annots("AnnotsIsNullObject", "9 0 R", "null"),
        annots("AnnotsWithNull", "[null 10 0 R null]", ""),
        annots("AnnotsWithDangling", "[99 0 R 10 0 R]", ""),
        annots("AnnotsDirectDictionary", "[" + link + "]", ""),
        annots("AnnotsIndirect", "9 0 R", "[10 0 R]"),
        annots("AnnotsIndirectTwice", "9 0 R", "[ 10 0 R\n10 0 R ]"),
        annots("AnnotsIsOneAnnotation", "10 0 R", ""),
        annots("AnnotsIsADictionary", link, ""),
        made("AnnotsSharedByPages",
             [link](OddPdf& pdf) {
                 pdf.change(4, box, box + "/Annots 9 0 R ").change(6, box, box + "/Annots 9 0 R ");
                 pdf.body[9] = "[10 0 R]";
                 pdf.body[10] = link;
             }),
        made("AnnotsInherited",
             [link](OddPdf& pdf) {
                 pdf.change(2, "/Count 2", "/Count 2 /Annots [10 0 R]");
                 pdf.body[10] = link;
             }),
    };
}

std::vector<OddCase> forms() {
    const auto form = [](const std::string& name, const std::string& value, const std::string& ten = "",
                         const std::string& eleven = "") {
        return made(name, [=](OddPdf& pdf) {
            pdf.change(1, "/Pages", "/AcroForm " + value + " /Pages");
            if (!ten.empty())
                pdf.body[10] = ten;
            if (!eleven.empty())
                pdf.body[11] = eleven;
        });
    };
    const std::string text = "<< /FT /Tx /T (Nome) >>";
    return {
        form("FormNull", "null"),
        form("FormEmpty", "<< >>"),
        form("FormDangling", "99 0 R"),
        form("FormIsNullObject", "10 0 R", "null"),
        form("FormIndirectEmpty", "10 0 R", "<< >>"),
        form("FormIsAnArray", "[]"),
        form("FieldsNull", "<< /Fields null >>"),
        form("FieldsDangling", "<< /Fields 99 0 R >>"),
        form("FieldsWithDangling", "<< /Fields [99 0 R 10 0 R] >>", text),
        form("FieldsWithNull", "<< /Fields [null 10 0 R] >>", text),
        form("FieldsDirect", "<< /Fields [" + text + "] >>"),
        form("FieldsIndirect", "<< /Fields 11 0 R /DA (/Helv 0 Tf 0 g) >>", text, "[10 0 R]"),
        form("FieldsIndirectInIndirect", "10 0 R", "<< /Fields 11 0 R >>", "[]"),
        form("FieldWithoutName", "<< /Fields [10 0 R] >>", "<< /FT /Tx /Kids [11 0 R] >>",
             "<< /T (Filho) /Parent 10 0 R >>"),
        form("FieldNamesTwice", "<< /Fields [10 0 R 11 0 R] >>", text, text),
        form("FieldsCycle", "<< /Fields [10 0 R] >>", "<< /FT /Tx /T (A) /Kids [11 0 R] >>",
             "<< /T (B) /Parent 10 0 R /Kids [10 0 R] >>"),
        form("SigFlagsNegative", "<< /Fields [] /SigFlags -1 >>"),
        form("SigFlagsReal", "<< /Fields [] /SigFlags 3.0 >>"),
        form("SigFlagsIndirect", "<< /Fields [] /SigFlags 10 0 R >>", "1"),
        form("SignatureValueNull", "<< /Fields [10 0 R] /SigFlags 3 >>", "<< /FT /Sig /T (Vazio) /V null >>"),
        form("SignatureValueDangling", "<< /Fields [10 0 R] /SigFlags 3 >>",
             "<< /FT /Sig /T (Vazio) /V 99 0 R >>"),
        form("SignatureFieldWithKids", "<< /Fields [10 0 R] >>", "<< /FT /Sig /T (Vazio) /Kids [11 0 R] >>",
             "<< /Type /Annot /Subtype /Widget /Parent 10 0 R /Rect [9 9 90 90] /P 4 0 R /F 4 >>"),
        form("FieldNamedAsOurs", "<< /Fields [10 0 R] >>", "<< /FT /Tx /T (Assinatura1) >>"),
        form("NeedAppearances", "<< /NeedAppearances true /Fields [10 0 R] >>", text),
    };
}

std::vector<OddCase> catalogs() {
    const auto catalog = [](const std::string& name, const std::string& keys) {
        return made(name, [keys](OddPdf& pdf) { pdf.change(1, "/Pages", keys + " /Pages"); });
    };
    return {
        catalog("CatalogVersion",
                "/Version /1.7 /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>"),
        catalog("PermsNull", "/Perms null"),
        catalog("PermsEmpty", "/Perms << >>"),
        catalog("PermsDangling", "/Perms << /DocMDP 99 0 R >>"),
        catalog("DssEmpty", "/DSS << >>"),
        catalog("DssDangling", "/DSS 99 0 R"),
        catalog("DssWithNull", "/DSS << /Certs [null 99 0 R] /VRI null >>"),
        catalog("MetadataDangling", "/Metadata 99 0 R"),
        catalog("OpenActionAndNames",
                "/OpenAction [4 0 R /Fit] /Names << /Dests << /Names [(a) [4 0 R /Fit]] >> >> "
                "/PageMode /UseOutlines /ViewerPreferences << /DisplayDocTitle true >>"),
        catalog("KeysTwice", "/Lang (pt) /Lang (en)"),
        catalog("Requirements",
                "/Requirements [<< /S /EnableJavaScripts >>] /Collection << >> /NeedsRendering false"),
    };
}

} // namespace

std::vector<OddCase> oddPages() {
    std::vector<OddCase> out;
    for (auto&& part : {trees(), pages(), annotations(), forms(), catalogs()})
        out.insert(out.end(), part.begin(), part.end());
    return withRefusals(std::move(out));
}

} // namespace cunho::test
