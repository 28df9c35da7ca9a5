// What gave a hit its score, in parts that sum up to it.
import {el, fill, theirs} from './dom.js';
import {get} from './api.js';
import {problemText} from './dialog.js';
import {asked} from './asked.js';
import {bar} from './facets.js';
import {now} from './state.js';

const KINDS = {word: 'word', similar: 'words like it', phrase: 'phrase', actor: 'actor', issue: 'issue',
  meeting: 'in one sentence', near: 'close together', field: 'field', feedback: 'shared with the best hits'};

export async function showWhy(hit, button, place) {
  const open = place.hidden;
  button.setAttribute('aria-expanded', String(open));
  place.hidden = !open;
  if (!open || place.childNodes.length > 0) return;
  try {
    const answer = await get('/api/search', {q: asked(), sort: now().sort, n: 1, offset: hit.rank - 1, explain: 1});
    const parts = answer.hits[0]?.id === hit.id ? answer.hits[0].why ?? [] : [];
    fill(place, parts.length > 0 ? table(parts) : el('p', {}, 'Nothing of the query gave it a score.'));
  } catch (error) {
    fill(place, problemText(error));
  }
}

function table(parts) {
  const most = Math.max(...parts.map((part) => part.score));
  return el('table', {}, el('caption', {}, 'What gave this hit its score'), el('thead', {}, el('tr', {},
    ['What', 'Kind', 'Times', 'Score'].map((name) => el('th', {scope: 'col'}, name)))),
  el('tbody', {}, parts.map((part) => el('tr', {}, theirs('th', part.label, '', {scope: 'row'}),
    el('td', {}, KINDS[part.kind] ?? part.kind), el('td', {class: 'count'}, part.count || ''),
    el('td', {class: 'score'}, bar(part.score, most), el('span', {}, part.score.toFixed(2)))))));
}
