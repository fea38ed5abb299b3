import {html, nothing} from 'lit';
import {longDay} from '/format.js';
import {icons} from '/icons.js';
import {text} from '/text.js';

/** One way to say who one is: a picture of what to do, and the words. */
const way = (motion, icon, words) => html`
  <div class="way">
    <div class="reader" aria-hidden="true"><span class=${motion}>${icon}</span><span class="plate"></span></div>
    <p class="lead">${words}</p>
  </div>
`;

const WAYS = [
  ['card', 'laid', 'card', 'identifyHint'],
  ['socialCard', 'laid', 'chip', 'socialCardHint'],
  ['scanner', 'held', 'code', 'scanHint'],
];

/** One way is told in the title; of two the title names both; three would be a sentence nobody reads. */
function title(open) {
  if (open.length === 0) {
    return text().identify.card;
  }
  return open.length > 2 ? text().identifyAny : open.map(([name]) => text().identify[name]).join(text().identifyOr);
}

/** Who are you? Shows where each card goes, and says at once when one could not be read. */
export function identify({view}) {
  const open = WAYS.filter(([name]) => view[name]);
  return html`
    <div class="centre">
      <h1 tabindex="-1">${title(open)}</h1>
      <div class="ways">
        ${open.map(
          ([, motion, icon, hint], i) =>
            html`${i > 0 ? html`<span class="or">${text().or}</span>` : nothing}${way(motion, icons[icon], text()[hint])}`,
        )}
        ${open.length === 0 ? way('laid', icons.card, text().identifyDown) : nothing}
      </div>
      <div role="status" aria-live="assertive">
        ${view.hint && !(open.length === 0 && view.hint === 'READER_DOWN')
          ? html`<p class="notice warn lead">${text().hints[view.hint]}</p>`
          : nothing}
      </div>
    </div>
  `;
}

/** The card is no longer valid: says so, and lets the patient go on. */
export function cardExpired({view, press}) {
  const day = longDay(view.validTo, document.documentElement.lang);
  return html`
    <div class="centre" role="alert">
      <span class="emblem warn">${icons.warn}</span>
      <h1 tabindex="-1">${text().cardExpired[view.card]}</h1>
      <p class="lead">${text().cardExpiredWhat(day)}</p>
      <div class="card advice"><h2>${text().whatToDo}</h2><p>${text().cardExpiredNext}</p></div>
    </div>
    <button class="button primary huge-button wide" data-action="confirm" @click=${() => press('confirm')}>${text().goOn}</button>
  `;
}

/** A first-time patient's telephone number. */
export function record({view, press}) {
  return html`
    <h1 tabindex="-1">${text().record}</h1>
    <dl class="facts card">
      <div><dt>${text().name}</dt><dd>${view.maskedName}</dd></div>
      <div><dt>${text().document}</dt><dd class="number">${view.maskedDocument}</dd></div>
    </dl>
    <p class="hint">${text().recordHint}</p>
    <div role="alert">${view.hint ? html`<p class="notice bad">${text().hints[view.hint]}</p>` : nothing}</div>
    <phone-pad @entered=${(event) => press('phone', event.detail)}></phone-pad>
  `;
}
