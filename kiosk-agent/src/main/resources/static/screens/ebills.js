import {html, nothing} from 'lit';
import {clockTime, shortDate, yuan} from '/format.js';
import {empty} from '/screens/empty.js';
import {text} from '/text.js';

const MARKS = {READY: 'good', PENDING: 'warn', TAKEN_BACK: 'warn'};

/** What was printed of it, and what another press or the paper in hand is worth. */
function papers({state, copies}) {
  const {ebillCopies, ebillNoCopy, ebillSoon, ebillVoid} = text();
  switch (state) {
    case 'READY':
      return copies > 0 ? ebillCopies(copies) : ebillNoCopy;
    case 'PENDING':
      return ebillSoon;
    default:
      return ebillVoid(copies);
  }
}

/** Where only one printer works, the whole tile is the button. */
function bill(each, view, zone, press) {
  const ready = each.state === 'READY';
  const words = html`
    <span class="split">
      <span class="name">${text().ebillKinds[each.kind] ?? each.kind}</span>
      <span class="mark ${MARKS[each.state]}">${text().ebillStates[each.state]}</span>
    </span>
    <span>${shortDate(each.at, zone, document.documentElement.lang)} <span class="number">${clockTime(each.at, zone)}</span></span>
    <span class="split">
      <span class="soft">${papers(each)}</span>
      <strong class="number fee">${yuan(each.amount)}</strong>
    </span>
  `;
  if (!view.slips || !view.sheets) {
    return html`<button class="card tile visit" data-id=${each.busNo} ?disabled=${!ready} @click=${() => press(view.sheets ? 'sheet' : 'choose', each.busNo)}>
      ${words}
    </button>`;
  }
  return html`<div class="card tile visit" data-id=${each.busNo}>
    ${words}
    ${ready
      ? html`<span class="split papers">
          <button class="button" data-paper="slip" @click=${() => press('choose', each.busNo)}>${text().ebillSlip}</button>
          <button class="button" data-paper="sheet" @click=${() => press('sheet', each.busNo)}>${text().ebillSheet}</button>
        </span>`
      : nothing}
  </div>`;
}

/** Which fiscal e-bill is to be printed? One press prints one. */
export const ebills = ({frame, view, press}) => html`
  ${view.bills.length === 0
    ? empty(press, text().noEbills, text().noEbillsHint)
    : html`<h1 tabindex="-1">${text().ebills}</h1>
        <paged-tiles .width=${24} .height=${view.slips && view.sheets ? 13.4 : 9.4} .tiles=${view.bills.map((each) => bill(each, view, frame.zone, press))}></paged-tiles>`}
`;
