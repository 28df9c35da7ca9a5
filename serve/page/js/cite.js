// References to documents, to copy or to take along as a file for a reference manager.
import {el, fill, say} from './dom.js';
import {get} from './api.js';
import {openDialog, problemText} from './dialog.js';

const STYLES = {note: 'Note', ris: 'RIS (Zotero, EndNote)', bibtex: 'BibTeX', csl: 'CSL-JSON'};
const MOST = 200;

export function openCite(ids, page = null) {
  const text = el('pre', {class: 'citation', dir: 'auto', tabindex: '0', 'aria-label': 'Reference'});
  let citation = null;
  const choose = async (style) => {
    try {
      citation = await get('/api/cite', {id: ids.slice(0, MOST), style, page: style === 'note' ? page : ''});
      fill(text, citation.text);
    } catch (error) {
      fill(text, problemText(error));
    }
  };
  const styles = el('div', {class: 'choices', role: 'radiogroup', 'aria-label': 'Style'},
    Object.entries(STYLES).map(([style, name], at) => el('label', {}, el('input', {type: 'radio', name: 'style',
      value: style, checked: at === 0, onchange: () => choose(style)}), ` ${name}`)));
  openDialog(ids.length === 1 ? 'Cite' : `Cite ${ids.length} documents`, styles, text, el('p', {class: 'acts'},
    el('button', {type: 'button', id: 'copy-citation', onclick: () => citation && copy(citation.text)}, 'Copy'),
    el('button', {type: 'button', id: 'download-citation', onclick: () => citation && download(citation)}, 'Download')));
  return choose('note');
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say('Copied');
  } catch {
    say('The browser does not let the page copy; select the text and copy it');
  }
}

function download({text, type, ending}) {
  const address = URL.createObjectURL(new Blob([text], {type}));
  el('a', {href: address, download: `chancery.${ending}`}).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  say('Downloaded');
}
