import {html, nothing} from 'lit';
import '/face-camera.js';
import {icons} from '/icons.js';
import {text} from '/text.js';

const choice = (action, words, press) =>
  html`<button class="button huge-button" data-action=${action} @click=${() => press(action)}>${words}</button>`;

/** Before the camera is opened: what happens, what does not, and two answers of one size. */
export function faceConsent({frame, press}) {
  const words = text().faceConsent;
  return html`
    <div class="centre">
      <span class="emblem">${icons.face}</span>
      <h1 tabindex="-1">${words.title}</h1>
      <ul class="card promises">
        ${words.promises(frame.hospital).map((promise) => html`<li>${icons.check}<span>${promise}</span></li>`)}
      </ul>
    </div>
    <div class="two">${choice('decline', text().faceDecline, press)}${choice('agree', text().faceAgree, press)}</div>
  `;
}

/** The camera as a mirror, where the page has it, and what to do; leaving it costs nothing. */
export function faceCamera({view, press}) {
  const words = text().faceCamera;
  return html`
    <div class="centre">
      <h1 tabindex="-1">${words.title}</h1>
      ${view.ownCamera
        ? html`<span class="emblem">${icons.face}</span>`
        : html`<face-camera .capture=${view.capture} @no-camera=${() => press('no-camera')}></face-camera>`}
      <p class="lead ${view.hint ? 'notice warn' : ''}" role="status" aria-live="assertive">${words.hints[view.hint || 'NONE']}</p>
    </div>
    <button class="button huge-button wide" data-action="decline" @click=${() => press('decline')}>${text().faceDecline}</button>
  `;
}

/** How alike, for a person to judge. */
export function faceResult({view, press}) {
  const words = text().faceResult;
  const [title, what] = words.likeness[view.likeness];
  return html`
    <div class="centre">
      <span class="emblem ${view.likeness === 'ALIKE' ? 'good' : 'warn'}">${icons.face}</span>
      <h1 tabindex="-1" data-likeness=${view.likeness}>${title}</h1>
      <p class="lead strong assistive">${words.assistive}</p>
      ${what ? html`<p class="lead">${what}</p>` : nothing}
    </div>
    <button class="button primary huge-button wide" data-action="confirm" @click=${() => press('confirm')}>${text().goOn}</button>
  `;
}
