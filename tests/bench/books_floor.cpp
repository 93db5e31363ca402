// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "books_floor.hpp"

#include "comparison.hpp"

#include <array>
#include <libxml/xmlwriter.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sqlite3.h>
#include <stdexcept>

namespace cunho::bench {
namespace {

std::string textOf(sqlite3_stmt* row, int column) {
    const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
    return {text == nullptr ? "" : text, static_cast<std::size_t>(sqlite3_column_bytes(row, column))};
}

Cell cellOf(sqlite3_stmt* row, int column) {
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER: return sqlite3_column_int64(row, column);
    case SQLITE_TEXT: return textOf(row, column);
    case SQLITE_BLOB: {
        const auto* const bytes = static_cast<const Byte*>(sqlite3_column_blob(row, column));
        return Bytes(bytes, bytes + sqlite3_column_bytes(row, column));
    }
    default: return std::monostate();
    }
}

void bind(sqlite3_stmt* statement, const Row& row) {
    int at = 0;
    for (const Cell& cell : row) {
        ++at;
        if (const auto* const number = std::get_if<std::int64_t>(&cell))
            sqlite3_bind_int64(statement, at, *number);
        else if (const auto* const text = std::get_if<std::string>(&cell))
            sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        else if (const auto* const bytes = std::get_if<Bytes>(&cell))
            sqlite3_bind_blob64(statement, at, bytes->data(), bytes->size(), SQLITE_TRANSIENT);
        else
            sqlite3_bind_null(statement, at);
    }
}

std::string money(std::int64_t cents) {
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "%lld.%02lld", static_cast<long long>(cents / 100),
                  static_cast<long long>(cents % 100));
    return out.data();
}

/// libxml2's writer, as short as it can be called.
class Elements {
  public:
    explicit Elements(const std::filesystem::path& target)
        : writer_(xmlNewTextWriterFilename(target.c_str(), 0)) {
        require(writer_ != nullptr, "xmlNewTextWriterFilename");
        xmlTextWriterSetIndent(writer_, 1);
        xmlTextWriterStartDocument(writer_, "1.0", "Windows-1252", nullptr);
    }
    ~Elements() { xmlFreeTextWriter(writer_); }
    Elements(const Elements&) = delete;
    Elements& operator=(const Elements&) = delete;

    void start(const char* name) {
        ++count;
        xmlTextWriterStartElement(writer_, reinterpret_cast<const xmlChar*>(name));
    }
    void end() { xmlTextWriterEndElement(writer_); }
    void text(const char* name, const std::string& value) {
        ++count;
        xmlTextWriterWriteElement(writer_, reinterpret_cast<const xmlChar*>(name),
                                  reinterpret_cast<const xmlChar*>(value.c_str()));
    }

    std::int64_t count = 0;

  private:
    xmlTextWriterPtr writer_;
};

/// A statement's columns by name, all of them read.
class Columns {
  public:
    explicit Columns(sqlite3_stmt* statement)
        : values_(static_cast<std::size_t>(sqlite3_column_count(statement))) {
        for (int at = 0; at < sqlite3_column_count(statement); ++at)
            names_.emplace(sqlite3_column_name(statement, at), static_cast<std::size_t>(at));
    }
    void read(sqlite3_stmt* row) {
        for (std::size_t at = 0; at < values_.size(); ++at)
            values_[at] = textOf(row, static_cast<int>(at));
    }
    const std::string& operator[](const std::string& name) const { return values_[names_.at(name)]; }
    std::string cents(const std::string& name) const { return money(std::stoll((*this)[name])); }

  private:
    std::map<std::string, std::size_t> names_;
    std::vector<std::string> values_;
};

void writeLine(Elements& out, const Columns& line, const Columns& document) {
    out.start("Line");
    out.text("LineNumber", std::to_string(std::stoll(line["place"]) + 1));
    out.text("ProductCode", line["code"]);
    out.text("ProductDescription", line["product_description"]);
    out.text("Quantity", line["quantity"]);
    out.text("UnitOfMeasure", line["unit"]);
    out.text("UnitPrice", line["unit_price"]);
    out.text("TaxPointDate", document["date"]);
    out.text("Description", line["description"]);
    out.text("CreditAmount", line.cents("net_cents"));
    out.start("Tax");
    out.text("TaxType", line["tax_type"]);
    out.text("TaxCountryRegion", line["region"]);
    out.text("TaxCode", line["tax"]);
    out.text("TaxPercentage", line["rate"]);
    out.end();
    out.end();
}

void writeHead(Elements& out, const Columns& document) {
    out.start("Invoice");
    out.text("InvoiceNo", document["number"]);
    out.text("ATCUD", document["atcud_code"] + "-" + document["atcud_number"]);
    out.start("DocumentStatus");
    out.text("InvoiceStatus", "N");
    out.text("InvoiceStatusDate", document["system_entry"]);
    out.text("SourceID", document["source_id"]);
    out.text("SourceBilling", "P");
    out.end();
    out.text("Hash", document["hash"]);
    out.text("HashControl", document["hash_control"]);
    out.text("Period", document["date"].substr(5, 2));
    out.text("InvoiceDate", document["date"]);
    out.text("InvoiceType", document["type"]);
    out.start("SpecialRegimes");
    out.text("SelfBillingIndicator", document["self_billing"]);
    out.text("CashVATSchemeIndicator", document["cash_vat"]);
    out.text("ThirdPartiesBillingIndicator", "0");
    out.end();
    out.text("SourceID", document["source_id"]);
    out.text("SystemEntryDate", document["system_entry"]);
    out.text("CustomerID", document["customer_code"]);
}

