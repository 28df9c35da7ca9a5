#include "indexer/verify/stored_documents.h"

#include <fmt/format.h>

#include <optional>

#include "chancery/error.h"
#include "chancery/record.h"
#include "chancery/schema.h"
#include "indexer/verify/attempt.h"

namespace chancery::indexer {

namespace {

// Absent when it cannot be read.
std::optional<std::string> value_of(const Xapian::Database& database, Xapian::docid id,
                                    Xapian::valueno slot) {
  std::string value;
  const auto fault = fault_of(
      [&] { value = database.get_document(id, Xapian::DOC_ASSUME_VALID).get_value(slot); });
  return fault ? std::nullopt : std::optional(value);
}

// The path as the document's term has it, which is cut where it is long; empty when unknown.
std::string path_in_terms(const Xapian::Database& database, Xapian::docid id) {
  const std::string prefix(schema::kUniquePrefix);
  std::string found;
  const auto fault = fault_of([&] {
    auto term = database.termlist_begin(id);
    term.skip_to(prefix);
    if (term != database.termlist_end(id)) found = *term;
  });
  return !fault && found.starts_with(prefix + "/") ? found.substr(prefix.size()) : "";
}

}  // namespace

std::string StoredDocument::name() const {
  return path.empty() ? fmt::format("document {}, whose path is lost", id) : path;
}

StoredDocuments::StoredDocuments(const std::filesystem::path& path)
    : database_(path.string(), Xapian::DB_BACKEND_GLASS) {
  const Xapian::doccount count = database_.get_doccount();
  const auto fault = fault_of([&] {
    const auto end = database_.postlist_end("");
    for (auto id = database_.postlist_begin(""); id != end; ++id) ids_.push_back(*id);
  });
  list_is_damaged_ = fault.has_value();
  for (size_t i = 1; i < ids_.size(); ++i) list_is_damaged_ |= ids_[i] <= ids_[i - 1];
  if (ids_.size() == count && !list_is_damaged_) return;
  list_is_damaged_ = true;
  ids_.clear();
  for (Xapian::docid id = 1; id != 0 && id <= database_.get_lastdocid(); ++id) {
    if (is_there(id)) ids_.push_back(id);
  }
}

bool StoredDocuments::is_there(Xapian::docid id) const {
  const auto has = [&](Xapian::valueno slot) {
    const auto value = value_of(database_, id, slot);
    return !value || !value->empty();
  };
  return has(schema::kRecordSlot) || has(schema::kPathSlot) ||
         !path_in_terms(database_, id).empty();
}

StoredDocument StoredDocuments::read(Xapian::docid id) const {
  StoredDocument found;
  found.id = id;
  found.path = value_of(database_, id, schema::kPathSlot).value_or("");
  const auto file = value_of(database_, id, schema::kFileSlot);
  found.file = file.value_or("");
  found.signature = value_of(database_, id, schema::kSignatureSlot).value_or("");
  const auto packed = value_of(database_, id, schema::kRecordSlot);
  if (!packed || packed->empty()) {
    found.fault = packed ? "its text is missing" : "its text cannot be read";
  } else {
    try {
      const std::string path = unpack(*packed).path;
      if (path != found.path) found.signature.clear();
      found.path = path;
      found.packed = *packed;
    } catch (const Error&) {
      found.fault = "its text is damaged";
    }
  }
  if (found.path.empty()) found.path = path_in_terms(database_, id);
  if (file && found.path.starts_with(found.file)) return found;
  found.file.clear();
  found.signature.clear();
  if (found.fault.empty() && found.path.find('!') != std::string::npos) {
    found.packed.clear();
    found.fault = "the file that it is in cannot be told";
  }
  return found;
}

}  // namespace chancery::indexer
