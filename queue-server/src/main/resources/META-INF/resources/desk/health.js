import {html} from 'lit';
import {text} from './text.js';

const GLYPHS = {ONLINE: '●', DEGRADED: '▲', OFFLINE: '✕', UNKNOWN: '?'};

/** A device's or screen's state by shape, word and reason. */
export function health(state, reason = '') {
  const {online, reasons} = text.administration;
  const because = reasons[reason] ?? reason;
  return html`<span class="health ${state}"
    ><i aria-hidden="true">${GLYPHS[state] ?? '?'}</i>${online[state] ?? state}${because ? `：${because}` : ''}</span
  >`;
}
