// What answers rest on, at the foot of the page, and the news that the database has changed since.
import {add, byId, el, fill} from './dom.js';
import {get} from './api.js';
import {counted, dateText, number} from './format.js';
import {languageName} from './languages.js';

const EVERY = 20_000;  // milliseconds
let known = null;
let reload = () => {};

export function showCoverage(coverage) {
  known = coverage;
  byId('news').hidden = true;
  const all = Object.values(coverage.languages).reduce((sum, count) => sum + count, 0);
  const languages = Object.entries(coverage.languages).sort((a, b) => b[1] - a[1]).slice(0, 5)
    .map(([code, count]) => `${languageName(code)} ${Math.round((count / all) * 100)} %`).join(', ');
  const missing = [[coverage.unread, 'not read'], [coverage.cut, 'cut off'], [coverage.kept, 'not looked at again'],
    [coverage.undated, 'without a date']].filter(([count]) => count > 0)
    .map(([count, what]) => `${number(count)} ${what}`).join(', ');
  const newest = coverage.newest && `newest ${dateText(coverage.newest)}`;
  const lists = coverage.lists.length > 0 && `own lists: ${coverage.lists.map((one) => one.split('/').pop()).join(', ')}`;
  const shards = coverage.missing.length > 0 && `${coverage.answered} of ${coverage.shards} shards answered`;
  const parts = [counted(coverage.documents, 'document'), shards, newest, languages, missing, lists,
    coverage.indexed && `indexed ${new Date(coverage.indexed).toLocaleString('en-GB',
      {dateStyle: 'medium', timeStyle: 'short'})}`].filter(Boolean);
  fill(byId('coverage'), el('p', {}, parts.join(' · ')));
}

// Asks now and then, and when the reader comes back, whether there is something new.
export function watch(askAgain) {
  reload = askAgain;
  setInterval(() => !document.hidden && look(), EVERY);
  addEventListener('focus', look);
  document.addEventListener('visibilitychange', () => !document.hidden && look());
}

async function look() {
  if (!known) return;
  const coverage = await get('/api/coverage').catch(() => null);
  if (!coverage || coverage.indexed === known.indexed && coverage.documents === known.documents) return;
  const more = coverage.documents - known.documents;
  const news = byId('news');
  const text = more > 0 ? counted(more, 'new document') : more < 0 ? `${counted(-more, 'document')} less` :
    'The documents have changed';
  if (news.hidden || news.dataset.text !== text) {
    news.dataset.text = text;
    add(fill(news, `${text}. `), [el('button', {type: 'button', id: 'reload', onclick: () => reload()}, 'Ask again')]);
    news.hidden = false;
  }
}
