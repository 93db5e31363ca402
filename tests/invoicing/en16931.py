# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
"""A reader of structured invoices that shares nothing with the program: en16931.py FOLDER

For every NAME.json with what the document says there are NAME.ubl.xml (UBL 2.1, CIUS-PT) and NAME.cii.xml (CII D16B).
Both are read into EN 16931's business terms and checked: the business rules of EN 16931-1 that concern what we write, the
rules of CIUS-PT 2.1.1 (UBL), the schemas' element orders, and agreement with the document and with each other. Prints what
is wrong, one line each; the exit code is 1 then.
"""
import base64
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ET
from decimal import ROUND_HALF_UP, Decimal

CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
RAM = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
RSM = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
UDT = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"
NS = {"cac": CAC, "cbc": CBC, "ram": RAM, "rsm": RSM, "udt": UDT}
CENT = Decimal("0.01")

# Element orders, as far as we may write the elements: UBL 2.1 (OASIS, 2013), maindoc and common components.
UBL_HEADER = """CustomizationID ProfileID ID IssueDate {due} {type} Note DocumentCurrencyCode AccountingCost BuyerReference
InvoicePeriod OrderReference BillingReference DespatchDocumentReference ReceiptDocumentReference
OriginatorDocumentReference ContractDocumentReference AdditionalDocumentReference AccountingSupplierParty
AccountingCustomerParty PayeeParty TaxRepresentativeParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal
LegalMonetaryTotal {line}"""
ORDERS = {
    "Invoice": UBL_HEADER.format(due="DueDate", type="InvoiceTypeCode", line="InvoiceLine"),
    "CreditNote": UBL_HEADER.format(due="TaxPointDate", type="CreditNoteTypeCode", line="CreditNoteLine"),
    "OrderReference": "ID SalesOrderID",
    "AdditionalDocumentReference": "ID DocumentTypeCode DocumentDescription Attachment",
    "Party": "EndpointID PartyIdentification PartyName PostalAddress PartyTaxScheme PartyLegalEntity Contact",
    "PostalAddress": "StreetName AdditionalStreetName CityName PostalZone CountrySubentity AddressLine Country",
    "Address": "StreetName AdditionalStreetName CityName PostalZone CountrySubentity AddressLine Country",
    "PartyTaxScheme": "CompanyID TaxScheme",
    "PartyLegalEntity": "RegistrationName CompanyID CompanyLegalForm",
    "Contact": "Name Telephone ElectronicMail",
    "Delivery": "ActualDeliveryDate DeliveryLocation DeliveryParty",
    "PaymentMeans": "PaymentMeansCode PaymentDueDate PaymentID PayeeFinancialAccount",
    "AllowanceCharge": "ChargeIndicator AllowanceChargeReasonCode AllowanceChargeReason MultiplierFactorNumeric Amount "
                       "BaseAmount TaxCategory",
    "TaxTotal": "TaxAmount TaxSubtotal",
    "TaxSubtotal": "TaxableAmount TaxAmount TaxCategory",
    "TaxCategory": "ID Percent TaxExemptionReasonCode TaxExemptionReason TaxScheme",
    "ClassifiedTaxCategory": "ID Percent TaxScheme",
    "LegalMonetaryTotal": "LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount "
                          "ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount",
    "InvoiceLine": "ID Note InvoicedQuantity LineExtensionAmount AccountingCost InvoicePeriod OrderLineReference "
                   "DocumentReference AllowanceCharge Item Price",
    "CreditNoteLine": "ID Note CreditedQuantity LineExtensionAmount AccountingCost InvoicePeriod OrderLineReference "
                      "DocumentReference AllowanceCharge Item Price",
    "Item": "Description Name BuyersItemIdentification SellersItemIdentification StandardItemIdentification OriginCountry "
            "CommodityClassification ClassifiedTaxCategory AdditionalItemProperty",
    "AdditionalItemProperty": "Name Value",
    "Price": "PriceAmount BaseQuantity AllowanceCharge",
    # CII D16B in the profile EN 16931 of Factur-X 1.0
    "CrossIndustryInvoice": "ExchangedDocumentContext ExchangedDocument SupplyChainTradeTransaction",
    "ExchangedDocument": "ID TypeCode IssueDateTime IncludedNote",
    "SupplyChainTradeTransaction": "IncludedSupplyChainTradeLineItem ApplicableHeaderTradeAgreement "
                                   "ApplicableHeaderTradeDelivery ApplicableHeaderTradeSettlement",
    "IncludedSupplyChainTradeLineItem": "AssociatedDocumentLineDocument SpecifiedTradeProduct "
                                        "SpecifiedLineTradeAgreement SpecifiedLineTradeDelivery "
                                        "SpecifiedLineTradeSettlement",
    "AssociatedDocumentLineDocument": "LineID IncludedNote",
    "SpecifiedTradeProduct": "GlobalID SellerAssignedID BuyerAssignedID Name Description ApplicableProductCharacteristic",
    "SpecifiedLineTradeSettlement": "ApplicableTradeTax BillingSpecifiedPeriod SpecifiedTradeAllowanceCharge "
                                    "SpecifiedTradeSettlementLineMonetarySummation",
    "ApplicableHeaderTradeAgreement": "BuyerReference SellerTradeParty BuyerTradeParty SellerOrderReferencedDocument "
                                      "BuyerOrderReferencedDocument ContractReferencedDocument "
                                      "AdditionalReferencedDocument",
    "SellerTradeParty": "ID GlobalID Name Description SpecifiedLegalOrganization DefinedTradeContact PostalTradeAddress "
                        "URIUniversalCommunication SpecifiedTaxRegistration",
    "BuyerTradeParty": "ID GlobalID Name Description SpecifiedLegalOrganization DefinedTradeContact PostalTradeAddress "
                       "URIUniversalCommunication SpecifiedTaxRegistration",
    "DefinedTradeContact": "PersonName DepartmentName TelephoneUniversalCommunication EmailURIUniversalCommunication",
    "PostalTradeAddress": "PostcodeCode LineOne LineTwo LineThree CityName CountryID CountrySubDivisionName",
    "AdditionalReferencedDocument": "IssuerAssignedID URIID LineID TypeCode Name AttachmentBinaryObject ReferenceTypeCode",
    "ApplicableHeaderTradeDelivery": "ShipToTradeParty ActualDeliverySupplyChainEvent DespatchAdviceReferencedDocument",
    "ApplicableHeaderTradeSettlement": "CreditorReferenceID PaymentReference TaxCurrencyCode InvoiceCurrencyCode "
                                       "PayeeTradeParty SpecifiedTradeSettlementPaymentMeans ApplicableTradeTax "
                                       "BillingSpecifiedPeriod SpecifiedTradeAllowanceCharge SpecifiedTradePaymentTerms "
                                       "SpecifiedTradeSettlementHeaderMonetarySummation InvoiceReferencedDocument",
    "SpecifiedTradeSettlementPaymentMeans": "TypeCode Information PayeePartyCreditorFinancialAccount",
    "ApplicableTradeTax": "CalculatedAmount TypeCode ExemptionReason BasisAmount CategoryCode ExemptionReasonCode "
                          "DueDateTypeCode RateApplicablePercent",
    "CategoryTradeTax": "TypeCode CategoryCode RateApplicablePercent",
    "SpecifiedTradeAllowanceCharge": "ChargeIndicator CalculationPercent BasisAmount ActualAmount ReasonCode Reason "
                                     "CategoryTradeTax",
    "SpecifiedTradePaymentTerms": "Description DueDateDateTime DirectDebitMandateID",
    "SpecifiedTradeSettlementHeaderMonetarySummation": "LineTotalAmount ChargeTotalAmount AllowanceTotalAmount "
                                                       "TaxBasisTotalAmount TaxTotalAmount RoundingAmount "
                                                       "GrandTotalAmount TotalPrepaidAmount DuePayableAmount",
}

