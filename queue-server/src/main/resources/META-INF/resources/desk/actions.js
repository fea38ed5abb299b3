import {NoAnswer, Refused, get, newKey, segment} from './api.js';
import {askApproval} from './approval.js';
import {askReason, confirmed} from './dialogs.js';
import {offeredReasons} from './reasons.js';
import {sexAndAge, text} from './text.js';

/** For which use of a reason a change to a class counts. */
const USES = {GREEN_CHANNEL: 'green-channel', FIRST: 'first', SECOND: 'second', NORMAL: 'normal'};

/** Refusals that send the patient to the nurse, who may give a new number with the last place. */
const TO_THE_NURSE = ['HALF_DAY_OVER', 'TOO_LATE', 'MISSED_TOO_OFTEN'];

export const DAY_PLACE = 'day';
export const roomPlace = (room) => `room:${room}`;
export const ticketPlace = (number) => `ticket:${number}`;

/** What nurses and doctors do to the rooms and tickets of the area that the feed follows. */
export class AreaActions {
  #feed;
  #presses;
  #running = new Map();

  constructor(feed, presses) {
    this.#feed = feed;
    this.#presses = presses;
  }

  get area() {
    return this.#feed.area;
  }

  /** What is done to a room, whoever is in it. */
  room(room, verb, body) {
    return this.#press(roomPlace(room), `rooms/${segment(room)}/${verb}`, body);
  }

  /** A call, or what follows one: meant for whoever the room shows now, and done to nobody else. */
  call(room, verb) {
    return this.#press(roomPlace(room.id), `rooms/${segment(room.id)}/${verb}`, undefined, {seen: room});
  }

  ticket(number, verb, body, place = ticketPlace(number)) {
    return this.#press(place, `tickets/${segment(number)}/${verb}`, body);
  }

  /** Ends when nothing is on its way from a place, and what came of it is shown. */
  async settled(place) {
    await this.#running.get(place);
  }

