// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

namespace cunho::fuzz {

/// A file with a credit note over an invoice, and a receipt.
inline std::string saftSeed() {
    const auto invoice = [](const std::string& number, const std::string& type, const std::string& reference,
                            const std::string& amount) {
        return "<Invoice><InvoiceNo>" + number +
               "</InvoiceNo><ATCUD>ABCD1234-1</ATCUD><DocumentStatus>"
               "<InvoiceStatus>N</InvoiceStatus><InvoiceStatusDate>2026-11-02T09:15:00</InvoiceStatusDate>"
               "<SourceID>a</SourceID><SourceBilling>P</SourceBilling></DocumentStatus><Hash>0</Hash>"
               "<HashControl>0</HashControl><Period>11</Period><InvoiceDate>2026-11-02</InvoiceDate>"
               "<InvoiceType>" +
               type +
               "</InvoiceType><SpecialRegimes><SelfBillingIndicator>0"
               "</SelfBillingIndicator><CashVATSchemeIndicator>0</CashVATSchemeIndicator>"
               "<ThirdPartiesBillingIndicator>0</ThirdPartiesBillingIndicator></SpecialRegimes>"
               "<SourceID>a</SourceID><SystemEntryDate>2026-11-02T09:15:00</SystemEntryDate>"
               "<CustomerID>C1</CustomerID><Line><LineNumber>1</LineNumber><ProductCode>P1</ProductCode>"
               "<ProductDescription>Artigo</ProductDescription><Quantity>2</Quantity>"
               "<UnitOfMeasure>un</UnitOfMeasure><UnitPrice>5.00</UnitPrice>"
               "<TaxPointDate>2026-11-02</TaxPointDate>" +
               reference + "<Description>Artigo</Description><" + amount + ">10.00</" + amount +
               "><Tax>"
               "<TaxType>IVA</TaxType><TaxCountryRegion>PT</TaxCountryRegion><TaxCode>NOR</TaxCode>"
               "<TaxPercentage>23</TaxPercentage></Tax></Line><DocumentTotals><TaxPayable>2.30</TaxPayable>"
               "<NetTotal>10.00</NetTotal><GrossTotal>12.30</GrossTotal></DocumentTotals></Invoice>";
    };
    return "<?xml version=\"1.0\" encoding=\"Windows-1252\"?>\n"
           "<AuditFile xmlns=\"urn:OECD:StandardAuditFile-Tax:PT_1.04_01\"><Header>"
           "<AuditFileVersion>1.04_01</AuditFileVersion><CompanyID>599999993</CompanyID>"
           "<TaxRegistrationNumber>599999993</TaxRegistrationNumber>"
           "<StartDate>2026-11-01</StartDate><EndDate>2026-11-30</EndDate></Header><MasterFiles>"
           "<Customer><CustomerID>C1</CustomerID></Customer><Product><ProductCode>P1</ProductCode></Product>"
           "</MasterFiles><SourceDocuments><SalesInvoices><NumberOfEntries>2</NumberOfEntries>"
           "<TotalDebit>10.00</TotalDebit><TotalCredit>10.00</TotalCredit>" +
           invoice("FT A/1", "FT", "", "CreditAmount") +
           invoice("NC A/1", "NC", "<References><Reference>FT A/1</Reference><Reason>x</Reason></References>",
                   "DebitAmount") +
           "</SalesInvoices><Payments><NumberOfEntries>1</NumberOfEntries><TotalDebit>0</TotalDebit>"
           "<TotalCredit>10.00</TotalCredit><Payment><PaymentRefNo>RG A/1</PaymentRefNo>"
           "<TransactionDate>2026-11-03</TransactionDate><PaymentType>RG</PaymentType>"
           "<PaymentMethod><PaymentAmount>12.30</PaymentAmount></PaymentMethod>"
           "<Line><LineNumber>1</LineNumber><SourceDocumentID><OriginatingON>FT A/1</OriginatingON>"
           "<InvoiceDate>2026-11-02</InvoiceDate></SourceDocumentID><CreditAmount>10.00</CreditAmount></Line>"
           "<DocumentTotals><TaxPayable>2.30</TaxPayable><NetTotal>10.00</NetTotal>"
           "<GrossTotal>12.30</GrossTotal></DocumentTotals></Payment></Payments></SourceDocuments>"
           "</AuditFile>\n";
}

} // namespace cunho::fuzz
