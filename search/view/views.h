// One function a kind of view. All fill in what view.h says for their kind.
#pragma once

#include "search/view/counting.h"
#include "search/view/view.h"

namespace chancery::search {

void make_timeline(const ViewContext& context, const ViewRequest& request, View& view);
void make_matrix(const ViewContext& context, const ViewRequest& request, View& view);

// kWho and kWhat. Throws RequestError when the subject is unknown, or is empty and the query has
// none.
void make_meetings(const ViewContext& context, const ViewRequest& request, View& view);

// Reads the records of the first hits.
void make_pairs(const ViewContext& context, const ViewRequest& request, View& view);

// Reads the records of those of the first 10,000 hits that have all of the subject's words. Throws
// RequestError when it has none.
void make_kwic(const ViewContext& context, const ViewRequest& request, View& view);

// Reads the records of the first hits. Without said:, act: and of: in the query, statements of
// anybody that hold most of its words.
void make_said(const ViewContext& context, const ViewRequest& request, View& view);

// Reads the records of the first 10,000 hits, so that counts are exact of as many.
void make_sentences(const ViewContext& context, const ViewRequest& request, View& view);

// Reads the records of the first 10,000 hits that have the subject's words. Throws RequestError
// when it has none.
void make_collocates(const ViewContext& context, const ViewRequest& request, View& view);

// Reads the terms of the first 100,000 hits. Throws RequestError where all documents are hits.
void make_keywords(const ViewContext& context, const ViewRequest& request, View& view);

// Reads the records of the first 10,000 hits.
void make_chronicle(const ViewContext& context, const ViewRequest& request, View& view);

// Reads the records of the first 100,000 hits that mention the subject. Throws RequestError when it
// is unknown, or is empty and the query has none.
void make_variants(const ViewContext& context, const ViewRequest& request, View& view);

// Reads the records of the first 300 hits that have a word of the query. Throws RequestError when
// it has none, and names no actor or issue.
void make_also(const ViewContext& context, const ViewRequest& request, View& view);

// The statements of both sides, which make_said has made of a query each, in order of time, `most`
// of them at most (0: all). Damage, hits and what was looked at are sums.
View compared(const std::vector<std::string>& names, std::vector<View> sides, uint32_t most);

// The one that is asked for. `view` has its query and total.
void make_view(const ViewContext& context, const ViewRequest& request, View& view);

}  // namespace chancery::search
