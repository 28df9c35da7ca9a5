// What may stand beside the parts of the query; each is a link to the query with it.
import {el, theirs} from './dom.js';
import {number} from './format.js';
import {hrefOf} from './state.js';

export function alternativeTable({alternatives}) {
  if (alternatives.length === 0) return el('p', {}, 'Nothing beside its parts finds more.');
  const heads = ['beside', 'or also', 'kind', 'documents', 'more hits'];
  return el('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Alternatives'},
    el('table', {class: 'words'}, el('thead', {}, el('tr', {}, heads.map((name) => el('th', {scope: 'col'}, name)))),
      el('tbody', {}, alternatives.map((one) => el('tr', {}, el('td', {}, theirs('span', one.group)),
        el('th', {scope: 'row'}, el('a', {href: hrefOf({q: one.query, view: ''}), 'data-go': 'answer', title: one.query},
          theirs('span', one.label))),
        el('td', {}, one.kind), el('td', {}, number(one.documents)), el('td', {}, `+${number(one.more)}`))))));
}
