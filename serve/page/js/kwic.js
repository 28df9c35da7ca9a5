// Words in their context, a line a place; a line opens its document there.
import {el, theirs} from './dom.js';
import {dateOf, nameOf, number, placeText} from './format.js';
import {hrefOf} from './state.js';

export function kwicLines({lines, places}) {
  if (lines.length === 0) return el('p', {}, 'No hit has these words.');
  return [el('p', {class: 'about'}, lines.length < places ? `${lines.length} of ${number(places)} places` :
    `${number(places)} ${places === 1 ? 'place' : 'places'}`),
  el('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Words in their context'},
    table(lines, el('thead', {}, el('tr', {}, ['before', 'words', 'after', 'document']
      .map((name) => el('th', {scope: 'col'}, name)))), el('tbody', {}, lines.map(row))))];
}

// The middle is as wide as the longest match needs.
function table(lines, ...parts) {
  const node = el('table', {class: 'kwic'}, parts);
  node.style.setProperty('--longest', Math.min(Math.max(...lines.map((line) => [...line.match].length)), 30));
  return node;
}

function row(line) {
  return el('tr', {}, el('td', {class: 'before'}, el('span', {}, el('bdi', {}, line.left))),
    el('td', {class: 'middle'}, el('mark', {'data-kind': 'word'}, line.match)), theirs('td', line.right, '', {class: 'after'}),
    el('td', {class: 'from'}, el('a', {title: line.path, href: hrefOf({doc: line.id, at: String(line.start)}), 'data-go': 'reading'},
      theirs('span', line.title || nameOf(line.path)), ` ${dateOf(line)}, ${placeText(line)}`)));
}
