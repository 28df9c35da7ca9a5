// Dates, numbers and names as people read them.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

// "2023-08-30" → "30 Aug 2023"; "2023-08" → "Aug 2023".
export function dateText(date) {
  const [year, month, day] = String(date).split('-');
  if (!month || !MONTHS[month - 1]) return year;
  return `${day ? `${Number(day)} ` : ''}${MONTHS[month - 1]} ${year}`;
}

// "~" before a date: only the file's time is known.
export function dateOf(hit) {
  if (!hit.date) return 'no date';
  return (hit.date_source === 'file' ? '~' : '') + dateText(hit.date);
}

export function number(value) {
  return Number(value).toLocaleString('en');
}

export function counted(value, one, many = `${one}s`) {
  return `${number(value)} ${value === 1 ? one : many}`;
}

// "57 hits", "at least 57 hits", "about 57 hits".
export function totalText(total, one = 'hit') {
  const sure = total.at_least ? 'at least ' : total.exact ? '' : 'about ';
  return sure + counted(total.value, one);
}

export function milliseconds(took) {
  return took < 1 ? 'under 1 ms' : took < 10_000 ? `${Math.round(took)} ms` : `${Math.round(took / 1000)} s`;
}

export function nameOf(path) {
  return String(path).split('/').filter(Boolean).pop() || String(path);
}

// "p. 3, ¶ 12" of a sentence, as far as it is known.
export function placeText({page, paragraph}) {
  return [page && `p. ${page}`, paragraph && `¶ ${paragraph}`].filter(Boolean).join(', ');
}

const TYPES = {
  'text/html': 'web page', 'text/plain': 'plain text', 'text/markdown': 'Markdown', 'application/pdf': 'PDF',
  'message/rfc822': 'mail', 'application/msword': 'Word (.doc)', 'application/rtf': 'RTF', 'text/rtf': 'RTF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'slides (.pptx)',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'sheet (.xlsx)',
  'application/vnd.oasis.opendocument.text': 'OpenDocument', 'application/epub+zip': 'e-book',
};

export function labelOf(field, value) {
  if (field === 'type') return Object.hasOwn(TYPES, value.value) ? TYPES[value.value] : value.label || value.value;
  return value.label || value.value || 'not known';
}
