// Offsets of the API are bytes of UTF-8; strings of JavaScript are UTF-16.

const encoder = new TextEncoder();
// A mark of byte order within a text is a character like any other.
const decoder = new TextDecoder('utf-8', {ignoreBOM: true});

export class Bytes {
  constructor(text) {
    this.bytes = encoder.encode(text);
  }
  get length() {
    return this.bytes.length;
  }
  slice(begin, end) {
    return decoder.decode(this.bytes.subarray(begin, end));
  }
}

export function byteLength(text) {
  return encoder.encode(text).length;
}

// [begin, end, kind] in order, none of them within another, all within `length`.
export function inOrder(marks, length) {
  const list = [...marks].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const kept = [];
  let last = 0;
  for (const mark of list) {
    if (mark[0] < last || mark[1] > length || mark[1] <= mark[0]) continue;
    kept.push(mark);
    last = mark[1];
  }
  return kept;
}
