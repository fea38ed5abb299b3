import {html, nothing} from 'lit';
import {NoAnswer, Refused, ask, segment} from './api.js';
import {Dialog, open} from './dialogs.js';
import {said, text} from './text.js';

const CODE_MAX = 64;

/** A patient stands here with a slip and without a number: numbers for what is paid and not done, of today and of earlier days. */
class StopNumbersDialog extends Dialog {
  static properties = {
    code: {state: true},
    numbers: {state: true},
    complaint: {state: true},
    seeking: {state: true},
  };

  constructor() {
    super();
    this.code = '';
    this.complaint = '';
  }

  render() {
    const words = text.stopNumbers;
    return this.frame(
      words.title,
      html`
        <p class="muted">${words.hint}</p>
        <label class="field">
          <span>${words.code}</span>
          <input
            name="code"
            data-first
            maxlength=${CODE_MAX}
            autocomplete="off"
            .value=${this.code}
            @input=${(event) => {
              this.code = event.target.value.trim();
              this.complaint = '';
              this.numbers = undefined;
            }}
          />
        </label>
        ${this.numbers ? this.#found() : nothing}
        ${this.complaint ? html`<p class="note refused" role="alert"><span>${this.complaint}</span></p>` : nothing}
      `,
      html`${this.cancelButton(text.close)}
        <button type="submit" class="primary" ?disabled=${this.seeking || this.numbers}>${words.submit}</button>`,
    );
  }

  #found() {
    const words = text.stopNumbers;
    const {open: there, lapsed} = this.numbers;
    return html`
      <div role="status"><ul class="plain">
        ${there.map(
          (stop) => html`<li class="aside" data-stop=${stop.ticket}>
            <p class="who-is"><b class="number">${stop.ticket}</b> <span>${said(stop.title)} · ${said(stop.place)}</span></p>
            <p class="facts">${stop.about}${said(stop.note) ? html` · ${said(stop.note)}` : nothing}</p>
          </li>`,
        )}
        ${lapsed.map((stop) => html`<li class="aside"><p class="note refused">${said(stop.title)}：${said(stop.note)}</p></li>`)}
        ${there.length + lapsed.length === 0 ? html`<li class="muted">${words.nothing}</li>` : nothing}
      </ul></div>
    `;
  }

  submit() {
    if (this.code) {
      this.#take();
    } else {
      this.complaint = text.stopNumbers.missing;
    }
  }

  async #take() {
    this.seeking = true;
    this.complaint = '';
    try {
      this.numbers = await ask('POST', `/api/desk/areas/${segment(this.area)}/stop-numbers`, {body: {code: this.code}});
    } catch (e) {
      if (!(e instanceof Refused || e instanceof NoAnswer)) {
        throw e;
      }
      this.complaint = e.detail || text.signIn.unreachable;
    } finally {
      this.seeking = false;
    }
  }
}

customElements.define('desk-stop-numbers', StopNumbersDialog);

/** The button that opens it. */
export function stopNumbers(area) {
  return html`<button
    type="button"
    class="quiet small"
    @click=${() => {
      const dialog = new StopNumbersDialog();
      dialog.area = area;
      return open(dialog);
    }}
  >
    ${text.stopNumbers.button}
  </button>`;
}
