/**
 * The code that makes this browser a screen: asked for while the server does not know it, renewed before it runs out. The secret
 * comes with it as a cookie that no script sees.
 *
 * Event: `code` with the code as detail, empty when there is none to show.
 */
const AGAIN_MILLIS = 15_000;

export class Pairing extends EventTarget {
  #path;
  #timer;
  #on = false;

  constructor(screen) {
    super();
    this.#path = `/screen/${encodeURIComponent(screen)}/pairing`;
  }

  /** Shows a code from now on, or none any more. */
  show(on) {
    if (on === this.#on) {
      return;
    }
    this.#on = on;
    clearTimeout(this.#timer);
    if (on) {
      this.#ask();
    } else {
      this.#tell('');
    }
  }

  async #ask() {
    let millis = AGAIN_MILLIS;
    try {
      const response = await fetch(this.#path, {method: 'POST', headers: {'X-Requested-With': 'houzhen'}});
      const {code, seconds} = response.ok ? await response.json() : {code: '', seconds: 0};
      this.#tell(this.#on ? code : '');
      millis = Math.max(seconds * 1000, AGAIN_MILLIS);
    } catch {
      this.#tell(''); // The server is away, and the feed says so.
    }
    if (this.#on) {
      this.#timer = setTimeout(() => this.#ask(), millis);
    }
  }

  #tell(code) {
    this.dispatchEvent(new CustomEvent('code', {detail: code}));
  }
}
