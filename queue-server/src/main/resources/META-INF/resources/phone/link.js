/**
 * What the page knows of its visit, kept level with the server. The token stands behind the # of the address and goes out
 * in a header only. A stream says that there is something newer; where none holds, the page asks from time to time.
 */
const SILENCE_MAX_MILLIS = 40_000;
const TIMEOUT_MILLIS = 10_000;
const POLL_MILLIS = 15_000;
const ASK_MILLIS = 60_000;
const WAY_MILLIS = 60_000;
const PAUSES_MILLIS = [1_000, 2_000, 5_000, 10_000];

export class Link {
  #changed;
  #heardAt = 0;
  #stream;
  #askedAt = 0;
  #wayAt = 0;
  #key;
  #pressed;

  visit;
  stops = [];
  /** Why the server does not take the link; it will not change its mind. */
  problem;
  /** What is shown may be out of date. */
  stale = false;
  readAt;

  constructor(token, changed) {
    this.token = token;
    this.#changed = changed;
  }

  start() {
    this.#changed();
    if (!this.token) {
      return;
    }
    this.#run();
    setInterval(() => this.#poll(), POLL_MILLIS);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#read());
  }

  #ask(path, options = {}) {
    return fetch(`/api/phone/${path}`, {
      ...options,
      headers: {'Houzhen-Link': this.token, Accept: 'application/json', ...options.headers},
      cache: 'no-store',
      signal: options.signal ?? AbortSignal.timeout(TIMEOUT_MILLIS),
    });
  }

  /** A link that is refused stays refused; anything else may be better in a moment. */
  async #read() {
    this.#askedAt = Date.now();
    try {
      const response = await this.#ask('visit');
      if ([404, 409, 410].includes(response.status)) {
        this.problem = await response.json();
        this.#stream?.abort();
      } else if (response.ok) {
        this.#took(await response.json());
        await this.#readWay();
      } else {
        this.stale = true;
      }
    } catch {
      this.stale = true;
    }
    this.#changed();
  }

  #took(visit) {
    if (visit.state !== this.visit?.state) {
      this.#wayAt = 0;
    }
    this.visit = visit;
    this.readAt = visit.at;
    this.stale = false;
    this.problem = undefined;
  }

  /** The whole way asks much of the hospital, so it is asked for less often. */
  async #readWay() {
    if (Date.now() - this.#wayAt < WAY_MILLIS) {
      return;
    }
    this.#wayAt = Date.now();
    this.#changed();
    const response = await this.#ask('stops');
    if (response.ok) {
      this.stops = await response.json();
    }
  }

  #poll() {
    if (this.problem) {
      return;
    }
    const silent = Date.now() - this.#heardAt > SILENCE_MAX_MILLIS;
    if (silent) {
      this.#stream?.abort();
    }
    if (silent || this.stale || Date.now() - this.#askedAt > ASK_MILLIS) {
      this.#read();
    }
  }

  async #run() {
    for (let tries = 0; !this.problem; tries++) {
      this.#stream = new AbortController();
      try {
        await this.#read();
        await this.#hear(this.#stream.signal);
        tries = 0;
      } catch {
        // However the stream ended, it is opened again; meanwhile the page asks by itself.
      }
      await new Promise((resume) => setTimeout(resume, PAUSES_MILLIS[Math.min(tries, PAUSES_MILLIS.length - 1)] * (0.75 + Math.random() / 2)));
    }
  }

  /** A stream tells only of what comes after it opened: with its first sign the page reads what happened until then. */
  async #hear(signal) {
    const response = await this.#ask('feed', {headers: {Accept: 'text/event-stream'}, signal});
    if (!response.ok || !response.body) {
      throw new Error(`feed ${response.status}`);
    }
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    for (let opening = true; ; opening = false) {
      const {done, value} = await reader.read();
      if (done) {
        return;
      }
      this.#heardAt = Date.now();
      if (decoder.decode(value, {stream: true}).includes('data') || opening) {
        await this.#read();
      }
    }
  }

  signIn(lastFour) {
    return this.#press('sign-in', {lastFour});
  }

  /** Answers as signIn does. */
  move(lastFour, choice) {
    return this.#press('move', {lastFour, ...choice});
  }

  /** Where the visit could be moved to; undefined when the server cannot be reached. */
  async otherDays() {
    try {
      const response = await this.#ask('other-days');
      return response.ok ? await response.json() : undefined;
    } catch {
      return undefined;
    }
  }

  /** The same press keeps its key until it is answered. Answers the problem, or nothing when it was done. */
  async #press(what, wish) {
    const body = JSON.stringify(wish);
    if (this.#pressed !== what + body) {
      this.#pressed = what + body;
      this.#key = newKey();
    }
    try {
      const response = await this.#ask(what, {
        method: 'POST',
        headers: {'Idempotency-Key': this.#key, 'Content-Type': 'application/json'},
        body,
      });
      const answer = await response.json();
      if (response.status < 500) {
        this.#pressed = undefined;
      }
      if (!response.ok) {
        return answer;
      }
      this.#took(answer);
      await this.#readWay();
      return undefined;
    } catch {
      return {};
    }
  }
}

/** randomUUID is missing where a hospital serves plain HTTP. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
