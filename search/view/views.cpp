#include "search/view/views.h"

namespace chancery::search {

void make_view(const ViewContext& context, const ViewRequest& request, View& view) {
  view.kind = request.kind;
  switch (request.kind) {
    case ViewKind::kTimeline:
      return make_timeline(context, request, view);
    case ViewKind::kMatrix:
      return make_matrix(context, request, view);
    case ViewKind::kWho:
    case ViewKind::kWhat:
      return make_meetings(context, request, view);
    case ViewKind::kPairs:
      return make_pairs(context, request, view);
    case ViewKind::kKwic:
      return make_kwic(context, request, view);
    case ViewKind::kSaid:
    case ViewKind::kCompare:  // of each side
      return make_said(context, request, view);
    case ViewKind::kSentences:
      return make_sentences(context, request, view);
    case ViewKind::kCollocates:
      return make_collocates(context, request, view);
    case ViewKind::kKeywords:
      return make_keywords(context, request, view);
    case ViewKind::kChronicle:
      return make_chronicle(context, request, view);
    case ViewKind::kVariants:
      return make_variants(context, request, view);
    case ViewKind::kAlso:
      return make_also(context, request, view);
  }
}

}  // namespace chancery::search
