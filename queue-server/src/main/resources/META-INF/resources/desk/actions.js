import {NoAnswer, Refused, get, segment} from './api.js';
import {askReason, confirmed} from './dialogs.js';
import {text} from './text.js';

export const roomPlace = (room) => `room:${room}`;
export const ticketPlace = (number) => `ticket:${number}`;

/** What nurses and doctors do to the rooms and tickets of the area that the feed follows. */
export class AreaActions {
  #feed;
  #presses;

  constructor(feed, presses) {
    this.#feed = feed;
    this.#presses = presses;
  }

  get area() {
    return this.#feed.area;
  }

  room(room, verb, body) {
    return this.#press(roomPlace(room), `rooms/${segment(room)}/${verb}`, body);
  }

  ticket(number, verb, body, place = ticketPlace(number)) {
    return this.#press(place, `tickets/${segment(number)}/${verb}`, body);
  }

  async #press(place, path, body) {
    const answer = await this.#presses.press(
      place,
      'POST',
      `/api/desk/areas/${segment(this.area.area)}/${path}`,
      body,
    );
    if (answer) {
      await this.refresh();
    }
    return answer;
  }

  /** The feed reads again by itself; this only makes the own press visible at once. */
  async refresh() {
    try {
      await this.#feed.refresh();
    } catch (e) {
      if (!(e instanceof Refused || e instanceof NoAnswer)) {
        throw e;
      }
    }
  }

  /** The server says which miss is the last: the only press at a desk that cannot be taken back. */
  async miss(room) {
    const {ticket} = room;
    if (ticket?.lastMiss) {
      const words = text.rooms.missFinal;
      const sure = await confirmed({
        title: words.title,
        detail: words.text(ticket.number, ticket.misses),
        yes: words.yes,
        danger: true,
      });
      if (!sure) {
        return;
      }
    }
    await this.room(room.id, 'miss');
  }

  async callChosen(ticket, preferredRoom) {
    const rooms = this.area.rooms.filter((room) => room.queues.includes(ticket.queue) && room.state !== 'CLOSED');
    if (rooms.length === 0) {
      this.#presses.refuse(ticketPlace(ticket.number), text.reason.noRoom);
      return;
    }
    const preferred = rooms.find((room) => room.id === preferredRoom) ?? rooms[0];
    const answer = await askReason({
      title: text.reason.call(ticket.number),
      subject: who(ticket),
      reasons: text.reason.calls,
      choices: {
        label: text.reason.room,
        missing: text.reason.room,
        chosen: preferred.id,
        options: rooms.map((room) => ({
          value: room.id,
          label: room.name,
          hint: `${room.staff} · ${text.states[room.state]}`,
        })),
      },
    });
    if (answer) {
      await this.callChosenTo(answer.choice, ticket, answer.reason);
    }
  }

  callChosenTo(room, ticket, reason) {
    return this.#press(
      ticketPlace(ticket.number),
      `rooms/${segment(room)}/call-chosen/${segment(ticket.number)}`,
      {reason},
    );
  }

  async park(ticket) {
    const answer = await askReason({
      title: text.reason.park(ticket.number),
      subject: who(ticket),
      reasons: text.reason.parks,
    });
    if (answer) {
      await this.ticket(ticket.number, 'park', {reason: answer.reason});
    }
  }

  async transfer(ticket) {
    const place = ticketPlace(ticket.number);
    let sessions;
    try {
      sessions = await get('/api/desk/sessions?mine=false');
    } catch (e) {
      this.#presses.refuse(place, e.detail || text.signIn.unreachable);
      return;
    }
    const answer = await askReason({
      title: text.reason.transfer(ticket.number),
      subject: who(ticket),
      reasons: text.reason.transfers,
      choices: {
        label: text.reason.to,
        hint: text.reason.toHint,
        long: true,
        missing: text.reason.chooseTo,
        options: sessions
          .filter(({session}) => session.id !== ticket.queue)
          .map(({session, area}) => ({
            value: {area, queue: session.id},
            label: `${session.department} ${session.doctor}`,
            hint: [text.doctor.periods[session.period], session.title, session.level, session.room]
              .filter(Boolean)
              .join(' · '),
          })),
      },
    });
    if (answer) {
      await this.ticket(ticket.number, 'transfer', {reason: answer.reason, ...answer.choice});
    }
  }

  async changePriority(ticket) {
    const {levels, levelHints, priorities} = text.reason;
    const answer = await askReason({
      title: text.reason.priority(ticket.number),
      subject: who(ticket),
      reasons: (level) => priorities[level] ?? [],
      choices: {
        label: text.reason.level,
        missing: text.reason.chooseLevel,
        options: Object.entries(levels).map(([value, label]) => ({value, label, hint: levelHints[value]})),
      },
    });
    if (answer) {
      await this.ticket(ticket.number, 'priority', {reason: answer.reason, priority: answer.choice});
    }
  }
}

const who = (ticket) => `${ticket.name}　${ticket.sexAndAge}`;
