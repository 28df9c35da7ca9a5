// The whole state of the page is in its address: ?q=…&off=…&sort=…&from=…&view=…&doc=…&at=…
// A link to it, the browser's back and a reload all give the same page.

const START = {q: '', sort: '', from: 0, view: '', subject: '', by: '', share: '', mean: '', series: '', more: '', doc: '', at: '', off: []};

export const VIEWS = ['timeline', 'who', 'what', 'matrix', 'pairs', 'said', 'kwic', 'compare', 'sentences', 'collocates', 'keywords',
  'chronicle', 'variants', 'also'];

export function stateOf(search) {
  const given = new URLSearchParams(search);
  const state = {...START, off: given.getAll('off')};
  for (const key of Object.keys(START)) {
    if (key !== 'off' && given.has(key)) state[key] = given.get(key);
  }
  state.from = Math.min(Math.max(Number.parseInt(state.from, 10) || 0, 0), 100_000);
  if (!VIEWS.includes(state.view)) state.view = '';
  if (!['date', '-date', 'relevance'].includes(state.sort)) state.sort = '';
  if (!/^[0-9a-f]{16}$/.test(state.doc)) state.doc = state.at = '';
  if (!/^[0-9]{1,10}$/.test(state.at)) state.at = '';
  return state;
}

export function addressOf(state) {
  const given = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (key === 'off') value.forEach((one) => given.append('off', one));
    else if (value) given.set(key, value);
  }
  const text = given.toString();
  return text ? `/?${text}` : '/';
}

// Another query begins at its first hit, with nothing open and nothing switched off that it lacks.
export function changed(state, change) {
  const next = {...state, ...change};
  const asksAnew = ['q', 'off', 'sort'].some((key) => key in change);
  if (asksAnew && !('from' in change)) next.from = 0;
  if ((asksAnew || 'view' in change || 'from' in change) && !('doc' in change)) next.doc = '';
  if (!next.doc) next.at = '';
  if ('view' in change && !('subject' in change)) next.subject = next.series = next.mean = '';
  return next;
}

let current = stateOf('');
let listener = () => {};

export const now = () => current;

// Calls `show(state, {scroll, focus})` for the state at hand and after each change of the address.
export function start(show) {
  listener = show;
  history.scrollRestoration = 'manual';
  addEventListener('popstate', (event) => {
    current = stateOf(location.search);
    listener(current, {scroll: event.state?.y ?? 0, back: true});
  });
  document.addEventListener('click', follow);
  current = stateOf(location.search);
  listener(current, {scroll: history.state?.y ?? 0, back: true});
}

// Where the page is scrolled to is kept with the address that is left.
function remember() {
  history.replaceState({y: scrollY}, '');
}
addEventListener('pagehide', remember);

export function go(change, {replace = false, focus = ''} = {}) {
  const next = changed(current, change);
  const same = addressOf(next) === addressOf(current);
  if (!replace && !same) remember();
  history[replace || same ? 'replaceState' : 'pushState']({y: 0}, '', addressOf(next));
  const scroll = next.doc === current.doc && !replace ? 0 : null;
  current = next;
  listener(current, {scroll, focus});
}

export function hrefOf(change) {
  return addressOf(changed(current, change));
}

// Links of the page are addresses, so that they open in a new tab too; a plain click stays here.
function follow(event) {
  const link = event.target.closest?.('a[data-go]');
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const next = stateOf(new URL(link.href).search);
  go(next, {focus: link.dataset.go});
}
