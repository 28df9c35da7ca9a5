// The query that is sent: as it was typed, without what is switched off.
import {stillThere, withoutOff} from './query.js';
import {now} from './state.js';

export function asked(state = now()) {
  return withoutOff(state.q, stillThere(state.q, state.off));
}