# CIUS-PT 2.1.1, UBL data types (DT-CIUS-PT-*): element, pattern of its text
AMOUNT = r"\d{1,13}\.\d{2}"
FORMATS = {
    "CustomizationID": r"urn:cen\.eu:en16931:2017#compliant#urn:feap\.gov\.pt:CIUS-PT:.{1,10}",
    "ProfileID": r".{1,50}", "IssueDate": r"\d{4}-\d\d-\d\d", "DueDate": r"\d{4}-\d\d-\d\d",
    "ActualDeliveryDate": r"\d{4}-\d\d-\d\d", "PaymentDueDate": r"\d{4}-\d\d-\d\d",
    "InvoiceTypeCode": r"380|383|386|389", "CreditNoteTypeCode": r"381", "Note": r"(?s).{1,500}",
    "SalesOrderID": r".{1,20}", "RegistrationName": r".{1,200}", "CompanyLegalForm": r".{1,200}",
    "EndpointID": r".{1,50}", "StreetName": r".{1,200}", "CityName": r".{1,200}", "PostalZone": r".{1,200}",
    "LineExtensionAmount": AMOUNT, "TaxExclusiveAmount": AMOUNT, "TaxInclusiveAmount": AMOUNT,
    "ChargeTotalAmount": AMOUNT, "PrepaidAmount": AMOUNT, "PayableAmount": AMOUNT, "TaxableAmount": AMOUNT,
    "TaxAmount": AMOUNT, "Amount": AMOUNT, "Percent": r"\d{1,3}\.\d{2}", "PriceAmount": r"\d{1,13}\.\d{2,8}",
    "TaxExemptionReasonCode": r".{1,5}", "TaxExemptionReason": r".{1,200}", "AllowanceChargeReasonCode": r"95",
    "AllowanceChargeReason": r".{1,200}", "IdentificationCode": r"[A-Z]{2}",
}
CATEGORIES = {"S", "E", "AE", "K", "G"}


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def money(text):
    return Decimal(text)


