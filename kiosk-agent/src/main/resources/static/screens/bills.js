import {html} from 'lit';
import {shortDate, yuan} from '/format.js';
import {icons} from '/icons.js';
import {empty} from '/screens/empty.js';
import {text} from '/text.js';

const LINES_SHOWN = 2;

function bill({bill, chosen, free}, zone, press) {
  const rest = bill.lines.length > LINES_SHOWN ? '…' : '';
  const lines = bill.lines.slice(0, LINES_SHOWN).map((line) => line.item).join('、');
  return html`
    <button class="card tile bill" role="checkbox" aria-checked=${chosen} data-id=${bill.id} ?disabled=${!free} @click=${() => press('toggle', bill.id)}>
      <span class="tick">${chosen ? icons.boxChosen : icons.box}</span>
      <span class="grow">
        <span class="name">${lines}${rest}</span>
        ${free
          ? html`<span class="soft">${bill.department} · ${bill.doctor} · ${shortDate(bill.billedAt, zone, document.documentElement.lang)}</span>`
          : html`<span class="mark warn">${text().billHeld(bill.heldBy)}</span>`}
      </span>
      <strong class="number fee">${yuan(bill.total)}</strong>
    </button>
  `;
}

/** Which bills? All are chosen unless the patient says otherwise. */
export const bills = ({frame, view, press}) => html`
  ${view.bills.length === 0
    ? empty(press, text().noBills, text().noBillsHint, icons.check, 'good')
    : html`
        <h1 tabindex="-1">${text().bills}</h1>
        <paged-tiles .width=${24} .height=${6.6} .tiles=${view.bills.map((each) => bill(each, frame.zone, press))}></paged-tiles>
        <div class="checkout"><div class="sum" role="status">
          <span>${text().total(view.chosen)}</span><strong class="amount huge number">${yuan(view.total)}</strong>
        </div>
        <button class="button primary huge-button wide" data-action="confirm" ?disabled=${view.chosen === 0} @click=${() => press('confirm')}>
          ${text().payBills}
        </button></div>
      `}
`;
