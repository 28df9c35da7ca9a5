// The hits of a page: what each document is, and the sentences that show why it was found.
import {el, languageTag, theirs} from './dom.js';
import {dateOf, milliseconds, nameOf, number, placeText, totalText} from './format.js';
import {legend, markedText} from './marks.js';
import {asked} from './asked.js';
import {openCite, openPaper} from './cite.js';
import {showWhy} from './why.js';
import {go, hrefOf, now} from './state.js';

export const PAGE = 10;

export function hitList(answer) {
  const state = now();
  if (answer.hits.length === 0) return nothing(answer);
  return [notes(answer), head(answer, state),
    answer.hits.map((hit) => article(hit, answer)),
    paging(answer, state), legend()];
}

export function summary(answer) {
  return `${totalText(answer.total)}, ${milliseconds(answer.took_ms)}`;
}

function head(answer, state) {
  const first = answer.hits[0].rank, last = answer.hits[answer.hits.length - 1].rank;
  const order = el('select', {id: 'order', onchange: (event) => go({sort: event.target.value}, {focus: 'order'})},
    [['', 'best first'], ['-date', 'newest first'], ['date', 'oldest first']].map(([value, label]) =>
      el('option', {value, selected: value === state.sort}, label)));
  const ids = answer.hits.map((hit) => hit.id);
  return el('div', {class: 'head'}, el('h2', {id: 'total', tabindex: '-1'}, summary(answer)),
    el('p', {}, `${number(first)}–${number(last)}`,
      answer.undated > 0 && `, ${number(answer.undated)} without a date come last`),
    el('label', {}, el('span', {class: 'unseen'}, 'Order'), order),
    el('button', {type: 'button', class: 'quiet', onclick: () => openCite(ids)}, 'Cite these'),
    el('button', {type: 'button', class: 'quiet', id: 'paper', onclick: () => openPaper(asked(), state.sort)}, 'Quotations'));
}

function notes(answer) {
  const lines = [...(answer.explanation ?? [])].map((line) => el('p', {}, line));
  if (answer.corrected) lines.unshift(el('p', {}, 'Answered: ', el('b', {dir: 'auto'}, answer.corrected)));
  if (answer.suggestion) {
    lines.push(el('p', {}, 'Did you mean ', el('a', {href: hrefOf({q: answer.suggestion, off: []}), 'data-go': 'answer',
      id: 'suggestion'}, theirs('b', answer.suggestion)), '?'));
  }
  return lines.length > 0 && el('div', {class: 'notes'}, lines);
}

function nothing(answer) {
  const {from} = now();
  return [el('div', {class: 'head'}, el('h2', {id: 'total', tabindex: '-1'}, summary(answer))), notes(answer),
    from > 0 && el('p', {}, el('a', {href: hrefOf({from: 0}), 'data-go': 'answer'}, 'Back to the first hits')),
    answer.total.value === 0 && el('p', {}, 'Try fewer words, another spelling, or ',
      el('a', {href: hrefOf({q: '*', off: []}), 'data-go': 'answer'}, 'all documents'), '.')];
}

function article(hit, answer) {
  const first = hit.snippets[0];
  const title = hit.title || nameOf(hit.path);
  const link = el('a', {class: 'title', href: hrefOf({doc: hit.id, at: first ? String(first.start) : ''}),
    'data-go': 'reading', dir: 'auto', lang: languageTag(hit.language)}, title);
  const place = el('div', {class: 'why', hidden: true});
  const why = el('button', {type: 'button', class: 'quiet', 'aria-expanded': 'false', 'data-act': 'why',
    onclick: () => showWhy(hit, why, place)}, 'Why here');
  return el('article', {'data-id': hit.id, 'data-rank': hit.rank, 'aria-label': `Hit ${hit.rank}`},
    el('h3', {}, el('span', {class: 'rank'}, hit.rank), ' ', link),
    about(hit), hit.damaged && el('p', {class: 'damaged'}, 'What the index keeps of this document is damaged.'),
    el('div', {class: 'snippets'}, hit.snippets.map((snippet) => sentence(hit, snippet))),
    tags(hit), copies(hit),
    el('p', {class: 'acts'}, why,
      el('button', {type: 'button', class: 'quiet', 'data-act': 'cite', onclick: () => openCite([hit.id], first?.page)}, 'Cite'),
      !hit.path.includes('"') && el('a', {class: 'quiet', 'data-act': 'like', 'data-go': 'answer',
        href: hrefOf({q: `like:"${hit.path}"`, off: []})}, 'More like this')), place);
}

export function about(hit) {
  const parts = [hit.publisher && theirs('span', hit.publisher),
    hit.authors.length > 0 && theirs('span', hit.authors.join(', ')),
    el('span', {title: hit.date_source === 'file' ? 'only the time of the file is known' : null}, dateOf(hit)),
    el('bdi', {class: 'path', title: hit.path}, nameOf(hit.path))].filter(Boolean);
  return el('p', {class: 'about'}, parts.map((part, at) => [at > 0 && ' · ', part]));
}

function sentence(hit, snippet) {
  const place = placeText(snippet);
  return el('p', {class: 'snippet'}, stated(snippet), theirs('span', wrapped(snippet), hit.language, {class: 'said'}), ' ',
  el('a', {class: 'place', href: hrefOf({doc: hit.id, at: String(snippet.start)}), 'data-go': 'reading',
    'aria-label': `read on from here${place ? `, ${place}` : ''}`}, place || '→'));
}

// Who makes the statement, where the query asked for one.
function stated({speaker, act}) {
  if (act === undefined) return null;
  return el('span', {class: 'stated'}, theirs('b', speaker || 'not told'), ` ${act}: `);
}

function wrapped(snippet) {
  const bounds = snippet.whole ? ['', ''] : ['… ', ' …'];
  return [bounds[0], markedText(snippet.text, snippet.marks), bounds[1]];
}

function tags(hit) {
  const rank = (one) => (one.usual ? 1 : 0);  // what most documents name tells less of this one
  const list = (concepts, most) => concepts.filter((one) => !one.id.startsWith('unlisted:'))
    .sort((a, b) => rank(a) - rank(b)).slice(0, most);
  const actors = list(hit.actors, 5), issues = list(hit.issues, 5);
  if (actors.length + issues.length === 0) return null;
  const name = (one, kind) => el('span', {class: 'tag', 'data-kind': kind}, one.name, one.count > 1 && ` ×${one.count}`);
  return el('p', {class: 'tags'}, actors.map((one) => [name(one, 'actor'), ' ']),
    issues.map((one) => [name(one, 'issue'), ' ']));
}

export function copies(hit) {
  if (!hit.copies?.length) return null;
  return el('details', {class: 'copies'}, el('summary', {}, `${hit.copies.length === 1 ? 'A copy' :
    `${hit.copies.length} copies`} elsewhere`), el('ul', {}, hit.copies.map((path) => el('li', {}, el('bdi', {}, path)))));
}

function paging(answer, state) {
  const before = state.from > 0, links = [];
  if (before) {
    links.push(el('a', {href: hrefOf({from: Math.max(0, state.from - PAGE)}), 'data-go': 'answer', rel: 'prev'},
      '← Hits before'));
  }
  if (answer.more) {
    links.push(el('a', {href: hrefOf({from: state.from + PAGE}), 'data-go': 'answer', rel: 'next'}, 'More hits →'));
  }
  return links.length > 0 && el('nav', {class: 'paging', 'aria-label': 'Pages of hits'}, links);
}
