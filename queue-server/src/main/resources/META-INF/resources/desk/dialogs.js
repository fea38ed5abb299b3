import {html, nothing} from 'lit';
import {DeskElement} from './elements.js';
import {text} from './text.js';

const FILTER_FROM = 9;

/** Puts a dialog on the page and answers what it was closed with; undefined when it was cancelled. */
export function open(dialog) {
  return new Promise((resolve) => {
    dialog.resolve = resolve;
    document.body.append(dialog);
  });
}

/** What all dialogs share: modal, closed by Escape, focus back where it was. */
export class Dialog extends DeskElement {
  #answer;

  firstUpdated() {
    const dialog = this.querySelector('dialog');
    dialog.addEventListener('close', () => this.#gone());
    dialog.showModal();
    this.querySelector('[data-first]')?.focus();
  }

  close(value) {
    this.#answer = value;
    this.querySelector('dialog').close();
  }

  /** Out of the page before whoever waits goes on, perhaps to another dialog: there is never more than one. */
  #gone() {
    this.remove();
    this.resolve(this.#answer);
  }

  frame(title, body, buttons, kind = '') {
    return html`
      <dialog class=${kind} aria-labelledby="dialog-title">
        <form
          method="dialog"
          novalidate
          @submit=${(event) => {
            event.preventDefault();
            this.submit();
          }}
        >
          <h2 id="dialog-title">${title}</h2>
          <div class="dialog-body">${body}</div>
          <footer>${buttons}</footer>
        </form>
      </dialog>
    `;
  }

  cancelButton(label = text.cancel, first = false) {
    return html`<button type="button" ?data-first=${first} @click=${() => this.close(undefined)}>${label}</button>`;
  }

  submit() {
    this.close(true);
  }
}

/** Asks yes or no. What cannot be taken back is not under the key that a quick finger presses next. */
class ConfirmDialog extends Dialog {
  render() {
    const {title, detail, yes, danger} = this.question;
    return this.frame(
      title,
      html`<p>${detail}</p>`,
      html`${this.cancelButton(text.cancel, danger)}
        <button type="submit" class=${danger ? 'danger' : 'primary'} ?data-first=${!danger}>${yes ?? text.confirm}</button>`,
    );
  }
}

customElements.define('desk-confirm', ConfirmDialog);

export function confirmed(question) {
  const dialog = new ConfirmDialog();
  dialog.question = question;
  return open(dialog);
}

/** Shows something once that must be read or written down. */
class ShowDialog extends Dialog {
  render() {
    const {title, secret, detail} = this.shown;
    return this.frame(
      title,
      html`<p class="secret" tabindex="0">${secret}</p>
        <p class="muted">${detail}</p>`,
      html`<button type="submit" class="primary" data-first>${text.close}</button>`,
    );
  }
}

customElements.define('desk-show', ShowDialog);

export function show(shown) {
  const dialog = new ShowDialog();
  dialog.shown = shown;
  return open(dialog);
}

/** The keys of a page. */
class KeysDialog extends Dialog {
  render() {
    return this.frame(
      text.keys.title,
      html`<dl class="keys">
        ${this.rows.map(([key, meaning]) => html`<dt><kbd>${key}</kbd></dt><dd>${meaning}</dd>`)}
      </dl>`,
      html`<button type="submit" class="primary" data-first>${text.close}</button>`,
    );
  }
}

customElements.define('desk-keys', KeysDialog);

export function showKeys(rows) {
  const dialog = new KeysDialog();
  dialog.rows = rows;
  return open(dialog);
}

/**
 * Asks for a reason from a list, with a note where the list is not enough, and for a choice where one is needed. `wanted` has a
 * title, subject, noteMax, reasons (a list of {value, label}, or a function of the choice), and may have a hint and choices:
 * {label, hint, missing, options: [{value, label, hint}], chosen}. Closes with {body: {reason, note}, choice}.
 */
class ReasonDialog extends Dialog {
  static properties = {
    choice: {state: true},
    reason: {state: true},
    note: {state: true},
    filter: {state: true},
    complaint: {state: true},
  };

