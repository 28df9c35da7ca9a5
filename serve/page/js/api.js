// Questions to the server. Each carries the token, which came with the link that chancery-serve printed.

const KEY = 'chancery-token';
const FRAGMENT = /^#(?:.*&)?token=([^&]+)/;

// The link's token goes out of the address at once: what is in an address is copied, mailed and kept in histories.
// It is kept in this browser, so that links of views open in new tabs.
export function takeToken() {
  const found = FRAGMENT.exec(location.hash);
  if (!found) return;
  keepToken(decodeURIComponent(found[1]));
  history.replaceState(history.state, '', location.pathname + location.search);
}

export function keepToken(token) {
  if (token) localStorage.setItem(KEY, token);
  else localStorage.removeItem(KEY);
}

// `problem`: as RFC 9457 has it: {status, detail, caret, …}; status 0: no answer came.
export class ApiError extends Error {
  constructor(problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

// `parameters`: what is empty is left out; a list stands there several times.
export const get = async (path, parameters, signal) => (await ask('GET', path, parameters, signal)).json();
export const post = async (path, parameters) => (await ask('POST', path, parameters)).json();
export const getFile = async (path, parameters) => (await ask('GET', path, parameters)).blob();

async function ask(method, path, parameters = {}, signal = undefined) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) {
      if (one !== '' && one !== null && one !== undefined && one !== false) given.append(name, one);
    }
  }
  const headers = {};
  const token = localStorage.getItem(KEY);
  if (token) headers.Authorization = `Bearer ${token}`;
  let response;
  try {
    response = await fetch(`${path}?${given}`, {method, headers, signal, credentials: 'omit', redirect: 'error'});
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError({status: 0, detail: 'The server does not answer. Is chancery-serve still running?'});
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new ApiError({detail: `The server answered with status ${response.status}.`, ...problem,
    status: response.status});
}
