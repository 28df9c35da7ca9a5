#include "indexer/extract/office/zip_members.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <memory>

#include "chancery/strings.h"
#include "indexer/extract/member_names.h"
#include "indexer/extract/unreadable.h"

namespace chancery::indexer {
namespace {

std::string name_of(archive_entry* entry) {
  std::string out = member_name(entry);
  // Some writers on Windows.
  std::replace(out.begin(), out.end(), '\\', '/');
  return out;
}

// False when the data end early or are damaged; what could be read is in `out`. `cut`: there is
// more than the limit.
bool read_data(archive* file, size_t limit, std::string& out, bool& cut) {
  std::array<char, 64 * 1024> piece;
  while (out.size() < limit) {
    const la_ssize_t got =
        archive_read_data(file, piece.data(), std::min(piece.size(), limit - out.size()));
    if (got < 0) return false;
    if (got == 0) return true;
    out.append(piece.data(), static_cast<size_t>(got));
  }
  cut = cut || archive_read_data(file, piece.data(), 1) > 0;
  return true;
}

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  const char folded = lower(c);
  return folded >= 'a' && folded <= 'f' ? folded - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
        hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

ZipMembers::ZipMembers(std::string_view bytes, const std::function<bool(std::string_view)>& wanted,
                       const ZipLimits& limits) {
  const Utf8Names utf8_names;
  const std::unique_ptr<archive, decltype(&archive_read_free)> file(archive_read_new(),
                                                                    archive_read_free);
  archive_read_support_format_zip(file.get());
  if (archive_read_open_memory(file.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    throw Unreadable(reason::kDamaged, "no zip file");
  size_t total = 0;
  archive_entry* entry = nullptr;
  for (size_t count = 0;; ++count) {
    const int status = archive_read_next_header(file.get(), &entry);
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) break;
    is_cut_ = is_cut_ || count == limits.count;
    if (count == limits.count) break;
    std::string name = name_of(entry);
    if (wanted(name)) {
      if (archive_entry_is_data_encrypted(entry) != 0) throw Unreadable(reason::kEncrypted);
      std::string data;
      const size_t most = std::min(limits.member, limits.total - total);
      const bool whole = read_data(file.get(), most, data, is_cut_);
      total += data.size();
      // A member of which nothing is left is none; one without bytes is.
      if (whole || !data.empty()) members_[lower(name)] = std::move(data);
      names_.push_back(std::move(name));
      if (!whole) break;
    } else {
      names_.push_back(std::move(name));
    }
  }
  if (names_.empty()) throw Unreadable(reason::kDamaged, "no zip file");
}

const std::string* ZipMembers::find(std::string_view name) const {
  const auto found = members_.find(lower(name));
  return found == members_.end() ? nullptr : &found->second;
}

std::string ZipMembers::note(bool also) const {
  return is_cut_ || also ? "only a part of it is indexed, as it is too large to be read whole" : "";
}

std::string resolve_member(std::string_view base, std::string_view target) {
  std::string path;
  if (!target.starts_with('/')) path = base.substr(0, base.rfind('/') + 1);
  path += percent_decoded(target.substr(0, target.find_first_of("#?")));
  std::vector<std::string_view> parts;
  for (const std::string_view part : split(path, "/")) {
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty()) out += '/';
    out += part;
  }
  return out;
}

}  // namespace chancery::indexer