class Judge:
    def __init__(self, name, syntax, said):
        self.place, self.said, self.faults = f"{name}.{syntax}", said, []

    def hold(self, good, rule, detail=""):
        if not good:
            self.faults.append(f"{self.place}: {rule}: {detail}")

    def order(self, root):
        for element in root.iter():
            known = ORDERS.get(local(element))
            children = [local(child) for child in element]
            self.hold(children or (element.text or "").strip(), "empty element", local(element))
            if known is None:
                continue
            places = known.split()
            self.hold(all(child in places for child in children), "unknown element", f"{local(element)}: {children}")
            numbers = [places.index(child) for child in children if child in places]
            self.hold(numbers == sorted(numbers), "element order", f"{local(element)}: {children}")

    def rules(self, t):
        """EN 16931-1, 6.4, over the business terms `t` of either syntax."""
        said = self.said
        hold = self.hold
        net = sum((line["net"] for line in t["lines"]), Decimal(0))
        hold(t["lines"], "BR-16")
        hold(t["number"] == said["number"], "BR-02", t["number"])
        hold(t["date"] == said["date"], "BR-03", t["date"])
        hold(t["type"] == said["typeCode"], "BR-04", t["type"])
        hold(t["currency"] == "EUR", "BR-05")
        hold(t["seller"] == said["seller"], "BR-06", t["seller"])
        hold(t["buyer"] == said["buyer"], "BR-07", t["buyer"])
        hold(t["sellerCountry"] == "PT", "BR-09")
        hold(re.fullmatch("[A-Z]{2}", t["buyerCountry"] or ""), "BR-11", t["buyerCountry"])
        hold(re.fullmatch("[A-Z]{2}", t["deliverCountry"] or ""), "BR-57")
        hold(t["sellerVat"] == "PT" + said["nif"], "BR-CO-26", t["sellerVat"])
        hold((t["buyerVat"] or "") == said["buyerVat"], "BT-48", t["buyerVat"])
        hold(t["delivered"] == said["delivered"], "BT-72", t["delivered"])
        hold(t["atcud"] == said["atcud"], "BT-18", t["atcud"])
        room = None if self.place.endswith("ubl") else 1  # CII D16B has room for one
        hold(t["preceding"] == said["preceding"][:room], "BG-3", t["preceding"])
        hold(t["lineSum"] == net, "BR-CO-10", f"{t['lineSum']} {net}")
        charges = sum((charge["amount"] for charge in t["charges"]), Decimal(0))
        hold((t["chargeSum"] or 0) == charges, "BR-CO-12", f"{t['chargeSum']} {charges}")
        hold((t["chargeSum"] is None) == (not t["charges"]), "BR-CIUS-PT-63")
        hold(t["net"] == t["lineSum"] + charges, "BR-CO-13", t["net"])
        taxes = sum((tax["tax"] for tax in t["taxes"]), Decimal(0))
        hold(t["tax"] == taxes, "BR-CO-14", f"{t['tax']} {taxes}")
        hold(t["gross"] == t["net"] + t["tax"], "BR-CO-15", t["gross"])
        hold(t["payable"] == t["gross"] - (t["prepaid"] or 0), "BR-CO-16", t["payable"])
        hold(t["taxes"], "BR-CO-18")
        hold(t["payable"] <= 0 or t["due"] or t["terms"], "BR-CO-25")
        hold(t["means"] not in ("30", "58") or t["iban"], "BR-61")
        self.categories(t)
        for line in t["lines"]:
            self.line(line)
        for charge in t["charges"]:
            hold(charge["reason"], "BR-38")
            hold(charge["category"] == "E" and charge["rate"] == 0, "BR-E-07")
        hold(t["gross"] == money(said["gross"]), "agrees with the gross total", t["gross"])
        hold(t["tax"] + charges == money(said["tax"]), "agrees with the tax total", t["tax"])
        hold(charges == money(said["stamp"]), "agrees with the stamp duty", charges)
        hold(net == money(said["net"]), "agrees with the net total", net)
        hold((t["prepaid"] or 0) == money(said["prepaid"]), "agrees with the payments", t["prepaid"])
        hold([str(line["net"]) for line in t["lines"]] == said["lines"], "agrees with the lines")

    def categories(self, t):
        seen = [(tax["category"], tax["rate"]) for tax in t["taxes"]]
        self.hold(len(seen) == len(set(seen)), "BR-S-08: one breakdown per rate", seen)
        for category in CATEGORIES - {"S"}:
            self.hold([c for c, _ in seen].count(category) <= 1, f"BR-{category}-01", seen)
        used = {(line["category"], line["rate"]) for line in t["lines"]} | {
            (charge["category"], charge["rate"]) for charge in t["charges"]}
        self.hold(used == set(seen), "BR-S-01: breakdowns are those of the lines", f"{used} {seen}")
        for tax in t["taxes"]:
            category, rate = tax["category"], tax["rate"]
            self.hold(category in CATEGORIES, "BR-CL-17", category)
            base = sum((part["net"] for part in t["lines"] if (part["category"], part["rate"]) == (category, rate)),
                       Decimal(0))
            base += sum((part["amount"] for part in t["charges"]
                         if (part["category"], part["rate"]) == (category, rate)), Decimal(0))
            self.hold(tax["base"] == base, f"BR-{category}-08", f"{tax['base']} {base}")
            counted = (tax["base"] * rate / 100).quantize(CENT, ROUND_HALF_UP)
            slack = Decimal(0) if self.said["exact"] else CENT * self.said["keys"]
            self.hold(abs(tax["tax"] - counted) <= slack, "BR-CO-17", f"{tax['tax']} {counted}")
            self.hold((rate > 0) == (category == "S"), f"BR-{category}-05", rate)
            self.hold(bool(tax["reason"]) == (category != "S"), f"BR-{category}-10", tax["reason"])
            if category in ("AE", "K"):
                self.hold(t["buyerVat"], f"BR-{category}-02")

    def line(self, line):
        self.hold(line["id"] and line["quantity"] is not None and line["unit"] and line["name"], "BR-21 to 25", line)
        self.hold(line["price"] >= 0, "BR-27", line["price"])
        counted = (line["quantity"] * line["price"]).quantize(CENT, ROUND_HALF_UP) - line["allowance"]
        self.hold(abs(counted - line["net"]) <= Decimal(self.said["lineSlack"]), "BT-131 = BT-129 x BT-146 - BT-136",
                  f"{counted} {line['net']}")
        self.hold(line["allowance"] == 0 or line["allowanceReason"], "BR-42", line)


