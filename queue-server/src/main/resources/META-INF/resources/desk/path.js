import {html, nothing} from 'lit';
import {get, segment} from './api.js';
import {Dialog, open} from './dialogs.js';
import {mark} from './rooms.js';
import {said, text} from './text.js';
import {clock} from './ticking.js';

/** Where a ticket stands, and of everybody before it why: the server's own sentences, as phone and audit show them. */
class PathDialog extends Dialog {
  static properties = {path: {state: true}, complaint: {state: true}};

  constructor() {
    super();
    this.complaint = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  async #read() {
    try {
      this.path = await get(`/api/desk/areas/${segment(this.area)}/tickets/${segment(this.number)}/path`);
      this.complaint = '';
    } catch (e) {
      this.complaint = e.detail || text.feed.never;
    }
  }

  render() {
    return this.frame(
      text.path.title(this.number),
      this.path ? this.#body(this.path) : html`<p role="status">${this.complaint || text.loading}</p>`,
      html`<button type="button" @click=${() => this.#read()}>${text.path.again}</button>
        <button type="submit" class="primary" data-first>${text.close}</button>`,
      'wide path',
    );
  }

  #body({place, why, expected, before, at}) {
    const words = text.path;
    if (!place) {
      return html`<p>${words.gone}</p>`;
    }
    return html`
      <dl class="path-facts">
        <div><dt>${words.place}</dt><dd>${words.nth(place)}</dd></div>
        <div><dt>${words.expected}</dt><dd>${said(expected.said)}</dd></div>
        <div><dt>${words.own}</dt><dd>${said(why)}</dd></div>
      </dl>
      <h3 class="small-text">${words.before(before.length)}</h3>
      ${before.length === 0
        ? nothing
        : html`<ol class="path-before" tabindex="0">
            ${before.map(
              (one) => html`<li>
                <b class="number">${one.number}</b><span>${mark(one.mark)}</span><span class="who">${this.nameOf(one.number)}</span>
                <span class="said">${said(one.said)}</span>
              </li>`,
            )}
          </ol>`}
      ${this.complaint ? html`<p class="note refused" role="alert">${this.complaint}</p>` : nothing}
      <p class="muted small-text">${words.asOf(clock(at))}</p>
    `;
  }
}

customElements.define('desk-path', PathDialog);

export function showPath(area, number, nameOf) {
  const dialog = new PathDialog();
  Object.assign(dialog, {area, number, nameOf});
  return open(dialog);
}
