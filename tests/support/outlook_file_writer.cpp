#include "tests/support/outlook_file_writer.h"

#include <array>
#include <utility>

#include "tests/support/compound_file_writer.h"

namespace chancery::test {
namespace {

// Types of properties.
constexpr uint16_t kInteger = 0x0003;
constexpr uint16_t kObject = 0x000D;
constexpr uint16_t kUnicode = 0x001F;
constexpr uint16_t kBinary = 0x0102;

// Numbers of nodes.
constexpr uint64_t kStore = 0x21;
constexpr uint64_t kRoot = 0x122;
constexpr uint64_t kTop = 0x8022;
constexpr uint64_t kInbox = 0x8042;
constexpr uint64_t kFirstMessage = 0x200024;
// Behind that of a folder: its tables of folders and messages.
constexpr uint64_t kFolders = 11;
constexpr uint64_t kContents = 12;
constexpr uint64_t kAttachments = 0x671;
constexpr uint64_t kFirstAttachment = 0x8025;
constexpr uint64_t kInnerMessage = 0x200004;

constexpr uint16_t kRowNumber = 0x67F2;
constexpr uint16_t kRowVersion = 0x67F3;
constexpr size_t kPage = 512;

// The sum that pages and blocks end with: that of zip without its turning of bits.
uint32_t sum_of(const std::string& bytes) {
  uint32_t sum = 0;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320 : 0);
  }
  return sum;
}

uint64_t signature_of(uint64_t place, uint64_t block) {
  const uint64_t mixed = (place ^ block) & 0xFFFFFFFF;
  return (mixed >> 16 ^ mixed) & 0xFFFF;
}

// A heap of one block: its things are told by their numbers, of which the first is the root.
class Heap {
 public:
  uint64_t add(const std::string& bytes) {
    things_.push_back(bytes);
    return things_.size() << 5;
  }
  void set(uint64_t thing, const std::string& bytes) { things_[(thing >> 5) - 1] = bytes; }

  std::string finish(char kind, uint64_t root) const {
    constexpr size_t kHead = 12;
    std::string bytes;
    std::string places = little(kHead, 2);
    for (const std::string& thing : things_) {
      bytes += thing;
      places += little(kHead + bytes.size(), 2);
    }
    if (bytes.size() % 2 != 0) bytes += '\0';
    return little(kHead + bytes.size(), 2) + '\xEC' + kind + little(root, 4) + little(0, 4) +
           bytes + little(things_.size(), 2) + little(0, 2) + places;
  }

 private:
  std::vector<std::string> things_;
};

// The properties of a node.
std::string property_block(const OutlookValues& values) {
  Heap heap;
  const uint64_t root = heap.add("");
  const uint64_t list = heap.add("");
  std::string entries;
  for (const auto& [number, value] : values) {
    entries += little(number, 2) + little(value.type, 2);
    std::string bytes = value.bytes;
    if (value.type == kInteger) {
      bytes.resize(4, '\0');
      entries += bytes;
    } else {
      entries += little(heap.add(bytes), 4);
    }
  }
  heap.set(root, std::string("\xB5\x02\x06\0", 4) + little(list, 4));
  heap.set(list, entries);
  return heap.finish('\xBC', root);
}

// A table of which only the numbers of the rows matter.
std::string table_block(const std::vector<uint64_t>& rows) {
  constexpr size_t kColumns = 2;
  Heap heap;
  const uint64_t root = heap.add("");
  std::string places;
  std::string cells;
  for (size_t i = 0; i < rows.size(); ++i) {
    places += little(rows[i], 4) + little(i, 4);
    cells += little(rows[i], 4) + little(0, 4) + '\xC0';  // which cells are there
  }
  const uint64_t index = heap.add("");
  const uint64_t index_list = heap.add(places);
  const uint64_t matrix = heap.add(cells);
  heap.set(index, std::string("\xB5\x04\x04\0", 4) + little(rows.empty() ? 0 : index_list, 4));
  std::string info = "\x7C";
  info += static_cast<char>(kColumns);
  for (const size_t end : {8, 8, 8, 9}) info += little(end, 2);
  info += little(index, 4) + little(rows.empty() ? 0 : matrix, 4) + little(0, 4);
  info += little(kInteger, 2) + little(kRowNumber, 2) + little(0, 2) + std::string("\x04\x00", 2);
  info += little(kInteger, 2) + little(kRowVersion, 2) + little(4, 2) + std::string("\x04\x01", 2);
  heap.set(root, info);
  return heap.finish('\x7C', root);
}

class Writer {
 public:
  void node(uint64_t number, uint64_t parent, const std::string& data, uint64_t below = 0) {
    nodes_ += little(number, 8) + little(add_block(data), 8) + little(below, 8) +
              little(parent, 4) + little(0, 4);
    ++node_count_;
  }

