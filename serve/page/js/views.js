// Pictures of all hits: who is named with a matter, what with an actor, who with whom, who says it, and
// when.
import {el, theirs} from './dom.js';
import {get} from './api.js';
import {alternativeTable} from './also.js';
import {asked} from './asked.js';
import {bar} from './facets.js';
import {eventList} from './chronicle.js';
import {counted, number} from './format.js';
import {kwicLines} from './kwic.js';
import {heatMap} from './matrix.js';
import {narrowed, pairPart} from './query.js';
import {sides, statementList} from './said.js';
import {sentenceTable} from './sentences.js';
import {go, hrefOf, now} from './state.js';
import {timeline, timelines} from './timeline.js';
import {formTables} from './variants.js';
import {wordTable} from './words.js';

const NAMES = {'': 'Hits', timeline: 'Time line', who: 'Who', what: 'What', matrix: 'Matrix', pairs: 'Pairs',
  said: 'Who says it', kwic: 'In context', compare: 'Two sides', sentences: 'Sentences', collocates: 'Words beside',
  keywords: 'Own words', chronicle: 'Chronicle', variants: 'Names', also: 'OR also'};
const HEADS = {timeline: 'When', who: 'Who is named in a sentence with the issue',
  what: 'Which issues sentences name with the actor', matrix: 'Actors and issues that meet in a sentence',
  pairs: 'Who is named with whom', said: 'Who says it', kwic: 'Words in their context', compare: 'What two sides say',
  sentences: 'Sentences that answer', collocates: 'Words that stand near others',
  keywords: 'Words of the hits rather than of other documents', chronicle: 'What is told of which day',
  variants: 'By which names the texts call it', also: 'What may stand beside the parts of the query'};
const SUBJECTS = {who: ['Issue', 'issue'], what: ['Actor', 'actor'], said: ['Speaker and words', ''], kwic: ['Words', ''],
  compare: ['Two actors and words', ''], collocates: ['Words', ''],
  variants: ['Actor or issue', 'about']};

const LIKELY = [['', 'likelihood'], ['effect', 'how much more often']];
const BY = {timeline: [['', 'what fits'], ['year', 'year'], ['month', 'month']],
  said: [['', 'date'], ['speaker', 'speaker'], ['relevance', 'hit']],
  kwic: [['', 'hit'], ['left', 'words before'], ['right', 'words after'],
    ['1L,1R,2R', 'word before, then after'], ['0,1R,2R', 'the words, then after']],
  sentences: [['', 'date'], ['relevance', 'hit']], collocates: LIKELY, keywords: LIKELY};

export function viewLinks(nav) {
  const {view} = now();
  nav.replaceChildren(...Object.entries(NAMES).map(([name, label]) => el('a', {href: hrefOf({view: name}),
    'data-go': '', 'data-view': name || 'hits', 'aria-current': view === name ? 'page' : null}, label)));
  nav.hidden = false;
}

export async function viewPicture(signal) {
  const {view, subject, by, share, mean, series} = now();
  const wanted = {q: asked(), subject: SUBJECTS[view] ? subject : ''};
  if (BY[view]) wanted.by = by;
  if (view === 'timeline') Object.assign(wanted, {share, mean, series});
  if (['kwic', 'collocates'].includes(view) && !subject) return [head(view), controls(view, null), el('p', {}, 'Of which words?')];
  if (view === 'kwic') wanted.sort = now().sort;
  const picture = await get(`/api/view/${view}`, wanted, signal).catch((error) => {
    if (error.problem?.status === 400 && SUBJECTS[view]) return null;  // the query names none
    throw error;
  });
  if (!picture) return [head(view), controls(view, null), el('p', {}, `Of which ${SUBJECTS[view][0].toLowerCase()}?`)];
  return [head(view), controls(view, picture), PICTURES[view](picture), rest(picture)];
}

const head = (view) => el('div', {class: 'head'}, el('h2', {id: 'total', tabindex: '-1'}, HEADS[view]));

