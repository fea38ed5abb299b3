import {html, nothing} from 'lit';
import {Dialog, open} from './dialogs.js';
import {text} from './text.js';

const FILTER_FROM = 9;

/**
 * Asks for one of several things. `wanted` has title, hint, label, missing, and options [{value, label, hint, disabled}];
 * `find` lets a long list be searched, `other` lets something else be written; `danger` and `yes` say what the button does.
 */
class ChoiceDialog extends Dialog {
  static properties = {
    choice: {state: true},
    filter: {state: true},
    other: {state: true},
    complaint: {state: true},
  };

  constructor() {
    super();
    this.filter = '';
    this.other = '';
  }

  render() {
    const {title, hint, label, options, find, other, yes, danger} = this.wanted;
    const shown = options.filter((option) => `${option.label}${option.hint ?? ''}`.includes(this.filter));
    return this.frame(
      title,
      html`
        ${hint ? html`<p class=${danger ? 'concerns' : 'muted'}>${hint}</p>` : nothing}
        <fieldset>
          <legend>${label}</legend>
          ${find && options.length >= FILTER_FROM
            ? html`<input
                type="search"
                aria-label=${find}
                placeholder=${find}
                data-first
                .value=${this.filter}
                @input=${(event) => (this.filter = event.target.value.trim())}
              />`
            : nothing}
          <div class="options ${options.length >= FILTER_FROM ? 'long' : ''}">${shown.map((option) => this.#option(option))}</div>
          ${other ? this.#other(other) : nothing}
        </fieldset>
        ${this.complaint ? html`<p class="note refused" role="alert">${this.complaint}</p>` : nothing}
      `,
      html`${this.cancelButton()}
        <button type="submit" class=${danger ? 'danger' : 'primary'}>${yes ?? text.confirm}</button>`,
      'wide',
    );
  }

  #option({value, label, hint, disabled}) {
    return html`<label class="option">
      <input
        type="radio"
        name="choice"
        ?disabled=${disabled}
        .checked=${this.choice === value}
        @change=${() => this.#pick(value, '')}
      />
      <span>${label}</span>${hint ? html`<small>${hint}</small>` : nothing}
    </label>`;
  }

  #other({label, hint}) {
    return html`<label class="field">
      <span>${label}</span>
      <input
        name="other"
        maxlength="100"
        autocomplete="off"
        placeholder=${hint}
        .value=${this.other}
        @input=${(event) => this.#pick(undefined, event.target.value)}
      />
    </label>`;
  }

  #pick(choice, other) {
    this.choice = choice;
    this.other = other;
    this.complaint = '';
  }

  submit() {
    const answer = this.other.trim() || this.choice;
    if (answer === undefined) {
      this.complaint = this.wanted.missing;
    } else {
      this.close(answer);
    }
  }
}

customElements.define('desk-choice', ChoiceDialog);

/** Answers what was chosen or written; undefined when it was cancelled. */
export function choose(wanted) {
  const dialog = new ChoiceDialog();
  dialog.wanted = wanted;
  return open(dialog);
}