void writeTotals(Elements& out, const Columns& document) {
    out.start("DocumentTotals");
    out.text("TaxPayable", document.cents("tax_cents"));
    out.text("NetTotal", document.cents("net_cents"));
    out.text("GrossTotal", document.cents("gross_cents"));
    out.end();
    out.end();
}

} // namespace

struct BooksFloor::Key {
    EVP_PKEY* key = nullptr;
    ~Key() { EVP_PKEY_free(key); }
};

BooksFloor::BooksFloor(const std::filesystem::path& file) {
    require(sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK,
            "sqlite3_open");
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
}

BooksFloor::~BooksFloor() {
    for (const auto& [sql, each] : statements_)
        sqlite3_finalize(each);
    sqlite3_close(handle_);
}

void BooksFloor::run(const std::string& sql) {
    require(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK,
            sqlite3_errmsg(handle_));
}

sqlite3_stmt* BooksFloor::statement(const std::string& sql) {
    sqlite3_stmt*& found = statements_[sql];
    if (found == nullptr)
        require(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &found, nullptr) == SQLITE_OK,
                sqlite3_errmsg(handle_));
    sqlite3_reset(found);
    return found;
}

void BooksFloor::dropTriggers() {
    std::vector<std::string> names;
    sqlite3_stmt* const list = statement("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
    while (sqlite3_step(list) == SQLITE_ROW)
        names.push_back(textOf(list, 0));
    sqlite3_reset(list);
    for (const std::string& name : names) {
        if (name != "document_list_insert")
            run("DROP TRIGGER " + name);
    }
}

void BooksFloor::useKey(ByteView pem) {
    BIO* const source = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    key_ = std::make_unique<Key>();
    key_->key = PEM_read_bio_PrivateKey(source, nullptr, nullptr, nullptr);
    BIO_free(source);
    require(key_->key != nullptr, "PEM_read_bio_PrivateKey");
}

DocumentRows BooksFloor::rowsOf(std::int64_t document) {
    DocumentRows out;
    const auto take = [&](const std::string& table, const std::string& where) {
        sqlite3_stmt* const rows = statement("SELECT * FROM " + table + " WHERE " + where);
        sqlite3_bind_int64(rows, 1, document);
        while (sqlite3_step(rows) == SQLITE_ROW) {
            Row& row = out.emplace_back(table, Row()).second;
            for (int at = 0; at < sqlite3_column_count(rows); ++at)
                row.push_back(cellOf(rows, at));
        }
        sqlite3_reset(rows);
    };
    take("document_line", "document = ?");
    take("document_tax", "document = ?");
    take("document", "id = ?");
    take("document_list", "position = (SELECT unixepoch(date) / 86400 * 1099511627776 + id FROM document"
                          " WHERE id = ?)");
    return out;
}

void BooksFloor::insert(const DocumentRows& rows, std::string_view message) {
    std::array<unsigned char, 256> signature{};
    std::size_t size = signature.size();
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    require(EVP_DigestSignInit(context, nullptr, EVP_sha1(), nullptr, key_->key) == 1 &&
                EVP_DigestSign(context, signature.data(), &size,
                               reinterpret_cast<const unsigned char*>(message.data()), message.size()) == 1,
            "EVP_DigestSign");
    EVP_MD_CTX_free(context);
    const auto step = [&](const std::string& sql) {
        require(sqlite3_step(statement(sql)) == SQLITE_DONE, sqlite3_errmsg(handle_));
    };
    step("BEGIN IMMEDIATE");
    for (const auto& [table, row] : rows) {
        std::string marks;
        for (std::size_t at = 0; at < row.size(); ++at)
            marks += at == 0 ? "?" : ", ?";
        sqlite3_stmt* const into = statement("INSERT INTO " + table + " VALUES (" + marks + ")");
        bind(into, row);
        require(sqlite3_step(into) == SQLITE_DONE, sqlite3_errmsg(handle_));
        sqlite3_reset(into);
    }
    step("COMMIT");
}

std::int64_t BooksFloor::walk(const std::string& sql, const Row& parameters) {
    sqlite3_stmt* const rows = statement(sql);
    bind(rows, parameters);
    std::int64_t count = 0;
    std::size_t touched = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        ++count;
        for (int at = 0; at < sqlite3_column_count(rows); ++at)
            touched += textOf(rows, at).size();
    }
    sqlite3_reset(rows);
    return touched == 0 ? 0 : count;
}

std::int64_t BooksFloor::exportRows(const std::string& first, const std::string& last,
                                    const std::filesystem::path& target) {
    sqlite3_stmt* const documents =
        statement("SELECT * FROM document WHERE type = 'FT' AND series = '2026A' AND date BETWEEN ? AND ?"
                  " ORDER BY date, sequence");
    sqlite3_stmt* const lines = statement("SELECT * FROM document_line WHERE document = ? ORDER BY place");
    sqlite3_stmt* const taxes = statement("SELECT * FROM document_tax WHERE document = ? ORDER BY place");
    bind(documents, {first, last});
    Columns document(documents);
    Columns line(lines);
    Columns tax(taxes);
    Elements out(target);
    out.start("SalesInvoices");
    while (sqlite3_step(documents) == SQLITE_ROW) {
        document.read(documents);
        writeHead(out, document);
        sqlite3_bind_int64(lines, 1, sqlite3_column_int64(documents, 0));
        while (sqlite3_step(lines) == SQLITE_ROW) {
            line.read(lines);
            writeLine(out, line, document);
        }
        sqlite3_reset(lines);
        sqlite3_bind_int64(taxes, 1, sqlite3_column_int64(documents, 0));
        while (sqlite3_step(taxes) == SQLITE_ROW)
            tax.read(taxes);
        sqlite3_reset(taxes);
        writeTotals(out, document);
    }
    sqlite3_reset(documents);
    out.end();
    return out.count;
}

} // namespace cunho::bench