def ubl_terms(root, judge):
    def find(path, at=root):
        found = at.find(path, NS)
        return None if found is None else (found.text or "")

    def amount(path, at=root):
        found = at.find(path, NS)
        if found is None:
            return None
        judge.hold(found.get("currencyID") == "EUR", "currencyID", path)
        return money(found.text)

    credit = local(root) == "CreditNote"
    lines = []
    for line in root.findall("cac:CreditNoteLine" if credit else "cac:InvoiceLine", NS):
        quantity = line.find("cbc:CreditedQuantity" if credit else "cbc:InvoicedQuantity", NS)
        item = line.find("cac:Item", NS)
        category = find("cac:ClassifiedTaxCategory/cbc:ID", item)
        name = find("cac:AdditionalItemProperty/cbc:Name", item)
        judge.hold(find("cac:ClassifiedTaxCategory/cac:TaxScheme/cbc:ID", item) == "VAT", "BR-CIUS-PT-09")
        judge.hold((name in ("#TAXEXEMPTIONREASONCODE@CLASSIFIEDTAXCATEGORY#",
                             "#TAXEXEMPTIONREASON@CLASSIFIEDTAXCATEGORY#")) == (category != "S"),
                   "BR-CIUS-PT-15, 17, 18", name)
        judge.hold(name is None or find("cac:AdditionalItemProperty/cbc:Value", item), "BR-54")
        allowance = line.find("cac:AllowanceCharge", NS)
        lines.append({
            "id": find("cbc:ID", line), "quantity": Decimal(quantity.text), "unit": quantity.get("unitCode"),
            "net": amount("cbc:LineExtensionAmount", line), "price": amount("cac:Price/cbc:PriceAmount", line),
            "name": find("cbc:Name", item), "category": category,
            "rate": Decimal(find("cac:ClassifiedTaxCategory/cbc:Percent", item)),
            "allowance": Decimal(0) if allowance is None else amount("cbc:Amount", allowance),
            "allowanceReason": None if allowance is None else find("cbc:AllowanceChargeReason", allowance),
        })
        judge.hold(allowance is None or find("cbc:ChargeIndicator", allowance) == "false", "line allowance")
    taxes = []
    for part in root.findall("cac:TaxTotal/cac:TaxSubtotal", NS):
        judge.hold(find("cac:TaxCategory/cac:TaxScheme/cbc:ID", part) == "VAT", "BR-CIUS-PT-08")
        taxes.append({"base": amount("cbc:TaxableAmount", part), "tax": amount("cbc:TaxAmount", part),
                      "category": find("cac:TaxCategory/cbc:ID", part),
                      "rate": Decimal(find("cac:TaxCategory/cbc:Percent", part)),
                      "reason": find("cac:TaxCategory/cbc:TaxExemptionReason", part)})
    charges = []
    for part in root.findall("cac:AllowanceCharge", NS):
        judge.hold(find("cbc:ChargeIndicator", part) == "true", "a document level charge")
        judge.hold(find("cac:TaxCategory/cac:TaxScheme/cbc:ID", part) == "VAT", "BR-CIUS-PT-20")
        charges.append({"amount": amount("cbc:Amount", part), "reason": find("cbc:AllowanceChargeReason", part),
                        "category": find("cac:TaxCategory/cbc:ID", part),
                        "rate": Decimal(find("cac:TaxCategory/cbc:Percent", part))})
    seller, buyer = "cac:AccountingSupplierParty/cac:Party/", "cac:AccountingCustomerParty/cac:Party/"
    mark = root.find("cac:AdditionalDocumentReference", NS)
    totals = "cac:LegalMonetaryTotal/cbc:"
    return {
        "number": find("cbc:ID"), "date": find("cbc:IssueDate"),
        "type": find("cbc:CreditNoteTypeCode" if credit else "cbc:InvoiceTypeCode"),
        "currency": find("cbc:DocumentCurrencyCode"),
        "seller": find(seller + "cac:PartyLegalEntity/cbc:RegistrationName"),
        "buyer": find(buyer + "cac:PartyLegalEntity/cbc:RegistrationName"),
        "sellerCountry": find(seller + "cac:PostalAddress/cac:Country/cbc:IdentificationCode"),
        "buyerCountry": find(buyer + "cac:PostalAddress/cac:Country/cbc:IdentificationCode"),
        "deliverCountry": find("cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode"),
        "sellerVat": find(seller + "cac:PartyTaxScheme/cbc:CompanyID"),
        "buyerVat": find(buyer + "cac:PartyTaxScheme/cbc:CompanyID"),
        "delivered": find("cac:Delivery/cbc:ActualDeliveryDate"),
        "atcud": find("cbc:ID", mark),
        "qr": base64.b64decode(find("cac:Attachment/cbc:EmbeddedDocumentBinaryObject", mark)).decode(),
        "preceding": [e.text for e in root.findall("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID", NS)],
        "due": find("cbc:DueDate"), "terms": find("cac:PaymentTerms/cbc:Note"),
        "means": find("cac:PaymentMeans/cbc:PaymentMeansCode"),
        "iban": find("cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID"),
        "lineSum": amount(totals + "LineExtensionAmount"), "net": amount(totals + "TaxExclusiveAmount"),
        "gross": amount(totals + "TaxInclusiveAmount"), "chargeSum": amount(totals + "ChargeTotalAmount"),
        "prepaid": amount(totals + "PrepaidAmount"), "payable": amount(totals + "PayableAmount"),
        "tax": amount("cac:TaxTotal/cbc:TaxAmount"), "lines": lines, "taxes": taxes, "charges": charges,
    }


