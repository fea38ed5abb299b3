import {html, nothing} from 'lit';
import {NoAnswer, Refused, ask, get, showsDeskOf} from './api.js';
import {DeskElement} from './elements.js';
import {SLIPS, isOpen} from './slips.js';
import {switchLanguage, text} from './text.js';
import {changePassword} from './password.js';
import {useZone} from './ticking.js';
import './administration.js';
import './doctor.js';
import './laboratory.js';
import './nurse.js';
import './sign-in.js';
import './station.js';

const DESKS = {NURSE: 'nurse', HEAD_NURSE: 'nurse', DOCTOR: 'doctor', LABORATORY: 'laboratory', TECHNICIAN: 'station', PHARMACIST: 'pharmacy', ADMINISTRATOR: 'administration', CLERK: 'clerk'};
const RETRY_MILLIS = 3000;
const OVERSEERS = {HEAD_NURSE: 'changes', NURSE: 'slips'};
const SLIPS_MILLIS = 30_000;

/** The frame of every staff page: who is here, which desk, how the connection is. All desks are loaded with it. */
class Desk extends DeskElement {
  static properties = {
    me: {state: true},
    ended: {state: true},
    feedState: {state: true},
    oversees: {state: true},
    unreachable: {state: true},
    openSlips: {state: true},
  };

  constructor() {
    super();
    this.feedState = undefined;
    window.addEventListener('signed-out', () => this.#signedOut());
    window.addEventListener('feed-state', (event) => (this.feedState = event.detail));
    this.#enter();
    setInterval(() => this.#countSlips(), SLIPS_MILLIS);
  }

  /** Whoever could look after a slip sees without asking that there is one. */
  async #countSlips() {
    if (!OVERSEERS[this.me?.role]) {
      return;
    }
    try {
      this.openSlips = (await get(SLIPS)).filter(isOpen).length;
    } catch (e) {
      if (!(e instanceof Refused || e instanceof NoAnswer)) {
        throw e;
      }
    }
  }

  /** Shows the desk of whoever is signed in, or the form; asks again as long as the server cannot be reached. */
  async #enter(known) {
    try {
      this.#toDeskOf(known ?? (await get('/api/desk/me')));
    } catch (e) {
      this.unreachable = e instanceof NoAnswer;
      if (this.unreachable) {
        setTimeout(() => this.#enter(known), RETRY_MILLIS);
        return;
      }
      if (!(e instanceof Refused)) {
        throw e;
      }
      this.me = null;
    }
    this.unreachable = false;
  }

  #signedOut() {
    this.ended = Boolean(this.me);
    this.me = null;
    showsDeskOf('');
    this.feedState = undefined;
  }

  /** Everybody has one desk; another path leads there too. */
  #toDeskOf(person) {
    const desk = DESKS[person.role];
    document.title = desk ? `${text.desks[desk]} · ${text.product}` : text.product;
    if (desk) {
      history.replaceState(null, '', `/desk/${desk}`);
    }
    useZone(person.zone);
    this.ended = false;
    this.me = person;
    showsDeskOf(person.staffId);
    this.oversees = false;
    this.openSlips = 0;
    this.#countSlips();
  }

  async #signOut() {
    try {
      await ask('POST', '/api/desk/sign-out');
    } catch (e) {
      if (e instanceof NoAnswer) {
        return;
      }
    }
    location.assign('/desk');
  }

  render() {
    if (this.me === undefined) {
      return this.unreachable ? html`<p class="empty-page" role="alert">${text.signIn.unreachable}</p>` : nothing;
    }
    if (this.me === null) {
      return html`<desk-sign-in
        .ended=${this.ended}
        @signed-in=${(event) => this.#enter(event.detail)}
      ></desk-sign-in>`;
    }
    return html`${this.#header()}<main>${this.#page()}</main>`;
  }

  #header() {
    const desk = DESKS[this.me.role];
    const state = this.oversees ? undefined : this.feedState;
    return html`
      <header class="top">
        <span class="brand"><img src="/desk/icon.svg" alt="" width="22" height="22" />${text.product}</span>
        <h1>${this.oversees ? this.#overseen() : desk ? text.desks[this.#hasWindow() ? 'window' : desk] : ''}</h1>
        ${state
          ? html`<span class="feed ${state}" role="status"
              ><i aria-hidden="true">${{live: '●', connecting: '◌', lost: '✕'}[state]}</i>${text.feed[state]}</span
            >`
          : nothing}
        <span class="spring"></span>
        ${OVERSEERS[this.me.role] ? this.#overseeing() : nothing} ${this.#hasWindow() ? this.#turning() : nothing}
        <span class="who"><b>${this.me.name}</b><span class="role">${text.roles[this.me.role]}</span></span>
        <button type="button" class="quiet" @click=${changePassword}>${text.password.change}</button>
        <button type="button" class="quiet" lang=${text.otherLanguage === 'English' ? 'en' : 'zh-CN'} @click=${switchLanguage}>
          ${text.otherLanguage}
        </button>
        <button type="button" class="quiet" @click=${() => this.#signOut()}>${text.signOut}</button>
      </header>
    `;
  }

  /** Beside another name the number says what it counts. */
  #slipCount() {
    const own = OVERSEERS[this.me.role] === 'slips';
    return html` <span class="count">${own ? this.openSlips : text.slips.some(this.openSlips)}</span>`;
  }

  #oversee() {
    this.oversees = !this.oversees;
    this.#countSlips();
  }

  #overseen() {
    return this.#hasWindow() ? text.desks.clerk : text[OVERSEERS[this.me.role]].title;
  }

  /** A clerk who was named for the cashier's windows calls there, and looks after money from there. */
  #hasWindow() {
    return this.me.role === 'CLERK' && this.me.areas?.length > 0;
  }

  #turning() {
    return html`<button type="button" class="quiet" @click=${() => (this.oversees = !this.oversees)}>
      ${this.oversees ? text.desks.window : text.desks.clerk}
    </button>`;
  }

  /** Nurses work at their desk, and look from there at slips nobody proved; a head nurse at all she answers for. */
  #overseeing() {
    return html`<button
      type="button"
      class="quiet"
      @click=${() => this.#oversee()}
    >
      ${this.oversees ? text.desks.nurse : this.#overseen()}${this.openSlips && !this.oversees ? this.#slipCount() : nothing}
    </button>`;
  }

  #page() {
    if (this.oversees && (OVERSEERS[this.me.role] || this.#hasWindow())) {
      return html`<desk-administration .me=${this.me}></desk-administration>`;
    }
    switch (this.me.role) {
      case 'NURSE':
      case 'HEAD_NURSE':
        return html`<desk-nurse .me=${this.me}></desk-nurse>`;
      case 'DOCTOR':
        return html`<desk-doctor .me=${this.me}></desk-doctor>`;
      case 'LABORATORY':
        return html`<desk-laboratory .me=${this.me}></desk-laboratory>`;
      case 'TECHNICIAN':
      case 'PHARMACIST':
        return html`<desk-station .me=${this.me}></desk-station>`;
      case 'CLERK':
        return this.#hasWindow()
          ? html`<desk-station .me=${this.me}></desk-station>`
          : html`<desk-administration .me=${this.me}></desk-administration>`;
      case 'ADMINISTRATOR':
        return html`<desk-administration .me=${this.me}></desk-administration>`;
      default:
        return html`<p class="empty-page">${text.noDesk}</p>`;
    }
  }
}

customElements.define('houzhen-desk', Desk);
