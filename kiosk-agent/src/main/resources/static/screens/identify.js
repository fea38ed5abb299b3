import {html, nothing} from 'lit';
import {icons} from '/icons.js';
import {text} from '/text.js';

/** One way to say who one is: a picture of what to do, and the words. */
const way = (motion, icon, words) => html`
  <div class="way">
    <div class="reader" aria-hidden="true"><span class=${motion}>${icon}</span><span class="plate"></span></div>
    <p class="lead">${words}</p>
  </div>
`;

/** Who are you? Shows where the card goes, and says at once when it could not be read. */
export function identify({view}) {
  return html`
    <div class="centre">
      <h1 tabindex="-1">${view.scanner ? text().identifyOrScan : text().identify}</h1>
      <div class="ways">
        ${way('laid', icons.card, view.card ? text().identifyHint : text().identifyDown)}
        ${view.scanner ? html`<span class="or">${text().or}</span>${way('held', icons.code, text().scanHint)}` : nothing}
      </div>
      <div role="status" aria-live="assertive">
        ${view.hint ? html`<p class="notice warn lead">${text().hints[view.hint]}</p>` : nothing}
      </div>
    </div>
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
