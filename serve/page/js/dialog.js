// One dialog for all that stands before the page; Escape closes it and the focus goes back.
import {byId, el, fill} from './dom.js';

export function openDialog(title, ...content) {
  const dialog = byId('dialog');
  const close = el('button', {type: 'button', class: 'close', 'aria-label': 'Close', onclick: () => dialog.close()}, '×');
  fill(dialog, el('h2', {id: 'dialog-title', tabindex: '-1'}, title), close, content);
  if (!dialog.open) dialog.showModal();
  byId('dialog-title').focus();
  return dialog;
}

// A click beside it closes it too.
byId('dialog').addEventListener('click', (event) => {
  if (event.target === event.currentTarget) event.currentTarget.close();
});

export function problemText(error) {
  const {detail, caret} = error.problem ?? {detail: String(error.message ?? error)};
  return [el('p', {class: 'problem'}, detail), caret && el('pre', {class: 'caret'}, caret)];
}
