// Words with how often they stand here and elsewhere; a word narrows the hits to those that have it.
import {el, theirs} from './dom.js';
import {number} from './format.js';
import {narrowed} from './query.js';
import {hrefOf, now} from './state.js';

// `effect`: the member that tells how much more often, and what to call it.
export function wordTable({words, view}, effect, called) {
  if (words.length === 0) return el('p', {}, 'No word stands out.');
  const heads = ['word', view === 'collocates' ? 'beside them' : 'in the hits', 'elsewhere', 'documents', 'likelihood', called];
  return el('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Words'}, el('table', {class: 'words'},
    el('thead', {}, el('tr', {}, heads.map((name) => el('th', {scope: 'col'}, name)))),
    el('tbody', {}, words.map((one) => el('tr', {}, el('th', {scope: 'row'}, wordLink(one.word)),
      [one.here, one.rest, one.documents].map((count) => el('td', {}, number(count))),
      [one.likelihood, one[effect]].map((value) => el('td', {}, value.toFixed(1))))))));
}

const wordLink = (word) => el('a', {href: hrefOf({q: narrowed(now().q, `word:${word}`), view: ''}), 'data-go': 'answer',
  title: `only hits with ${word}`}, theirs('span', word));
