// Exports of press databases (Nexis, Factiva, ProQuest): many articles in one document.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/extracted.h"

namespace chancery::indexer {

// The articles of `paragraphs`, each with its title, paper, by-line and day, when they are told
// apart as one of these writes them; none for any other document.
std::vector<Extracted> clippings_of(const std::vector<std::string>& paragraphs);

// Those of one of them: Factiva closes an article by "Document HRVW000020220303ei3300012", ProQuest
// tells each by fields, "ProQuest document ID" among them.
std::vector<Extracted> factiva_articles(const std::vector<std::string>& paragraphs);
std::vector<Extracted> proquest_articles(const std::vector<std::string>& paragraphs);

}  // namespace chancery::indexer
