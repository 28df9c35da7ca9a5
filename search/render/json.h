// JSON: one object a query, one line each; DESIGN.md has the members.
//
// Strings are as they are in the document, but what acts on a terminal is escaped (\u009b), so the
// value is unchanged and the line is safe to look at. Offsets are bytes of UTF-8. An unknown string
// is "", an unknown page null.
#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "search/render/renderer.h"

namespace chancery::search {

// "word", "actor" or "issue".
std::string_view mark_name(MarkKind kind);
nlohmann::ordered_json hit_json(const Hit& hit);
// Adds the member "path_bytes" where `path` is not UTF-8: its bytes in base64. JSON holds text
// only, and in "path" the character U+FFFD stands for what is none.
void add_path_bytes(nlohmann::ordered_json& json, const std::string& path);
nlohmann::ordered_json facets_json(const std::vector<Facet>& facets);
// By field: how many values there are, and the hits that were counted.
nlohmann::ordered_json facet_sums_json(const std::vector<Facet>& facets);
nlohmann::ordered_json coverage_json(const Coverage& coverage);
nlohmann::ordered_json answer_json(const Answer& answer);

// As text; `indent` as nlohmann's dump takes it, -1 for one line.
std::string dump_json(const nlohmann::ordered_json& json, int indent = -1);

class JsonRenderer : public Renderer {
 public:
  explicit JsonRenderer(std::ostream& out) : out_(out) {}
  void answer(const Answer& answer, const std::string& id) override;

 private:
  std::ostream& out_;
};

}  // namespace chancery::search
