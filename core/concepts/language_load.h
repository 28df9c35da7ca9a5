// The TOML form of a language's names (gazetteer/names/README.md).
#pragma once

#include <filesystem>

#include "core/concepts/gazetteer_builder.h"

namespace chancery {

// Adds what `file`, which is called by its language ("fr.toml"), has. Throws Error with the line.
void read_language(const std::filesystem::path& file, GazetteerBuilder& builder);

}  // namespace chancery
