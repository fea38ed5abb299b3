import {html, nothing} from 'lit';
import {icons} from '/icons.js';
import {text} from '/text.js';

/** Who are you? Shows where the card goes, and says at once when it could not be read. */
export function identify({view}) {
  return html`
    <div class="centre">
      <h1 tabindex="-1">${view.scanner ? text().identifyOrScan : text().identify}</h1>
      <div class="reader" aria-hidden="true"><span class="laid">${icons.card}</span><span class="plate"></span></div>
      <div role="status" aria-live="assertive">
        ${view.hint ? html`<p class="notice warn lead">${text().hints[view.hint]}</p>` : nothing}
      </div>
      <p class="lead">${view.card ? text().identifyHint : text().identifyDown}</p>
      ${view.scanner ? html`<p class="lead">${text().scanHint}</p>` : nothing}
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
    <p class="soft">${text().recordHint}</p>
    <div role="alert">${view.hint ? html`<p class="notice bad">${text().hints[view.hint]}</p>` : nothing}</div>
    <phone-pad @entered=${(event) => press('phone', event.detail)}></phone-pad>
  `;
}
