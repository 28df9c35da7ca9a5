#include "tests/support/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace chancery::test {

std::string zip(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string out(1 << 20, '\0');
  for (const auto& [name, bytes] : members) out.resize(out.size() + bytes.size());
  size_t used = 0;
  archive* file = archive_write_new();
  archive_write_set_format_zip(file);
  archive_write_set_bytes_in_last_block(file, 1);
  archive_write_open_memory(file, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : members) {
    if (name == "mimetype") archive_write_zip_set_compression_store(file);
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_write_header(file, entry.get());
    archive_write_data(file, bytes.data(), bytes.size());
    archive_write_zip_set_compression_deflate(file);
  }
  archive_write_close(file);
  archive_write_free(file);
  out.resize(used);
  return out;
}

}  // namespace chancery::test
