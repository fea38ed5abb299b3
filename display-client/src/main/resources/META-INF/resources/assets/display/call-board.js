import {html, LitElement, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {text} from './text.zh.js';

const ROWS = 6;
const PINNED = 2;
const PAGE_MILLIS = 8000;
const FRESH_MILLIS = 60_000;
const NEXT_MAX = 9;
const NEXT_BESIDE_MISSED_MAX = 6;
const MISSED_MAX = 8;
const ROOM_LONG = 6;

/** A hall screen: who is called where, who is next, who was missed. Shows what it is given and decides nothing. */
export class CallBoard extends LitElement {
  static properties = {board: {attribute: false}, now: {attribute: false}};

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), 1000); // A call stops being new, a page turns.
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  render() {
    const {calls, next, missed} = this.board;
    return html`
      <section class="calls" aria-label=${text.calling}>
        ${calls.length > 0 ? this.calls(calls) : this.quiet()}
      </section>
      <aside>
        <section class="next">${heading(text.next, text.nextEnglish)} ${this.next(next.slice(0, missed.length > 0 ? NEXT_BESIDE_MISSED_MAX : NEXT_MAX))}</section>
        <section class="missed" ?hidden=${missed.length === 0}>
          ${heading(text.missed, text.missedEnglish, missed.length > MISSED_MAX ? text.missedInAll(missed.length) : '')}
          ${this.missed(missed)}
        </section>
      </aside>
    `;
  }

  quiet() {
    return html`<div class="quiet"><p>${text.noCall}</p><p class="hint">${text.noCallHint}</p></div>`;
  }

  /** The newest stay; when there are more than fit, the others take turns. */
  calls(calls) {
    const pages = calls.length <= ROWS ? 1 : Math.ceil((calls.length - PINNED) / (ROWS - PINNED));
    const page = Math.floor(this.now() / PAGE_MILLIS) % pages;
    const from = PINNED + page * (ROWS - PINNED);
    const shown = pages === 1 ? calls : [...calls.slice(0, PINNED), ...calls.slice(from, from + ROWS - PINNED)];
    return html`
      <ol class=${shown.length <= 3 ? 'few' : 'many'}>
        ${repeat(shown, (call) => `${call.id}#${call.repeat}`, (call) => this.call(call))}
      </ol>
      ${pages > 1 ? html`<p class="pages">${dots(pages, page)}</p>` : nothing}
    `;
  }

  call(call) {
    const fresh = this.now() - Date.parse(call.at) < FRESH_MILLIS;
    return html`
      <li class=${fresh ? 'call fresh' : 'call'}>
        <span class="number">${call.ticket}</span>
        <span class="name">${call.name?.shown}</span>
        <span class=${call.roomName.length > ROOM_LONG ? 'room long' : 'room'}><span class="please">${text.please}</span>${call.roomName}</span>
      </li>
    `;
  }

  next(next) {
    if (next.length === 0) {
      return html`<p class="none">${text.noNext}</p>`;
    }
    return html`<ol>
      ${repeat(next, (waiting) => waiting.ticket, (waiting) => html`
        <li>
          <span class="number">${waiting.ticket}</span>
          <span class="name">${waiting.name?.shown}</span>
          ${waiting.mark ? html`<span class="class">${waiting.mark}</span>` : html`<span></span>`}
          <span class=${waiting.roomName.length > ROOM_LONG ? 'room long' : 'room'}>${waiting.roomName}</span>
        </li>
      `)}
    </ol>`;
  }

  missed(missed) {
    return html`<p class="numbers">
      ${missed.slice(0, MISSED_MAX).map((waiting) => html`<span class="number">${waiting.ticket}</span>`)}
    </p>`;
  }
}

function heading(chinese, english, count = '') {
  return html`<h2>${chinese}<small lang="en">${english}</small><small>${count}</small></h2>`;
}

function dots(pages, page) {
  return Array.from({length: pages}, (_, i) => html`<i class=${i === page ? 'on' : ''}></i>`);
}

customElements.define('call-board', CallBoard);
