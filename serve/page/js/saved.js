// Saved queries, with how many of their hits have not been seen.
import {el, theirs} from './dom.js';
import {get, post} from './api.js';
import {copy} from './cite.js';
import {openDialog, problemText} from './dialog.js';
import {counted} from './format.js';
import {asked} from './asked.js';
import {hrefOf, now} from './state.js';

export async function openSaved() {
  const place = el('div', {}, el('p', {}, 'Looking what is new …'));
  openDialog('Saved queries', place);
  try {
    const {saved, can_save: canSave} = await get('/api/saved', {new: 1});
    const query = now().q.trim() && asked();
    place.replaceChildren(list(saved), query && canSave ? form(query) : hint(query));
  } catch (error) {
    place.replaceChildren(...problemText(error).filter(Boolean));
  }
}

function list(saved) {
  if (saved.length === 0) return el('p', {}, 'No query of this database is saved yet.');
  return el('ul', {class: 'saved'}, saved.map((one) => el('li', {'data-name': one.name},
    el('a', {href: hrefOf({q: one.query, off: [], view: '', sort: ''}), 'data-go': 'answer'}, theirs('b', one.name)), ' ',
    theirs('span', one.query), el('small', {}, one.new > 0 && el('strong', {}, `${counted(one.new, 'new document')} `),
      one.total !== undefined && `of ${counted(one.total, 'hit')}, `, `last seen ${one.looked || 'never'}`))));
}

function form(query) {
  const told = el('div', {role: 'status'});
  const name = el('input', {type: 'text', name: 'name', required: true, maxlength: '64', autocomplete: 'off'});
  return el('form', {class: 'controls', onsubmit: async (event) => {
    event.preventDefault();
    try {
      await post('/api/save', {name: name.value.trim(), q: query});
      await openSaved();
    } catch (error) {
      told.replaceChildren(...problemText(error).filter(Boolean));
    }
  }}, el('p', {}, 'Save the query at hand, ', theirs('b', query), ':'), el('label', {}, 'Name ', name),
  el('button', {type: 'submit'}, 'Save'), told);
}

// Where the server may write nothing, what saves is the program.
function hint(query) {
  if (!query) return el('p', {}, 'chancery-search --save NAME QUERY saves one.');
  const command = `chancery-search --save NAME -- '${query.replaceAll("'", "'\\''")}'`;
  return el('div', {}, el('p', {}, 'To save the query at hand, give it a name in a terminal:'),
    el('pre', {dir: 'ltr'}, command), el('button', {type: 'button', onclick: () => copy(command)}, 'Copy'));
}
