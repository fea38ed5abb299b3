import {html, nothing} from 'lit';
import {NoAnswer, Refused, ask} from './api.js';
import {DeskElement} from './elements.js';
import {switchLanguage, text} from './text.js';

/** Name and password; what went wrong is said in the server's words. */
class SignIn extends DeskElement {
  static properties = {ended: {}, busy: {state: true}, problem: {state: true}, shown: {state: true}};

  render() {
    const words = text.signIn;
    return html`
      <main class="sign-in">
        <form @submit=${this.#submit}>
          <p class="brand"><img src="/desk/icon.svg" alt="" width="32" height="32" />${text.product}</p>
          <h1>${words.title}</h1>
          ${this.ended && !this.problem ? html`<p class="note said" role="status">${words.ended}</p>` : nothing}
          <label class="field">
            <span>${words.name}</span>
            <input name="name" autocomplete="username" maxlength="40" required autofocus />
          </label>
          <label class="field">
            <span>${words.password}</span>
            <input
              name="password"
              type=${this.shown ? 'text' : 'password'}
              autocomplete="current-password"
              maxlength="128"
              required
            />
          </label>
          <label class="check">
            <input type="checkbox" @change=${(event) => (this.shown = event.target.checked)} /> ${words.show}
          </label>
          ${this.problem ? this.#problem() : nothing}
          <button type="submit" class="primary large" ?disabled=${this.busy}>${this.busy ? words.busy : words.submit}</button>
          <p class="muted small-text">${words.hint}</p>
        </form>
        <button type="button" class="quiet language" @click=${switchLanguage}>${text.otherLanguage}</button>
      </main>
    `;
  }

  #problem() {
    const locked = this.problem.code === 'SIGN_IN_LOCKED';
    return html`<p class="note refused" role="alert">
      ${locked ? html`<b>${text.signIn.locked}</b>` : nothing} <span>${this.problem.detail}</span>
    </p>`;
  }

  firstUpdated() {
    this.querySelector('[name=name]').focus();
  }

  async #submit(event) {
    event.preventDefault();
    const form = event.target.elements;
    this.busy = true;
    this.problem = undefined;
    try {
      const body = {name: form.name.value, password: form.password.value};
      const me = await ask('POST', '/api/desk/sign-in', {body});
      this.dispatchEvent(new CustomEvent('signed-in', {detail: me}));
    } catch (e) {
      this.problem = this.#words(e);
      form.password.select();
    } finally {
      this.busy = false;
    }
  }

  #words(e) {
    if (e instanceof Refused) {
      return {code: e.code, detail: e.detail};
    }
    if (e instanceof NoAnswer) {
      return {code: '', detail: e.detail || text.signIn.unreachable};
    }
    throw e;
  }
}

customElements.define('desk-sign-in', SignIn);