// What a view can be told: its subject, its order.
function controls(view, picture) {
  const form = el('form', {class: 'controls', onsubmit: (event) => {
    event.preventDefault();
    const subject = form.elements.subject?.value.trim();
    if (subject !== undefined) go({subject}, {replace: false, focus: 'total'});
    const series = form.elements.series?.value.trim();
    if (series !== undefined) go({series}, {focus: 'total'});
  }});
  if (SUBJECTS[view]) {
    const [label, field] = SUBJECTS[view];
    const input = el('input', {type: 'text', name: 'subject', value: picture?.subject || now().subject, dir: 'auto',
      'data-field': field, list: field ? 'subjects' : null, autocomplete: 'off'});
    const names = el('datalist', {id: 'subjects'});
    if (field) input.addEventListener('input', () => offer(field, input.value, names));
    form.append(el('label', {}, `${label} `, input), names, el('button', {type: 'submit'}, 'Show'));
  }
  const choice = (key, label, options) => form.append(el('label', {}, `${label} `, el('select', {name: key,
    onchange: (event) => go({[key]: event.target.value}, {focus: 'total'})}, options.map(([value, text]) =>
    el('option', {value, selected: now()[key] === value}, text)))));
  if (BY[view]) choice('by', view === 'timeline' ? 'By' : 'Sorted by', BY[view]);
  if (view === 'timeline') {
    choice('share', 'Show', [['', 'documents'], ['1', 'share of all documents']]);
    choice('mean', 'Smoothed', [['', 'not'], ['3', 'over 3'], ['5', 'over 5'], ['9', 'over 9']]);
    form.append(el('label', {}, 'Compare ', el('input', {type: 'text', name: 'series', value: now().series, dir: 'auto',
      placeholder: 'armenia, azerbaijan', autocomplete: 'off'})), el('button', {type: 'submit'}, 'Show'));
  }
  return form.childNodes.length > 0 && form;
}

async function offer(field, start, names) {
  const {candidates} = await get('/api/complete', {field, start}).catch(() => ({candidates: []}));
  names.replaceChildren(...candidates.slice(0, 12).map((name) => el('option', {value: name.replace(/^"|"$/g, '')})));
}

const PICTURES = {
  timeline: (picture) => [picture.values.length === 0 ? none() : (picture.series ? timelines(picture, smoothness()) :
    timeline(picture.values, smoothness())),
    picture.undated > 0 && el('p', {}, `${counted(picture.undated, 'document')} without a date`),
    picture.year_only > 0 && el('p', {}, `${counted(picture.year_only, 'document')} of which just the year is known`)],
  who: (picture) => bars(picture, (value) => pairPart(value, picture.subject, false)),
  what: (picture) => bars(picture, (value) => pairPart(picture.subject, value)),
  pairs: (picture) => bars(picture, (value) => value.split('+').map((id) => `actor:${id}`).join(' ')),
  matrix: heatMap,
  said: statementList,
  kwic: kwicLines,
  compare: sides,
  sentences: sentenceTable,
  collocates: (picture) => wordTable(picture, 'log_dice', 'log-Dice'),
  keywords: (picture) => wordTable(picture, 'log_ratio', 'log ratio'),
  variants: formTables,
  also: alternativeTable,
  chronicle: eventList,
};

const smoothness = () => ({share: now().share === '1', mean: Boolean(now().mean)});

const BARS = ['timeline', 'who', 'what', 'pairs', 'matrix'];

const none = () => el('p', {}, 'Nothing to show: the hits have none of this.');

function bars(picture, partFor) {
  if (picture.values.length === 0) return none();
  const most = Math.max(...picture.values.map((value) => value.count));
  return el('ol', {class: 'bars'}, picture.values.map((value) => el('li', {class: 'value', 'data-value': value.value},
    el('a', {class: 'narrower', 'data-go': 'answer', href: hrefOf({q: narrowed(now().q, partFor(value.value)), view: ''})},
      bar(value.count, most), theirs('span', value.label, '', {class: 'name'}),
      el('span', {class: 'count'}, number(value.count)), el('span', {class: 'unseen'}, 'hits: only these')))));
}

function rest(picture) {
  const sure = picture.exact ? '' : picture.at_least ? 'at least ' : 'about ';
  const looked = picture.looked_at < picture.total ? `, of which ${number(picture.looked_at)} were looked at` : '';
  return el('p', {class: 'about'}, `Of ${sure}${counted(picture.total, 'hit')}${looked}.`,
    BARS.includes(picture.view) && ' A bar or cell narrows the hits to its own.');
}
