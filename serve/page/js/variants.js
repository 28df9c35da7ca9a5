// The forms by which texts name an actor or issue: how often, and which publishers, states and years use which.
import {el, theirs} from './dom.js';
import {counted, number} from './format.js';
import {narrowed} from './query.js';
import {hrefOf, now} from './state.js';

const BY = {publisher: 'Documents by publisher', state: 'Documents by the state that who says it speaks for', year: 'Documents by year'};
const UNKNOWN = {publisher: 'not named', state: 'nobody known', year: 'undated'};

export function formTables({subject, forms, tables, places, documents, others}) {
  if (forms.length === 0) return el('p', {}, `No text of the hits names ${subject}.`);
  const told = tables.filter(({groups}) => groups.length > 1 || groups[0]?.value);
  return [el('p', {class: 'about'}, `${counted(places, 'mention')} in ${counted(documents, 'document')}`,
    others > 0 && `; ${number(others)} more name a leader, a capital or a city, or are a speaker's own`),
  scrolled('Names', ['name', 'documents', 'mentions', ''], forms.map((one) => row(phraseLink(one.form),
    [number(one.documents), number(one.mentions), one.use === 'name' ? '' : one.use]))),
  told.map(({by, groups}) => scrolled(BY[by], ['', ...forms.map((one) => one.form)], groups.map((group) =>
    row(group.value ? theirs('span', group.label) : UNKNOWN[by], group.counts.map((one) => one.documents ? number(one.documents) : ''))),
  true))];
}

function scrolled(label, heads, rows, titled = false) {
  return el('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': label}, el('table', {class: 'words forms'},
    titled && el('caption', {}, label),
    el('thead', {}, el('tr', {}, heads.map((name) => name ? el('th', {scope: 'col'}, theirs('span', name)) : el('td', {})))),
    el('tbody', {}, rows)));
}

const row = (head, cells) => el('tr', {}, el('th', {scope: 'row'}, head), cells.map((text) => el('td', {}, text)));

const phraseLink = (form) => el('a', {href: hrefOf({q: narrowed(now().q, `"${form.replace(/"/g, '')}"`), view: ''}),
  'data-go': 'answer', title: `only hits with ${form}`}, theirs('span', form));
