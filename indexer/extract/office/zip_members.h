// Members of a zip file in memory, for formats that are zips inside: OOXML, ODF, EPUB.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

struct ZipLimits {
  size_t member = size_t{32} << 20;  // bytes unpacked; of a larger member the first ones are kept
  size_t total = size_t{96} << 20;   // of all wanted members together
  size_t count = 20'000;             // members looked at
};

class ZipMembers {
 public:
  // Unpacks the members whose name `wanted` accepts, within `limits`. A damaged file gives what
  // stands before the damage. Throws Unreadable when there is nothing at all, or when a wanted
  // member is encrypted.
  ZipMembers(std::string_view bytes, const std::function<bool(std::string_view)>& wanted,
             const ZipLimits& limits = {});

  // The bytes of a member, nullptr when there is none of that name. ASCII case is ignored, as
  // OOXML asks.
  const std::string* find(std::string_view name) const;
  // The names of all members, wanted or not, as the file spells them, in the file's order.
  const std::vector<std::string>& names() const { return names_; }
  // What the report says when the limits left something out, else empty. `also`: what was made of
  // the members left something out.
  std::string note(bool also = false) const;

 private:
  std::map<std::string, std::string> members_;  // by lower-case name
  std::vector<std::string> names_;
  bool is_cut_ = false;
};

// `target`, as a relationship or manifest in the folder of `base` writes it, as a member's name:
// "../media/a.xml" seen from "ppt/slides/slide1.xml" is "ppt/media/a.xml". Percent signs are
// decoded, fragments cut.
std::string resolve_member(std::string_view base, std::string_view target);

}  // namespace chancery::indexer
