import {html, nothing} from 'lit';
import {icons} from '/icons.js';
import {text} from '/text.js';

/** There is nothing to choose from: says so, why, and leads out. */
export function empty(press, title, hint, icon = icons.nothing, look = '') {
  return html`
    <div class="centre">
      <span class="emblem ${look}">${icon}</span>
      <h1 tabindex="-1">${title}</h1>
      ${hint ? html`<p class="lead">${hint}</p>` : nothing}
    </div>
    <button class="button primary huge-button wide" @click=${() => press('home')}>${text().homeButton}</button>
  `;
}
