#include "indexer/extract/mail/pff_file.h"

#include <algorithm>

#include "indexer/extract/charset/charset.h"
#include "indexer/extract/charset/code_pages.h"
#include "indexer/extract/mail/outlook_message.h"
#include "indexer/extract/old_office/little_endian.h"
#include "indexer/extract/unreadable.h"

namespace chancery::indexer {
namespace {

uint8_t* unsigned_bytes(std::string& buffer) {
  return reinterpret_cast<uint8_t*>(buffer.data());
}

}  // namespace

int PffItem::count(int (*counter)(libpff_item_t*, int*, libpff_error_t**)) const {
  int count = 0;
  return counter(item_.get(), &count, nullptr) == 1 ? std::max(count, 0) : 0;
}

PffItem PffItem::inner(int (*getter)(libpff_item_t*, int, libpff_item_t**, libpff_error_t**),
                       int index) const {
  libpff_item_t* item = nullptr;
  return getter(item_.get(), index, &item, nullptr) == 1 ? PffItem(item) : PffItem();
}

std::string PffItem::folder_name() const {
  size_t size = 0;  // with the NUL behind it
  if (libpff_folder_get_utf8_name_size(item_.get(), &size, nullptr) != 1 || size < 2) return "";
  std::string name(size, '\0');
  if (libpff_folder_get_utf8_name(item_.get(), unsigned_bytes(name), size, nullptr) != 1) return "";
  name.resize(size - 1);
  return name;
}

PffItem PffItem::attached_message() const {
  int type = 0;
  libpff_item_t* item = nullptr;
  if (libpff_attachment_get_type(item_.get(), &type, nullptr) == 1 &&
      type == LIBPFF_ATTACHMENT_TYPE_ITEM) {
    libpff_attachment_get_item(item_.get(), &item, nullptr);
  }
  return PffItem(item);
}

std::optional<std::string> PffItem::attached_bytes(size_t most) const {
  int type = 0;
  size64_t size = 0;
  if (libpff_attachment_get_type(item_.get(), &type, nullptr) != 1 ||
      type != LIBPFF_ATTACHMENT_TYPE_DATA ||
      libpff_attachment_get_data_size(item_.get(), &size, nullptr) != 1) {
    return "";
  }
  if (size > most) return std::nullopt;
  std::string bytes(size, '\0');
  size_t read = 0;
  while (read < bytes.size()) {
    const ssize_t got = libpff_attachment_data_read_buffer(
        item_.get(), unsigned_bytes(bytes) + read, bytes.size() - read, nullptr);
    if (got <= 0) break;
    read += static_cast<size_t>(got);
  }
  bytes.resize(read);
  return bytes;
}

bool PffItem::is_whole() const {
  libpff_record_set_t* set = nullptr;
  const bool whole = libpff_item_get_record_set_by_index(item_.get(), 0, &set, nullptr) == 1;
  libpff_record_set_free(&set, nullptr);
  return whole;
}

PffItem::Value PffItem::value(uint16_t property) const {
  libpff_record_set_t* set = nullptr;
  libpff_record_entry_t* entry = nullptr;
  Value value;
  size_t size = 0;
  if (libpff_item_get_record_set_by_index(item_.get(), 0, &set, nullptr) == 1 &&
      libpff_record_set_get_entry_by_type(
          set, property, 0, &entry, LIBPFF_ENTRY_VALUE_FLAG_MATCH_ANY_VALUE_TYPE, nullptr) == 1 &&
      libpff_record_entry_get_value_type(entry, &value.type, nullptr) == 1 &&
      libpff_record_entry_get_data_size(entry, &size, nullptr) == 1 && size > 0) {
    value.bytes.resize(size);
    if (libpff_record_entry_get_data(entry, unsigned_bytes(value.bytes), size, nullptr) != 1)
      value.bytes.clear();
  }
  libpff_record_entry_free(&entry, nullptr);
  libpff_record_set_free(&set, nullptr);
  return value;
}

std::string PffItem::bytes(uint16_t property) const {
  return value(property).bytes;
}

std::string PffItem::text(uint16_t property) const {
  const Value found = value(property);
  std::string text;
  if (found.type == kWideText) {
    text = to_utf8(found.bytes, "UTF-16LE");
  } else if (found.type == kNarrowText) {
    const uint32_t page = number(property::kMessageCodePage);
    text = to_utf8(found.bytes, code_page_charset(static_cast<int>(page)));
  }
  while (text.ends_with('\0')) text.pop_back();
  return text;
}

uint32_t PffItem::number(uint16_t property) const {
  const std::string bytes = value(property).bytes;
  return bytes.size() == sizeof(uint32_t) ? little_endian<uint32_t>(bytes, 0) : 0;
}

uint64_t PffItem::time(uint16_t property) const {
  const std::string bytes = value(property).bytes;
  return bytes.size() == sizeof(uint64_t) ? little_endian<uint64_t>(bytes, 0) : 0;
}

PffFile::PffFile(std::string_view bytes) {
  // The library reads only, and has no type for that.
  auto* const start = reinterpret_cast<uint8_t*>(const_cast<char*>(bytes.data()));
  libbfio_handle_t* memory = nullptr;
  const bool made = libbfio_memory_range_initialize(&memory, nullptr) == 1;
  memory_.reset(memory);
  libpff_file_t* file = nullptr;
  const bool opened = made && libbfio_memory_range_set(memory, start, bytes.size(), nullptr) == 1 &&
                      libpff_file_initialize(&file, nullptr) == 1;
  file_.reset(file);
  if (!opened ||
      libpff_file_open_file_io_handle(file, memory, LIBPFF_ACCESS_FLAG_READ, nullptr) != 1) {
    throw Unreadable(reason::kDamaged);
  }
}

PffItem PffFile::root() const {
  libpff_item_t* root = nullptr;
  if (libpff_file_get_root_folder(file_.get(), &root, nullptr) != 1)
    throw Unreadable(reason::kDamaged, "no folders");
  return PffItem(root);
}

}  // namespace chancery::indexer
