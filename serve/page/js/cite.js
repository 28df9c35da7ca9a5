// References to documents, to copy or to take along as a file for a reference manager.
import {el, fill, say} from './dom.js';
import {get, getFile} from './api.js';
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

const PAPERS = {docx: 'Word (.docx)', odt: 'LibreOffice (.odt)', html: 'Web page (.html)'};
const QUOTED = 50;

// The best hits with the sentences that answer, notes and a bibliography.
export function openPaper(q, sort) {
  const problem = el('div', {});
  const load = async (ending) => {
    try {
      keep(await getFile(`/api/paper.${ending}`, {q, sort, n: QUOTED}), ending);
    } catch (error) {
      fill(problem, problemText(error));
    }
  };
  openDialog('Quotations', el('p', {}, `The first ${QUOTED} hits with the sentences that answer, each with its place, `
    + 'notes and a bibliography.'), problem, el('p', {class: 'acts'}, Object.entries(PAPERS).map(([ending, name]) =>
    el('button', {type: 'button', 'data-paper': ending, onclick: () => load(ending)}, name))));
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
  keep(new Blob([text], {type}), ending);
}

function keep(blob, ending) {
  const address = URL.createObjectURL(blob);
  el('a', {href: address, download: `chancery.${ending}`}).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  say('Downloaded');
}
