// Outlook's folders of mail (.pst, .ost): each message is a document that is named by its folder
// ("Inbox/3"), with what is attached to it. Contacts, appointments and tasks are left out.
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "chancery/strings.h"
#include "indexer/extract/archive_limits.h"
#include "indexer/extract/charset/code_pages.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/mail/outlook_message.h"
#include "indexer/extract/mail/pff_file.h"

namespace chancery::indexer {
namespace {

constexpr int kMaxFolderDepth = 100;
constexpr int kMaxInner = 8;  // messages in messages
constexpr int kMaxAttached = 500;
constexpr size_t kMaxFolders = 100'000;

// Whether messages of that class ([MS-OXCMSG], "IPM.Note.SMIME") are written by people to people.
bool is_mail(std::string_view message_class) {
  if (message_class.empty()) return true;
  for (const std::string_view start : {"IPM.Note", "IPM.Post", "IPM.Document", "IPM.StickyNote"})
    if (starts_with_ignoring_case(message_class, start)) return true;
  return false;
}

// A subject begins with a mark and the length of its "Re: " when it has one ([MS-PST] 2.5.3.1.1.1).
std::string plain_subject(std::string subject) {
  if (subject.starts_with('\1')) subject.erase(0, 2);
  return subject;
}

// Adds what is attached to `item`; `room` bytes are left for all of it.
void read_attachments(const PffItem& item, int depth, size_t& room, Extracted& out);

Extracted read_item(const PffItem& item, int depth, size_t& room) {
  OutlookMessage message;
  message.subject = plain_subject(item.text(property::kSubject));
  message.sender = item.text(property::kSender);
  if (trim(message.sender).empty()) message.sender = item.text(property::kSenderAddress);
  message.headers = item.text(property::kHeaders);
  message.sent = item.time(property::kSubmitTime);
  if (message.sent == 0) message.sent = item.time(property::kDeliveryTime);
  message.plain = item.text(property::kBody);
  if (trim(message.plain).empty()) {
    message.html = item.bytes(property::kHtmlBody);
    if (const uint32_t page = item.number(property::kBodyCodePage); page != 0)
      message.html_charset = code_page_charset(static_cast<int>(page));
    message.rtf = item.bytes(property::kRtfBody);
  }
  Extracted out = read_outlook_message(message);
  out.mime = "message/rfc822";  // as the messages of other mailboxes are called
  read_attachments(item, depth, room, out);
  return out;
}

void read_attachments(const PffItem& item, int depth, size_t& room, Extracted& out) {
  const int count = item.attachment_count();
  for (int i = 0; i < std::min(count, kMaxAttached); ++i) {
    const PffItem attachment = item.attachment(i);
    if (!attachment) continue;
    if (const PffItem inner = attachment.attached_message()) {
      if (depth >= kMaxInner) {
        out.note = "mails nested too deep are left out";
      } else if (is_mail(inner.text(property::kClass))) {
        attach_message(read_item(inner, depth + 1, room), out);
      }
      continue;
    }
    std::string name = attachment.text(property::kLongName);
    if (name.empty()) name = attachment.text(property::kShortName);
    std::optional<std::string> bytes = attachment.attached_bytes(room);
    if (!bytes) {
      out.parts.push_back({.name = name, .why = Unreadable(reason::kTooLarge, "attached")});
      continue;
    }
    room -= bytes->size();
    attach_file(std::move(name), lower(attachment.text(property::kMimeType)), std::move(*bytes),
                out);
  }
}

// Each message is a piece: what is damaged costs no more than that.
class OutlookFolders : public Pieces {
 public:
  explicit OutlookFolders(std::string_view bytes) : file_(bytes) {
    const PffItem root = file_.root();
    for (int i = 0; i < root.folder_count(); ++i) {
      PffItem top = root.folder(i);
      if (!top) continue;
      // The folders that a person sees are in one that has the same name in every file.
      for (int inner = 0; inner < top.folder_count(); ++inner) add(top.folder(inner), "", 1);
      add_messages(std::move(top));
    }
  }

  size_t count() const override { return count_; }

  Extracted read(size_t number) override {
    const auto folder = std::prev(std::upper_bound(
        folders_.begin(), folders_.end(), number,
        [](size_t wanted, const Folder& candidate) { return wanted < candidate.first; }));
    const auto index = static_cast<int>(number - folder->first);
    Extracted piece;
    const PffItem message = folder->item.message(index);
    if (!message || !message.is_whole()) throw Unreadable(reason::kDamaged, "a message");
    if (!is_mail(message.text(property::kClass))) return piece;
    size_t room = kMaxMember;
    piece.documents.push_back(read_item(message, 0, room));
    piece.documents.back().name = fmt::format("{}/{}", folder->path, index + 1);
    return piece;
  }

 private:
  struct Folder {
    PffItem item;
    std::string path;
    size_t first;  // the piece that its first message is
  };

  void add(PffItem folder, const std::string& outer, int depth) {
    if (!folder || depth > kMaxFolderDepth || folders_.size() >= kMaxFolders) return;
    std::string path = folder.folder_name();
    std::replace(path.begin(), path.end(), '/', '-');
    if (!outer.empty()) path = outer + "/" + path;
    for (int i = 0; i < folder.folder_count(); ++i) add(folder.folder(i), path, depth + 1);
    add_messages(std::move(folder), std::move(path));
  }

  void add_messages(PffItem folder, std::string path = "") {
    const auto messages = static_cast<size_t>(folder.message_count());
    if (messages == 0) return;
    folders_.push_back({std::move(folder), std::move(path), count_});
    count_ += messages;
  }

  PffFile file_;
  std::vector<Folder> folders_;  // those with messages
  size_t count_ = 0;
};

}  // namespace

std::unique_ptr<Pieces> outlook_pieces(std::string_view bytes, std::string_view /*mime*/) {
  return std::make_unique<OutlookFolders>(bytes);
}

}  // namespace chancery::indexer