  #press(place, path, body, how) {
    if (this.#presses.busy(place)) {
      return undefined;
    }
    const running = this.#sendAndRead(place, path, body, how);
    this.#running.set(place, running);
    return running;
  }

  async #sendAndRead(place, path, body, how) {
    const answer = await this.#presses.press(
      place,
      'POST',
      `/api/desk/areas/${segment(this.area.area)}/${path}`,
      body,
      how,
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
    await this.call(room, 'miss');
  }

  /**
   * A change of order that somebody answers for. Where the limit is reached the server asks for a second person: the same
   * press then goes again, under the same key, with what that person was given for it.
   */
  async change(what, ticket, {verb, room, body}) {
    const {area} = this.area;
    const place = ticketPlace(ticket.number);
    const path = room
      ? `rooms/${segment(room)}/${verb}/${segment(ticket.number)}`
      : `tickets/${segment(ticket.number)}/${verb}`;
    const key = newKey();
    const seen = this.area.rooms.find((each) => each.id === room);
    const answer = await this.#press(place, path, body, {key, seen});
    if (answer || this.#presses.at(place)?.code !== 'NEEDS_APPROVAL') {
      return answer;
    }
    const change = {command: key, verb, ticket: ticket.number, room, reason: body};
    const approval = await askApproval({area, what, change});
    return approval && this.#press(place, path, {...body, approval}, {key, seen});
  }

  /** The day was closed by mistake: everybody whom that ended is back at the own place. */
  async reopenDay() {
    let offered;
    try {
      offered = await offeredReasons();
    } catch (e) {
      this.#presses.refuse(DAY_PLACE, e.detail || text.signIn.unreachable);
      return;
    }
    const answer = await askReason({
      subject: this.area.areaName,
      noteMax: offered.noteMax,
      title: text.dayClosed.title,
      hint: text.dayClosed.hint,
      reasons: offered.options('reopen-day'),
    });
    if (answer) {
      await this.#press(DAY_PLACE, 'reopen-day', answer.body);
    }
  }

  /** The dialog for a reason; `ask` makes what it asks from what the server offers. Undefined when there is none. */
  async #reason(ticket, ask) {
    let reasons;
    try {
      reasons = await offeredReasons();
    } catch (e) {
      this.#presses.refuse(ticketPlace(ticket.number), e.detail || text.signIn.unreachable);
      return undefined;
    }
    const wanted = ask(reasons);
    const answer = await askReason({subject: who(ticket), noteMax: reasons.noteMax, ...wanted});
    return (
      answer && {...answer, what: [wanted.title, reasons.label(answer.body.reason), answer.body.note].filter(Boolean).join(' · ')}
    );
  }

  async callChosen(ticket, preferredRoom) {
    const rooms = this.area.rooms.filter((room) => room.queues.includes(ticket.queue) && room.state !== 'CLOSED');
    if (rooms.length === 0) {
      this.#presses.refuse(ticketPlace(ticket.number), text.reason.noRoom);
      return;
    }
    const preferred = rooms.find((room) => room.id === preferredRoom) ?? rooms[0];
    const answer = await this.#reason(ticket, ({options}) => ({
      title: text.reason.call(ticket.number),
      reasons: options('call-chosen'),
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
    }));
    if (answer) {
      await this.callChosenTo(answer.choice, ticket, answer.body, answer.what);
    }
  }

  callChosenTo(room, ticket, body, what = text.reason.call(ticket.number)) {
    return this.change(what, ticket, {verb: 'call-chosen', room, body});
  }

  async park(ticket) {
    const answer = await this.#reason(ticket, ({options}) => ({
      title: text.reason.park(ticket.number),
      reasons: options('park'),
    }));
    if (answer) {
      await this.ticket(ticket.number, 'park', answer.body);
    }
  }

  /** Back after a miss; whose half day is over gets a new number, if the nurse says why. */
  async requeue(ticket) {
    const answer = await this.ticket(ticket.number, 'requeue');
    if (!answer && TO_THE_NURSE.includes(this.#presses.at(ticketPlace(ticket.number))?.code)) {
      await this.reopen(ticket);
    }
  }

  /** A patient stands at the desk; who came too late gets a new number, if the nurse says why. */
  async signIn(ticket) {
    const place = ticketPlace(ticket.number);
    const answer = await this.ticket(ticket.number, 'sign-in');
    if (!answer && TO_THE_NURSE.includes(this.#presses.at(place)?.code)) {
      await this.reopen(ticket);
    }
  }

  /** A new number with the last place. */
  async reopen(ticket) {
    const answer = await this.#reason(ticket, ({options}) => ({
      title: text.reason.reopen(ticket.number),
      hint: text.reason.reopenHint,
      reasons: options('reopen'),
    }));
    if (answer) {
      const done = await this.change(answer.what, ticket, {verb: 'reopen', body: answer.body});
      if (done) {
        this.#presses.say(ticketPlace(ticket.number), text.reason.reopened(done.ticket));
      }
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
    const answer = await this.#reason(ticket, (offered) => ({
      title: text.reason.transfer(ticket.number),
      reasons: offered.options('transfer'),
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
    }));
    if (answer) {
      await this.change(answer.what, ticket, {verb: 'transfer', body: {...answer.body, ...answer.choice}});
    }
  }

  async changePriority(ticket) {
    const {levels, levelHints} = text.reason;
    const answer = await this.#reason(ticket, (offered) => ({
      title: text.reason.priority(ticket.number),
      reasons: (level) => offered.options(USES[level]),
      choices: {
        label: text.reason.level,
        missing: text.reason.chooseLevel,
        options: Object.entries(levels).map(([value, label]) => ({value, label, hint: levelHints[value]})),
      },
    }));
    if (answer) {
      const what = `${answer.what} · ${levels[answer.choice]}`;
      await this.change(what, ticket, {verb: 'priority', body: {...answer.body, priority: answer.choice}});
    }
  }
}

const who = (ticket) => `${ticket.name}　${sexAndAge(ticket)}`;
