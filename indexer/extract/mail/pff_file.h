// Outlook's files of mail (.pst, .ost) by libpff, which calls them personal folder files.
#pragma once

#include <libbfio.h>
#include <libpff.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chancery::indexer {

// A folder, a message or what is attached to one. Its file must stay.
class PffItem {
 public:
  PffItem() = default;
  explicit PffItem(libpff_item_t* item) : item_(item) {}

  explicit operator bool() const { return item_ != nullptr; }

  // The parts of a folder; what is damaged counts as none.
  int folder_count() const { return count(libpff_folder_get_number_of_sub_folders); }
  PffItem folder(int index) const { return inner(libpff_folder_get_sub_folder, index); }
  int message_count() const { return count(libpff_folder_get_number_of_sub_messages); }
  PffItem message(int index) const { return inner(libpff_folder_get_sub_message, index); }
  std::string folder_name() const;  // UTF-8, may be empty

  // Whether the properties of a message can be read; else it has none.
  bool is_whole() const;
  // What is attached to a message.
  int attachment_count() const { return count(libpff_message_get_number_of_attachments); }
  PffItem attachment(int index) const { return inner(libpff_message_get_attachment, index); }

  // Of something attached: the message that it is, if it is one; else its bytes, at most `most` of
  // them (std::nullopt when there are more).
  PffItem attached_message() const;
  std::optional<std::string> attached_bytes(size_t most) const;

  // The value of a property (outlook_message.h). Empty or 0 when there is none, or of another kind.
  std::string bytes(uint16_t property) const;
  std::string text(uint16_t property) const;  // UTF-8
  uint32_t number(uint16_t property) const;
  uint64_t time(uint16_t property) const;  // a FILETIME

 private:
  struct Free {
    void operator()(libpff_item_t* item) const { libpff_item_free(&item, nullptr); }
  };
  // The bytes of a property and their type.
  struct Value {
    uint32_t type = 0;
    std::string bytes;
  };

  int count(int (*counter)(libpff_item_t*, int*, libpff_error_t**)) const;
  PffItem inner(int (*getter)(libpff_item_t*, int, libpff_item_t**, libpff_error_t**),
                int index) const;
  Value value(uint16_t property) const;

  std::unique_ptr<libpff_item_t, Free> item_;
};

class PffFile {
 public:
  // `bytes` must stay. Throws Unreadable when they are no such file.
  explicit PffFile(std::string_view bytes);

  PffItem root() const;

 private:
  // The libraries' types are all one, so each has a way of its own to be freed.
  struct FreeMemory {
    void operator()(libbfio_handle_t* memory) const { libbfio_handle_free(&memory, nullptr); }
  };
  struct FreeFile {
    void operator()(libpff_file_t* file) const { libpff_file_free(&file, nullptr); }
  };
  std::unique_ptr<libbfio_handle_t, FreeMemory> memory_;
  std::unique_ptr<libpff_file_t, FreeFile> file_;  // reads `memory_`
};

}  // namespace chancery::indexer
