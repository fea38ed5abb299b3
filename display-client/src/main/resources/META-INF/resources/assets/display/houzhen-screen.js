import {html, LitElement, nothing} from 'lit';
import {Feed} from './feed.js';
import {Pairing} from './pairing.js';
import {Speaker} from './speaker.js';
import {text} from './text.zh.js';
import './call-board.js';
import './door-sign.js';
import './screen-clock.js';

/** What a screen is, at the end of its name: of an area that has not opened yet, only the rest is shown. */
const SCREEN = /(大厅屏|门牌|门口屏)$/;
const UNPAIRED = 401;

/** The page of one screen: asks the server which screen it is, shows its view, speaks in halls, and owns up to silence. */
export class HouzhenScreen extends LitElement {
  static properties = {
    screen: {state: true},
    board: {state: true},
    stale: {state: true},
    silent: {state: true},
    refused: {state: true},
    code: {state: true},
  };

  constructor() {
    super();
    this.stale = true;
    this.silent = false;
    this.refused = 0;
    this.code = '';
    this.address = decodeURIComponent(location.pathname.split('/').pop());
    this.feed = new Feed(this.address);
    this.pairing = new Pairing(this.address);
    this.now = () => this.feed.now();
    this.speaker = new Speaker(this.now, `/screen/${encodeURIComponent(this.address)}/speech`);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.feed.addEventListener('screen', ({detail}) => this.become(detail));
    this.feed.addEventListener('stale', ({detail}) => {
      this.stale = detail;
    });
    this.feed.addEventListener('refused', ({detail}) => this.refuse(detail));
    this.pairing.addEventListener('code', ({detail}) => {
      this.code = detail;
    });
    this.feed.addEventListener('board', ({detail}) => this.show(detail));
    this.speaker.addEventListener('spoken', () => this.tell());
    this.speaker.addEventListener('silent', ({detail}) => {
      this.silent = detail;
    });
    addEventListener('pointerdown', () => this.speaker.unlock());
    this.feed.start();
  }

  /** Who is no screen, or no longer, shows nothing but the code by which it may become one. */
  refuse(status) {
    this.refused = status;
    if (status === UNPAIRED) {
      this.screen = undefined;
      this.board = undefined;
      this.pairing.show(true);
    }
  }

  become(screen) {
    this.screen = screen;
    this.refused = 0;
    this.pairing.show(Boolean(screen.unpaired));
    document.title = screen.name;
    document.documentElement.dataset.screen = screen.room ? 'door' : 'hall';
    if (!screen.room) {
      this.speaker.unlock();
    }
  }

  /** What is on the glass is told to the server, so that the desk that called can see it. */
  async show(board) {
    this.board = board;
    await this.updateComplete;
    if (!this.screen?.room) {
      this.speaker.hear(board.calls, board.invited);
    }
    this.tell();
  }

  tell() {
    const {epoch, position, calls} = this.board;
    this.feed.shown(epoch, position, this.speaker.spoken(calls).slice(0, 20));
  }

  /** The code in two halves, as people read it out. */
  spelled() {
    return `${this.code.slice(0, 3)} ${this.code.slice(3)}`;
  }

  unpaired() {
    return html`<main class="waiting pairing">
      <h1>${text.pairing}</h1>
      <p class="code" aria-label=${this.code}>${this.code ? this.spelled() : html`&hellip;`}</p>
      <p>${text.pairingHint}</p>
      <p class="english">${text.pairingEnglish}</p>
      <p class="hint">${text.screen} ${this.address}</p>
    </main>`;
  }

  render() {
    if (this.refused === UNPAIRED && !this.screen) {
      return this.unpaired();
    }
    if (!this.screen || !this.board) {
      return html`<main class="waiting" role="status">
        <p>${text.refused[this.refused] ?? text.connecting}</p>
        <p class="hint">${text.screen} ${this.address}</p>
      </main>`;
    }
    const door = this.screen.room;
    return html`
      <header>
        <h1>${this.board.areaName || this.screen.name.replace(SCREEN, '')}</h1>
        ${this.screen.onlooker ? html`<p class="no-sound" role="status">${text.onlooker}</p>` : nothing}
        ${this.code ? html`<p class="no-sound" role="status">${text.pairingCode} ${this.spelled()}</p>` : nothing}
        ${this.silent ? html`<p class="no-sound" role="status">${text.noSound}</p>` : nothing}
        <screen-clock .now=${this.now} .zone=${this.screen.zone}></screen-clock>
      </header>
      ${!door && this.board.suspended.length > 0
        ? html`<p class="suspended" role="status">
            <b>${text.suspended}</b><span class="clinics">${this.board.suspended.join('、')}</span><span>${text.suspendedHint}</span>
          </p>`
        : nothing}
      <main>
        ${door
          ? html`<door-sign .board=${this.board} .room=${door}></door-sign>`
          : html`<call-board .board=${this.board} .now=${this.now}></call-board>`}
      </main>
      ${this.stale ? html`<p class="stale" role="alert">${text.feedLost}</p>` : nothing}
    `;
  }
}

customElements.define('houzhen-screen', HouzhenScreen);
