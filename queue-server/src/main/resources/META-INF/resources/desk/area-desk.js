import {AreaActions, roomPlace} from './actions.js';
import {NoAnswer, Refused, get} from './api.js';
import {showKeys} from './dialogs.js';
import {DeskElement, Keys} from './elements.js';
import {AreaFeed} from './feed.js';
import {Presses} from './press.js';
import {roomVerbs} from './rooms.js';
import {text} from './text.js';
import {Ticking} from './ticking.js';

const RETRY_MILLIS = 3000;
/** The other verbs are for whoever is in the room. */
const OF_THE_ROOM = ['pause', 'resume'];

/**
 * What every desk that follows one waiting area shares: its feed, its presses, its search, and the verbs and keys of a
 * room. A desk says which room its keys are for (`room`) and what `keyRows` explain them.
 */
export class AreaDesk extends DeskElement {
  static properties = {
    me: {},
    complaint: {state: true},
    sought: {state: true},
    queue: {state: true},
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
    new Keys(this, (key) => this.key(key));
  }

  /** Reads what the desk begins with; asks again as long as the server cannot be reached. Undefined when it was refused. */
  async begin(path, then) {
    try {
      const answer = await get(path);
      this.complaint = '';
      then(answer);
    } catch (e) {
      this.complaint = e.detail || text.feed.never;
      if (e instanceof NoAnswer && this.isConnected) {
        setTimeout(() => this.begin(path, then), RETRY_MILLIS);
      } else if (!(e instanceof Refused)) {
        throw e;
      }
    }
  }

  get area() {
    return this.feed.area;
  }

  /** The room the keys are for. */
  get room() {
    return this.area?.rooms.find((room) => room.id === this.roomId);
  }

  selectRoom(id) {
    this.roomId = id;
  }

  /** The first room is selected until somebody selects another; one that opens before it does not take the keys over. */
  willUpdate() {
    if (!this.room) {
      this.roomId = this.area?.rooms[0]?.id;
    }
  }

  showKeys() {
    return showKeys(this.keyRows);
  }

  /** What a line is called; a desk may know its English name. */
  labelOf(queue) {
    return queue.label;
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

  missedSince(ticket) {
    return this.feed.missedSince(ticket);
  }

  roomVerb(room, verb) {
    if (verb === 'miss') {
      return this.actions.miss(room);
    }
    return OF_THE_ROOM.includes(verb) ? this.actions.room(room.id, verb) : this.actions.call(room, verb);
  }

  /** A key does only what the room shows a button for. */
  verbKey(key) {
    const verb = this.room && roomVerbs(this.room, this.area).find((offered) => offered.key.toLowerCase() === key);
    if (verb) {
      this.#verbWhenSettled(this.room, verb.verb);
    }
    return Boolean(verb);
  }

  /**
   * What a press did may be shown before its answer is here: a quick finger's next key waits for that answer, and counts
   * if the room then still looks as it did under the finger.
   */
  async #verbWhenSettled(room, verb) {
    await this.actions.settled(roomPlace(room.id));
    const now = this.area?.rooms.find((each) => each.id === room.id);
    if (now?.state === room.state && now.ticket?.number === room.ticket?.number) {
      this.roomVerb(now, verb);
    }
  }

  /** The keys that mean the same at every desk. */
  pageKey(key) {
    if (key === '/') {
      this.querySelector('.find')?.focus();
    } else if (key === '?') {
      this.showKeys();
    } else if (key === 'Escape') {
      this.seek('');
    } else {
      return false;
    }
    return true;
  }
}
