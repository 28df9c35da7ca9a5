// A document to read: it opens at the sentence, and keys go from mark to mark.
import {byId, el, fill, say, theirs} from './dom.js';
import {get} from './api.js';
import {asked} from './asked.js';
import {copy, openCite} from './cite.js';
import {problemText} from './dialog.js';
import {dateText, nameOf, number} from './format.js';
import {copies} from './hits.js';
import {textNodes} from './text.js';
import {go, hrefOf, now} from './state.js';

const KINDS = [['word', 'your words'], ['actor', 'actors'], ['issue', 'issues']];
let shown = '';     // the document and query that are on the screen
let mark = null;    // the one that was gone to
const hidden = new Set();

export const isReading = () => now().doc !== '';

export async function showReading(answer, signal) {
  const place = byId('reading'), {doc, at} = now();
  document.body.classList.toggle('reads', doc !== '');
  place.hidden = doc === '';
  if (!doc) {
    place.replaceChildren();
    shown = '';
    return;
  }
  const wanted = `${doc} ${at} ${asked()}`;
  if (shown === wanted) return;
  try {
    const record = await get('/api/document', {id: doc, q: asked()}, signal);
    shown = wanted;
    draw(place, record, answer?.hits.find((hit) => hit.id === doc), at === '' ? -1 : Number(at));
  } catch (error) {
    if (error.name === 'AbortError') return;
    fill(place, closer(), problemText(error));
  }
}

function draw(place, record, hit, at) {
  const {nodes, marks} = textNodes(record, at);
  fill(place, toolbar(record, at, marks), el('header', {class: 'document'},
    theirs('h2', record.title || nameOf(record.path), record.language), facts(record), hit && copies(hit)),
  el('div', {class: 'text'}, nodes.length > 0 ? nodes : el('p', {}, 'There is no text.')));
  hidden.forEach((kind) => place.classList.toggle(`no-${kind}`, true));
  const here = place.querySelector('.here');
  mark = here?.querySelector('mark[data-asked]') ?? here?.querySelector('mark') ?? null;
  mark?.classList.add('current');
  place.focus({preventScroll: true});
  if (here) here.scrollIntoView({block: 'center'});
  else place.scrollIntoView({block: 'start'});
}

function closer() {
  return el('a', {class: 'back', href: hrefOf({doc: ''}), 'data-go': 'hit', title: 'Esc'}, '← Hits');
}

function toolbar(record, at, marks) {
  // A note names the page of the sentence that the document was opened at.
  const page = record.page_starts.filter((begin) => begin <= at).length || null;
  const toggles = KINDS.filter(([kind]) => marks[kind] > 0).map(([kind, label]) => el('button', {type: 'button',
    class: 'toggle', 'data-kind': kind, 'aria-pressed': String(!hidden.has(kind)), onclick: (event) =>
      toggle(kind, event.currentTarget)}, `${label} ${number(marks[kind])}`));
  return el('div', {class: 'toolbar', role: 'toolbar', 'aria-label': 'Reading'}, closer(),
    el('button', {type: 'button', 'data-act': 'previous', title: 'previous mark (p)', 'aria-label': 'previous mark', onclick: () => step(-1)}, '↑'),
    el('button', {type: 'button', 'data-act': 'next', title: 'next mark (n)', 'aria-label': 'next mark', onclick: () => step(1)}, '↓'),
    el('span', {class: 'choices', role: 'group', 'aria-label': 'Marks that are shown'}, toggles),
    el('button', {type: 'button', 'data-act': 'cite', title: 'c', onclick: () => openCite([record.id], page)}, 'Cite'),
    el('button', {type: 'button', onclick: () => copy(record.path)}, 'Copy path'));
}

function facts(record) {
  const date = record.date && (record.date_source === 'file' ? `~${dateText(record.date)} (time of the file)` :
    dateText(record.date));
  const rows = [['By', record.authors.join(', ')], ['Publisher', record.publisher], ['Date', date || 'not known'],
    ['Section', record.section], ['Pages', record.pages], ['Address', webLink(record.url)], ['File', record.path]];
  return el('dl', {}, rows.filter(([, value]) => value).map(([name, value]) => [el('dt', {}, name),
    theirs('dd', value, '', {class: name === 'File' ? 'path' : null})]));
}

// Only addresses of the web become links: a document may claim any.
function webLink(url) {
  if (!/^https?:\/\/[^\s]+$/i.test(url)) return url;
  return el('a', {href: url, rel: 'noopener noreferrer nofollow', target: '_blank'}, url);
}

function toggle(kind, button) {
  const hide = !hidden.has(kind);
  if (hide) hidden.add(kind);
  else hidden.delete(kind);
  button.setAttribute('aria-pressed', String(!hide));
  byId('reading').classList.toggle(`no-${kind}`, hide);
}

// Goes to the next mark that is shown, from the last one or from where the reader is: of those that the query asks for,
// where there are any, or of `any`.
export function step(direction, any = false) {
  const shownMarks = [...byId('reading').querySelectorAll('.text mark')].filter((one) => !hidden.has(one.dataset.kind));
  const asked = shownMarks.filter((one) => 'asked' in one.dataset);
  const all = any || asked.length === 0 ? shownMarks : asked;
  if (all.length === 0) return say('No marks');
  let at = all.indexOf(mark);
  if (at < 0) at = nearest(all, direction);
  else at = (at + direction + all.length) % all.length;
  mark?.classList.remove('current');
  mark = all[at];
  mark.classList.add('current');
  mark.scrollIntoView({block: 'center'});
  say(`mark ${at + 1} of ${all.length}: ${mark.textContent}`);
}

function nearest(all, direction) {
  if (mark?.isConnected) {
    const follows = all.findIndex((one) => mark.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (follows >= 0) return direction > 0 ? follows : Math.max(follows - 1, 0);
    return direction > 0 ? 0 : all.length - 1;
  }
  const below = all.findIndex((one) => one.getBoundingClientRect().top > innerHeight / 4);
  return Math.max(below, 0);
}

export function closeReading() {
  go({doc: ''}, {focus: 'hit'});
}
