import {html} from 'lit';
import {Dialog, open} from './dialogs.js';
import {Presses, note} from './press.js';
import {text} from './text.js';

const PLACE = 'password';

/** Changes the own password; the old one proves that it is not a passer-by at an open desk. */
class PasswordDialog extends Dialog {
  presses = new Presses(this);

  render() {
    const words = text.password;
    return this.frame(
      words.change,
      html`<div class="fields">
          ${this.#field('old', words.old, 'current-password', 1)} ${this.#field('fresh', words.fresh, 'new-password', 10)}
          ${this.#field('again', words.again, 'new-password', 10)}
        </div>
        ${note(this.presses, PLACE)}`,
      html`${this.cancelButton()}
        <button type="submit" class="primary" ?disabled=${this.presses.busy(PLACE)}>${words.change}</button>`,
    );
  }

  #field(name, label, autocomplete, length) {
    return html`<label class="field">
      <span>${label}</span>
      <input
        type="password"
        name=${name}
        autocomplete=${autocomplete}
        minlength=${length}
        maxlength="128"
        required
        ?data-first=${name === 'old'}
      />
    </label>`;
  }

  async submit() {
    const form = this.querySelector('form');
    if (!form.reportValidity()) {
      return;
    }
    const {old, fresh, again} = form.elements;
    if (fresh.value !== again.value) {
      this.presses.refuse(PLACE, text.password.different);
      return;
    }
    const body = {old: old.value, password: fresh.value};
    if (await this.presses.press(PLACE, 'POST', '/api/desk/me/password', body)) {
      this.close(true);
    }
  }
}

customElements.define('desk-password', PasswordDialog);

export const changePassword = () => open(new PasswordDialog());