def ubl_profile(root, judge, terms):
    """CIUS-PT beyond the core."""
    for element in root.iter():
        pattern = FORMATS.get(local(element))
        judge.hold(pattern is None or re.fullmatch(pattern, element.text or ""), "DT-CIUS-PT",
                   f"{local(element)} {element.text!r}")
    judge.hold(terms["type"] not in ("381", "383") or terms["preceding"], "BR-CIUS-PT-25, 65")
    for place in ("cac:AccountingSupplierParty/cac:Party/cac:PostalAddress", "cac:Delivery/cac:DeliveryLocation/cac:Address"):
        for part in ("StreetName", "CityName", "PostalZone"):
            judge.hold(root.find(f"{place}/cbc:{part}", NS) is not None, "BR-CIUS-PT-05 to 07, 21 to 23", f"{place} {part}")
    notes = [element.text for element in root.findall("cbc:Note", NS)]
    for name in ("NUMBER", "HASHCODE"):
        found = [note for note in notes if re.fullmatch(f"#{name}@ATCERTIFIEDPROGRAM#.{{1,20}}#", note)]
        judge.hold(len(found) == 1, "DT-CIUS-PT-020_6, 7", notes)
    withheld = [note for note in notes if "@WITHHOLDINGTAX-" in note]
    judge.hold(len(withheld) == 3 * judge.said["withheld"], "DT-CIUS-PT-020_9 to 11", withheld)
    foreign = [note for note in notes if re.fullmatch(r"#(SOURCECURRENCYCODE#[A-Z]{3}|CALCULATIONRATE#\d{1,9}\.\d{2,5})#", note)]
    judge.hold(len(foreign) == 2 * judge.said["foreign"], "DT-CIUS-PT-020_2, 3", foreign)
    judge.hold(terms["qr"] == judge.said["qr"], "QR code", terms["qr"])
    judge.hold(root.find("cac:AdditionalDocumentReference/cbc:ID", NS).get("schemeID") == "ANG", "ATCUD")
    for note in judge.said["notes"]:
        judge.hold(any(note in written for written in notes), "BT-22", note)


