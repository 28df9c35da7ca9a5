// What was understood of the query, a chip a part. A part that is switched off stays, struck out: a name or time is
// then read as plain words, everything else is left out.
import {byId, el, fill} from './dom.js';
import {hasOperator, isField, itemsOf, stillThere, typedAs} from './query.js';
import {go, now} from './state.js';

export function showChips(answer) {
  const place = byId('understood');
  const state = now();
  const off = stillThere(state.q, state.off);
  const chips = [...partsOf(answer, state.q, off), ...off.map((one) => ({
    text: one.replace(/^\w+:/, ''), kind: one.startsWith('words:') ? 'words' : 'out', off: one, pressed: false}))];
  place.hidden = chips.length === 0;
  fill(place, el('span', {class: 'label'}, 'Understood'), el('ul', {}, chips.map(chip)));
}

function chip(part) {
  if (!part.off) return el('li', {}, el('span', {class: 'chip', 'data-kind': part.kind}, part.text));
  const off = now().off;
  const press = () => go({off: part.pressed ? [...off, part.off] : off.filter((one) => one !== part.off)});
  const names = part.off.startsWith('words:');
  const hint = part.pressed ? (names ? 'read it as plain words' : 'leave it out') : 'switch it on again';
  return el('li', {}, el('button', {type: 'button', class: 'chip', 'data-kind': part.kind, 'data-off': part.off,
    'aria-pressed': String(part.pressed), title: hint, onclick: press}, part.text,
  el('span', {class: 'cross', 'aria-hidden': 'true'}, part.pressed ? ' ×' : ' +')));
}

// The server's parts with the words of the query that each comes from, where they can be found again.
function partsOf(answer, query, off) {
  const parts = answer.parts ?? (answer.understood ? answer.understood.split(' · ').map((text) => ({text})) : []);
  const fields = itemsOf(query).filter((item) => isField(item) && !off.includes(`out:${item}`));
  const said = parts.filter((part) => part.kind === 'field').length === fields.length;
  const whole = hasOperator(query);
  return parts.filter((part) => !isOff(part, off)).map((part) => {
    const chip = {text: part.text, kind: part.kind ?? 'word', pressed: true, off: null};
    if (whole) return chip;
    if (part.kind === 'field' && said) chip.off = `out:${fields.shift()}`;
    const typed = part.typed ? typedAs(query, part.typed) : null;
    if (typed) chip.off = `${part.kind === 'word' ? 'out' : 'words'}:${typed}`;
    return chip;
  });
}

// A phrase that stands for a name that is switched off is shown as that name.
function isOff(part, off) {
  return off.some((one) => one.startsWith('words:') && part.text === `"${one.slice(6)}"`);
}
