#include "indexer/clean/blocks.h"

#include <algorithm>
#include <string_view>

#include "chancery/strings.h"
#include "indexer/page/note_mark.h"

namespace chancery::indexer {
namespace {

class Collector {
 public:
  Collector(const HtmlTree& tree, const std::vector<bool>& skip) : tree_(tree), skip_(skip) {}

  std::vector<Block> run(uint32_t root) {
    stack_.push_back(root);
    for (uint32_t i = root; i < tree_[root].end;) {
      close_before(i);
      if (skip_[i] || is_reading(i)) {
        // What was left out still separates words.
        pending_space_ = pending_space_ || (skip_[i] && !block_.text.empty());
        if (tree_[i].block) flush();
        i = tree_[i].end;
        continue;
      }
      open(i);
      ++i;
    }
    flush();
    return std::move(blocks_);
  }

 private:
  void close_before(uint32_t i) {
    while (!stack_.empty() && tree_[stack_.back()].end <= i) {
      flush();
      stack_.pop_back();
    }
    while (!links_.empty() && tree_[links_.back()].end <= i) links_.pop_back();
  }

  // How the characters before it are read aloud stands between them and what follows.
  bool is_reading(uint32_t i) const { return tree_[i].tag == "rt" || tree_[i].tag == "rp"; }

  void open(uint32_t i) {
    const HtmlNode& node = tree_[i];
    if (node.is_text()) {
      append(i, node.text);
      return;
    }
    if (node.block) {
      flush();
      if (i != stack_.front()) stack_.push_back(i);
    } else if (node.tag == "br") {
      // A by-line ends at its line; other lines are only broken.
      if (++breaks_ >= 2 ||
          (block_.text.size() < 80 && starts_with_ignoring_case(block_.text, "by ")))
        flush();
      pending_space_ = true;
    } else if (node.tag == "a") {
      links_.push_back(i);
      if (tree_.attribute(i, "href").starts_with('#')) mark_note(i);
    } else if (node.tag == "sup") {
      mark_note(i);
    } else if (node.tag == "td" || node.tag == "th") {
      if (!block_.text.empty()) block_.text += " |";
      pending_space_ = true;
    }
  }

  // The number of a note at the end of a word stands apart from it.
  void mark_note(uint32_t i) {
    if (pending_space_ || block_.text.empty() || i < note_end_) return;
    if (!is_note_mark(block_.text, tree_.text(i))) return;
    pending_space_ = true;
    note_end_ = tree_[i].end;
  }

  void append(uint32_t i, std::string_view text) {
    if (note_end_ != 0 && i >= note_end_) {
      if (!text.empty() && is_word(text.front())) pending_space_ = true;
      note_end_ = 0;
    }
    for (size_t pos = 0; pos < text.size();) {
      if (const size_t n = space_length(text, pos)) {
        pending_space_ = true;
        pos += n;
        continue;
      }
      size_t end = pos + 1;
      while (end < text.size() && space_length(text, end) == 0) ++end;
      if (block_.text.empty()) {
        block_.node = stack_.back();
        block_.first = i;
      } else if (pending_space_) {
        block_.text += ' ';
        block_.link_bytes += !links_.empty();
      }
      pending_space_ = false;
      breaks_ = 0;
      block_.text.append(text, pos, end - pos);
      if (!links_.empty()) block_.link_bytes += end - pos;
      pos = end;
    }
  }

  void flush() {
    while (block_.text.ends_with(" |")) block_.text.resize(block_.text.size() - 2);
    if (!block_.text.empty()) blocks_.push_back(std::move(block_));
    block_ = Block{};
    pending_space_ = false;
    breaks_ = 0;
  }

  const HtmlTree& tree_;
  const std::vector<bool>& skip_;
  std::vector<uint32_t> stack_;  // open block elements
  std::vector<uint32_t> links_;  // open links
  std::vector<Block> blocks_;
  Block block_;
  bool pending_space_ = false;
  uint32_t note_end_ = 0;  // behind the mark of a note, 0 when there was none
  int breaks_ = 0;
};

}  // namespace

std::vector<Block> collect_blocks(const HtmlTree& tree, uint32_t root,
                                  const std::vector<bool>& skip) {
  return Collector(tree, skip).run(root);
}

bool is_in_sentence(const HtmlTree& tree, uint32_t link) {
  const uint32_t after = tree[link].end;
  if (tree[link].tag != "a" || link == 0 || after >= tree.size()) return false;
  const auto is_beside = [&](uint32_t node) {
    return tree[node].is_text() && tree[node].parent == tree[link].parent;
  };
  if (!is_beside(link - 1) || !is_beside(after)) return false;
  const auto is_word = [](char c) { return is_letter(c) || is_digit(c) || (c & 0x80) != 0; };
  const std::string_view before = trim(tree[link - 1].text);
  const std::string_view rest = tree[after].text;
  return !before.empty() && (is_word(before.back()) || before.back() == ',') &&
         std::any_of(rest.begin(), rest.end(), is_word);
}

}  // namespace chancery::indexer