  constructor() {
    super();
    this.reason = '';
    this.note = '';
    this.filter = '';
    this.complaint = '';
  }

  connectedCallback() {
    this.choice = this.wanted.choices?.chosen;
    super.connectedCallback();
  }

  render() {
    const {title, subject, hint, choices} = this.wanted;
    return this.frame(
      title,
      html`
        ${subject ? html`<p class="subject">${subject}</p>` : nothing}
        ${hint ? html`<p class="muted">${hint}</p>` : nothing} ${choices ? this.#choices(choices) : nothing} ${this.#reasons()}
        ${this.complaint ? html`<p class="note refused" role="alert">${this.complaint}</p>` : nothing}
        <p class="muted small-text">${text.reason.recorded}</p>
      `,
      html`${this.cancelButton()}
        <button type="submit" class="primary">${text.confirm}</button>`,
      choices ? 'wide' : '',
    );
  }

  #choices({label, options}) {
    const shown = options.filter((option) => `${option.label}${option.hint ?? ''}`.includes(this.filter));
    return html`
      <fieldset>
        <legend>${label}</legend>
        ${options.length >= FILTER_FROM
          ? html`<input
              type="search"
              aria-label=${this.wanted.choices.hint}
              placeholder=${this.wanted.choices.hint}
              data-first
              .value=${this.filter}
              @input=${(event) => (this.filter = event.target.value.trim())}
            />`
          : nothing}
        <div class="options ${this.wanted.choices.long ? 'long' : ''}">
          ${shown.map((option, index) => this.#option('choice', option, index === 0 && options.length < FILTER_FROM))}
        </div>
      </fieldset>
    `;
  }

  #reasons() {
    const {reasons, choices} = this.wanted;
    const list = typeof reasons === 'function' ? reasons(this.choice) : reasons;
    return html`
      <fieldset>
        <legend>${text.reason.title}</legend>
        ${list.length === 0 ? html`<p class="muted">${choices.missing}</p>` : nothing}
        <div class="options">
          ${list.map((reason, index) => this.#option('reason', reason, index === 0 && !choices))}
        </div>
        <label class="field">
          <span>${this.#isOther ? text.reason.noteNeeded : text.reason.note}</span>
          <input
            name="note"
            maxlength=${this.wanted.noteMax}
            autocomplete="off"
            placeholder=${text.reason.noteHint}
            .value=${this.note}
            @input=${(event) => {
              this.note = event.target.value;
              this.complaint = '';
            }}
          />
        </label>
      </fieldset>
    `;
  }

  /** A reason that says nothing by itself. */
  get #isOther() {
    return this.reason === 'OTHER';
  }

  #option(group, {value, label, hint}, first) {
    return html`
      <label class="option">
        <input
          type="radio"
          name=${group}
          .value=${value}
          .checked=${this[group] === value}
          ?data-first=${first}
          @change=${() => this.#pick(group, value)}
        />
        <span>${label}</span>${hint ? html`<small>${hint}</small>` : nothing}
      </label>
    `;
  }

  #pick(group, value) {
    this[group] = value;
    this.complaint = '';
    if (group === 'choice' && typeof this.wanted.reasons === 'function') {
      this.reason = '';
    }
  }

  submit() {
    const note = this.note.trim();
    if (this.wanted.choices && this.choice === undefined) {
      this.complaint = this.wanted.choices.missing;
    } else if (!this.reason) {
      this.complaint = text.reason.compulsory;
    } else if (this.#isOther && !note) {
      this.complaint = text.reason.noteMissing;
      this.querySelector('[name=note]').focus();
    } else {
      this.close({body: note ? {reason: this.reason, note} : {reason: this.reason}, choice: this.choice});
    }
  }
}

customElements.define('desk-reason', ReasonDialog);

export function askReason(wanted) {
  const dialog = new ReasonDialog();
  dialog.wanted = wanted;
  return open(dialog);
}
