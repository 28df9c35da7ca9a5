// The page: an address is shown, a change of it shows the next one.
import {byId, el, fill, languageTag, theirs} from './dom.js';
import {get, keepToken, takeToken} from './api.js';
import {asked} from './asked.js';
import {showChips} from './chips.js';
import {completes} from './complete.js';
import {showCoverage, watch} from './coverage.js';
import {problemText} from './dialog.js';
import {FIELDS, showFacets} from './facets.js';
import {about, hitList, PAGE, summary} from './hits.js';
import {nameOf} from './format.js';
import {focusHit, listen} from './keys.js';
import {showReading} from './reading.js';
import {go, now, start} from './state.js';
import {viewLinks, viewPicture} from './views.js';

const question = byId('question');
let asking = new AbortController();
let answer = null;      // that is on the screen
let answered = '';      // the question that it answers
let last = '';          // document that was open

async function show(state, {scroll = null, focus = '', back = false} = {}) {
  asking.abort();
  asking = new AbortController();
  const {signal} = asking;
  // What is being typed, perhaps before the page was ready, stays.
  const typing = document.activeElement === question && (!back || !state.q && !answered);
  if (focus || !typing) question.value = state.q;
  if (byId('dialog').open) byId('dialog').close();
  document.title = state.q ? `${state.q} – Chancery` : 'Chancery';
  byId('answer').setAttribute('aria-busy', 'true');
  try {
    if (state.q) await showAnswer(state, signal);
    else await showStart(signal);
    await showReading(answer, signal);
    if (!signal.aborted) settle(state, {scroll, focus});
  } catch (error) {
    if (error.name !== 'AbortError') showProblem(error);
  } finally {
    if (!signal.aborted) byId('answer').removeAttribute('aria-busy');
  }
}

async function showAnswer(state, signal) {
  const wanted = {q: asked(), n: PAGE, offset: state.from || '', sort: state.sort, facets: FIELDS.join(','),
    facet_values: state.more ? 50 : ''};
  const key = JSON.stringify([wanted, state.view, state.subject, state.by, state.share, state.mean, state.series, state.q, state.off]);
  if (key === answered) return;
  const picture = state.view ? viewPicture(signal) : null;
  picture?.catch(() => {});
  const next = await get('/api/search', wanted, signal);
  const content = picture ? await picture : hitList(next);
  if (signal.aborted) return;
  [answer, answered] = [next, key];
  viewLinks(byId('views'));
  showChips(answer);
  showFacets(answer);
  fill(byId('answer'), state.view && el('p', {class: 'about'}, summary(answer)), content);
  showCoverage(answer.coverage);
}

// Without a question: what there is, and the newest of it.
async function showStart(signal) {
  const all = await get('/api/search', {q: '*', n: 5, sort: '-date', facets: FIELDS.join(',')}, signal);
  if (signal.aborted) return;
  answer = null;
  answered = '';
  ['understood', 'views'].forEach((id) => { byId(id).hidden = true; });
  showFacets(all);
  const example = (q, text = q) => el('li', {}, el('a', {href: `/?${new URLSearchParams({q})}`, 'data-go': 'answer'},
    theirs('span', text)));
  const newest = (hit) => el('li', {}, el('a', {href: `/?${new URLSearchParams({q: '*', sort: '-date', doc: hit.id})}`,
    'data-go': 'reading', dir: 'auto', lang: languageTag(hit.language)}, hit.title || nameOf(hit.path)), about(hit));
  fill(byId('answer'), el('div', {class: 'start'}, el('h2', {id: 'total', tabindex: '-1'},
    'Who is said to do what about which matter?'),
  el('p', {}, 'Type a question, names or words; choose an actor, an issue or years. Press ', el('kbd', {}, '/'),
    ' to ask, ', el('kbd', {}, '?'), ' for all keys and what queries can say.'),
  el('ul', {class: 'examples'}, example('*', 'All documents'), ['ceasefire since 2020', 'actor:iran /s sanctions',
    'latest on elections'].map((q) => example(q))),
  all.hits.length > 0 && [el('h3', {}, 'Newest'), el('ol', {}, all.hits.map(newest))]));
  showCoverage(all.coverage);
  question.focus();
}

// Where the reader is afterwards: `focus` says what was done.
function settle(state, {scroll, focus}) {
  const opened = state.doc && state.doc !== last;
  const closed = !state.doc && last;
  if (closed && (focus === 'hit' || !focus)) focusHit(document.querySelector(`#answer article[data-id="${last}"]`));
  else if (scroll !== null && !opened) scrollTo(0, scroll);
  if (focus === 'answer' || focus === 'total') byId('total')?.focus({preventScroll: true});
  if (focus === 'order') byId('order')?.focus();
  if (focus.startsWith('chip ')) document.querySelector(`.chip[data-off="${CSS.escape(focus.slice(5))}"]`)?.focus();
  last = state.doc;
}

function showProblem(error) {
  const place = byId('answer');
  const {status = -1} = error.problem ?? {};
  answered = '';
  ['understood', 'narrow'].forEach((id) => { byId(id).hidden = true; });  // they are of the answer before
  if (status !== 401) {
    // A query that cannot be read is to be changed; what else fails may pass.
    const again = (status < 400 || status >= 500) &&
      el('button', {type: 'button', onclick: () => show(now())}, 'Try again');
    fill(place, el('div', {class: 'failed', role: 'alert'}, problemText(error),
      status < 0 && el('p', {}, 'This is a fault of the page.'), again));
    return;
  }
  keepToken('');
  const token = el('input', {type: 'password', id: 'token', autocomplete: 'off', required: true});
  fill(place, el('form', {class: 'failed', role: 'alert', onsubmit: (event) => {
    event.preventDefault();
    keepToken(token.value.trim());
    show(now());
  }}, el('p', {class: 'problem'}, 'This server answers only who has its token.'),
  el('p', {}, 'Open the link that chancery-serve printed, or paste the token here.'),
  el('label', {for: 'token'}, 'Token '), token, el('button', {type: 'submit'}, 'Go on')));
}

takeToken();
addEventListener('hashchange', () => {
  takeToken();
  show(now());
});
const completion = completes(question);
byId('ask').addEventListener('submit', (event) => {
  event.preventDefault();
  completion.close();
  answered = '';
  go({q: question.value.trim(), off: now().q === question.value.trim() ? now().off : []}, {focus: 'answer'});
});
listen();
watch(() => {
  answered = '';
  show(now());
});
start(show);
