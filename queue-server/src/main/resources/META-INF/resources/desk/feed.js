import {get, now, segment} from './api.js';
import {Reading} from './reading.js';
import {problemWords} from './text.js';

const SILENCE_MAX_MILLIS = 25_000;
const WATCH_MILLIS = 2_000;
const PAUSES_MILLIS = [500, 1_000, 2_000, 4_000];

/**
 * Keeps one waiting area as the server has it. The stream says only that something changed; the area is then read whole,
 * so what was missed while away cannot matter. It is read with fetch, not EventSource: the server's comments every ten
 * seconds must be heard, for a line that has silently died looks just like a quiet one.
 */
export class AreaFeed {
  #host;
  #id;
  #stop;
  #heardAt = 0;
  #reading = new Reading(() => this.#read(this.#id));
  #watch;
  #missedAt = new Map();

  /** The area as last read; undefined before. */
  area;
  /** When it was last known to be current, by the server's clock. */
  currentAt;
  /** connecting, live or lost. */
  state = 'connecting';
  /** Why the server let this page hear nothing; empty when it did, or did not answer. */
  refusal = '';

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#watch = setInterval(() => this.#listen(), WATCH_MILLIS);
  }

  hostDisconnected() {
    clearInterval(this.#watch);
    this.follow(undefined);
  }

  follow(id) {
    if (id === this.#id) {
      return;
    }
    this.#stop?.abort();
    this.#id = id;
    this.area = undefined;
    this.currentAt = undefined;
    this.#become('connecting');
    if (id) {
      this.#run(id);
    }
  }

  /** Reads the area; ends when all that was so at the time of asking is here. */
  refresh() {
    return this.#reading.again();
  }

  async #read(id) {
    if (!id) {
      return;
    }
    const area = await get(`/api/desk/areas/${segment(id)}`);
    const older = this.area?.epoch === area.epoch && area.position < this.area.position;
    if (id === this.#id && !older) {
      this.#rememberMisses(area);
      this.area = area;
      this.currentAt = now();
      this.#host.requestUpdate();
    }
  }

  /** Of a miss that happened before its eyes this page knows the moment; of an earlier one only since when it waited. */
  missedSince(ticket) {
    return this.#missedAt.get(`${ticket.number}/${ticket.misses}`) ?? ticket.since;
  }

  #rememberMisses(area) {
    if (this.area?.epoch === area.epoch) {
      const known = new Set(this.area.missed.map((ticket) => ticket.number));
      area.missed
        .filter((ticket) => !known.has(ticket.number))
        .forEach((ticket) => this.#missedAt.set(`${ticket.number}/${ticket.misses}`, new Date(now()).toISOString()));
    }
  }

  async #run(id) {
    for (let tries = 0; id === this.#id; tries++) {
      const began = Date.now();
      this.#stop = new AbortController();
      this.refusal = '';
      try {
        await this.#hear(id, this.#stop.signal);
      } catch {
        // Whatever ended the stream, the cure is the same: say so and connect again.
      }
      if (id !== this.#id) {
        return;
      }
      this.#become('lost');
      tries = Date.now() - began > SILENCE_MAX_MILLIS ? 0 : tries;
      const pause = PAUSES_MILLIS[Math.min(tries, PAUSES_MILLIS.length - 1)];
      await new Promise((resume) => setTimeout(resume, pause * (0.75 + Math.random() / 2)));
    }
  }

  async #hear(id, signal) {
    this.#heardAt = Date.now();
    const response = await fetch(`/api/desk/areas/${segment(id)}/feed`, {
      headers: {Accept: 'text/event-stream'},
      cache: 'no-store',
      signal,
    });
    if (response.status === 401) {
      window.dispatchEvent(new CustomEvent('signed-out'));
    }
    if (!response.ok) {
      this.refusal = problemWords(await response.json());
      throw new Error(`feed ${response.status}`);
    }
    await this.refresh();
    this.#become('live');
    await this.#events(response.body.pipeThrough(new TextDecoderStream()).getReader());
  }

  async #events(reader) {
    let rest = '';
    for (;;) {
      const {done, value} = await reader.read();
      if (done) {
        return;
      }
      this.#heardAt = Date.now();
      this.currentAt = now();
      const lines = (rest + value).split(/\r\n|\r|\n/);
      rest = lines.pop();
      if (lines.some((line) => line.startsWith('data'))) {
        await this.refresh();
      }
    }
  }

  #listen() {
    if (this.#id && Date.now() - this.#heardAt > SILENCE_MAX_MILLIS) {
      this.#stop?.abort();
    }
  }

  #become(state) {
    if (state !== this.state) {
      this.state = state;
      window.dispatchEvent(new CustomEvent('feed-state', {detail: state}));
    }
    this.#host.requestUpdate();
  }
}
