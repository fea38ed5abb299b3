import {html, nothing} from 'lit';
import {segment} from './api.js';
import {AreaDesk} from './area-desk.js';
import {roomPlace, ticketPlace} from './actions.js';
import {AreaList} from './area-list.js';
import {feedBanner} from './feed-banner.js';
import {waitingLines} from './line.js';
import {stationRooms} from './station-rooms.js';
import {stationSide, preparing} from './station-tasks.js';
import {text} from './text.js';

const AREA_KEY = 'houzhen.station';

/** The desk of technicians, pharmacists and cashiers: windows or devices, what each patient is to have done, and who is not ready. */
class StationDesk extends AreaDesk {
  static properties = {
    stations: {state: true},
    tasks: {state: true},
  };

  constructor() {
    super();
    this.tasks = [];
    new AreaList(this, 'stops', (tasks) => (this.tasks = tasks));
  }

  connectedCallback() {
    super.connectedCallback();
    this.begin('/api/desk/stations', (stations) => {
      this.stations = stations;
      const kept = localStorage.getItem(AREA_KEY);
      this.#follow((stations.find(({area}) => area === kept) ?? stations[0])?.area);
    });
  }

  #follow(area) {
    if (area) {
      localStorage.setItem(AREA_KEY, area);
    }
    this.queue = undefined;
    this.roomId = undefined;
    this.sought = '';
    this.tasks = [];
    this.feed.follow(area);
  }

  get station() {
    return this.stations?.find(({area}) => area === this.area?.area);
  }

  /** The words of this kind of station: 采血, 检查, 发药, 收费. */
  get words() {
    return {...text.station, ...text.station.kinds[this.station.kind]};
  }

  get isPharmacy() {
    return this.station.kind === 'PHARMACY';
  }

  /** One line for the whole station, or one for each window. */
  labelOf(queue) {
    const named = [this.station, ...this.station.rooms].find(({name}) => name === queue.label);
    return named ? text.said(named.name, named.english) : queue.label;
  }

  /** Every room calls for its own queue here; saying so would say the same twice. */
  get showsRooms() {
    return false;
  }

  get keyRows() {
    return text.keys.doctor.filter(([key]) => key !== 'T');
  }

  waitingFor(room) {
    return this.area.queues
      .filter((queue) => room.queues.includes(queue.id))
      .reduce((sum, queue) => sum + queue.waiting.length, 0);
  }

  isActive() {
    return true;
  }

  verbsOf(ticket) {
    const verbs = [[text.line.call, () => this.actions.callChosen(ticket, this.room?.id)]];
    return this.isPharmacy ? verbs : [...verbs, [this.words.notReady, () => this.notReady(ticket)]];
  }

  task(number) {
    return this.tasks.find((task) => task.number === number);
  }

  /** Who may be known by name: the area's own list has the names, the tasks have the work. */
  ticket(number) {
    const {rooms, queues, missed, away, notSignedIn} = this.area;
    const all = [...rooms.flatMap((room) => [room.ticket, ...room.door]), ...queues.flatMap((queue) => queue.waiting), ...missed, ...away, ...notSignedIn];
    return all.find((ticket) => ticket?.number === number);
  }

  closeRoom(room) {
    return this.actions.room(room.id, 'close');
  }

  open(room, queues) {
    return this.actions.room(room, 'open-station', {queues});
  }

  notReady(ticket, place = ticketPlace(ticket.number)) {
    return this.actions.ticket(ticket.number, 'not-ready', undefined, place);
  }

  notReadyIn(room) {
    return this.notReady(room.ticket, roomPlace(room.id));
  }

  confirm(number, gate) {
    return this.actions.ticket(number, `confirm/${segment(gate)}`);
  }

  key(key) {
    if (!this.area) {
      return false;
    }
    if (/^[1-9]$/.test(key) && this.area.rooms[key - 1]) {
      this.selectRoom(this.area.rooms[key - 1].id);
      return true;
    }
    return this.verbKey(key) || this.pageKey(key);
  }

  render() {
    if (this.stations?.length === 0) {
      return html`<p class="empty-page">${text.station.none}</p>`;
    }
    return html`
      ${this.stations?.length > 1 ? this.#tabs() : nothing}
      ${this.complaint ? html`<p class="banner" role="alert">${this.complaint}</p>` : nothing} ${feedBanner(this.feed)}
      ${this.area && this.station
        ? html`<div class="nurse station ${this.feed.state === 'lost' ? 'stale' : ''}">
            ${stationRooms(this)}
            <div class="station-middle">${preparing(this)} ${waitingLines(this)}</div>
            ${stationSide(this)}
          </div>`
        : html`<p class="empty-page" role="status">${text.loading}</p>`}
    `;
  }

  #tabs() {
    const current = this.area?.area;
    return html`
      <nav class="tabs" aria-label=${text.area.label}>
        ${this.stations.map(
          ({area, name, english}) => html`<button
            type="button"
            aria-current=${area === current ? 'true' : nothing}
            @click=${() => this.#follow(area)}
          >
            <b>${area}</b> ${text.said(name, english)}
          </button>`,
        )}
      </nav>
    `;
  }
}

customElements.define('desk-station', StationDesk);
