// Hits by time: a bar a year or month. A stretch is taken by dragging over the bars, or by keys: arrows move, with
// Shift they stretch, Enter takes.
import {el, theirs} from './dom.js';
import {counted, dateText, number} from './format.js';
import {dated, datePart} from './query.js';
import {go, now} from './state.js';

// How high the bar of a time is: its documents or their share, or the moving mean of either.
const heightOf = (value, share, mean) => (mean ? (share ? value.mean_share ?? 0 : value.mean) :
  share ? (value.of ? value.count / value.of : 0) : value.count);

const mostOf = (values, share, mean) => Math.max(...values.map((value) => heightOf(value, share, mean)), share ? 0.001 : 1);

// The parts that are compared, below each other in one scale.
export function timelines({values, series}, {share, mean}) {
  const all = series.map((one) => one.values.map((value, at) => ({...value, of: values[at].of ?? 0})));
  const most = Math.max(...all.map((one) => mostOf(one, share, mean)));
  return series.map((one, at) => el('section', {class: 'series', 'aria-label': one.name},
    el('h3', {}, theirs('span', one.name), ` (${counted(one.total, 'document')})`), timeline(all[at], {share, mean, most})));
}

export function timeline(values, {small = false, share = false, mean = false, most = mostOf(values, share, mean)} = {}) {
  const height = (value) => heightOf(value, share, mean);
  const bars = values.map((value, at) => {
    const node = el('button', {type: 'button', class: 'time', 'data-value': value.value, tabindex: at ? '-1' : '0',
      'aria-label': nameOf(value, share, mean), title: nameOf(value, share, mean)}, el('span', {class: 'column'}));
    node.firstChild.style.setProperty('--share', height(value) / most);
    return node;
  });
  const group = el('div', {class: small ? 'timeline small' : 'timeline', role: 'group', 'aria-label':
    'Time line: arrows move, Shift with arrows takes a stretch, Enter narrows to it'}, bars);
  brush(group, bars);
  const first = values[0], last = values[values.length - 1];
  const times = el('div', {class: 'times'}, el('p', {class: 'scale', 'aria-hidden': 'true'},
    `most: ${share ? `${(most * 100).toFixed(1)} %` : number(most)}`), group,
  el('p', {class: 'axis', 'aria-hidden': 'true'}, el('span', {}, dateText(first.value)), el('output', {}),
    el('span', {}, dateText(last.value))));
  times.style.setProperty('--bars', values.length);
  return times;
}

function nameOf(value, share, mean) {
  const all = share ? ` of ${number(value.of)}, ${((value.of ? value.count / value.of : 0) * 100).toFixed(1)} %` : '';
  const smooth = !mean ? '' : share ? `, mean ${((value.mean_share ?? 0) * 100).toFixed(1)} %` : `, mean ${value.mean.toFixed(1)}`;
  return `${dateText(value.value)}: ${counted(value.count, 'document')}${all}${smooth}`;
}

function brush(group, bars) {
  let from = -1, to = -1, dragging = false;
  const show = () => {
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    bars.forEach((bar, at) => bar.classList.toggle('taken', from >= 0 && at >= first && at <= last));
    const output = group.parentNode?.querySelector('output');
    if (output) output.textContent = from < 0 ? '' : stretch().map(dateText).join(' – ');
  };
  const stretch = () => [...new Set([Math.min(from, to), Math.max(from, to)])].map((at) => bars[at].dataset.value);
  const take = () => {
    const [first, last = first] = stretch();
    go({q: dated(now().q, datePart(first, last))}, {focus: 'answer'});
  };
  const barAt = (x) => {
    const box = group.getBoundingClientRect();
    const place = Math.floor(((x - box.left) / box.width) * bars.length);
    return Math.min(Math.max(place, 0), bars.length - 1);
  };
  group.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    dragging = true;
    group.setPointerCapture(event.pointerId);
    from = to = barAt(event.clientX);
    show();
    event.preventDefault();
  });
  group.addEventListener('pointermove', (event) => {
    if (!dragging) return;
    to = barAt(event.clientX);
    show();
  });
  group.addEventListener('pointerup', () => {
    if (dragging) take();
    dragging = false;
  });
  group.addEventListener('pointercancel', () => {
    dragging = false;
    from = to = -1;
    show();
  });
  group.addEventListener('keydown', (event) => {
    const at = bars.indexOf(event.target);
    if (at < 0) return;
    const ends = {ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1};
    if (event.key === 'Enter' || event.key === ' ') {
      if (from < 0) from = to = at;
      take();
    } else if (event.key === 'Escape' && from >= 0) {
      from = to = -1;
    } else if (event.key in ends) {
      const next = Math.min(Math.max(ends[event.key], 0), bars.length - 1);
      if (!event.shiftKey) from = to = -1;
      else if (from < 0) from = at;
      if (event.shiftKey) to = next;
      bars[at].tabIndex = -1;
      bars[next].tabIndex = 0;
      bars[next].focus();
    } else {
      return;
    }
    show();
    event.preventDefault();
    event.stopPropagation();
  });
}
