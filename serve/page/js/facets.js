// How many hits have each value of a field; a value narrows the hits, its minus leaves them out.
import {byId, el, fill, theirs} from './dom.js';
import {labelOf, number} from './format.js';
import {narrowed, partOf} from './query.js';
import {hrefOf, now} from './state.js';
import {timeline} from './timeline.js';

export const FIELDS = ['actor', 'issue', 'speaker', 'publisher', 'year', 'lang', 'type'];
const TITLES = {actor: 'Actors', issue: 'Issues', speaker: 'Who says something', publisher: 'Publishers', lang: 'Languages', type: 'Types'};

export function showFacets(answer) {
  const place = byId('narrow');
  place.hidden = answer.total.value === 0;
  const open = place.querySelector('details')?.open ?? matchMedia('(min-width: 60rem)').matches;
  const years = answer.facets.year ?? [];
  fill(place, el('details', {open}, el('summary', {}, el('h2', {}, 'Narrow')),
    years.length > 1 && el('section', {class: 'facet', 'data-field': 'year'}, el('h3', {}, 'Years'),
      timeline(filled(years), {small: true})),
    Object.keys(TITLES).map((field) => facet(answer, field)), moreLink(answer)));
}

function facet(answer, field) {
  const values = answer.facets[field] ?? [];
  if (values.length === 0) return null;
  const most = Math.max(...values.map((value) => value.count));
  const sums = answer.facet_sums[field];
  return el('section', {class: 'facet', 'data-field': field}, el('h3', {}, TITLES[field],
    sums && sums.values > values.length && el('small', {}, ` ${values.length} of ${number(sums.values)}`)),
  el('ul', {}, values.map((value) => row(field, value, most))));
}

function row(field, value, most) {
  const label = labelOf(field, value), part = partOf(field, value.value);
  const content = [bar(value.count, most), theirs('span', label, '', {class: 'name'}),
    el('span', {class: 'count'}, number(value.count)), part && el('span', {class: 'unseen'}, 'hits: only these')];
  if (!part) return el('li', {class: 'value'}, el('span', {class: 'narrower'}, content));
  const {q} = now();
  return el('li', {class: 'value', 'data-value': value.value},
    el('a', {class: 'narrower', href: hrefOf({q: narrowed(q, part)}), 'data-go': 'answer', title: label}, content),
    el('a', {class: 'without', href: hrefOf({q: narrowed(q, part, true)}), 'data-go': 'answer',
      'aria-label': `without ${label}`, title: `without ${label}`}, '−'));
}

export function bar(count, most) {
  const node = el('span', {class: 'bar', 'aria-hidden': 'true'});
  node.style.setProperty('--share', most > 0 ? count / most : 0);
  return node;
}

// Years between the first and the last that no hit has are there too.
function filled(years) {
  const counts = new Map(years.map((year) => [Number(year.value), year]));
  const known = [...counts.keys()].filter((year) => year > 0);
  const first = Math.min(...known), last = Math.max(...known);
  if (!(last - first < 400)) return years;
  return Array.from({length: last - first + 1}, (_, i) => counts.get(first + i) ??
    {value: String(first + i).padStart(4, '0'), label: String(first + i), count: 0});
}

function moreLink(answer) {
  const hidden = FIELDS.some((field) => (answer.facet_sums[field]?.values ?? 0) > (answer.facets[field]?.length ?? 0));
  if (now().more) return el('p', {}, el('a', {href: hrefOf({more: ''}), 'data-go': ''}, 'Show fewer values'));
  return hidden && el('p', {}, el('a', {href: hrefOf({more: '1'}), 'data-go': ''}, 'Show more values'));
}
