import {LitElement, html} from 'lit';
import {text} from '/text.js';

/** Elements of this page take their looks from its style sheets. */
class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/** Time that is left until `until`, counted on the agent's clock: `offset` is how far ours is behind. */
class CountDown extends PageElement {
  static properties = {until: {}, offset: {type: Number}, seconds: {type: Boolean}};
  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 250);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  render() {
    const left = Math.max(0, Math.ceil((new Date(this.until) - Date.now() - this.offset) / 1000));
    const rest = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    return html`<span class="number" role="timer">${this.seconds ? left : rest}</span>`;
  }
}

const GAP_REM = 0.75;
const GROWTH = 1.35; // Few tiles use the room, but stay tiles.

/** Tiles in pages that fit the screen, because nobody should have to scroll. Tiles are at least `width` by `height` rem. */
class PagedTiles extends PageElement {
  static properties = {
    tiles: {attribute: false},
    width: {type: Number},
    height: {type: Number},
    page: {state: true},
    columns: {state: true},
    rows: {state: true},
  };
  #observer = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.tiles = [];
    this.page = 0;
    this.columns = 1;
    this.rows = 1;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has('tiles') && changed.get('tiles')?.length !== this.tiles.length) {
      this.page = 0;
    }
    this.page = Math.min(this.page, this.#pages() - 1);
  }

  #measure() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const fit = (room, size) => Math.max(1, Math.floor((room / rem + GAP_REM) / (size + GAP_REM)));
    this.columns = fit(this.clientWidth, this.width);
    const whole = fit(this.clientHeight, this.height);
    const needed = Math.ceil(this.tiles.length / this.columns);
    this.rows = needed <= whole ? whole : fit(this.clientHeight - 4.6 * rem, this.height); // Room for the pager.
  }

  #pages() {
    return Math.max(1, Math.ceil(this.tiles.length / (this.columns * this.rows)));
  }

  updated() {
    const grid = this.querySelector('.tiles');
    grid.style.setProperty('--columns', this.columns);
    const lines = Math.max(1, Math.min(this.rows, Math.ceil(this.tiles.length / this.columns)));
    grid.style.setProperty('--lines', lines);
    grid.style.setProperty('--tile-height', `${this.height}rem`);
    grid.style.setProperty('--tile-height-most', `${this.height * GROWTH}rem`);
    this.#measure();
  }

  render() {
    const size = this.columns * this.rows;
    const pages = this.#pages();
    return html`
      <div class="tiles">${this.tiles.slice(this.page * size, (this.page + 1) * size)}</div>
      <div class="pager" ?hidden=${pages === 1}>
        <button class="button" ?disabled=${this.page === 0} @click=${() => this.page--}>${text().previousPage}</button>
        <span aria-live="polite">${text().page(this.page + 1, pages)}</span>
        <button class="button" ?disabled=${this.page === pages - 1} @click=${() => this.page++}>
          ${text().nextPage}
        </button>
      </div>
    `;
  }
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const PHONE_LENGTH = 11;

/** A keypad for a telephone number; says `entered` with it. The digits live here only, until the screen goes. */
class PhonePad extends PageElement {
  static properties = {digits: {state: true}};

  constructor() {
    super();
    this.digits = '';
  }

  #add(digit) {
    if (this.digits.length < PHONE_LENGTH) {
      this.digits += digit;
    }
  }

  #shown() {
    const parts = [this.digits.slice(0, 3), this.digits.slice(3, 7), this.digits.slice(7)];
    return parts.filter((part) => part).join(' ');
  }

  #enter() {
    this.dispatchEvent(new CustomEvent('entered', {detail: this.digits}));
  }

  render() {
    const key = (digit) => html`<button class="button key" @click=${() => this.#add(digit)}>${digit}</button>`;
    return html`
      <output class="typed number" aria-label=${text().phone} aria-live="polite">${this.#shown()}</output>
      <div class="keys">
        ${DIGITS.map(key)}
        <button class="button key word" @click=${() => (this.digits = '')}>${text().clearAll}</button>
        ${key('0')}
        <button class="button key word" @click=${() => (this.digits = this.digits.slice(0, -1))}>
          ${text().clearDigit}
        </button>
      </div>
      <button class="button primary large wide" ?disabled=${this.digits.length < PHONE_LENGTH} @click=${this.#enter}>
        ${text().openRecord}
      </button>
    `;
  }
}

/** Hour and minute, now. */
class LiveClock extends PageElement {
  static properties = {zone: {}, offset: {type: Number}};
  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  render() {
    const now = new Date(Date.now() + this.offset);
    const write = (parts) => new Intl.DateTimeFormat(document.documentElement.lang, {timeZone: this.zone, ...parts});
    return html`
      <span class="clock number">${write({hour: '2-digit', minute: '2-digit', hour12: false}).format(now)}</span>
      <span class="soft">${write({month: 'long', day: 'numeric', weekday: 'short'}).format(now)}</span>
    `;
  }
}

customElements.define('count-down', CountDown);
customElements.define('paged-tiles', PagedTiles);
customElements.define('phone-pad', PhonePad);
customElements.define('live-clock', LiveClock);
