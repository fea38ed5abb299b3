import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {NoAnswer, Refused, get, now, segment} from './api.js';
import {bench} from './bench.js';
import {confirmed} from './dialogs.js';
import {DeskElement} from './elements.js';
import {Presses} from './press.js';
import {Reading} from './reading.js';
import {text} from './text.js';
import {Ticking, clock, clockSeconds} from './ticking.js';

const READ_MILLIS = 15_000;

/** The laboratory desk: samples that wait, and the results of the one on the bench. */
class LaboratoryDesk extends DeskElement {
  static properties = {
    me: {},
    samples: {state: true},
    current: {state: true},
    typed: {state: true},
    sought: {state: true},
    readAt: {state: true},
    complaint: {state: true},
  };

  presses = new Presses(this);
  #reading = new Reading(() => this.#read());
  #timer;

  constructor() {
    super();
    this.sought = '';
    this.typed = new Map();
    this.complaint = '';
    new Ticking(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#reading.again();
    this.#timer = setInterval(() => this.#reading.again(), READ_MILLIS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  /** The list stays when it cannot be read, with a word about how old it is. */
  async #read() {
    try {
      this.samples = await get('/api/desk/laboratory/worklist');
      this.readAt = now();
      this.complaint = '';
    } catch (e) {
      if (!(e instanceof Refused || e instanceof NoAnswer)) {
        throw e;
      }
      this.complaint = e.detail || (this.readAt ? text.feed.still(clockSeconds(this.readAt)) : text.feed.never);
    }
  }

  get sample() {
    return this.samples?.find((sample) => sample.sampleNo === this.current);
  }

  value(analyte) {
    return this.typed.get(analyte.code) ?? analyte.value ?? '';
  }

  type(analyte, value) {
    this.typed = new Map(this.typed).set(analyte.code, value);
  }

  get unsaved() {
    return Boolean(this.sample?.analytes.some((analyte) => this.value(analyte).trim() !== (analyte.value ?? '')));
  }

  get missing() {
    return this.sample.analytes.filter((analyte) => !this.value(analyte).trim()).length;
  }

  choose(sampleNo) {
    if (sampleNo !== this.current) {
      this.current = sampleNo;
      this.typed = new Map();
    }
  }

  async press(verb, body) {
    const {sampleNo} = this.sample;
    const path = `/api/desk/laboratory/samples/${segment(sampleNo)}/${verb}`;
    const answer = await this.presses.press('bench', 'POST', path, body);
    if (answer) {
      await this.#reading.again();
    }
    return Boolean(answer);
  }

  async save() {
    const values = Object.fromEntries(
      this.sample.analytes.map((analyte) => [analyte.code, this.value(analyte).trim()]).filter(([, value]) => value),
    );
    const saved = await this.press('results', {values});
    if (saved) {
      this.typed = new Map();
      this.presses.say('bench', text.laboratory.saved);
    }
    return saved;
  }

  async audit() {
    const {panel, sampleNo} = this.sample;
    const words = text.laboratory;
    const sure = await confirmed({
      title: words.auditTitle,
      detail: words.auditText(panel, sampleNo),
      yes: words.auditYes,
    });
    if (sure && (!this.unsaved || (await this.save())) && (await this.press('audit'))) {
      this.presses.say('bench', words.ready(panel));
    }
  }

  render() {
    return html`
      ${this.complaint ? html`<p class="banner" role="alert">${this.complaint}</p>` : nothing}
      <div class="laboratory">${this.#worklist()} ${bench(this)}</div>
    `;
  }

  #worklist() {
    const words = text.laboratory;
    const shown = (this.samples ?? []).filter(
      (sample) => !this.sought || sample.sampleNo.includes(this.sought.toUpperCase()) || sample.patient.name.includes(this.sought),
    );
    return html`
      <section class="worklist" aria-label=${words.worklist}>
        <header>
          <h2>${words.worklist}<span class="count">${this.samples?.length ?? ''}</span></h2>
          <small class="muted">${this.readAt ? words.refreshed(clockSeconds(this.readAt)) : ''}</small>
          <input
            type="search"
            aria-label=${words.find}
            placeholder=${words.find}
            .value=${this.sought}
            @input=${(event) => (this.sought = event.target.value.trim())}
          />
        </header>
        ${this.samples?.length === 0 ? html`<p class="muted empty">${words.empty}</p>` : nothing}
        <ul class="samples">
          ${repeat(
            shown,
            (sample) => sample.sampleNo,
            (sample) => this.#row(sample),
          )}
        </ul>
      </section>
    `;
  }

  #row(sample) {
    return html`
      <li>
        <button
          type="button"
          aria-current=${sample.sampleNo === this.current ? 'true' : nothing}
          @click=${() => this.choose(sample.sampleNo)}
        >
          <span><b>${sample.panel}</b>　${sample.patient.name}</span>
          <span class="state ${sample.state.toLowerCase()}">${text.laboratory.states[sample.state]}</span>
          <small>${sample.sampleNo} · ${sample.specimen}</small>
          <small>${clock(sample.paidAt)}</small>
        </button>
      </li>
    `;
  }
}

customElements.define('desk-laboratory', LaboratoryDesk);
