import {html, LitElement, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {classMark} from './class-mark.js';
import {text} from './text.zh.js';

const ROWS = 6;
const PINNED = 2;
const PAGE_MILLIS = 8000;
const FRESH_MILLIS = 60_000;
const ASIDE_ROWS = 9;
const MISSED_ROWS = 3;
const DOORS_MAX = 5;
const DOORS_BESIDE_MISSED_MAX = 3;
const MISSED_MAX = 8;
const ROOM_LONG = 6;

/** A hall screen: who is called where, who waits at which door, who is next, who was missed. Shows what it is given and decides nothing. */
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
    const {calls, missed} = this.board;
    const doors = this.#doors();
    return html`
      <section class="calls" aria-label=${text.calling}>
        ${calls.length > 0 ? this.calls(calls) : this.quiet()}
      </section>
      <aside>
        ${doors.shown.length > 0 ? this.doors(doors) : nothing}
        <section class="next">${heading(text.next, text.nextEnglish)} ${this.next(this.#nextBeside(doors.shown))}</section>
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
    const rows = this.board.suspended.length > 0 ? ROWS - 1 : ROWS; // The line about cancelled clinics takes height.
    const pages = calls.length <= rows ? 1 : Math.ceil((calls.length - PINNED) / (rows - PINNED));
    const page = Math.floor(this.now() / PAGE_MILLIS) % pages;
    const from = PINNED + page * (rows - PINNED);
    const shown = pages === 1 ? calls : [...calls.slice(0, PINNED), ...calls.slice(from, from + rows - PINNED)];
    return html`
      <ol class=${shown.length <= 3 ? 'few' : 'many'}>
        ${repeat(shown, (call) => `${call.id}#${call.repeat}`, (call) => this.call(call))}
      </ol>
      ${pages > 1 ? html`<p class="pages">${dots(pages, page)}</p>` : nothing}
    `;
  }

  call(call) {
    return html`
      <li class=${this.#isFresh(call) ? 'call fresh' : 'call'}>
        <span class="number">${call.ticket}</span>
        <span class="name">${call.name?.shown}${classMark(call.mark)}</span>
        <span class=${call.roomName.length > ROOM_LONG ? 'room long' : 'room'}><span class="please">${text.please}</span>${call.roomName}</span>
      </li>
    `;
  }

  /** Room by room; when there are more than fit, they take turns. */
  #doors() {
    const byRoom = new Map();
    for (const invited of this.board.invited) {
      byRoom.set(invited.room, [...(byRoom.get(invited.room) ?? []), invited]);
    }
    const rooms = [...byRoom.values()];
    const rows = this.board.missed.length > 0 ? DOORS_BESIDE_MISSED_MAX : DOORS_MAX;
    const pages = Math.max(1, Math.ceil(rooms.length / rows));
    const page = Math.floor(this.now() / PAGE_MILLIS) % pages;
    return {shown: rooms.slice(page * rows, (page + 1) * rows), pages, page};
  }

  /** As many as there is height for: never half a row. */
  #nextBeside(doors) {
    const {missed, suspended} = this.board;
    const above = (suspended.length > 0 ? 1 : 0) + (doors.length > 0 ? doors.length + 1 : 0);
    const taken = above + (missed.length > 0 ? MISSED_ROWS : 0);
    return this.board.next.slice(0, ASIDE_ROWS - taken);
  }

  doors({shown, pages, page}) {
    return html`
      <section class="doors">
        ${heading(text.atDoors, text.atDoorsEnglish)}
        <ol>
          ${repeat(shown, ([first]) => first.room, (door) => html`
            <li class=${door.some(({mark}) => mark) ? 'marked' : ''}>
              <span class="room">${door[0].roomName}</span>
              <p>
                ${door.map((invited) => html`<span class=${this.#isFresh(invited) ? 'who fresh' : 'who'}
                  ><b class="number">${invited.ticket}</b> <span class="name">${invited.name?.shown}${classMark(invited.mark)}</span></span
                >`)}
              </p>
            </li>
          `)}
        </ol>
        ${pages > 1 ? html`<p class="pages">${dots(pages, page)}</p>` : nothing}
      </section>
    `;
  }

  #isFresh({at}) {
    return this.now() - Date.parse(at) < FRESH_MILLIS;
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
          ${waiting.mark ? classMark(waiting.mark) : html`<span></span>`}
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
