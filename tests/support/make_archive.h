// Archives for tests, made by libarchive.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

namespace chancery::testing {

using Members = std::vector<std::pair<std::string, std::string>>;  // name, content

// `format`: one of ARCHIVE_FORMAT_…; `filter`: one of ARCHIVE_FILTER_….
inline std::string make_archive(int format, int filter, const Members& members) {
  std::string out(1 << 20, '\0');
  for (const auto& [name, content] : members) out.resize(out.size() + content.size() + 4096);
  archive* const writer = archive_write_new();
  archive_write_set_format(writer, format);
  archive_write_add_filter(writer, filter);
  archive_write_set_bytes_in_last_block(writer, 1);
  size_t used = 0;
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  for (const auto& [name, content] : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

inline std::string make_zip(const Members& members) {
  return make_archive(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, members);
}

}  // namespace chancery::testing
