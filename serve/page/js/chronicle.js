// What sentences tell of dates, in the order of these dates; an event opens its document there.
import {el, theirs} from './dom.js';
import {counted, dateOf, dateText, nameOf, number, placeText} from './format.js';
import {markedText} from './marks.js';
import {hrefOf} from './state.js';

const RETOLD = 3;  // sentences that tell the same, named beside the first

export function eventList({events, distinct, places, documents}) {
  if (events.length === 0) return el('p', {}, 'No sentence of the hits that answers names a date with its year.');
  return [el('p', {class: 'about'}, `${events.length < distinct ? `${events.length} of ` : ''}${counted(distinct, 'event')}, told ${
    counted(places, 'time')} in ${counted(documents, 'document')}.`),
  el('ol', {class: 'statements chronicle'}, events.map(event))];
}

function event({told, ahead, sentence, retold}) {
  const more = retold.length - RETOLD;
  return el('li', {}, el('h3', {}, el('time', {datetime: told}, dateText(told))),
    el('blockquote', {dir: 'auto'}, theirs('span', markedText(sentence.text, sentence.marks))),
    el('p', {class: 'from'}, source(sentence), retold.length > 0 && '; also ',
      retold.slice(0, RETOLD).map((one, at) => [at > 0 && '; ', source(one)]), more > 0 && ` and ${number(more)} more`,
      ahead && '; then still ahead'));
}

const source = (one) => [el('a', {title: one.path, 'data-go': 'reading', href: hrefOf({doc: one.id, at: String(one.start)})},
  theirs('span', one.title || nameOf(one.path))), ` ${dateOf(one)}, ${placeText(one)}`];
