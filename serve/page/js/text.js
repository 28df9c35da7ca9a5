// The text of a document as paragraphs with marks, pages and the sentence that it was opened at.
import {el, languageTag} from './dom.js';
import {Bytes, inOrder} from './bytes.js';
import {marked} from './marks.js';

// Returns {nodes, marks: how many there are of each kind}. `at`: a byte of the text, or -1.
export function textNodes(shown, at) {
  const bytes = new Bytes(shown.text);
  const marks = inOrder(shown.marks, bytes.length);
  const here = sentenceAt(shown.sentences, at);
  const pages = shown.page_starts.map((begin, index) => [begin, index + 1]);
  const kinds = {word: 0, actor: 0, issue: 0};
  for (const [, , kind] of marks) kinds[kind] = (kinds[kind] ?? 0) + 1;
  const marksOf = walker(marks, (mark) => mark[0], (mark) => mark[1]);
  const pagesOf = walker(pages, (page) => page[0], (page) => page[0] + 1);
  const nodes = paragraphsOf(bytes.bytes).map(([begin, end], index, all) => {
    const next = index + 1 < all.length ? all[index + 1][0] : bytes.length + 1;
    return paragraph(bytes, {begin, end, number: index + 1, here, marks: marksOf(begin, end),
      pages: pagesOf(begin, next), language: shown.language});
  });
  return {nodes, marks: kinds};
}

// Byte ranges between empty lines.
export function paragraphsOf(bytes) {
  const found = [];
  let begin = 0;
  for (let i = 0; i <= bytes.length; ++i) {
    const ends = i === bytes.length || (bytes[i] === 10 && bytes[i + 1] === 10);
    if (!ends) continue;
    if (i > begin) found.push([begin, i]);
    while (bytes[i] === 10) ++i;
    begin = i;
  }
  return found;
}

// Those of a sorted list that a range touches; ranges are asked for in order.
function walker(list, beginOf, endOf) {
  let first = 0;
  return (begin, end) => {
    while (first < list.length && endOf(list[first]) <= begin) ++first;
    let last = first;
    while (last < list.length && beginOf(list[last]) < end) ++last;
    return list.slice(first, last);
  };
}

function sentenceAt(sentences, at) {
  if (at < 0) return null;
  const found = sentences.find(([begin, end]) => begin <= at && at < end);
  return found ? [found[0], found[1]] : [at, at + 1];
}

function paragraph(bytes, {begin, end, number, here, marks, pages, language}) {
  const cuts = new Set([begin, end]);
  const inside = here && here[0] < end && here[1] > begin ? [Math.max(here[0], begin), Math.min(here[1], end)] : null;
  if (inside) inside.forEach((cut) => cuts.add(cut));
  for (const [place] of pages) cuts.add(Math.min(Math.max(place, begin), end));
  const order = [...cuts].sort((a, b) => a - b);
  const children = [];
  for (let i = 0; i < order.length; ++i) {
    for (const [place, page] of pages) {
      if (Math.min(Math.max(place, begin), end) === order[i]) children.push(pageMark(page));
    }
    if (i + 1 === order.length) break;
    const content = marked(bytes, marks, order[i], order[i + 1]);
    const isHere = inside && order[i] >= inside[0] && order[i + 1] <= inside[1];
    children.push(isHere ? el('span', {class: 'here'}, content) : content);
  }
  return el('p', {dir: 'auto', lang: languageTag(language), 'data-paragraph': number}, children);
}

function pageMark(page) {
  return el('span', {class: 'page', role: 'separator', 'aria-label': `page ${page}`, 'data-page': page});
}
