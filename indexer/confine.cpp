#include "indexer/confine.h"

#include <filesystem>

#include "chancery/paths.h"
#include "indexer/isolate/sandbox.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

std::vector<std::string> places_of(const Found& found) {
  std::vector<std::string> places = found.links_out;
  for (const std::string& folder : found.folders) {
    std::error_code error;
    // A program that writes a file anew puts another in its place.
    const bool whole = fs::is_directory(folder, error);
    places.push_back(whole ? folder : fs::path(folder).parent_path().string());
  }
  return places;
}

void confine(Run& run, std::vector<std::string> places, const fs::path& database) {
  run.shared();
  if (!run.config().confined) return;
  places.push_back(gazetteer_directory().string());
  places.push_back(words_directory().string());
  std::vector<std::string> written;
  if (!database.empty()) written.push_back(database.string());
  confine_program(places, written);
}

}  // namespace chancery::indexer
