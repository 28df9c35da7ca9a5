// Queries as text: their items, parts that narrow them, and parts that are switched off.

// The items of a query that white space separates, with quotes and brackets kept whole: `"a b"`, `title:(a b)`, `-c`.
export function itemsOf(query) {
  const items = [];
  let item = '', quoted = false, depth = 0;
  for (const c of query) {
    if (c === '"') quoted = !quoted;
    else if (!quoted && c === '(') ++depth;
    else if (!quoted && c === ')') depth = Math.max(0, depth - 1);
    if (/\s/u.test(c) && !quoted && depth === 0) {
      if (item) items.push(item);
      item = '';
    } else {
      item += c;
    }
  }
  if (item) items.push(item);
  return items;
}

const OPERATOR = /^(AND|OR|NOT|XOR|NEAR(\/\d+)?|ADJ(\/\d+)?|(w)?\/([sp]|\d+))$/;
export const hasOperator = (query) => itemsOf(query).some((item) => OPERATOR.test(item));
export const isField = (item) => /^[-+]?[a-z]+:./.test(item);

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
  const name = {actor: 'about', issue: 'about', year: 'date', month: 'date'}[field] ?? field;
  return `${name}:${quotedIfNeeded(value)}`;
}

export const pairPart = (actor, issue, exactly = true) =>
  `pair:${quotedIfNeeded(`${actor}${exactly ? '/=' : '/'}${issue}`)}`;

export const datePart = (from, to) => `date:${from === to ? from : `${from}..${to}`}`;

// The query with a part more, or without what it finds.
export function narrowed(query, part, exclude = false) {
  const several = part.includes(' ') && !part.includes('"');
  const added = !exclude ? part : several ? `-(${part})` : `-${part}`;
  const plain = query.trim();
  if (!plain || plain === '*') return exclude ? `* ${added}` : added;
  if (itemsOf(plain).includes(added)) return plain;
  return `${hasOperator(plain) ? `(${plain})` : plain} ${added}`;
}

// Another range of dates takes the place of that which is there.
export function dated(query, part) {
  return narrowed(itemsOf(query).filter((item) => !item.startsWith('date:')).join(' '), part);
}

export function withoutItem(query, item) {
  const items = itemsOf(query);
  const at = items.indexOf(item);
  if (at >= 0) items.splice(at, 1);
  return items.join(' ') || '*';
}
