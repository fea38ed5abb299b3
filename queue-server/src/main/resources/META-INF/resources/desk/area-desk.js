import {AreaActions} from './actions.js';
import {NoAnswer, Refused, get} from './api.js';
import {showKeys} from './dialogs.js';
import {DeskElement, Keys} from './elements.js';
import {AreaFeed} from './feed.js';
import {Presses} from './press.js';
import {roomVerbs} from './rooms.js';
import {text} from './text.js';
import {Ticking} from './ticking.js';

const RETRY_MILLIS = 3000;

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
    return verb === 'miss' ? this.actions.miss(room) : this.actions.room(room.id, verb);
  }

  /** A key does only what the room shows a button for. */
  verbKey(key) {
    const verb = this.room && roomVerbs(this.room).find((offered) => offered.key.toLowerCase() === key);
    if (verb) {
      this.roomVerb(this.room, verb.verb);
    }
    return Boolean(verb);
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
