import {html} from 'lit';
import {shortDate, span, yuan} from '/format.js';
import {text} from '/text.js';

const fact = (label, value) => html`<div><dt>${label}</dt><dd class="lines">${value}</dd></div>`;

/** Is this right? One look at everything before money. */
export function confirm({frame, view, press}) {
  const {clinic, slot} = view;
  const place = [view.place, clinic.room].filter((part) => part).join(' · ');
  const free = clinic.fee.fen === 0;
  return html`
    <h1 tabindex="-1">${text().checkRegistration}</h1>
    <dl class="facts card roomy">
      ${fact(text().what, html`<strong>${clinic.department}</strong><span>${clinic.doctor} <span class="soft">${clinic.title}</span></span>`)}
      ${fact(
        text().when,
        html`<strong class="number">${span(slot.start, slot.end, frame.zone)}</strong>
          <span class="soft">${shortDate(slot.start, frame.zone, document.documentElement.lang)} ${text().todayAt(text().periods[clinic.period])} · ${text().number(slot.number)}</span>`,
      )}
      ${fact(text().where, place)} ${fact(text().who, html`<span>${view.maskedName}</span> <span class="soft number">${view.maskedDocument}</span>`)}
      ${fact(text().fee, html`<strong class="amount number">${free ? text().free : yuan(clinic.fee)}</strong>`)}
    </dl>
    <button class="button primary huge-button wide" data-action="confirm" @click=${() => press('confirm')}>
      ${free ? text().takeNumber : text().goPay}
    </button>
  `;
}
