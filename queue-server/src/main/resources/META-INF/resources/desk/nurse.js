import {html, nothing} from 'lit';
import {AreaActions} from './actions.js';
import {NoAnswer, Refused, get} from './api.js';
import {showKeys} from './dialogs.js';
import {DeskElement, Keys} from './elements.js';
import {AreaFeed} from './feed.js';
import {feedBanner} from './feed-banner.js';
import {shownQueues, waitingLines} from './line.js';
import {Presses} from './press.js';
import {roomList, roomVerbs} from './rooms.js';
import {aside} from './side.js';
import {text} from './text.js';
import {Ticking} from './ticking.js';

const AREA_KEY = 'houzhen.area';
const RETRY_MILLIS = 3000;

/** A nurse without areas of her own works in all of them. */
const own = (me, areas) => (me.areas?.length ? areas.filter(({area}) => me.areas.includes(area)) : areas);

/** The nurse desk: one waiting area at a time, its rooms, its lines, and everybody who is not in a line. */
class NurseDesk extends DeskElement {
  static properties = {
    me: {},
    areas: {state: true},
    complaint: {state: true},
    queue: {state: true},
    sought: {state: true},
    active: {state: true},
    roomId: {state: true},
  };

  presses = new Presses(this);
  feed = new AreaFeed(this);
  actions = new AreaActions(this.feed, this.presses);

  constructor() {
    super();
    this.sought = '';
    this.complaint = '';
    new Ticking(this);
    new Keys(this, (key) => this.#key(key));
  }

  connectedCallback() {
    super.connectedCallback();
    this.#readAreas();
  }

  async #readAreas() {
    try {
      this.areas = own(this.me, await get('/api/desk/areas'));
      this.complaint = '';
    } catch (e) {
      this.complaint = e.detail || text.feed.never;
      if (e instanceof NoAnswer && this.isConnected) {
        setTimeout(() => this.#readAreas(), RETRY_MILLIS);
      } else if (!(e instanceof Refused)) {
        throw e;
      }
      return;
    }
    const kept = localStorage.getItem(AREA_KEY);
    const first = this.areas.find(({area}) => area === kept) ?? this.areas[0];
    this.feed.follow(first?.area);
  }

  get area() {
    return this.feed.area;
  }

  /** The room the keys are for: the one selected, else the first. */
  get room() {
    const rooms = this.area?.rooms ?? [];
    return rooms.find((room) => room.id === this.roomId) ?? rooms[0];
  }

  /** The lines say which of them the selected room calls for. */
  get showsRooms() {
    return true;
  }

  showKeys() {
    return showKeys(text.keys.rows);
  }

  selectRoom(id) {
    this.roomId = id;
  }

  waitingFor(room) {
    return this.area.queues
      .filter((queue) => room.queues.includes(queue.id))
      .reduce((sum, queue) => sum + queue.waiting.length, 0);
  }

  roomVerb(room, verb) {
    return verb === 'miss' ? this.actions.miss(room) : this.actions.room(room.id, verb);
  }

  missedSince(ticket) {
    return this.feed.missedSince(ticket);
  }

  verbsOf(ticket) {
    return [
      [text.line.call, () => this.actions.callChosen(ticket, this.room?.id)],
      [text.line.park, () => this.actions.park(ticket)],
      [text.line.transfer, () => this.actions.transfer(ticket)],
      [text.line.priority, () => this.actions.changePriority(ticket)],
    ];
  }

  showQueue(id) {
    this.queue = id || undefined;
  }

  seek(typed) {
    this.sought = typed.trim();
  }

  isSought(ticket) {
    return !this.sought || ticket.number.includes(this.sought.toUpperCase()) || ticket.name.includes(this.sought);
  }

  /** One row of the line takes part in the tab order; the arrows move which. */
  isActive(ticket) {
    return ticket.number === (this.#tickets().includes(this.active) ? this.active : this.#tickets()[0]);
  }

  #tickets() {
    return shownQueues(this).flatMap((queue) => queue.waiting.map((ticket) => ticket.number));
  }

  #follow(area) {
    localStorage.setItem(AREA_KEY, area);
    this.queue = undefined;
    this.roomId = undefined;
    this.sought = '';
    this.feed.follow(area);
  }

  #key(key) {
    if (!this.area) {
      return false;
    }
    if (/^[1-9]$/.test(key) && this.area.rooms[key - 1]) {
      this.selectRoom(this.area.rooms[key - 1].id);
      return true;
    }
    return this.#verbKey(key) || this.#moveKey(key);
  }

  /** A key does only what the selected room shows a button for. */
  #verbKey(key) {
    const verb = this.room && roomVerbs(this.room).find((offered) => offered.key.toLowerCase() === key);
    if (verb) {
      this.roomVerb(this.room, verb.verb);
    }
    return Boolean(verb);
  }

  #moveKey(key) {
    if (key === '/') {
      this.querySelector('.find')?.focus();
    } else if (key === '?') {
      this.showKeys();
    } else if (key === 'Escape') {
      this.seek('');
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      this.#move(key === 'ArrowDown' ? 1 : -1);
    } else {
      return false;
    }
    return true;
  }

  /** To the same button of the next row. */
  async #move(step) {
    const tickets = this.#tickets();
    const focused = document.activeElement;
    const from = focused?.closest?.('tr.ticket');
    const column = from ? [...from.querySelectorAll('button')].indexOf(focused) : 0;
    const at = from ? tickets.indexOf(from.dataset.ticket) + step : 0;
    this.active = tickets[Math.min(Math.max(at, 0), tickets.length - 1)];
    await this.updateComplete;
    const row = [...this.querySelectorAll('tr.ticket')].find((found) => found.dataset.ticket === this.active);
    row?.querySelectorAll('button')[Math.max(column, 0)]?.focus();
  }

  render() {
    if (this.areas?.length === 0) {
      return html`<p class="empty-page">${text.area.none}</p>`;
    }
    return html`
      ${this.areas?.length > 1 ? this.#tabs() : nothing} ${this.complaint ? html`<p class="banner" role="alert">${this.complaint}</p>` : nothing}
      ${feedBanner(this.feed)}
      ${this.area
        ? html`<div class="nurse ${this.feed.state === 'lost' ? 'stale' : ''}">
            ${roomList(this)} ${waitingLines(this)} ${aside(this)}
          </div>`
        : html`<p class="empty-page" role="status">${text.loading}</p>`}
    `;
  }

  #tabs() {
    const current = this.area?.area;
    return html`
      <nav class="tabs" aria-label=${text.area.label}>
        ${this.areas.map(
          ({area, areaName}) => html`<button
            type="button"
            aria-current=${area === current ? 'true' : nothing}
            @click=${() => this.#follow(area)}
          >
            <b>${area}</b> ${areaName}
          </button>`,
        )}
      </nav>
    `;
  }
}

customElements.define('desk-nurse', NurseDesk);
