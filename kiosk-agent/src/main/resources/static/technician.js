import {LitElement, html, nothing} from 'lit';
import {DeviceClient} from '/device-client.js';
import {LANGUAGES} from '/technician-text.js';

const RUNS = {
  CnIdCard: ['CnIdCard.Read', {}],
  BarcodeReader: ['BarcodeReader.Read', {}],
  ReceiptPrinter: ['Printer.PrintForm', {formName: 'testSlip'}],
  ReportPrinter: ['Printer.PrintForm', {formName: 'testPage'}],
  HzCardTerminal: ['HzCardTerminal.Query', {tradeNo: 'TECHNICIAN-TEST'}],
  HzInsuranceTerminal: ['HzInsuranceTerminal.Identify', {way: 'code'}],
};
const CAN_STOP = new Set(['CnIdCard', 'BarcodeReader']);
const GOOD = new Set(['online']);
const FACE_MILLIS = 2000;

/** The page on which a technician sees each device, tries it, and hands out slips of which no copy is proven. */
class TechnicianPage extends LitElement {
  static properties = {
    language: {state: true},
    services: {state: true},
    slips: {state: true},
    trouble: {state: true},
    face: {state: true},
  };
  #clients = new Map();
  #again;

  constructor() {
    super();
    this.language = 'zh-CN';
    this.services = null;
    this.slips = [];
    this.trouble = '';
    this.face = null;
  }

  createRenderRoot() {
    return this;
  }

