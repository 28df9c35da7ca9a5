// Marked words: <mark data-kind="word|actor|issue">, which differ by their lines below as well as by colour. In a whole
// text those that the query asks for have data-asked and stand out from all other actors and issues.
import {el} from './dom.js';
import {Bytes, inOrder} from './bytes.js';

const KINDS = {word: 'word of the query', actor: 'actor', issue: 'issue'};

export function markOf(text, kind, asked = false) {
  const known = Object.hasOwn(KINDS, kind) ? kind : 'word';
  return el('mark', {'data-kind': known, 'data-asked': asked, title: KINDS[known]}, text);
}

// The nodes of `bytes` from `begin` to `end`; `marks` as inOrder() gives them.
export function marked(bytes, marks, begin, end) {
  const nodes = [];
  let at = begin;
  for (const [from, to, kind, asked] of marks) {
    if (to <= begin || from >= end) continue;
    const first = Math.max(from, begin), last = Math.min(to, end);
    if (first > at) nodes.push(bytes.slice(at, first));
    nodes.push(markOf(bytes.slice(first, last), kind, asked));
    at = last;
  }
  if (at < end) nodes.push(bytes.slice(at, end));
  return nodes;
}

export function markedText(text, marks) {
  const bytes = new Bytes(text);
  return marked(bytes, inOrder(marks, bytes.length), 0, bytes.length);
}

export function legend() {
  return el('p', {class: 'legend'}, 'Marked: ', Object.keys(KINDS).map((kind) =>
    [markOf(kind === 'word' ? 'your words' : `${kind}s`, kind), ' ']));
}
