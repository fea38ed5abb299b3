import {html, nothing} from 'lit';
import {icons} from '/icons.js';
import {reasonWords, text} from '/text.js';

function tile(item, press) {
  const words = text().flows[item.flow];
  return html`
    <button class="card flow" data-flow=${item.flow} ?disabled=${!item.available} @click=${() => press('begin', item.flow)}>
      <span class="badge">${icons[item.flow]}</span>
      <span class="name">${words.name}</span>
      ${item.available ? html`<span class="hint">${words.hint}</span>` : why(item)}
    </button>
  `;
}

function why(item) {
  const what = text().devices[item.device];
  const join = document.documentElement.lang === 'en' ? ' ' : '';
  return html`
    <span class="mark warn">${what}${join}${reasonWords(item.reason)}</span>
    <span class="hint">${text().elsewhere}</span>
  `;
}

/** The menu. What cannot be done here right now says so before anybody lays down a card. */
export function start({view, press}) {
  return html`
    <h1 tabindex="-1">${text().start}</h1>
    ${view.online ? nothing : html`<p class="notice warn lead" role="status">${text().offline}</p>`}
    <div class="flows">${view.items.map((item) => tile(item, press))}</div>
    ${view.online ? html`<p class="soft tip">${text().startHint}</p>` : nothing}
  `;
}

export const unavailable = () => html`
  <div class="centre">
    <span class="emblem warn">${icons.plug}</span>
    <h1 tabindex="-1">${text().unavailable}</h1>
    <p class="lead">${text().unavailableHint}</p>
  </div>
`;

export const recovering = ({view}) => html`
  <div class="centre">
    <div class="spinner"></div>
    <h1 tabindex="-1">${text().recovering}</h1>
    <p class="lead" role="status">${view.online ? text().recoveringHint : text().recoveringOffline}</p>
  </div>
`;

export const working = ({view}) => html`
  <div class="centre" role="status">
    <div class="spinner"></div>
    <h1 tabindex="-1">${text().working[view.what]}</h1>
    <p class="lead">${text().wait}</p>
  </div>
`;
