// Who says it: the statements of the hits, each with who makes it; a statement opens its document there.
import {el, theirs} from './dom.js';
import {dateOf, nameOf, number, placeText} from './format.js';
import {narrowed, partOf} from './query.js';
import {hrefOf, now} from './state.js';

export function statementList({statements, places}) {
  if (statements.length === 0) return el('p', {}, 'No hit reports who says it.');
  return [el('p', {class: 'about'}, statements.length < places ? `${statements.length} of ${number(places)} statements` :
    `${number(places)} ${places === 1 ? 'statement' : 'statements'}`),
  el('ol', {class: 'statements'}, statements.map(statement))];
}

// What two actors say, side by side: each in the order of its dates.
export function sides({sides: both, statements}) {
  if (statements.length === 0) return el('p', {}, 'No hit reports what either says of it.');
  return el('div', {class: 'sides'}, both.map((side, index) => {
    const theirOwn = statements.filter((one) => one.side === index);
    return el('section', {'aria-label': side.name}, el('h3', {}, theirs('span', side.name)),
      el('p', {class: 'about'}, `${theirOwn.length < side.places ? `${theirOwn.length} of ` : ''}${number(side.places)} ${
        side.places === 1 ? 'statement' : 'statements'}`),
      el('ol', {class: 'statements'}, theirOwn.map(statement)));
  }));
}

function statement(one) {
  return el('li', {'data-act': one.act}, el('p', {}, speakerOf(one), ' ',
    el('span', {class: 'act'}, one.negated ? `${one.act}, negated` : one.act)),
  el('blockquote', {dir: 'auto'}, theirs('span', one.said)),
  el('p', {class: 'from'}, el('a', {title: one.path, 'data-go': 'reading', href: hrefOf({doc: one.id, at: String(one.start)})},
    theirs('span', one.title || nameOf(one.path))), ` ${dateOf(one)}, ${placeText(one)}`));
}

// The name of who makes the statement, which narrows the hits to those that report statements of theirs.
function speakerOf({speaker, source}) {
  if (!speaker?.name) return theirs('span', source || 'not told', '', {class: 'speaker'});
  const part = partOf('speaker', speaker.id);
  if (!part || speaker.id.startsWith('unlisted:')) return theirs('span', speaker.name, '', {class: 'speaker'});
  return el('a', {class: 'speaker', href: hrefOf({q: narrowed(now().q, part)}), 'data-go': 'answer',
    title: `only hits in which ${speaker.name} says something`}, theirs('span', speaker.name));
}
