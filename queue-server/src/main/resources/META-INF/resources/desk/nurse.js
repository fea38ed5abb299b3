import {html, nothing} from 'lit';
import {DAY_PLACE, roomPlace, ticketPlace} from './actions.js';
import {segment} from './api.js';
import {AreaDesk} from './area-desk.js';
import {AreaList} from './area-list.js';
import {confirmed, show} from './dialogs.js';
import {feedBanner} from './feed-banner.js';
import {shownQueues, waitingLines} from './line.js';
import {askRoom} from './moving.js';
import {roomList} from './rooms.js';
import {aside} from './side.js';
import {LATER} from './days.js';
import {note} from './press.js';
import {askInstead, askWhyCancelled, moveTo, queuePlace} from './suspension.js';
import {said, text} from './text.js';
import {Triage} from './triage.js';

const AREA_KEY = 'houzhen.area';
const VERBS = '.row-actions button';

/** A nurse without areas of her own works in all of them. */
const own = (me, areas) => (me.areas?.length ? areas.filter(({area}) => me.areas.includes(area)) : areas);

/** The nurse desk: one waiting area at a time, its rooms, its lines, and everybody who is not in a line. */
class NurseDesk extends AreaDesk {
  triage = new Triage(this);

  static properties = {
    areas: {state: true},
    showsDone: {state: true},
    doneTickets: {state: true},
    moves: {state: true},
  };

  constructor() {
    super();
    new AreaList(this, 'moves', (moves) => (this.moves = moves), () => this.area.queues.some(({suspended}) => suspended?.chosen.length));
    new AreaList(this, 'done', (tickets) => (this.doneTickets = tickets), () => this.showsDone);
  }

  connectedCallback() {
    super.connectedCallback();
    this.begin('/api/desk/areas', (areas) => {
      this.areas = own(this.me, areas);
      const kept = localStorage.getItem(AREA_KEY);
      const first = this.areas.find(({area}) => area === kept) ?? this.areas[0];
      this.feed.follow(first?.area);
    });
  }

  /** The lines say which of them the selected room calls for. */
  get showsRooms() {
    return true;
  }

  get keyRows() {
    return text.keys.rows;
  }

  showDone(open) {
    this.showsDone = open;
  }

  /** The key stays with the doctor: the room moved to is the selected one. */
  async moveRoom(room) {
    let to;
    try {
      to = await askRoom(this.area.area, room);
    } catch (e) {
      this.presses.refuse(roomPlace(room.id), e.detail || text.signIn.unreachable);
      return;
    }
    if (to && (await this.actions.room(room.id, 'move', {to}))) {
      this.roomId = to;
    }
  }

  async closeRoom(room) {
    const words = text.moving;
    const left = this.#leftBy(room);
    const detail = (left ? words.closeLeft(left) : words.closeNobody) + words.closeText;
    if (await confirmed({title: words.closeTitle(room.name), detail, yes: words.close, danger: true})) {
      await this.actions.room(room.id, 'close');
    }
  }