  // The block that lists what stands below a node; 0 when there is nothing.
  uint64_t attachments(const std::vector<OutlookItem>& attached) {
    if (attached.empty()) return 0;
    std::vector<uint64_t> rows;
    std::string entries;
    for (size_t i = 0; i < attached.size(); ++i) rows.push_back(kFirstAttachment + i * 0x20);
    entries += entry(kAttachments, add_block(table_block(rows)), 0);
    for (size_t i = 0; i < attached.size(); ++i) {
      OutlookValues values = attached[i].values;
      uint64_t below = 0;
      if (!attached[i].inner.empty()) {
        const OutlookItem& inner = attached[i].inner.front();
        values[0x3705] = {kInteger, little(5, 4)};  // a message
        values[0x3701] = {kObject, little(kInnerMessage, 4) + little(0, 4)};
        below = list_block(entry(kInnerMessage, add_block(property_block(inner.values)),
                                 attachments(inner.attached)));
      } else {
        values[0x3705] = {kInteger, little(1, 4)};  // bytes
      }
      entries += entry(rows[i], add_block(property_block(values)), below);
    }
    return list_block(entries);
  }

  std::string finish() {
    const uint64_t block_page = add_page('\x80', blocks_, block_count_, 24);
    const uint64_t node_page = add_page('\x81', nodes_, node_count_, 32);
    std::string root = little(0, 4) + little(kData + data_.size(), 8) + little(0, 32 - 8) +
                       little(next_ + 4, 8) + little(node_page, 8) + little(next_, 8) +
                       little(block_page, 8) + little(0, 4);
    std::string body = "SM" + little(23, 2) + little(19, 2) + "\1\1" + little(0, 8) + little(0, 8) +
                       little(next_ + 8, 8) + little(1, 4) + std::string(128, '\0') + little(0, 8) +
                       root + little(0, 4) + std::string(256, '\xFF') + '\x80' + '\0' +
                       little(0, 2) + little(next_ + 8, 8);
    std::string head = "!BDN" + little(sum_of(body.substr(0, 471)), 4) + body;
    head += little(sum_of(body.substr(0, 516)), 4);
    head.resize(kData, '\0');
    return head + data_;
  }

 private:
  static constexpr size_t kData = 1024;

  static std::string entry(uint64_t number, uint64_t data, uint64_t below) {
    return little(number, 8) + little(data, 8) + little(below, 8);
  }

  uint64_t list_block(const std::string& entries) {
    return add_block(little(2, 2) + little(entries.size() / 24, 2) + little(0, 4) + entries, true);
  }

  // Blocks end on a multiple of 64 bytes.
  uint64_t add_block(const std::string& bytes, bool is_list = false) {
    const uint64_t number = is_list ? next_ | 2 : next_;
    next_ += 4;
    const uint64_t place = kData + data_.size();
    data_ += bytes;
    data_.resize((data_.size() + 16 + 63) / 64 * 64 - 16, '\0');
    data_ += little(bytes.size(), 2) + little(signature_of(place, number), 2) +
             little(sum_of(bytes), 4) + little(number, 8);
    blocks_ += little(number, 8) + little(place, 8) + little(bytes.size(), 2) + little(2, 2) +
               little(0, 4);
    ++block_count_;
    return number;
  }

  uint64_t add_page(char kind, std::string entries, size_t count, size_t entry_size) {
    data_.resize((data_.size() + kPage - 1) / kPage * kPage, '\0');
    const uint64_t place = kData + data_.size();
    entries.resize(488, '\0');
    entries += little(count, 1) + little(488 / entry_size, 1) + little(entry_size, 1) +
               little(0, 1) + little(0, 4);
    data_ += entries + kind + kind + little(signature_of(place, next_), 2) +
             little(sum_of(entries), 4) + little(next_, 8);
    return place;
  }

  std::string data_;  // behind the head
  std::string nodes_;
  std::string blocks_;
  size_t node_count_ = 0;
  size_t block_count_ = 0;
  uint64_t next_ = 4;  // block
};

}  // namespace

OutlookValue outlook_text(const std::string& ascii) {
  return {kUnicode, wide(ascii)};
}

OutlookValue outlook_bytes(const std::string& bytes) {
  return {kBinary, bytes};
}

std::string outlook_file(const std::vector<OutlookItem>& messages) {
  Writer writer;
  const auto folder = [&](uint64_t number, uint64_t parent, const std::string& name) {
    writer.node(number, parent, property_block({{0x3001, outlook_text(name)}}));
  };
  writer.node(kStore, 0, property_block({{0x3001, outlook_text("Store")}}));
  folder(kRoot, kRoot, "");
  writer.node(kRoot + kFolders, 0, table_block({kTop}));
  folder(kTop, kRoot, "Top of Outlook data file");
  writer.node(kTop + kFolders, 0, table_block({kInbox}));
  folder(kInbox, kTop, "Inbox");
  std::vector<uint64_t> rows;
  for (size_t i = 0; i < messages.size(); ++i) rows.push_back(kFirstMessage + i * 0x20);
  writer.node(kInbox + kContents, 0, table_block(rows));
  for (size_t i = 0; i < messages.size(); ++i) {
    const uint64_t below = writer.attachments(messages[i].attached);
    writer.node(rows[i], kInbox, property_block(messages[i].values), below);
  }
  return writer.finish();
}

}  // namespace chancery::test
