import {html, nothing} from 'lit';
import {shortDate, span, yuan} from '/format.js';
import {icons} from '/icons.js';
import {empty} from '/screens/empty.js';
import {problemWords, text} from '/text.js';

const language = () => document.documentElement.lang;
const when = (visit, zone) => html`${shortDate(visit.slotStart, zone, language())} ${text().periods[visit.period]}
  <span class="number">${span(visit.slotStart, visit.slotEnd, zone)}</span>`;

function visit(each, zone, press) {
  const {refusal} = each;
  return html`
    <button class="card tile visit" data-id=${each.registerNo} ?disabled=${Boolean(refusal)} @click=${() => press('choose', each.registerNo)}>
      <span class="split">
        <span class="name">${each.department}</span>
        <span class="mark ${refusal ? 'warn' : 'good'}">${refusal ? text().mayNotReturn : text().mayReturn}</span>
      </span>
      <span>${each.doctor} · ${when(each, zone)}</span>
      <span class="split">
        <span class="soft">${refusal ? problemWords({...refusal, money: 'NONE'}).what : each.place}</span>
        <strong class="number fee">${yuan(each.amount)}</strong>
      </span>
    </button>
  `;
}

/** Which registration is to be returned? */
export const returns = ({frame, view, press}) => html`
  ${view.visits.length === 0
    ? empty(press, text().noReturns, text().noReturnsHint)
    : html`<h1 tabindex="-1">${text().returns}</h1>
        <paged-tiles .width=${24} .height=${9.4} .tiles=${view.visits.map((each) => visit(each, frame.zone, press))}></paged-tiles>`}
`;

const fact = (label, value) => html`<div><dt>${label}</dt><dd class="lines">${value}</dd></div>`;

/** Shall it really go? What is lost, what comes back, and when. */
export function returnConfirm({frame, view, press}) {
  const {visit: chosen} = view;
  const {split} = chosen;
  const free = chosen.amount.fen === 0;
  return html`
    <h1 tabindex="-1">${text().checkReturn}</h1>
    <dl class="facts card roomy">
      ${fact(text().department1, html`<strong>${chosen.department}</strong>`)}
      ${fact(text().doctor, html`<strong>${chosen.doctor}</strong>`)}
      ${fact(text().when, html`<strong>${when(chosen, frame.zone)}</strong>`)}
      ${fact(text().who, html`<span>${view.maskedName}</span> <span class="soft number">${view.maskedDocument}</span>`)}
      ${fact(
        text().comesBack,
        html`<strong class="amount number">${free && !split ? text().free : yuan(chosen.amount)}</strong>
          ${split ? html`<span class="soft">${text().toInsurance(yuan(split.fund), yuan(split.account))}</span>` : nothing}`,
      )}
      ${free ? nothing : fact(text().arrives, html`<span>${text().arrivesWords}</span>`)}
    </dl>
    <p class="notice warn lead icon-line">${icons.warn}${text().returnWarning}</p>
    <button class="button primary huge-button wide" data-action="confirm" @click=${() => press('confirm')}>${text().goReturn}</button>
  `;
}
