import {html, LitElement, nothing} from 'lit';
import {Feed} from './feed.js';
import {Speaker} from './speaker.js';
import {text} from './text.zh.js';
import './call-board.js';
import './door-sign.js';
import './screen-clock.js';

/** What a screen is, at the end of its name: of an area that has not opened yet, only the rest is shown. */
const SCREEN = /(大厅屏|门牌|门口屏)$/;

/** The page of one screen: asks the server which screen it is, shows its view, speaks in halls, and owns up to silence. */
export class HouzhenScreen extends LitElement {
  static properties = {screen: {state: true}, board: {state: true}, stale: {state: true}, silent: {state: true}, refused: {state: true}};

  constructor() {
    super();
    this.stale = true;
    this.silent = false;
    this.refused = 0;
    this.address = decodeURIComponent(location.pathname.split('/').pop());
    this.feed = new Feed(this.address);
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
    this.feed.addEventListener('refused', ({detail}) => {
      this.refused = detail;
    });
    this.feed.addEventListener('board', ({detail}) => this.show(detail));
    this.speaker.addEventListener('spoken', () => this.tell());
    this.speaker.addEventListener('silent', ({detail}) => {
      this.silent = detail;
    });
    addEventListener('pointerdown', () => this.speaker.unlock());
    this.feed.start();
  }

  become(screen) {
    this.screen = screen;
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

  render() {
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