  /** How many nobody would call any more: in the line, at the door, missed, or away. */
  #leftBy(room) {
    const {rooms, queues, missed, away} = this.area;
    const alone = room.queues.filter(
      (id) =>
        !rooms.some((other) => other.id !== room.id && other.queues.includes(id)) &&
        !queues.find((queue) => queue.id === id)?.suspended,
    );
    const lines = queues.filter(({id}) => alone.includes(id)).flatMap(({waiting}) => waiting);
    return [...lines, ...room.door, ...missed, ...away].filter(({queue}) => alone.includes(queue)).length;
  }

  async suspend(queue) {
    const reason = await askWhyCancelled(this, queue);
    if (reason) {
      await this.#pressQueue(queue, 'suspend', {reason});
    }
  }

  resume(queue) {
    return this.#pressQueue(queue, 'resume');
  }

  async #pressQueue(queue, verb, body) {
    const path = `/api/desk/areas/${segment(this.area.area)}/queues/${segment(queue.id)}/${verb}`;
    if (await this.presses.press(queuePlace(queue.id), 'POST', path, body)) {
      await this.actions.refresh();
    }
  }

  /** What a patient of a cancelled clinic chose; a substitute gets a new number, which the patient must hear. */
  async instead(ticket, choice) {
    const place = ticketPlace(ticket.number);
    try {
      if (choice === 'ANOTHER_DAY' && !(await this.#goesToTheCashDesk(ticket))) {
        return;
      }
      const body = await askInstead(this, ticket, choice);
      const answer = body && (await this.actions.ticket(ticket.number, 'instead', body));
      if (answer && choice === 'SUBSTITUTE') {
        this.presses.say(place, text.suspension.newNumber(answer.ticket));
      }
    } catch (e) {
      this.presses.refuse(place, e.detail || text.signIn.unreachable);
    }
  }

  /** Moved here and now, left to be decided, or not at all; where the hospital cannot, the cash desk books. */
  async #goesToTheCashDesk(ticket) {
    const answer = await moveTo(this, ticket, true);
    if (answer === LATER) {
      await this.actions.ticket(ticket.number, 'instead', {choice: 'ANOTHER_DAY'});
    } else if (answer && answer !== 'ELSEWHERE') {
      this.#moved(ticket, answer);
    }
    return answer === 'ELSEWHERE';
  }

  async moveDay(ticket) {
    try {
      const answer = await moveTo(this, ticket);
      if (answer === 'ELSEWHERE') {
        this.presses.refuse(ticketPlace(ticket.number), text.suspension.elsewhere);
      } else if (answer) {
        this.#moved(ticket, answer);
      }
    } catch (e) {
      this.presses.refuse(ticketPlace(ticket.number), e.detail || text.signIn.unreachable);
    }
  }

  /** Stays until it was read out. */
  #moved(ticket, answer) {
    this.moves = {...this.moves, [ticket.number]: answer};
    return show({title: text.days.moved(ticket.number), secret: said(answer.said), detail: text.days.tell});
  }

  waitingFor(room) {
    return this.area.queues
      .filter((queue) => room.queues.includes(queue.id))
      .reduce((sum, queue) => sum + queue.waiting.length, 0);
  }

  overdue(ticket) {
    return this.triage.overdue(ticket);
  }

  verbsOf(ticket) {
    const verbs = [
      ...this.triage.verbsOf(ticket),
      [text.line.call, () => this.actions.callChosen(ticket, this.room?.id)],
      [text.line.park, () => this.actions.park(ticket)],
      [text.line.transfer, () => this.actions.transfer(ticket)],
    ];
    if (ticket.state === 'WAITING' && !this.triage.goesByGrade(ticket)) {
      verbs.push([text.line.priority, () => this.actions.changePriority(ticket)]); // At a door the place is settled.
    }
    return verbs;
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
    this.doneTickets = undefined;
    this.feed.follow(area);
  }

  key(key) {
    if (!this.area) {
      return false;
    }
    if (/^[1-9]$/.test(key) && this.area.rooms[key - 1]) {
      this.selectRoom(this.area.rooms[key - 1].id);
      return true;
    }
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      this.#move(key === 'ArrowDown' ? 1 : -1);
      return true;
    }
    return this.verbKey(key) || this.pageKey(key);
  }

  /** To the same button of the next row. */
  async #move(step) {
    const tickets = this.#tickets();
    const focused = document.activeElement;
    const from = focused?.closest?.('tr.ticket');
    const column = from ? [...from.querySelectorAll(VERBS)].indexOf(focused) : 0;
    const at = from ? tickets.indexOf(from.dataset.ticket) + step : 0;
    this.active = tickets[Math.min(Math.max(at, 0), tickets.length - 1)];
    await this.updateComplete;
    const row = [...this.querySelectorAll('tr.ticket')].find((found) => found.dataset.ticket === this.active);
    row?.querySelectorAll(VERBS)[Math.max(column, 0)]?.focus();
  }

  render() {
    if (this.areas?.length === 0) {
      return html`<p class="empty-page">${text.area.none}</p>`;
    }
    return html`
      ${this.areas?.length > 1 ? this.#tabs() : nothing} ${this.complaint ? html`<p class="banner" role="alert">${this.complaint}</p>` : nothing}
      ${feedBanner(this.feed)} ${this.area?.closed ? this.#closedBanner() : nothing}
      ${this.area
        ? html`<div class="nurse ${this.feed.state === 'lost' ? 'stale' : ''}">
            ${roomList(this)} ${waitingLines(this)} ${aside(this)}
          </div>`
        : html`<p class="empty-page" role="status">${text.loading}</p>`}
    `;
  }

  #closedBanner() {
    return html`<p class="banner closed-day" role="alert">
        <b aria-hidden="true">!</b>${text.dayClosed.said}
        <button type="button" ?disabled=${this.presses.busy(DAY_PLACE)} @click=${() => this.actions.reopenDay()}>
          ${text.dayClosed.reopen}
        </button>
      </p>
      ${note(this.presses, DAY_PLACE)}`;
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
