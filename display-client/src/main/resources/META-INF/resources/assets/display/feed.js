/**
 * The only part of a screen that talks to the server: keeps (epoch, position), comes back after every break, and says
 * when what is shown may be out of date. It starts stale, so that a screen never looks alive by default.
 *
 * Events: `screen` and `board` with the message as detail, `stale` with true or false, and `refused` with the status that
 * the server gives in place of a connection, 0 when it gives none.
 */
const STALE_MILLIS = 10_000;
const HALF_OPEN_MILLIS = 20_000;
const BACKOFF_MILLIS = 500;
const BACKOFF_MAX_MILLIS = 15_000;
/** A screen that is to be paired asks every second or two: somebody stands before it. */
const UNPAIRED = 401;
const UNPAIRED_ATTEMPTS = 1;

export class Feed extends EventTarget {
  #screen;
  #socket;
  #attempts = 0;
  #heardAt = -Infinity;
  #stale = true;
  #epoch = '';
  #position = 0;
  #aheadMillis = 0;

  constructor(screen) {
    super();
    this.#screen = screen;
  }

  start() {
    this.#connect();
    setInterval(() => this.#watch(), 1000);
    addEventListener('online', () => this.#socket || this.#connect());
  }

  /** The server's time: the clock of a screen is often wrong. */
  now() {
    return Date.now() + this.#aheadMillis;
  }

  /** Tells the server which view is on the glass, and what was spoken. */
  shown(epoch, position, spoken) {
    this.#send({type: 'shown', epoch, position, spoken});
  }

  #connect() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/ws/screens/${encodeURIComponent(this.#screen)}`);
    this.#socket = socket;
    let opened = false;
    socket.addEventListener('open', () => {
      opened = true;
      this.#send({type: 'hello', epoch: this.#epoch, position: this.#position});
    });
    socket.addEventListener('message', (event) => this.#hear(JSON.parse(event.data)));
    socket.addEventListener('close', () => {
      this.#retry(socket);
      if (!opened) {
        this.#askWhy();
      }
    });
  }

  /** A browser does not tell a page why its socket was refused; the same address without a socket does. */
  async #askWhy() {
    let status = 0;
    try {
      ({status} = await fetch(`/ws/screens/${encodeURIComponent(this.#screen)}`, {cache: 'no-store'}));
    } catch {
      // No answer at all: the page goes on saying that it connects.
    }
    if (status === UNPAIRED) {
      this.#attempts = Math.min(this.#attempts, UNPAIRED_ATTEMPTS);
    }
    this.#dispatch('refused', status);
  }

  #retry(socket) {
    if (socket !== this.#socket) {
      return;
    }
    this.#socket = undefined;
    const wait = Math.min(BACKOFF_MAX_MILLIS, BACKOFF_MILLIS * 2 ** this.#attempts);
    this.#attempts += 1;
    // Screens that lost the same server must not all come back at the same moment.
    setTimeout(() => this.#socket || this.#connect(), wait * (0.5 + Math.random()));
  }

  #hear(message) {
    this.#heardAt = performance.now();
    this.#setStale(false);
    if (message.type === 'board') {
      this.#attempts = 0;
      this.#take(message);
    } else if (message.type === 'heartbeat') {
      this.#aheadMillis = Date.parse(message.at) - Date.now();
    } else if (message.type === 'screen') {
      this.#dispatch('screen', message);
    }
  }

  /** A newer view replaces the one before; an older one of the same day came late. */
  #take(board) {
    if (board.epoch === this.#epoch && board.position < this.#position) {
      return;
    }
    this.#epoch = board.epoch;
    this.#position = board.position;
    this.#dispatch('board', board);
  }

  #watch() {
    const silence = performance.now() - this.#heardAt;
    this.#setStale(silence > STALE_MILLIS);
    if (silence > HALF_OPEN_MILLIS && this.#socket?.readyState === WebSocket.OPEN) {
      const socket = this.#socket;
      socket.close(); // A cut cable closes nothing by itself, and its close event comes late.
      this.#retry(socket);
    }
  }

  #setStale(stale) {
    if (stale !== this.#stale) {
      this.#stale = stale;
      this.#dispatch('stale', stale);
    }
  }

  #send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}
