// What was understood of the query, a chip a part. A part that is switched off stays, struck out: a name is then read
// as plain words, everything else is left out.
import {byId, el, fill} from './dom.js';
import {hasOperator, itemAt, standsAlone, stillThere, typedAs} from './query.js';
import {go, now} from './state.js';

export function showChips(answer) {
  const place = byId('understood');
  const {q, off} = now();
  const there = stillThere(q, off);
  const parts = answer.parts.filter((part) => !standsForOff(part, there))
    .map((part) => ({text: part.text, kind: part.kind, off: switchOf(part, q, answer.query), on: true}));
  const chips = [...parts, ...there.map((one) => ({text: one.replace(/^\w+:/, ''), kind: 'word', off: one, on: false}))];
  // A word alone says what stands in the question box.
  place.hidden = chips.length < 2 && (chips[0]?.kind ?? 'word') === 'word';
  fill(place, el('span', {class: 'label'}, 'Understood'), el('ul', {}, chips.map(chip)));
}

function chip({text, kind, off, on}) {
  if (!off) return el('li', {}, el('span', {class: 'chip', 'data-kind': kind, dir: 'auto'}, text));
  const others = now().off.filter((one) => one !== off);
  const press = () => go({off: on ? [...others, off] : others}, {focus: `chip ${off}`});
  const hint = on ? (off.startsWith('words:') ? 'read it as plain words' : 'leave it out') : 'switch it on again';
  return el('li', {}, el('button', {type: 'button', class: 'chip', 'data-kind': kind, 'data-off': off, dir: 'auto',
    'aria-pressed': String(on), title: hint, onclick: press}, text,
  el('span', {class: 'cross', 'aria-hidden': 'true'}, on ? ' ×' : ' +')));
}

// How a part is switched off; absent where the query does not show what it was made of.
function switchOf(part, query, answered) {
  if (part.offset !== null) {
    const item = itemAt(answered, part.offset);
    return item && standsAlone(query, item) ? `out:${item}` : null;
  }
  const typed = part.typed && !hasOperator(query) ? typedAs(query, part.typed) : null;
  if (!typed) return null;
  return `${part.kind === 'actor' || part.kind === 'issue' ? 'words' : 'out'}:${typed}`;
}

// A phrase that stands for a name that is switched off is shown as that name.
function standsForOff(part, off) {
  return part.kind === 'phrase' && off.some((one) => one.startsWith('words:') && part.text === `"${one.slice(6)}"`);
}
