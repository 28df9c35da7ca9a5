// The sentences that answer, a row each; a row opens its document there.
import {el, theirs} from './dom.js';
import {dateOf, nameOf, number, placeText} from './format.js';
import {markedText} from './marks.js';
import {hrefOf} from './state.js';

const ACTORS = 4;  // of a sentence that are named beside it

export function sentenceTable({sentences, places, in_part: inPart}) {
  const left = inPart > 0 ? `${number(inPart)} sentences that hold a part of the query are left out.` : '';
  if (sentences.length === 0) return el('p', {}, `No sentence holds all of the query. ${left}`);
  return [el('p', {class: 'about'}, `${sentences.length < places ? `${sentences.length} of ` : ''}${number(places)} ${
    places === 1 ? 'sentence' : 'sentences'}. ${left}`),
  el('ol', {class: 'statements'}, sentences.map(sentence))];
}

function sentence(one) {
  const actors = one.actors.slice(0, ACTORS).map((actor) => actor.name).join(' · ');
  return el('li', {}, el('blockquote', {dir: 'auto'}, theirs('span', markedText(one.text, one.marks))),
    el('p', {class: 'from'}, el('a', {title: one.path, 'data-go': 'reading', href: hrefOf({doc: one.id, at: String(one.start)})},
      theirs('span', one.title || nameOf(one.path))), ` ${dateOf(one)}, ${placeText(one)}`, actors && ' · ', actors && theirs('span', actors)));
}
