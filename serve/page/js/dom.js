// Elements made by hand. What a document, a path or a list of names says becomes text and never markup:
// nothing of the page sets innerHTML, which the server's Content-Security-Policy forbids as well.

// Control characters, and the two that turn the direction of what follows, act on nobody's screen.
const ACTING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202d\u202e]/g;

export function inert(text) {
  return String(text).replace(ACTING, '\ufffd');
}

// el('a', {href, class, 'aria-label', onclick}, 'text', node, [nodes]); null and false are left out.
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : inert(value));
  }
  add(node, children);
  return node;
}

export function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    node.append(child instanceof Node ? child : document.createTextNode(inert(child)));
  }
  return node;
}

export function fill(node, ...children) {
  node.replaceChildren();
  return add(node, children);
}

export const byId = (id) => document.getElementById(id);

// Text of somebody's document: its direction is its own, its language is told to readers aloud.
export function theirs(tag, content, language = '', attributes = {}) {
  return el(tag, {dir: 'auto', lang: languageTag(language), ...attributes}, content);
}

export function languageTag(language) {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language || '') ? language : null;
}

// Says something to those who listen to the page.
export function say(text) {
  byId('said').textContent = inert(text);
}
