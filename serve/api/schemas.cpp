#include "serve/api/schemas.h"

#include "chancery/json_text.h"
#include "serve/embedded/embedded_files.h"

namespace chancery::serve {

const nlohmann::ordered_json& schemas() {
  static const nlohmann::ordered_json kSchemas = [] {
    for (const EmbeddedFile& file : embedded_files())
      if (file.name == "api/schemas.json") return parse_ordered_json(file.content);
    return nlohmann::ordered_json::object();
  }();
  return kSchemas;
}

}  // namespace chancery::serve
