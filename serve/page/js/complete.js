// What a query may go on with, offered below the question box: arrows choose, Enter or Tab takes, Escape closes.
import {byId, el} from './dom.js';
import {Bytes, byteLength} from './bytes.js';
import {get} from './api.js';

const WAIT = 60;   // milliseconds after a key
const MOST = 10;

export function completes(input) {
  const list = byId('completions');
  let chosen = -1, start = 0, before = '', timer = 0, asking = null;

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (at) => {
    const options = [...list.children];
    chosen = (at + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === chosen)));
    options[chosen].scrollIntoView({block: 'nearest'});
    input.setAttribute('aria-activedescendant', options[chosen].id);
  };
  // The candidate takes the place of what was typed from byte `start` to the caret.
  const take = (candidate) => {
    const head = new Bytes(before).slice(0, start) + candidate;
    const space = candidate.endsWith(':') ? '' : ' ';
    const rest = input.value.slice(before.length).trimStart();
    input.value = head + space + rest;
    input.setSelectionRange(head.length + space.length, head.length + space.length);
    close();
    if (!space) ask();
  };
  const offer = (candidates) => {
    list.replaceChildren(...candidates.slice(0, MOST).map((candidate, at) => el('li', {role: 'option', id: `completion-${at}`,
      'aria-selected': 'false', dir: 'auto', onpointerdown: (event) => {
        event.preventDefault();
        take(candidate);
      }}, candidate)));
    list.hidden = candidates.length === 0;
    chosen = -1;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const typed = input.value.slice(0, input.selectionStart ?? input.value.length);
    if (byteLength(typed.trim()) < 2) return close();
    try {
      const answer = await get('/api/complete', {start: typed}, asking.signal);
      if (document.activeElement !== input || !input.value.startsWith(typed)) return;
      [before, start] = [typed, answer.start];
      const already = new Bytes(typed).slice(start, byteLength(typed));
      const others = answer.candidates.filter((candidate) => candidate !== already);
      const isField = (candidate) => candidate.endsWith(':');
      offer([...others.filter(isField), ...others.filter((candidate) => !isField(candidate))]);
    } catch {
      // Without completion a question can be asked all the same.
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    const takes = event.key === 'Tab' && !event.shiftKey || event.key === 'Enter' && chosen >= 0;
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === 'Escape') close();
    else if (takes) take(list.children[Math.max(chosen, 0)].textContent);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {close};
}
