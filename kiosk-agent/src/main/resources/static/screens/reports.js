import {html, nothing} from 'lit';
import {shortDate} from '/format.js';
import {icons} from '/icons.js';
import {empty} from '/screens/empty.js';
import {reasonWords, text} from '/text.js';

const MARKS = {READY: 'good', AT_DESK: 'warn'};

/** What is handed out at a desk only is not named where others read along. */
const nameOf = (each) => (each.state === 'AT_DESK' ? text().reportAtDesk : each.name);

function report(each, zone, press) {
  const again = each.state === 'PRINTED' && each.printed < each.printLimit;
  return html`
    <div class="card tile report" data-id=${each.id}>
      <span class="grow">
        <span class="name">${nameOf(each)}</span>
        <span class="soft">${shortDate(each.orderedAt, zone, document.documentElement.lang)}${each.pages ? ` · ${text().pages(each.pages)}` : ''}</span>
      </span>
      <span class="mark ${MARKS[each.state] ?? ''}">${text().reportStates[each.state]}</span>
      ${again ? html`<button class="button" @click=${() => press('choose', each.id)}>${text().reprint}</button>` : nothing}
    </div>
  `;
}

/** Which reports are ready? One press prints them all. */
export const reports = ({frame, view, press}) => html`
  ${view.reports.length === 0
    ? empty(press, text().noReports, text().noReportsHint)
    : html`
        <h1 tabindex="-1">${text().reports}</h1>
        <paged-tiles .width=${28} .height=${6} .tiles=${view.reports.map((each) => report(each, frame.zone, press))}></paged-tiles>
        <button class="button primary huge-button wide" data-action="confirm" ?disabled=${view.ready === 0} @click=${() => press('confirm')}>
          ${view.ready > 0 ? text().printAll(view.ready) : text().nothingToPrint}
        </button>
      `}
`;

/** A fiscal e-bill on A4 comes out of the same printer; only the words differ. */
const isBill = (frame) => frame.flow === 'EBILLS';

export const printing = ({frame, view}) => html`
  <div class="centre">
    <span class="emblem">${icons.PRINT_REPORTS}</span>
    <h1 tabindex="-1">${isBill(frame) ? text().printingEbill : text().printing}</h1>
    ${isBill(frame)
      ? nothing
      : html`<p class="lead strong" role="status">${text().printingOf(Math.min(view.done + 1, view.total), view.total)}</p>
          <p class="lead">${view.name}</p>`}
    <progress max=${view.total} .value=${view.done + 0.5} aria-label=${text().printing}></progress>
    ${view.heldUpBy
      ? html`<p class="notice warn lead" role="alert">${text().heldUp(reasonWords(view.heldUpBy))}</p>`
      : html`<p class="soft lead">${text().printingHint}</p>`}
  </div>
`;

export const reportsDone = ({frame, view, press}) => html`
  <div class="good-news">
    <span class="emblem ${view.printed > 0 ? 'good' : 'warn'}">${view.printed > 0 ? icons.check : icons.warn}</span>
    <h1 tabindex="-1">${isBill(frame) ? text().ebillDone(view.printed) : text().reportsDone(view.printed)}</h1>
  </div>
  <dl class="facts sheets card">
    ${view.sheets.map((sheet) => html`<div><dt>${sheet.name || text().ebillSheetName}</dt><dd>${text().sheetStates[sheet.state]}</dd></div>`)}
  </dl>
  <span class="grow"></span>
  <p class="lead middle icon-line strong">${icons.card}${isBill(frame) ? text().takeEbill : text().takeReports}</p>
  <button class="button primary huge-button wide" @click=${() => press('home')}>${text().done}</button>
`;
