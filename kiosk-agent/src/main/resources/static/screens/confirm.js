import {html} from 'lit';
import {shortDate, span, yuan} from '/format.js';
import {text} from '/text.js';

const fact = (label, value) => html`<div><dt>${label}</dt><dd class="lines">${value}</dd></div>`;

const segment = (slot, zone) => html`<strong class="number">${span(slot.start, slot.end, zone)}</strong>
  <span class="soft">${shortDate(slot.start, zone, document.documentElement.lang)}</span>`;

/** Is this right? One look at everything before money. */
export function confirm({frame, view, press}) {
  const {clinic, slot} = view;
  const free = clinic.fee.fen === 0;
  return html`
    <h1 tabindex="-1">${text().checkRegistration}</h1>
    <dl class="facts card roomy">
      ${fact(text().department1, html`<strong>${clinic.department}</strong>`)}
      ${fact(text().doctor, html`<strong>${clinic.doctor}</strong> <span class="soft">${clinic.title}</span>`)}
      ${fact(
        text().when,
        html`${slot ? segment(slot, frame.zone) : html`<strong>${text().extraWhen}</strong>`}
          <span class="soft">${text().todayAt(text().periods[clinic.period])}</span>`,
      )}
      ${fact(text().where, html`<span>${view.place}</span> <span class="whole">${clinic.room}</span>`)}
      ${fact(text().who, html`<span>${view.maskedName}</span> <span class="soft number">${view.maskedDocument}</span>`)}
      ${fact(text().fee, html`<strong class="amount number">${free ? text().free : yuan(clinic.fee)}</strong>`)}
    </dl>
    <button class="button primary huge-button wide" data-action="confirm" @click=${() => press('confirm')}>
      ${free ? text().confirmFree : text().goPay}
    </button>
  `;
}
