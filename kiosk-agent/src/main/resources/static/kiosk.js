import {LitElement, html, nothing} from 'lit';
import '/elements.js';
import {Feed} from '/feed.js';
import {fit} from '/fit.js';
import {icons} from '/icons.js';
import {bills} from '/screens/bills.js';
import {clinic, department, slot} from '/screens/choose.js';
import {confirm} from '/screens/confirm.js';
import {faceCamera, faceConsent, faceResult} from '/screens/face.js';
import {cardExpired, identify, record} from '/screens/identify.js';
import {credential, payer, split} from '/screens/insurance.js';
import {pay, payCode, payWay, processing} from '/screens/pay.js';
import {extras} from '/screens/extras.js';
import {printing, reports, reportsDone} from '/screens/reports.js';
import {days} from '/screens/days.js';
import {ebills} from '/screens/ebills.js';
import {problem} from '/screens/problem.js';
import {result} from '/screens/result.js';
import {returnConfirm, returns} from '/screens/returns.js';
import {recovering, start, unavailable, working} from '/screens/start.js';
import {visits} from '/screens/visits.js';
import {speak, text} from '/text.js';

const SCREENS = {
  start, unavailable, recovering, working, identify, 'card-expired': cardExpired, record, extras, department, clinic, slot, confirm, payer, credential, split, 'pay-way': payWay, 'pay-code': payCode, pay, processing, result,
  'face-consent': faceConsent, 'face-camera': faceCamera, 'face-result': faceResult,
  visits, bills, reports, printing, 'reports-done': reportsDone, problem,
  returns, 'return-confirm': returnConfirm, ebills, days,
};
const DONE = new Set(['result', 'reports-done']); // Their one big button leaves.
const SETTLING_MILLIS = 300;
const START_RESET_MILLIS = 60_000;

/** The whole terminal: draws the newest frame, whatever it is, and hands presses to the feed. */
class KioskPage extends LitElement {
  static properties = {
    frame: {state: true},
    connected: {state: true},
    language: {state: true},
    large: {state: true},
  };
  #feed;
  #offset = 0;
  #settled;
  #reset;

  constructor() {
    super();
    this.connected = false;
    this.#choose('zh-CN', false);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#feed = new Feed((frame) => this.#receive(frame), (connected) => (this.connected = connected));
    document.fonts.addEventListener('loadingdone', this.#fit);
    addEventListener('resize', this.#fit);
  }

  #receive(frame) {
    this.#offset = new Date(frame.now) - Date.now();
    if (frame.screen === 'start' && this.frame && this.frame.screen !== 'start') {
      this.#choose('zh-CN', false); // The next patient starts as everybody does.
    }
    this.frame = frame;
  }

  #choose(language, large) {
    this.language = language;
    this.large = large;
    speak(language);
    document.documentElement.toggleAttribute('data-type', large);
    if (large) {
      document.documentElement.setAttribute('data-type', 'large');
    }
    clearTimeout(this.#reset);
    this.#reset = setTimeout(() => this.#forgetWishes(), START_RESET_MILLIS);
  }

  /** Somebody chose a language and walked away. */
  #forgetWishes() {
    if (this.frame?.screen === 'start') {
      this.#choose('zh-CN', false);
    }
  }

  /** Before the next picture is drawn, and after the elements within have their words. */
  #fit = () => requestAnimationFrame(() => fit(this));

  /** After a new screen the finger that pressed the old one must not press what appears below it. */
  updated(changed) {
    this.#fit();
    if (!changed.has('frame') || changed.get('frame')?.screen === this.frame?.screen) {
      return;
    }
    const main = this.querySelector('main');
    main?.classList.add('settling');
    clearTimeout(this.#settled);
    this.#settled = setTimeout(() => main?.classList.remove('settling'), SETTLING_MILLIS);
    main?.querySelector('h1')?.focus({preventScroll: true});
  }

  #press = (action, value) => this.#feed.press(action, value);

  render() {
    if (!this.frame || !this.connected) {
      return html`<main class="centre"><div class="spinner"></div>
        <h1 tabindex="-1">${text().connecting}</h1><p class="soft" role="status">${text().connectingHint}</p></main>`;
    }
    const {frame} = this;
    const screen = SCREENS[frame.screen];
    return html`
      ${this.#header(frame)}
      <main class="screen-${frame.screen}">${screen({frame, view: frame.view, press: this.#press, offset: this.#offset})}</main>
      ${this.#footer(frame)} ${frame.leaveAt ? this.#warning(frame) : nothing}
    `;
  }

  #header(frame) {
    return html`
      <header>
        <img src="/favicon.svg" alt="" width="56" height="56">
        <div class="grow">
          <div class="hospital">${frame.hospital}</div>
          <div class="soft">${frame.flow ? text().flows[frame.flow].name : frame.terminal}</div>
        </div>
        ${frame.who ? html`<div class="who">${icons.person}${frame.who}</div>` : nothing}
        <live-clock .zone=${frame.zone} .offset=${this.#offset}></live-clock>
      </header>
    `;
  }

  #footer(frame) {
    const other = this.language === 'en' ? 'zh-CN' : 'en';
    const paying = frame.screen === 'pay' || (frame.screen === 'pay-code' && frame.view.step !== 'CHECKING');
    return html`
      <footer>
        <button class="button" ?hidden=${!frame.canGoBack} data-action="back" @click=${() => this.#press('back')}>
          ${icons.back}${paying ? text().cancelPay : text().back}
        </button>
        <button class="button" ?hidden=${!frame.canLeave || DONE.has(frame.screen)} data-action="home" @click=${() => this.#press('home')}>
          ${icons.exit}${text().exit}
        </button>
        <span class="grow"></span>
        <button class="button plain" aria-pressed=${this.large} @click=${() => this.#choose(this.language, !this.large)}>
          ${icons.type}${this.large ? text().normalType : text().largeType}
        </button>
        <button class="button plain" lang=${other} @click=${() => this.#choose(other, this.large)}>
          ${icons.globe}${text().otherLanguage}
        </button>
      </footer>
    `;
  }

  #warning(frame) {
    return html`
      <div class="veil" role="alertdialog" aria-modal="true" aria-labelledby="still-there">
        <div class="sheet">
          <h2 id="still-there">${text().stillThere}</h2>
          <p class="lead"><count-down seconds .until=${frame.leaveAt} .offset=${this.#offset}></count-down> ${text().leaveIn}</p>
          <button class="button primary huge-button wide" data-action="more-time" @click=${() => this.#press('more-time')}>
            ${text().goOn}
          </button>
          <button class="button large wide" ?hidden=${!frame.canLeave} @click=${() => this.#press('home')}>
            ${text().exit}
          </button>
        </div>
      </div>
    `;
  }
}

customElements.define('kiosk-page', KioskPage);
