// Actors and issues that meet in sentences, as a heat map whose cells narrow the hits.
import {el, theirs} from './dom.js';
import {number} from './format.js';
import {narrowed, pairPart, partOf} from './query.js';
import {hrefOf, now} from './state.js';

export function heatMap({actors, issues, counts}) {
  if (actors.length === 0 || issues.length === 0) return el('p', {}, 'No sentence of the hits names an actor with an issue.');
  const most = Math.max(1, ...counts.flat());
  return el('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Matrix'}, el('table', {class: 'matrix'},
    el('caption', {}, 'Documents in which a sentence names both'),
    el('thead', {}, el('tr', {}, el('td', {}), issues.map((issue) => el('th', {scope: 'col'}, head(issue, 'issue'))))),
    el('tbody', {}, actors.map((actor, row) => el('tr', {}, el('th', {scope: 'row'}, head(actor, 'actor')),
      issues.map((issue, column) => cell(actor, issue, counts[row][column], most)))))));
}

function head(value, field) {
  const part = partOf(field, value.value);
  return el('a', {href: hrefOf({q: narrowed(now().q, part), view: ''}), 'data-go': 'answer',
    title: `only hits about ${value.label}`}, theirs('span', value.label));
}

function cell(actor, issue, count, most) {
  if (count === 0) return el('td', {}, el('span', {class: 'unseen'}, '0'));
  const node = el('td', {class: 'cell', 'data-actor': actor.value, 'data-issue': issue.value}, el('a', {
    href: hrefOf({q: narrowed(now().q, pairPart(actor.value, issue.value)), view: ''}), 'data-go': 'answer',
    'aria-label': `${actor.label} and ${issue.label}: ${count}`, title: `${actor.label} and ${issue.label}`}, number(count)));
  node.style.setProperty('--heat', `${Math.round(15 + 75 * Math.sqrt(count / most))}%`);
  return node;
}
