import {html, nothing} from 'lit';
import {yuan} from '/format.js';
import {icons} from '/icons.js';
import {empty} from '/screens/empty.js';
import {either, text} from '/text.js';

const said = (words) => either(words.zh, words.en);
const doctor = (day) => [...new Set([day.doctor, day.title, day.level])].filter(Boolean).join(' · ');

function tile(day, press) {
  return html`
    <button class="card tile visit" data-id=${day.id} @click=${() => press('choose', day.id)}>
      <span class="split">
        <span class="name">${said(day.day)}</span>
        ${day.sameDoctor ? html`<span class="mark good">${text().sameDoctor}</span>` : nothing}
      </span>
      <span>${doctor(day)}</span>
      <span class="split">
        <span class="soft">${text().timesFrom(day.times[0].said, day.times.length)}</span>
        <strong class="number fee">${yuan(day.price)}</strong>
      </span>
    </button>
  `;
}

function choose({view, press}) {
  return view.days.sessions.length === 0
    ? empty(press, text().noDays, said(view.days.said))
    : html`<h1 tabindex="-1">${text().whichDay}</h1>
        <p class="lead soft">${said(view.days.said)}</p>
        <paged-tiles .width=${24} .height=${9.4} .tiles=${view.days.sessions.map((day) => tile(day, press))}></paged-tiles>`;
}

const fact = (label, value) => html`<div><dt>${label}</dt><dd class="lines">${value}</dd></div>`;

function time(each, chosen, press) {
  return html`<button class="button chip" role="radio" aria-checked=${chosen} data-slot=${each.slotId} @click=${() => press('toggle', each.slotId)}>
    <span class="number">${each.said}</span>
  </button>`;
}

function confirm(view, day, press) {
  const chosen = day.times.find((each) => each.slotId === view.slot);
  return html`
    <h1 tabindex="-1">${text().whichTime}</h1>
    <div class="chips times" role="radiogroup" aria-label=${text().whichTime}>
      ${day.times.map((each) => time(each, each.slotId === view.slot, press))}
    </div>
    <dl class="facts card roomy">
      ${fact(text().when, html`<strong>${said(day.day)} <span class="number">${chosen.said}</span></strong>`)}
      ${fact(text().doctor, html`<strong>${doctor(day)}</strong>`)}
      ${fact(text().price, html`<span>${text().paidStays(yuan(day.price))}</span>`)}
    </dl>
    <p class="notice warn lead icon-line">${icons.warn}${text().moveWarning}</p>
    <button class="button primary huge-button wide" data-action="confirm" @click=${() => press('confirm')}>${text().goMove}</button>
  `;
}

/** Another day for whom the clinic was cancelled: first the day, then the time. */
export function days({view, press}) {
  const day = view.days.sessions.find((each) => each.id === view.session);
  return day ? confirm(view, day, press) : choose({view, press});
}
