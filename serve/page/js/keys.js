// The page by keys alone.
import {byId, el} from './dom.js';
import {openDialog} from './dialog.js';
import {closeReading, isReading, step} from './reading.js';
import {go, now} from './state.js';
import {openSaved} from './saved.js';

const KEYS = [['/', 'ask: to the question box'], ['j  k', 'next and previous hit; in a document scroll'],
  ['Enter', 'open the hit'], ['n  p', 'next and previous mark of the query; with Shift any mark'], ['Esc', 'back to the hits'],
  ['c', 'cite the hit or document'], ['w', 'why the hit is here'], [']  [', 'next and previous page of hits'],
  ['1 … 7', 'hits, time line, who, what, matrix, pairs, in context'], ['s', 'saved queries'], ['?', 'this help']];
const QUERIES = [['zangezur corridor', 'documents with the words, or the matter of that name'],
  ['"maritime boundary"', 'these words next to each other'], ['actor:armenia issue:borders', 'who and which matter'],
  ['fishing OR gas NOT boundary', 'operators'], ['armenia /s corridor', 'both in one sentence'],
  ['date:2020..2023', 'a range of dates'], ['lang:fr type:pdf', 'language, file type'], ['*', 'all documents']];

export function openHelp() {
  const table = (rows, tag) => el('table', {class: 'keys'}, el('tbody', {}, rows.map(([name, what]) =>
    el('tr', {}, el('th', {scope: 'row'}, name.split('  ').map((one) => [el(tag, {}, one), ' '])), el('td', {}, what)))));
  openDialog('Keys and queries', table(KEYS, 'kbd'), el('h3', {}, 'Queries'), table(QUERIES, 'code'),
    el('p', {}, 'Tab completes names and fields. The address of the page keeps all of it: mail it, or go back.'));
}

const hits = () => [...document.querySelectorAll('#answer article')];
const current = () => hits().find((one) => one.contains(document.activeElement)) ??
  document.querySelector('#answer article.current');

// Puts the focus on the title of a hit.
export function focusHit(article) {
  if (!article) return;
  hits().forEach((one) => one.classList.toggle('current', one === article));
  article.querySelector('a.title').focus({preventScroll: true});
  article.scrollIntoView({block: 'nearest'});
}

function move(by) {
  const all = hits(), at = all.indexOf(current());
  if (all.length === 0) return;
  focusHit(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

const press = (selector, place = document) => place?.querySelector(selector)?.click();

function onHit(key) {
  const hit = current() ?? hits()[0];
  if (key === 'c') press('[data-act=cite]', hit);
  if (key === 'w') press('[data-act=why]', hit);
}

const READING = {n: () => step(1), p: () => step(-1), N: () => step(1, true), P: () => step(-1, true), j: () => scrollBy({top: 120}),
  k: () => scrollBy({top: -120}), c: () => press('#reading [data-act=cite]'), Escape: closeReading, u: closeReading};
const LIST = {j: () => move(1), k: () => move(-1), c: () => onHit('c'), w: () => onHit('w'),
  ']': () => press('a[rel=next]'), '[': () => press('a[rel=prev]'),
  Enter: () => document.activeElement === document.body && press('a.title', current())};
const ALWAYS = {'?': openHelp, s: openSaved, '/': () => {
  if (isReading()) go({doc: ''});
  byId('question').focus();
  byId('question').select();
}};

export function listen() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (byId('dialog').open) return;
    const typing = event.target.closest?.('input:not([type=radio]), textarea, select');
    if (typing) {
      const empty = event.target === byId('question') && event.target.value === '';
      if (event.key === '/' && empty) event.preventDefault();
      if (event.key !== 'Escape') return;
      event.preventDefault();  // which would empty the question box
      event.target.blur();
      return;
    }
    const view = now().q && /^[1-7]$/.test(event.key) && byId('views').children[event.key - 1];
    const act = view ? () => view.click() : ALWAYS[event.key] ?? (isReading() ? READING : LIST)[event.key];
    if (!act) return;
    if (event.key !== 'Enter') event.preventDefault();
    act();
  });
  byId('open-help').addEventListener('click', openHelp);
  byId('open-saved').addEventListener('click', openSaved);
}
