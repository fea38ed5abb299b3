import {html} from 'lit';
import {AreaActions, roomPlace, ticketPlace} from './actions.js';
import {NoAnswer, Refused, get, segment} from './api.js';
import {showKeys} from './dialogs.js';
import {DeskElement, Keys} from './elements.js';
import {AreaFeed} from './feed.js';
import {feedBanner} from './feed-banner.js';
import {waitingLines} from './line.js';
import {openingForm} from './opening.js';
import {orderTests} from './orders.js';
import {consulting} from './patient.js';
import {Presses} from './press.js';
import {text} from './text.js';
import {Ticking} from './ticking.js';

const RETRY_MILLIS = 3000;

/** The doctor desk: my room, the patient in it, and who comes next. */
class DoctorDesk extends DeskElement {
  static properties = {
    me: {},
    sessions: {state: true},
    complaint: {state: true},
    reopening: {state: true},
    chosen: {state: true},
    sought: {state: true},
    queue: {state: true},
    active: {state: true},
  };

  presses = new Presses(this);
  feed = new AreaFeed(this);
  actions = new AreaActions(this.feed, this.presses);

  constructor() {
    super();
    this.sought = '';
    this.complaint = '';
    this.chosen = new Set();
    new Ticking(this);
    new Keys(this, (key) => this.#key(key));
  }

  connectedCallback() {
    super.connectedCallback();
    this.#readSessions();
  }

  async #readSessions() {
    try {
      this.sessions = await get('/api/desk/sessions?mine=true');
      this.complaint = '';
    } catch (e) {
      this.complaint = e.detail || text.feed.never;
      if (e instanceof NoAnswer && this.isConnected) {
        setTimeout(() => this.#readSessions(), RETRY_MILLIS);
      } else if (!(e instanceof Refused)) {
        throw e;
      }
      return;
    }
    this.feed.follow(this.sessions[0]?.area);
    if (this.sessions.length === 1) {
      this.chosen = new Set([this.sessions[0].session.id]);
    }
  }

  /** The area as far as it is mine: the lines of my room. */
  get area() {
    const {area} = this.feed;
    const {room} = this;
    return area && room ? {...area, queues: area.queues.filter((queue) => room.queues.includes(queue.id))} : area;
  }

  /** The room that calls for one of my sessions. */
  get room() {
    const mine = (room) => this.sessions?.some(({session, roomId}) => roomId === room.id && room.queues.includes(session.id));
    return this.feed.area?.rooms.find((room) => room.state !== 'CLOSED' && mine(room));
  }

  mine(tickets) {
    return tickets.filter((ticket) => this.room?.queues.includes(ticket.queue));
  }

  waitingFor() {
    return this.area.queues.reduce((sum, queue) => sum + queue.waiting.length, 0);
  }

  missedSince(ticket) {
    return this.feed.missedSince(ticket);
  }

  seek(typed) {
    this.sought = typed.trim();
  }

  isSought(ticket) {
    return !this.sought || ticket.number.includes(this.sought.toUpperCase()) || ticket.name.includes(this.sought);
  }

  showQueue(id) {
    this.queue = id || undefined;
  }

  isActive() {
    return true;
  }

  verbsOf(ticket) {
    return [
      [text.line.call, () => this.actions.callChosen(ticket, this.room.id)],
      [text.line.transfer, () => this.actions.transfer(ticket)],
    ];
  }

  roomVerb(room, verb) {
    return verb === 'miss' ? this.actions.miss(room) : this.actions.room(room.id, verb);
  }

  /** To a test and back later: the ticket leaves the room and keeps its number. */
  toExam(ticket) {
    return this.actions.ticket(ticket.number, 'park', {reason: text.doctor.toExamReason}, roomPlace(this.room.id));
  }

  /** Back from a test and wanted at once: into the line first, then called out of turn for that reason. */
  async callReturning(ticket) {
    if (await this.actions.ticket(ticket.number, 'return')) {
      await this.actions.callChosenTo(this.room.id, ticket, text.doctor.callReturningReason);
    }
    if (this.presses.at(ticketPlace(ticket.number))?.state === 'refused') {
      await this.actions.refresh();
    }
  }

  async orderTests(ticket) {
    const said = await orderTests(ticket);
    if (said) {
      this.presses.say(roomPlace(this.room.id), said);
    }
  }

  showKeys() {
    return showKeys(text.keys.doctor);
  }

  toggle(session) {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(session.id)) {
      chosen.add(session.id);
    }
    this.chosen = chosen;
  }

  async open(area, roomId, sessions) {
    const path = `/api/desk/areas/${segment(area)}/rooms/${segment(roomId)}/open`;
    if (await this.presses.press(roomPlace(roomId), 'POST', path, {sessions})) {
      this.reopening = false;
      this.feed.follow(area);
      await this.actions.refresh();
    }
  }

  #key(key) {
    const {room} = this;
    if (key === '?') {
      this.showKeys();
      return true;
    }
    if (!room || this.reopening) {
      return false;
    }
    const verb = {n: 'call-next', r: 'repeat', e: 'enter', f: 'finish', m: 'miss'}[key];
    if (verb && this.#offers(room, verb)) {
      this.roomVerb(room, verb);
      return true;
    }
    if (key === 't' && room.state === 'SERVING') {
      this.orderTests(room.ticket);
      return true;
    }
    if (key === '/') {
      this.querySelector('.find')?.focus();
      return true;
    }
    return false;
  }

  #offers(room, verb) {
    const offered = {
      FREE: ['call-next'],
      CALLING: ['repeat', 'enter', 'miss'],
      SERVING: ['call-next', 'finish'],
      PAUSED: [],
    };
    return offered[room.state]?.includes(verb);
  }

  render() {
    if (this.complaint) {
      return html`<p class="banner" role="alert">${this.complaint}</p>`;
    }
    if (!this.sessions || (this.sessions.length > 0 && !this.feed.area && this.feed.state === 'connecting')) {
      return html`<p class="empty-page" role="status">${text.loading}</p>`;
    }
    if (this.sessions.length === 0) {
      return html`<p class="empty-page">${text.doctor.noSessions}</p>`;
    }
    return html`
      ${feedBanner(this.feed)}
      ${!this.room || this.reopening
        ? openingForm(this)
        : html`<div class="doctor ${this.feed.state === 'lost' ? 'stale' : ''}">${consulting(this)} ${waitingLines(this)}</div>`}
    `;
  }
}

customElements.define('desk-doctor', DoctorDesk);
