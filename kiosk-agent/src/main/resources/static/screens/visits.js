import {html} from 'lit';
import {span} from '/format.js';
import {empty} from '/screens/empty.js';
import {text} from '/text.js';

const OPEN = new Set(['REGISTERED', 'SIGNED_IN', 'MISSED', 'MAY_RETURN', 'SUSPENDED']);

function visit(each, zone, press) {
  const open = OPEN.has(each.state);
  return html`
    <button class="card tile visit" data-id=${each.registerNo} ?disabled=${!open} @click=${() => press('choose', each.registerNo)}>
      <span class="split">
        <span class="name">${each.department}</span>
        <span class="mark ${each.state === 'REGISTERED' ? 'good' : ['MISSED', 'SUSPENDED'].includes(each.state) ? 'warn' : ''}">${text().visitStates[each.state]}</span>
      </span>
      <span>${each.doctor} · ${text().periods[each.period]} <span class="number">${span(each.slotStart, each.slotEnd, zone)}</span></span>
      <span class="split"><span class="soft">${each.place}</span>${each.ticket ? html`<strong class="number">${each.ticket}</strong>` : ''}</span>
    </button>
  `;
}

/** For which of today's registrations? */
export const visits = ({frame, view, press}) => html`
  ${view.visits.length === 0
    ? empty(press, text().noVisits, text().noVisitsHint)
    : html`<h1 tabindex="-1">${text().visits}</h1>
        <paged-tiles .width=${24} .height=${9.4} .tiles=${view.visits.map((each) => visit(each, frame.zone, press))}></paged-tiles>`}
`;
