import {html, nothing} from 'lit';
import {NoAnswer, Refused, ask, get, segment} from './api.js';
import {Dialog, open} from './dialogs.js';
import {Presses, note} from './press.js';
import {offeredReasons} from './reasons.js';
import {sexAndAge, text} from './text.js';

const PLACE = 'extra';
const NUMBER_MAX = 64;
const DOCUMENT = /^\d{17}[0-9Xx]$/;

/** Finds a patient by a number and gives the doctor's consent to an extra number (加号); answers what to tell when it was done. */
class ExtraDialog extends Dialog {
  static properties = {
    queues: {},
    queue: {state: true},
    number: {state: true},
    name: {state: true},
    patient: {state: true},
    reasons: {state: true},
    reason: {state: true},
    noteText: {state: true},
    complaint: {state: true},
    seeking: {state: true},
    consents: {state: true},
  };

  presses = new Presses(this);

  constructor() {
    super();
    this.number = '';
    this.name = '';
    this.reason = '';
    this.noteText = '';
    this.complaint = '';
  }

  connectedCallback() {
    this.queue = this.queues[0].id;
    super.connectedCallback();
    this.#readReasons();
    this.#readConsents();
  }

  /** Those of the chosen clinic who have not registered yet. */
  async #readConsents() {
    try {
      this.consents = (await get(`${this.#path}/extras`)).open;
    } catch (e) {
      this.complaint = e.detail || text.signIn.unreachable;
    }
  }

  get #path() {
    return `/api/desk/areas/${segment(this.area)}/queues/${segment(this.queue)}`;
  }

  async #readReasons() {
    try {
      this.reasons = await offeredReasons();
    } catch (e) {
      this.complaint = e.detail || text.signIn.unreachable;
    }
  }

  render() {
    const words = text.extra;
    return this.frame(
      words.title,
      html`
        <p class="muted">${words.hint}</p>
        ${this.queues.length > 1 ? this.#clinics() : nothing} ${this.patient ? this.#found() : this.#search()}
        ${this.complaint ? html`<p class="note refused" role="alert"><span>${this.complaint}</span></p>` : nothing}
        ${note(this.presses, PLACE)} ${this.consents?.length ? this.#agreed() : nothing}
      `,
      html`${this.cancelButton()}
        <button type="submit" class="primary" ?disabled=${this.seeking || this.presses.busy(PLACE) || this.patient?.left <= 0}>
          ${this.patient ? words.submit : words.find}
        </button>`,
    );
  }

  #clinics() {
    return html`<fieldset>
      <legend>${text.extra.clinic}</legend>
      <div class="options">
        ${this.queues.map(
          ({id, label}) => html`<label class="option">
            <input type="radio" name="queue" .checked=${id === this.queue} @change=${() => this.#choose(id)} />
            <span>${label}</span>
          </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #choose(queue) {
    this.queue = queue;
    this.consents = undefined;
    this.#again();
    this.#readConsents();
  }

  #again() {
    this.patient = undefined;
    this.complaint = '';
  }

  #search() {
    const words = text.extra;
    return html`
      <label class="field">
        <span>${words.number}</span>
        <input
          name="number"
          data-first
          maxlength=${NUMBER_MAX}
          autocomplete="off"
          placeholder=${words.numberHint}
          .value=${this.number}
          @input=${(event) => {
            this.number = event.target.value.trim();
            this.complaint = '';
          }}
        />
      </label>
      ${DOCUMENT.test(this.number)
        ? html`<label class="field">
            <span>${words.name}</span>
            <input name="name" autocomplete="off" .value=${this.name} @input=${(event) => (this.name = event.target.value.trim())} />
          </label>`
        : nothing}
    `;
  }

  #found() {
    const words = text.extra;
    const {patient} = this;
    return html`
      <p class="subject">${patient.name}　${sexAndAge(patient)}</p>
      <p class=${patient.left > 0 ? 'muted' : 'note refused'}>${patient.left > 0 ? words.left(patient.left) : words.noneLeft}
        <button type="button" class="quiet small" @click=${() => this.#again()}>${words.another}</button></p>
      ${patient.left > 0 ? this.#reasonFields() : nothing}
    `;
  }

  #reasonFields() {
    return html`<fieldset>
        <legend>${text.reason.title}</legend>
        <div class="options">
          ${(this.reasons?.options('extra') ?? []).map(
            ({value, label}) => html`<label class="option">
              <input
                type="radio"
                name="reason"
                .value=${value}
                .checked=${value === this.reason}
                @change=${() => {
                  this.reason = value;
                  this.complaint = '';
                }}
              />
              <span>${label}</span>
            </label>`,
          )}
        </div>
        <label class="field">
          <span>${this.reason === 'OTHER' ? text.reason.noteNeeded : text.reason.note}</span>
          <input
            name="note"
            maxlength=${this.reasons?.noteMax ?? 100}
            autocomplete="off"
            placeholder=${text.reason.noteHint}
            .value=${this.noteText}
            @input=${(event) => (this.noteText = event.target.value)}
          />
        </label>
      </fieldset>
      <p class="muted small-text">${text.reason.recorded}</p>
    `;
  }

  #agreed() {
    const words = text.extra;
    return html`<section class="agreed" aria-label=${words.agreed}>
      <h3>${words.agreed}</h3>
      <ul class="plain">
        ${this.consents.map(
          (each) => html`<li class="aside" data-patient=${each.patientId}>
            <p class="who-is"><span class="name">${each.name || each.patientId}</span> <small>${sexAndAge(each)}</small></p>
            <p class="verbs">
              <button
                type="button"
                class="small"
                aria-label="${words.takeBack} ${each.name || each.patientId}"
                ?disabled=${this.presses.busy(PLACE)}
                @click=${() => this.#takeBack(each)}
              >
                ${words.takeBack}
              </button>
            </p>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  async #takeBack({patientId, name}) {
    if (await this.presses.press(PLACE, 'POST', `${this.#path}/extras/taken-back`, {patientId})) {
      this.presses.say(PLACE, text.extra.takenBack(name || patientId));
      this.#again();
    }
    await this.#readConsents();
  }

  submit() {
    if (this.patient) {
      this.#give();
    } else if (this.number) {
      this.#find();
    } else {
      this.complaint = text.extra.numberMissing;
    }
  }

  async #find() {
    const body = DOCUMENT.test(this.number) ? {number: this.number, name: this.name} : {number: this.number};
    this.seeking = true;
    this.complaint = '';
    try {
      this.patient = await ask('POST', `${this.#path}/extra-patient`, {body});
    } catch (e) {
      if (!(e instanceof Refused || e instanceof NoAnswer)) {
        throw e;
      }
      this.complaint = e.detail || text.signIn.unreachable;
    } finally {
      this.seeking = false;
    }
  }

  async #give() {
    const remark = this.noteText.trim();
    if (!this.reason) {
      this.complaint = text.reason.compulsory;
      return;
    }
    if (this.reason === 'OTHER' && !remark) {
      this.complaint = text.reason.noteMissing;
      return;
    }
    const {patientId, name} = this.patient;
    const body = {patientId, reason: this.reason, ...(remark ? {note: remark} : {})};
    if (await this.presses.press(PLACE, 'POST', `${this.#path}/extras`, body)) {
      this.close(text.extra.done(name));
    }
  }
}

customElements.define('desk-extra', ExtraDialog);

/** @param queues the clinics of my room, each with id and label */
export function giveExtra(area, queues) {
  const dialog = new ExtraDialog();
  dialog.area = area;
  dialog.queues = queues;
  return open(dialog);
}