def cii_terms(root, judge):
    def find(path, at=root):
        found = at.find(path, NS)
        return None if found is None else (found.text or "")

    def amount(path, at=root):
        text = find(path, at)
        return None if text is None else money(text)

    def day(path, at=root):
        found = at.find(path + "/udt:DateTimeString", NS)
        if found is None:
            return None
        judge.hold(found.get("format") == "102" and re.fullmatch(r"\d{8}", found.text), "CII date", path)
        return f"{found.text[:4]}-{found.text[4:6]}-{found.text[6:]}"

    document, trade = root.find("rsm:ExchangedDocument", NS), root.find("rsm:SupplyChainTradeTransaction", NS)
    agreement = trade.find("ram:ApplicableHeaderTradeAgreement", NS)
    delivery = trade.find("ram:ApplicableHeaderTradeDelivery", NS)
    settlement = trade.find("ram:ApplicableHeaderTradeSettlement", NS)
    lines = []
    for line in trade.findall("ram:IncludedSupplyChainTradeLineItem", NS):
        own = line.find("ram:SpecifiedLineTradeSettlement", NS)
        quantity = line.find("ram:SpecifiedLineTradeDelivery/ram:BilledQuantity", NS)
        allowance = own.find("ram:SpecifiedTradeAllowanceCharge", NS)
        judge.hold(allowance is None or find("ram:ChargeIndicator/udt:Indicator", allowance) == "false", "line allowance")
        judge.hold(find("ram:ApplicableTradeTax/ram:TypeCode", own) == "VAT", "BR-CO-04")
        lines.append({
            "id": find("ram:AssociatedDocumentLineDocument/ram:LineID", line), "quantity": Decimal(quantity.text),
            "unit": quantity.get("unitCode"), "name": find("ram:SpecifiedTradeProduct/ram:Name", line),
            "price": amount("ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount", line),
            "net": amount("ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount", own),
            "category": find("ram:ApplicableTradeTax/ram:CategoryCode", own),
            "rate": Decimal(find("ram:ApplicableTradeTax/ram:RateApplicablePercent", own)),
            "allowance": Decimal(0) if allowance is None else amount("ram:ActualAmount", allowance),
            "allowanceReason": None if allowance is None else find("ram:Reason", allowance),
        })
    taxes = [{"base": amount("ram:BasisAmount", tax), "tax": amount("ram:CalculatedAmount", tax),
              "category": find("ram:CategoryCode", tax), "rate": Decimal(find("ram:RateApplicablePercent", tax)),
              "reason": find("ram:ExemptionReason", tax)} for tax in settlement.findall("ram:ApplicableTradeTax", NS)]
    charges = []
    for part in settlement.findall("ram:SpecifiedTradeAllowanceCharge", NS):
        judge.hold(find("ram:ChargeIndicator/udt:Indicator", part) == "true", "a document level charge")
        charges.append({"amount": amount("ram:ActualAmount", part), "reason": find("ram:Reason", part),
                        "category": find("ram:CategoryTradeTax/ram:CategoryCode", part),
                        "rate": Decimal(find("ram:CategoryTradeTax/ram:RateApplicablePercent", part))})
    totals = "ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:"
    judge.hold(settlement.find(totals + "TaxTotalAmount", NS).get("currencyID") == "EUR", "currencyID")
    judge.hold(find("rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID")
               == "urn:cen.eu:en16931:2017", "BR-01")
    vat = "ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']"
    return {
        "number": find("ram:ID", document), "date": day("ram:IssueDateTime", document),
        "type": find("ram:TypeCode", document), "currency": find("ram:InvoiceCurrencyCode", settlement),
        "seller": find("ram:SellerTradeParty/ram:Name", agreement), "buyer": find("ram:BuyerTradeParty/ram:Name", agreement),
        "sellerCountry": find("ram:SellerTradeParty/ram:PostalTradeAddress/ram:CountryID", agreement),
        "buyerCountry": find("ram:BuyerTradeParty/ram:PostalTradeAddress/ram:CountryID", agreement),
        "deliverCountry": find("ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID", delivery),
        "sellerVat": find("ram:SellerTradeParty/" + vat, agreement),
        "buyerVat": find("ram:BuyerTradeParty/" + vat, agreement),
        "delivered": day("ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime", delivery),
        "atcud": find("ram:AdditionalReferencedDocument[ram:TypeCode='130']/ram:IssuerAssignedID", agreement),
        "preceding": [e.text for e in settlement.findall("ram:InvoiceReferencedDocument/ram:IssuerAssignedID", NS)],
        "due": day("ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime", settlement),
        "terms": find("ram:SpecifiedTradePaymentTerms/ram:Description", settlement),
        "means": find("ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode", settlement),
        "iban": find("ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount/ram:IBANID", settlement),
        "lineSum": amount(totals + "LineTotalAmount", settlement), "net": amount(totals + "TaxBasisTotalAmount", settlement),
        "gross": amount(totals + "GrandTotalAmount", settlement), "chargeSum": amount(totals + "ChargeTotalAmount", settlement),
        "prepaid": amount(totals + "TotalPrepaidAmount", settlement), "payable": amount(totals + "DuePayableAmount", settlement),
        "tax": amount(totals + "TaxTotalAmount", settlement), "lines": lines, "taxes": taxes, "charges": charges,
        "notes": [e.text for e in document.findall("ram:IncludedNote/ram:Content", NS)],
    }


def judged(said_file):
    said, name = json.loads(said_file.read_text()), said_file.stem
    ubl, cii = Judge(name, "ubl", said), Judge(name, "cii", said)
    root = ET.parse(said_file.with_suffix(".ubl.xml")).getroot()
    ubl.order(root)
    in_ubl = ubl_terms(root, ubl)
    ubl.rules(in_ubl)
    ubl_profile(root, ubl, in_ubl)
    root = ET.parse(said_file.with_suffix(".cii.xml")).getroot()
    cii.order(root)
    in_cii = cii_terms(root, cii)
    cii.rules(in_cii)
    for note in said["notes"]:
        cii.hold(any(note in written for written in in_cii["notes"]), "BT-22", note)
    for term, value in in_ubl.items():
        if term not in ("qr", "due", "taxes", "preceding"):
            cii.hold(in_cii[term] == value, "both syntaxes say the same", f"{term}: {value} {in_cii[term]}")
    return ubl.faults + cii.faults


def main():
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.json"))
    faults = [fault for file in files for fault in judged(file)]
    print("\n".join(faults[:40]))
    print(f"{len(files)} documents, {len(faults)} faults")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
