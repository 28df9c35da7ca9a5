// Queries as text: their items, parts that narrow them, and parts that are switched off.
import {Bytes} from './bytes.js';

// The items of a query that white space separates, with quotes and brackets kept whole: `"a b"`, `title:(a b)`, `-c`;
// each with where it begins and ends in the string.
function spansOf(query) {
  const spans = [];
  let begin = -1, quoted = false, depth = 0;
  for (let at = 0; at <= query.length; ++at) {
    const c = query[at] ?? ' ';
    if (c === '"') quoted = !quoted;
    else if (!quoted && c === '(') ++depth;
    else if (!quoted && c === ')') depth = Math.max(0, depth - 1);
    const ends = at === query.length || (/\s/.test(c) && !quoted && depth === 0);
    if (!ends && begin < 0) begin = at;
    if (!ends || begin < 0) continue;
    spans.push({text: query.slice(begin, at), begin, end: at});
    begin = -1;
  }
  return spans;
}

export const itemsOf = (query) => spansOf(query).map((span) => span.text);

// The item at a byte of the query.
export function itemAt(query, offset) {
  const place = new Bytes(query).slice(0, offset).length;
  return spansOf(query).find(({begin, end}) => begin <= place && place < end)?.text ?? null;
}

const OPERATOR = /^(AND|OR|NOT|XOR|NEAR(\/\d+)?|ADJ(\/\d+)?|(w)?\/([sp]|\d+))$/;
export const hasOperator = (query) => itemsOf(query).some((item) => OPERATOR.test(item));

// Whether an item stands on its own, with no operator before or behind it.
export function standsAlone(query, item) {
  const items = itemsOf(query), at = items.indexOf(item);
  return at >= 0 && !OPERATOR.test(items[at - 1] ?? '') && !OPERATOR.test(items[at + 1] ?? '');
}

// As fold() of the programs does it, near enough to find typed words again.
export function wordsOf(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

// The text of neighbouring plain items whose words are those of `typed`; absent when there are none.
export function typedAs(query, typed) {
  const wanted = wordsOf(typed).join(' ');
  if (!wanted) return null;
  const items = itemsOf(query);
  for (let first = 0; first < items.length; ++first) {
    const words = [];
    for (let last = first; last < items.length && !/["():^*?~]/.test(items[last]); ++last) {
      words.push(...wordsOf(items[last]));
      const text = words.join(' ');
      if (text === wanted) return items.slice(first, last + 1).join(' ');
      if (!wanted.startsWith(text)) break;
    }
  }
  return null;
}

// A switched-off part is `out:TEXT`, left out, or `words:TEXT`, read as words with no name or date in them.
export function withoutOff(query, off) {
  let items = itemsOf(query);
  for (const one of off) {
    const [, how, text] = /^(out|words):(.*)$/s.exec(one) ?? [];
    const at = text ? placeOf(items, itemsOf(text)) : -1;
    if (at < 0) continue;
    const instead = how === 'out' ? [] : [`"${text.replaceAll('"', '')}"`];
    items = [...items.slice(0, at), ...instead, ...items.slice(at + itemsOf(text).length)];
  }
  return items.join(' ') || (query.trim() ? '*' : '');
}

function placeOf(items, run) {
  return items.findIndex((_, at) => run.every((item, i) => items[at + i] === item));
}

// What is switched off and still a part of the query.
export function stillThere(query, off) {
  const items = itemsOf(query);
  return off.filter((one) => placeOf(items, itemsOf(one.replace(/^\w+:/, ''))) >= 0);
}

export function quotedIfNeeded(value) {
  return /^[\w\-./+=\u0080-\uffff]+$/.test(value) ? value : `"${value.replaceAll('"', '')}"`;
}

// The part that keeps the hits with a value of a facet; absent for "not known".
export function partOf(field, value) {
  if (!value) return null;
  const name = {actor: 'about', issue: 'about', speaker: 'said', year: 'date', month: 'date'}[field] ?? field;
  return `${name}:${quotedIfNeeded(value)}`;
}

export const pairPart = (actor, issue, exactly = true) =>
  `pair:${quotedIfNeeded(`${actor}${exactly ? '/=' : '/'}${issue}`)}`;

export const datePart = (from, to) => `date:${from === to ? from : `${from}..${to}`}`;

// The query with a part more, or without what it finds.
export function narrowed(query, part, exclude = false) {
  const several = part.includes(' ') && !part.includes('"');
  // Beside said:, act: and of: it would be asked of statements.
  const ofStatements = /(^|[ (+-])(said|act|of):/.test(query) && part.startsWith('about:');
  const added = !exclude ? (ofStatements ? `+${part}` : part) : several ? `-(${part})` : `-${part}`;
  const plain = query.trim();
  if (!plain || plain === '*') return exclude ? `* ${added}` : added;
  if (itemsOf(plain).includes(added)) return plain;
  // Beside said: words alone would ask for those of the statement.
  if (added.startsWith('said:')) return `${itemsOf(plain).length > 1 ? `(${plain})` : plain} AND ${added}`;
  return `${hasOperator(plain) ? `(${plain})` : plain} ${added}`;
}

// Another range of dates takes the place of that which is there.
export function dated(query, part) {
  return narrowed(itemsOf(query).filter((item) => !item.startsWith('date:')).join(' '), part);
}
