import {html} from 'lit';
import {span} from '/format.js';
import {empty} from '/screens/empty.js';
import {either, text} from '/text.js';

const OPEN = new Set(['REGISTERED', 'SIGNED_IN', 'MISSED', 'MAY_RETURN', 'SUSPENDED', 'STOPS_LEFT']);
const HEIGHT = 9.4;
const HEIGHT_WITH_NEWS = 12;

function visit(each, zone, press) {
  const open = OPEN.has(each.state);
  return html`
    <button class="card tile visit" data-id=${each.registerNo} ?disabled=${!open} @click=${() => press('choose', each.registerNo)}>
      <span class="split">
        <span class="name">${each.department}</span>
        <span class="mark ${['REGISTERED', 'STOPS_LEFT'].includes(each.state) ? 'good' : ['MISSED', 'SUSPENDED', 'STOPS_LAPSED'].includes(each.state) ? 'warn' : ''}">${text().visitStates[each.state]}</span>
      </span>
      ${each.state.startsWith('STOPS_') ? '' : html`<span>${each.doctor} · ${text().periods[each.period]} <span class="number">${span(each.slotStart, each.slotEnd, zone)}</span></span>`}
      ${each.news ? html`<span class="news">${either(each.news.zh, each.news.en)}</span>` : ''}
      <span class="split"><span class="soft">${each.place}</span>${each.ticket ? html`<strong class="number">${each.ticket}</strong>` : ''}</span>
    </button>
  `;
}

/** Beside a registration of a cancelled clinic: another day. */
function move(each, press) {
  return html`
    <button class="card tile visit" data-move=${each.registerNo} @click=${() => press('move', each.registerNo)}>
      <span class="split"><span class="name">${text().toAnotherDay}</span><span class="mark good">${text().paidStaysShort}</span></span>
      <span>${each.department} · ${each.doctor}</span>
      <span class="soft">${text().toAnotherDayHint}</span>
    </button>
  `;
}

const tiles = (each, zone, press) => (each.mayMove ? [visit(each, zone, press), move(each, press)] : [visit(each, zone, press)]);
const mayAct = (each) => OPEN.has(each.state) || each.mayMove;

/** Where nothing is left but what was paid earlier, nobody is asked for a registration. */
function heading(all) {
  if (all.every((each) => each.state.startsWith('STOPS_'))) {
    return text().visitsLeft;
  }
  return all.some(mayAct) ? text().visits : text().visitsToday;
}

/** For which of today's registrations? */
export const visits = ({frame, view, press}) => html`
  ${view.visits.length === 0
    ? empty(press, text().noVisits, text().noVisitsHint)
    : html`<h1 tabindex="-1">${heading(view.visits)}</h1>
        <paged-tiles .width=${24} .height=${view.visits.some((each) => each.news) ? HEIGHT_WITH_NEWS : HEIGHT} .tiles=${view.visits.flatMap((each) => tiles(each, frame.zone, press))}></paged-tiles>`}
`;
