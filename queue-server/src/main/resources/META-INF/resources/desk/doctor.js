import {html} from 'lit';
import {roomPlace, ticketPlace} from './actions.js';
import {segment} from './api.js';
import {AreaDesk} from './area-desk.js';
import {feedBanner} from './feed-banner.js';
import {giveExtra} from './extra.js';
import {waitingLines} from './line.js';
import {openingForm, servesNow} from './opening.js';
import {orderTests} from './orders.js';
import {consulting} from './patient.js';
import {text} from './text.js';

/** The doctor desk: my room, the patient in it, and who comes next. */
class DoctorDesk extends AreaDesk {
  static properties = {
    sessions: {state: true},
    reopening: {state: true},
    chosen: {state: true},
  };

  constructor() {
    super();
    this.chosen = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    this.begin('/api/desk/sessions?mine=true', (sessions) => {
      this.sessions = sessions;
      this.feed.follow(sessions[0]?.area);
      if (sessions.length === 1) {
        this.chosen = new Set([sessions[0].session.id]);
      }
    });
  }

  /** The area as far as it is mine: the lines of my room. */
  get area() {
    const {area} = this.feed;
    const {room} = this;
    return area && room ? {...area, queues: area.queues.filter((queue) => room.queues.includes(queue.id))} : area;
  }

  /** The room that calls for one of my sessions: the one of the schedule, or where I went since. */
  get room() {
    const mine = (room) => this.sessions?.some(({session, roomId}) => servesNow(room, roomId, session));
    return this.feed.area?.rooms.find((room) => room.state !== 'CLOSED' && mine(room));
  }

  mine(tickets) {
    return tickets.filter((ticket) => this.room?.queues.includes(ticket.queue));
  }

  waitingFor() {
    return this.area.queues.reduce((sum, queue) => sum + queue.waiting.length, 0);
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

  /** To a test and back later: the ticket leaves the room and keeps its number. */
  toExam(ticket) {
    return this.actions.ticket(ticket.number, 'park', {reason: 'EXAMINATION'}, roomPlace(this.room.id));
  }

  /** Back from a test and wanted at once: into the line first, then called out of turn for that reason. */
  async callReturning(ticket) {
    if (await this.actions.ticket(ticket.number, 'return')) {
      await this.actions.callChosenTo(this.room.id, ticket, {reason: 'RESULTS_READY'});
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

  /** One more patient than the clinic has numbers for; the patient registers and pays at a kiosk. */
  async giveExtra() {
    const said = await giveExtra(this.feed.area.area, this.area.queues);
    if (said) {
      this.presses.say(roomPlace(this.room.id), said);
    }
  }

  get keyRows() {
    return text.keys.doctor;
  }

  toggle(session) {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(session.id)) {
      chosen.add(session.id);
    }
    this.chosen = chosen;
  }

  async open(area, roomId, sessions, grades) {
    const path = `/api/desk/areas/${segment(area)}/rooms/${segment(roomId)}/open`;
    if (await this.presses.press(roomPlace(roomId), 'POST', path, {sessions, grades})) {
      this.reopening = false;
      this.feed.follow(area);
      await this.actions.refresh();
    }
  }

  key(key) {
    const working = this.room && !this.reopening;
    if (key === 't' && working && this.room.state === 'SERVING') {
      this.orderTests(this.room.ticket);
      return true;
    }
    return (working && this.verbKey(key)) || this.pageKey(key);
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
