import {get} from './api.js';
import {said} from './text.js';

let reading;

/** What staff may give as a reason, read from the server once: `uses` by what is done, `label` of a code, `noteMax`. */
export async function offeredReasons() {
  reading ??= get('/api/desk/reasons');
  try {
    const {reasons, uses, noteMax} = await reading;
    const words = new Map(reasons.map((reason) => [reason.code, said(reason)]));
    const options = (use) => (uses[use] ?? []).map((code) => ({value: code, label: words.get(code) ?? code}));
    return {options, noteMax, label: (code) => words.get(code) ?? code};
  } catch (e) {
    reading = undefined; // The next press asks again.
    throw e;
  }
}