  get #text() {
    return LANGUAGES[this.language];
  }

  #speak() {
    this.language = this.language === 'en' ? 'zh-CN' : 'en';
    document.documentElement.lang = this.language;
    document.title = this.#text.title;
    Object.entries(this.services ?? {})
      .filter(([, service]) => !service.running)
      .forEach(([name]) => this.#note(name, {said: '', good: null}));
  }

  async #connect(event) {
    event.preventDefault();
    const code = new FormData(event.target).get('code').trim();
    try {
      const publisher = await DeviceClient.open('ServicePublisher', code, () => {}, () => {});
      const {payload} = await publisher.command('ServicePublisher.GetServices');
      publisher.close();
      const names = payload.services.map(({serviceURI}) => serviceURI.slice(serviceURI.lastIndexOf('/') + 1));
      for (const name of names) {
        await this.#open(name, code);
      }
      this.services = Object.fromEntries(names.map((name) => [name, {status: null, running: false, said: '', good: null}]));
      for (const name of names) {
        await this.#readStatus(name);
      }
      this.trouble = '';
      await this.#look();
      await this.#listSlips();
    } catch {
      this.trouble = 'refused';
    }
  }

  async #open(name, code) {
    const client = await DeviceClient.open(name, code, (status) => this.#note(name, {status}), () => this.#lost());
    this.#clients.set(name, client);
  }

  #lost() {
    this.#clients.forEach((client) => client.close());
    this.#clients.clear();
    this.services = null;
    this.trouble = 'lost';
  }

  #note(name, news) {
    if (this.services) {
      this.services = {...this.services, [name]: {...this.services[name], ...news}};
    }
  }

  async #run(name) {
    const [command, payload] = RUNS[name];
    this.#note(name, {running: true, said: this.#text.services[name].wait, good: null});
    const said = (event) => this.#note(name, {said: this.#text.hints[event.hint] ?? this.#text.reasons[event.reason] ?? ''});
    const end = await this.#clients.get(name).command(command, payload, said);
    this.#note(name, {running: false, said: this.#ended(name, end), good: end.code === 'canceled' ? null : end.code === 'success'});
    await this.#readStatus(name);
    await this.#listSlips();
  }

  async #readStatus(name) {
    this.#note(name, {status: (await this.#clients.get(name).command('Common.Status')).payload});
  }

  /** What came of it; of what was read only as much as shows that it was read. */
  #ended(name, {code, payload}) {
    const words = this.#text;
    if (name === 'HzCardTerminal' && payload.errorCode === 'unproven') {
      return words.askedInVain;
    }
    if (code !== 'success') {
      return words.ends[payload.errorCode] ?? words.ends[code] ?? code;
    }
    if (name === 'CnIdCard') {
      return words.card(words.kinds[payload.kind], payload.maskedName, payload.maskedNumber);
    }
    if (name === 'BarcodeReader') {
      const bytes = Uint8Array.from(atob(payload.readOutput[0].barcodeData), (character) => character.charCodeAt(0));
      const scanned = [...new TextDecoder().decode(bytes)];
      const shown = scanned.length > 6 ? [...scanned.slice(0, 2), '…', ...scanned.slice(-2)].join('') : '…';
      return words.scanned(shown, scanned.length);
    }
    if (name === 'HzInsuranceTerminal') {
      return words.card(words.kinds.INSURANCE, payload.maskedName, payload.maskedNumber);
    }
    if (name === 'HzCardTerminal') {
      return words.asked;
    }
    return name === 'ReportPrinter' ? words.pages(payload.pages) : words.proven;
  }

  #stop(name) {
    this.#clients.get(name).command('Common.Cancel');
  }

  /** What is held of faces, now; asked again as long as somebody looks. */
  async #look() {
    this.face = await (await fetch('/face')).json();
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.services && this.#look().catch(() => {}), FACE_MILLIS);
  }

  async #listSlips() {
    const printer = this.#clients.get('ReceiptPrinter');
    if (printer) {
      this.slips = (await printer.command('HzSlip.GetUnproven')).payload.slips ?? this.slips;
    }
  }

  async #reprint(slip) {
    this.#note('ReceiptPrinter', {running: true, said: this.#text.services.ReceiptPrinter.wait, good: null});
    const end = await this.#clients.get('ReceiptPrinter').command('HzSlip.Reprint', {id: slip.id});
    this.#note('ReceiptPrinter', {running: false, said: this.#ended('ReceiptPrinter', end), good: end.code === 'success'});
    await this.#listSlips();
  }

  render() {
    const words = this.#text;
    return html`
      <header>
        <img src="/favicon.svg" alt="" width="40" height="40">
        <h1>${words.title}</h1>
        <button class="button" lang=${this.language === 'en' ? 'zh-CN' : 'en'} @click=${() => this.#speak()}>${words.other}</button>
      </header>
      <main>
        ${this.trouble ? html`<p class="notice bad" role="alert">${words[this.trouble]}</p>` : nothing}
        ${this.services ? this.#devices(words) : this.#door(words)}
      </main>
    `;
  }

  #door(words) {
    return html`
      <form class="card door" @submit=${(event) => this.#connect(event)}>
        <h2>${words.connectTitle}</h2>
        <p class="soft">${words.connectHint}</p>
        <label for="code">${words.code}</label>
        <input id="code" name="code" required autocomplete="off" spellcheck="false" maxlength="64" autofocus>
        <button class="button primary">${words.connect}</button>
      </form>
    `;
  }

  #devices(words) {
    const all = Object.entries(this.services);
    const busy = all.some(([, {status}]) => status && !status.common.free);
    return html`
      ${busy ? html`<p class="notice" role="status">${words.busy}</p>` : nothing}
      <div class="devices">${all.map(([name, service]) => this.#device(words, name, service))}</div>
      ${this.#clients.has('ReceiptPrinter') ? this.#unproven(words) : nothing}
      ${this.face ? this.#faces(words.face) : nothing}
    `;
  }

  #device(words, name, {status, running, said, good}) {
    const own = words.services[name];
    return html`
      <section class="card device" data-service=${name} aria-label=${own.name}>
        <div class="row"><h2>${own.name}</h2>${status ? this.#state(words, status) : nothing}</div>
        <p class="advice">${status ? (words.reasons[status.common.reason] ?? status.common.reason) : ''}
          ${status ? html`<span class="soft">${words.since(this.#time(status.common.since))}</span>` : nothing}</p>
        ${status?.printer?.left ? html`<p class="advice" data-left>${words.left(status.printer.left)}</p>` : nothing}
        <p class="soft hint">${own.hint}</p>
        <p class="said ${good === null ? '' : good ? 'good' : 'bad'}" role="status">${said}</p>
        <div class="row end">
          ${running && CAN_STOP.has(name)
            ? html`<button class="button" @click=${() => this.#stop(name)}>${words.stop}</button>`
            : nothing}
          <button class="button primary" ?disabled=${running} @click=${() => this.#run(name)}>
            ${running ? words.running : own.run}
          </button>
        </div>
      </section>
    `;
  }

  #state(words, {common}) {
    const low = common.reason === 'PAPER_LOW' || common.reason === 'SUPPLY_LOW';
    const look = low ? 'low' : GOOD.has(common.device) ? 'good' : 'bad';
    return html`<span class="state ${look}">${low ? words.low : words.states[common.device]}</span>`;
  }

  #time(instant) {
    return new Intl.DateTimeFormat(this.language, {dateStyle: 'short', timeStyle: 'medium'}).format(new Date(instant));
  }

  #unproven(words) {
    return html`
      <section class="card slips" aria-label=${words.slips}>
        <h2>${words.slips}</h2>
        ${this.slips.length === 0
          ? html`<p class="soft">${words.slipsNone}</p>`
          : html`<p class="soft">${words.slipsHint}</p>
              <ul>${this.slips.map((slip) => this.#slip(words, slip))}</ul>`}
      </section>
    `;
  }

  #faces(words) {
    const {offer, captures, held, stored} = this.face;
    return html`
      <section class="card slips face" aria-label=${words.name}>
        <div class="row">
          <h2>${words.name}</h2>
          <span class="tally ${stored === 0 ? 'good' : 'bad'}" data-stored=${stored}>${words.stored(stored)}</span>
        </div>
        <p class="advice">${words.offers[offer]}</p>
        <p class="soft">${words.held(held, captures)}</p>
      </section>
    `;
  }

  #slip(words, slip) {
    const running = this.services.ReceiptPrinter.running;
    return html`
      <li>
        <span class="grow"><strong>${words.slipKinds[slip.kind]}</strong> ${slip.origin}
          <span class="soft">${this.#time(slip.queuedAt)}　${words.copies(slip.copies)}</span></span>
        ${slip.reprintable
          ? html`<button class="button" ?disabled=${running} @click=${() => this.#reprint(slip)}>${words.reprint}</button>`
          : html`<span class="soft">${words.atDesk}</span>`}
      </li>
    `;
  }
}

customElements.define('technician-page', TechnicianPage);
