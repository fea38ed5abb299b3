import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {NoAnswer, Refused, get, segment} from './api.js';
import {Dialog, open} from './dialogs.js';
import {yuan} from './money.js';
import {Presses, note} from './press.js';
import {text} from './text.js';

const SHOWN_MAX = 100;
const PLACE = 'orders';
const QUANTITY_MAX = 9;

/** Chooses tests for the patient in the room and orders them; answers what to tell when it was done. */
class OrdersDialog extends Dialog {
  static properties = {
    ticket: {},
    items: {state: true},
    earlier: {state: true},
    chosen: {state: true},
    sought: {state: true},
    ahead: {state: true},
    complaint: {state: true},
  };

  presses = new Presses(this);

  constructor() {
    super();
    this.earlier = [];
    this.chosen = [];
    this.sought = '';
    this.ahead = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  get #path() {
    return `/api/desk/visits/${segment(this.ticket.visit)}/orders`;
  }

  async #read() {
    try {
      this.items = await get('/api/desk/orderable-items');
      this.#takeTypedAhead();
      this.earlier = await get(this.#path);
    } catch (e) {
      if (!(e instanceof Refused || e instanceof NoAnswer)) {
        throw e;
      }
      this.complaint = e.detail || text.signIn.unreachable;
    }
  }

  render() {
    const words = text.orders;
    return this.frame(
      words.title(this.ticket.number, this.ticket.name),
      html`
        ${this.complaint ? html`<p class="note refused" role="alert"><span>${this.complaint}</span></p>` : nothing}
        <div class="ordering">
          <div>
            <input
              type="search"
              data-first
              aria-label=${words.find}
              placeholder=${words.find}
              autocomplete="off"
              .value=${this.sought}
              @input=${(event) => (this.sought = event.target.value.trim())}
              @keydown=${(event) => this.#key(event)}
            />
            ${this.#catalogue()}
          </div>
          <div>
            <h3>${words.chosen}<span class="count">${new Set(this.chosen).size}</span></h3>
            ${this.#chosen()}
            <p class="total" role="status"><span>${words.total}</span><span>${text.yuan(yuan(this.#total()))}</span></p>
            ${this.#earlier()}
          </div>
        </div>
        ${note(this.presses, PLACE)}
      `,
      html`${this.cancelButton()}
        <button type="submit" class="primary" ?disabled=${this.chosen.length === 0 || this.presses.busy(PLACE)}>
          ${words.submit(new Set(this.chosen).size)}
        </button>`,
      'orders',
    );
  }

  #found(typed = this.sought) {
    const sought = typed.toLowerCase();
    return (this.items ?? [])
      .filter((item) => item.name.toLowerCase().includes(sought) || item.shortcut.toLowerCase().startsWith(sought))
      .slice(0, SHOWN_MAX);
  }

  #catalogue() {
    if (!this.items) {
      return html`<p class="muted" role="status">${this.complaint ? '' : text.loading}</p>`;
    }
    const found = this.#found();
    if (found.length === 0) {
      return html`<p class="muted">${text.orders.none}</p>`;
    }
    return html`
      <ul class="items">
        ${repeat(
          found,
          (item) => item.code,
          (item) => html`
            <li class=${this.chosen.includes(item) ? 'chosen-item' : ''}>
              <span>${item.name}<small>${text.orders.kinds[item.kind]} · ${item.place}</small></span>
              <span class="price">${text.yuan(yuan(item.price))}</span>
              <button
                type="button"
                class="small"
                aria-pressed=${this.chosen.includes(item)}
                aria-label="${item.name}"
                @click=${() => this.#toggle(item)}
              >
                ${this.chosen.includes(item) ? '✓' : '+'}
              </button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #chosen() {
    if (this.chosen.length === 0 && this.ahead.length === 0) {
      return html`<p class="muted items-none">${text.orders.nothingChosen}</p>`;
    }
    return html`
      <ul class="items">
        ${[...new Set(this.chosen)].map(
          (item) => html`
            <li>
              <span>${item.name}<small>${item.place}</small></span>
              ${item.kind === 'MEDICINE' ? this.#quantity(item) : nothing}
              <span class="price">${text.yuan(yuan({fen: item.price.fen * this.#count(item)}))}</span>
              <button
                type="button"
                class="quiet small"
                aria-label="${text.orders.remove} ${item.name}"
                @click=${() => this.#toggle(item)}
              >
                ✕
              </button>
            </li>
          `,
        )}
        ${this.ahead.map((typed) => html`<li class="muted"><span>${typed}</span><span>${text.loading}</span></li>`)}
      </ul>
    `;
  }

  #count(item) {
    return this.chosen.filter((other) => other === item).length;
  }

  /** Of medicine more than one packet may be wanted. */
  #quantity(item) {
    const count = this.#count(item);
    return html`<span class="quantity">
      <button type="button" class="small" aria-label="${text.orders.less} ${item.name}" ?disabled=${count === 1} @click=${() => this.#less(item)}>
        −
      </button>
      <b>${count}</b>
      <button
        type="button"
        class="small"
        aria-label="${text.orders.more} ${item.name}"
        ?disabled=${count === QUANTITY_MAX}
        @click=${() => (this.chosen = [...this.chosen, item])}
      >
        +
      </button>
    </span>`;
  }

  #less(item) {
    const at = this.chosen.lastIndexOf(item);
    this.chosen = this.chosen.filter((_, index) => index !== at);
  }

  #earlier() {
    if (this.earlier.length === 0) {
      return nothing;
    }
    return html`
      <h3>${text.orders.earlier}<span class="count">${this.earlier.length}</span></h3>
      <ul class="items">
        ${this.earlier.map((item) => html`<li><span>${item.name}</span><small>${text.orders.states[item.state]}</small></li>`)}
      </ul>
    `;
  }

  #total() {
    return {fen: this.chosen.reduce((sum, item) => sum + item.price.fen, 0)};
  }

  #toggle(item) {
    this.chosen = this.chosen.includes(item) ? this.chosen.filter((other) => other !== item) : [...this.chosen, item];
  }

  /** Enter takes the first that was found, so that a row of shortcuts can be typed without a mouse, and ahead of the catalogue. */
  #key(event) {
    if (event.key === 'Enter' && !event.isComposing && this.sought) {
      event.preventDefault();
      if (!this.items) {
        this.ahead = [...this.ahead, this.sought];
        this.sought = '';
      } else if (this.#take(this.sought)) {
        this.sought = '';
      }
    }
  }

  #take(typed) {
    const [first] = this.#found(typed);
    const taken = first && !this.chosen.includes(first);
    if (taken) {
      this.#toggle(first);
    }
    return taken;
  }

  /** What does not name anything goes back into the field, to be seen. */
  #takeTypedAhead() {
    const left = this.ahead.filter((typed) => !this.#take(typed));
    this.ahead = [];
    this.sought ||= left.at(-1) ?? '';
  }

  async submit() {
    if (this.chosen.length === 0) {
      return;
    }
    const items = this.chosen.map((item) => item.code);
    if (await this.presses.press(PLACE, 'POST', this.#path, {items})) {
      this.close(text.orders.done(text.yuan(yuan(this.#total()))));
    }
  }
}

customElements.define('desk-orders', OrdersDialog);

export function orderTests(ticket) {
  const dialog = new OrdersDialog();
  dialog.ticket = ticket;
  return open(dialog);
}
