// Names of languages, as the browser knows them.
const names = new Intl.DisplayNames(['en'], {type: 'language', fallback: 'code'});

export function languageName(code) {
  try {
    return code && code !== 'und' ? names.of(code) : 'no language';
  } catch {
    return code;
  }
}
