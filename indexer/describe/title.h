// Which of the titles that a page gives is its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

// `stated`: og:title, headline and the like, the most believable first; `headings`: the page's h1
// in order; `lower`: its h2; `title`: its <title>. Two that agree (site names aside) decide; else a
// lower heading that is the <title>, as the h1 of such a page is the site's name; then the first
// stated, then a heading that begins the <title>, then the <title> without the site's name.
std::string choose_title(const std::vector<std::string>& stated,
                         const std::vector<std::string>& headings,
                         const std::vector<std::string>& lower, const std::string& title,
                         std::string_view publisher);

// `title` without the name of the site at its end or start ("… | BBC News", "… - The Times").
std::string without_site(const std::string& title, std::string_view publisher);

}  // namespace chancery::indexer
