import {html, nothing} from 'lit';
import {NoAnswer, Refused, get, segment} from './api.js';
import {DeskElement} from './elements.js';
import {auditSection} from './audit.js';
import {Presses} from './press.js';
import {Reading} from './reading.js';
import {changesSection} from './changes.js';
import {closingsSection} from './closings.js';
import {manualSection} from './manual.js';
import {moneyDaySection} from './money-day.js';
import {refundsSection} from './refunds.js';
import {roomPlansSection} from './room-plans.js';
import {rulesSection} from './rules.js';
import {screensSection} from './screens.js';
import {signInsSection} from './sign-ins.js';
import {SLIPS, slipsSection} from './slips.js';
import {staffSection} from './staff.js';
import {suspendedVisitsSection} from './suspended-visits.js';
import {terminalsSection} from './terminals.js';
import {text} from './text.js';
import {Ticking} from './ticking.js';
import {waitsSection} from './waits.js';

const READ_MILLIS = 10_000;
const PATHS = {
  staff: '/api/desk/staff',
  terminals: '/api/desk/terminals',
  screens: '/api/desk/screens',
  rules: '/api/desk/rules',
  roomPlans: '/api/desk/room-plans',
  changes: '/api/desk/order-changes',
  waits: '/api/desk/waits',
  closings: '/api/desk/closings',
  audit: '/api/desk/audit/areas',
  manual: '/api/desk/manual-orders',
  refunds: '/api/desk/money/refunds',
  moneyDay: '/api/desk/money/days/last',
  suspended: '/api/desk/suspended-visits',
  slips: SLIPS,
  signIns: '/api/desk/staff/sign-ins',
};
const MACHINES = '/api/desk/screen-machines';
const SECTIONS = {
  staff: staffSection,
  terminals: terminalsSection,
  screens: screensSection,
  rules: rulesSection,
  roomPlans: roomPlansSection,
  changes: changesSection,
  waits: waitsSection,
  closings: closingsSection,
  audit: auditSection,
  manual: manualSection,
  refunds: refundsSection,
  moneyDay: moneyDaySection,
  suspended: suspendedVisitsSection,
  slips: slipsSection,
  signIns: signInsSection,
};
/** Pages that are reached from another, which stays the one that is marked. */
const WITHIN = {signIns: 'staff'};
/** What each role is shown; a clerk has what moves money, a head nurse what she answers for. */
const SHOWN = {
  ADMINISTRATOR: Object.keys(PATHS).filter((section) => !WITHIN[section]),
  HEAD_NURSE: ['changes', 'roomPlans', 'waits', 'audit', 'closings', 'slips'],
  NURSE: ['slips'],
  CLERK: ['manual', 'refunds', 'moneyDay', 'suspended'],
};

/**
 * The administration desk: people, terminals with their devices, screens, the rules, who calls whom, changed orders, waits, who was left
 * over on closed days, orders that a person must decide, refunds and a day's money, patients of cancelled clinics, and slips that nobody proved;
 * the clerk's desk is what moves money alone.
 */
class AdministrationDesk extends DeskElement {
  static properties = {
    me: {},
    section: {state: true},
    wanted: {state: true},
    rows: {state: true},
    complaint: {state: true},
  };

  presses = new Presses(this);
  #reading = new Reading(() => this.#read());
  #timer;
  #day;
  #changes;
  #roomPlans;
  #waits;
  #signInsBefore = '';

  constructor() {
    super();
    this.rows = {};
    this.complaint = '';
    new Ticking(this);
  }

  connectedCallback() {
    super.connectedCallback();
    [this.section] = SHOWN[this.me.role];
    this.read();
    this.#timer = setInterval(() => this.read(), READ_MILLIS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  read() {
    return this.#reading.again();
  }

  async #read() {
    const {section} = this;
    const path = this.#path(section);
    try {
      const rows = section === 'screens' ? {screens: await get(path), ...(await get(MACHINES))} : await get(path);
      if (path === this.#path(section)) {
        this.rows = {...this.rows, [section]: rows};
      }
      this.complaint = '';
    } catch (e) {
      if (!(e instanceof Refused || e instanceof NoAnswer)) {
        throw e;
      }
      this.complaint = e.detail || text.signIn.unreachable;
    }
  }

  /** The order that somebody wants to decide, on the page of refunds. */
  showOrder(tradeNo) {
    this.#show('refunds');
    this.wanted = tradeNo;
  }

  /** The newest entries, or those before a place; nothing to go back to people. */
  showSignIns(before) {
    if (before === undefined) {
      this.#show('staff');
      return;
    }
    this.#signInsBefore = before;
    this.#show('signIns');
  }

  showDay(day) {
    this.#day = day;
    this.read();
  }

  showChanges(area, day) {
    this.#changes = {area, day};
    this.read();
  }

  showRoomPlans(area) {
    this.#roomPlans = area;
    return this.read();
  }

  showWaits(area, day) {
    this.#waits = {area, day};
    this.read();
  }

  #path(section) {
    if (section === 'signIns' && this.#signInsBefore) {
      return `${PATHS.signIns}?before=${segment(this.#signInsBefore)}`;
    }
    if (section === 'waits' && this.#waits) {
      return `${PATHS.waits}/${segment(this.#waits.area)}?day=${segment(this.#waits.day)}`;
    }
    if (section === 'roomPlans' && this.#roomPlans) {
      return `${PATHS.roomPlans}/${segment(this.#roomPlans)}`;
    }
    if (section === 'changes' && this.#changes) {
      return `${PATHS.changes}/${segment(this.#changes.area)}?day=${segment(this.#changes.day)}`;
    }
    if (section === 'moneyDay' && this.#day) {
      return `/api/desk/money/days/${this.#day}`;
    }
    return ['closings', 'suspended'].includes(section) && this.#day ? `${PATHS[section]}?day=${this.#day}` : PATHS[section];
  }

  #show(section) {
    this.section = section;
    this.wanted = undefined;
    this.#day = undefined;
    this.read();
  }

  render() {
    const rows = this.rows[this.section];
    return html`
      ${SHOWN[this.me.role].length > 1 ? this.#tabs() : nothing}
      ${this.complaint ? html`<p class="banner" role="alert">${this.complaint}</p>` : nothing}
      <div class="administration">
        ${rows ? SECTIONS[this.section](this, rows) : html`<p class="empty-page" role="status">${text.loading}</p>`}
      </div>
    `;
  }

  #tabs() {
    return html`
      <nav class="tabs" aria-label=${text.desks.administration}>
        ${SHOWN[this.me.role].map(
          (section) => html`<button
            type="button"
            aria-current=${section === (WITHIN[this.section] ?? this.section) ? 'true' : nothing}
            @click=${() => this.#show(section)}
          >
            ${text.administration[section]}
          </button>`,
        )}
      </nav>
    `;
  }
}

customElements.define('desk-administration', AdministrationDesk);
