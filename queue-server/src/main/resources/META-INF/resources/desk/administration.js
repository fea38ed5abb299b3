import {html, nothing} from 'lit';
import {NoAnswer, Refused, get} from './api.js';
import {DeskElement} from './elements.js';
import {Presses} from './press.js';
import {closingsSection} from './closings.js';
import {screensSection} from './screens.js';
import {staffSection} from './staff.js';
import {terminalsSection} from './terminals.js';
import {text} from './text.js';
import {Ticking} from './ticking.js';

const READ_MILLIS = 10_000;
const PATHS = {
  staff: '/api/desk/staff',
  terminals: '/api/desk/terminals',
  screens: '/api/desk/screens',
  closings: '/api/desk/closings',
};
const SECTIONS = {staff: staffSection, terminals: terminalsSection, screens: screensSection, closings: closingsSection};

/** The administration desk: people, terminals with their devices, screens, who was left over on closed days. */
class AdministrationDesk extends DeskElement {
  static properties = {
    me: {},
    section: {state: true},
    rows: {state: true},
    complaint: {state: true},
  };

  presses = new Presses(this);
  #timer;
  #day;

  constructor() {
    super();
    this.section = 'staff';
    this.rows = {};
    this.complaint = '';
    new Ticking(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.read();
    this.#timer = setInterval(() => this.read(), READ_MILLIS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  async read() {
    const {section} = this;
    try {
      this.rows = {...this.rows, [section]: await get(this.#path(section))};
      this.complaint = '';
    } catch (e) {
      if (!(e instanceof Refused || e instanceof NoAnswer)) {
        throw e;
      }
      this.complaint = e.detail || text.signIn.unreachable;
    }
  }

  showDay(day) {
    this.#day = day;
    this.read();
  }

  #path(section) {
    return section === 'closings' && this.#day ? `${PATHS.closings}?day=${this.#day}` : PATHS[section];
  }

  #show(section) {
    this.section = section;
    this.read();
  }

  render() {
    const rows = this.rows[this.section];
    return html`
      <nav class="tabs" aria-label=${text.desks.administration}>
        ${Object.keys(PATHS).map(
          (section) => html`<button
            type="button"
            aria-current=${section === this.section ? 'true' : nothing}
            @click=${() => this.#show(section)}
          >
            ${text.administration[section]}
          </button>`,
        )}
      </nav>
      ${this.complaint ? html`<p class="banner" role="alert">${this.complaint}</p>` : nothing}
      <div class="administration">
        ${rows ? SECTIONS[this.section](this, rows) : html`<p class="empty-page" role="status">${text.loading}</p>`}
      </div>
    `;
  }
}

customElements.define('desk-administration', AdministrationDesk);
