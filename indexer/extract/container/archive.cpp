// Archives and compressed files by libarchive, one member at a time.
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "indexer/extract/archive_limits.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/member_names.h"

namespace chancery::indexer {
namespace {

using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;

Reader open(std::string_view bytes) {
  Reader reader(archive_read_new(), archive_read_free);
  archive* const a = reader.get();
  // Named one by one: others would start programs.
  archive_read_support_filter_gzip(a);
  archive_read_support_filter_bzip2(a);
  archive_read_support_filter_xz(a);
  archive_read_support_filter_lzma(a);
  archive_read_support_filter_zstd(a);
  archive_read_support_format_zip(a);
  archive_read_support_format_tar(a);
  archive_read_support_format_gnutar(a);
  archive_read_support_format_7zip(a);
  archive_read_support_format_rar(a);
  archive_read_support_format_rar5(a);
  archive_read_support_format_raw(a);
  if (archive_read_open_memory(a, bytes.data(), bytes.size()) != ARCHIVE_OK) {
    throw Unreadable(reason::kDamaged);
  }
  return reader;
}

// As in a folder: hidden files, and what programs of a system leave, are no documents.
bool is_hidden(std::string_view name) {
  for (size_t at = 0; at < name.size();) {
    const size_t end = std::min(name.find('/', at), name.size());
    const std::string_view step = name.substr(at, end - at);
    if (step == "__MACOSX" || (step.size() > 1 && step[0] == '.' && step != "..")) return true;
    at = end + 1;
  }
  return false;
}

// Unpacks the present member. Throws Unreadable.
std::string content(archive* reader, ArchiveBudget& budget) {
  std::string out;
  std::array<char, 65536> buffer;
  for (;;) {
    const la_ssize_t got = archive_read_data(reader, buffer.data(), buffer.size());
    if (got == 0) return out;
    if (got < 0) throw Unreadable(reason::kDamaged);
    const auto size = static_cast<size_t>(got);
    budget.take(size);
    if (out.size() + size > kMaxMember) throw Unreadable(reason::kTooLarge, "unpacked");
    // Doubling would pass the limit of memory before the limit of a member.
    if (out.size() + size > out.capacity())
      out.reserve(std::min(kMaxMember, out.capacity() * 2 + size));
    out.append(buffer.data(), size);
  }
}

}  // namespace

void unpack_archive(std::string_view bytes, ArchiveBudget& budget, const PartSink& sink) {
  const Utf8Names utf8_names;
  const Reader reader = open(bytes);
  archive_entry* entry = nullptr;
  size_t members = 0;
  for (;; ++members) {
    const int result = archive_read_next_header(reader.get(), &entry);
    if (result == ARCHIVE_EOF) break;
    if (result == ARCHIVE_RETRY) continue;
    if (result < ARCHIVE_WARN) {
      if (archive_read_has_encrypted_entries(reader.get()) > 0)
        throw Unreadable(reason::kEncrypted);
      throw Unreadable(reason::kDamaged, members > 0 ? "the rest of it" : "");
    }
    const bool raw = archive_format(reader.get()) == ARCHIVE_FORMAT_RAW;
    if (raw && archive_filter_count(reader.get()) < 2) throw Unreadable(reason::kDamaged);
    if (!raw && archive_entry_filetype(entry) != AE_IFREG) continue;
    Part part;
    part.name = member_name(entry);
    if (raw && part.name == "data") part.name.clear();  // libarchive's own word
    if (is_hidden(part.name)) continue;
    part.modified = archive_entry_mtime_is_set(entry) ? archive_entry_mtime(entry) : 0;
    budget.take_member();
    try {
      if (archive_entry_is_encrypted(entry)) throw Unreadable(reason::kEncrypted);
      part.bytes = content(reader.get(), budget);
    } catch (const TooMuch&) {
      throw Unreadable(reason::kTooLarge, "unpacked");
    } catch (const Unreadable& unreadable) {
      part.why = unreadable;
      part.bytes.clear();
    }
    sink(std::move(part));
    if (raw) return;  // to look for more would unpack all that is left
  }
  if (members == 0) throw Unreadable(reason::kNoText);
}

}  // namespace chancery::indexer
