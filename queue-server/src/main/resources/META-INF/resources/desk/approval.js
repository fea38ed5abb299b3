import {html, nothing} from 'lit';
import {NoAnswer, Refused, ask, segment} from './api.js';
import {Dialog, open} from './dialogs.js';
import {text} from './text.js';

/**
 * Asks a second person, who stands at this desk, to allow one change. `wanted` has the area, what is changed in words, and
 * the change as the server is asked for it; a `path` where no area is asked. The password goes nowhere but into this one request.
 */
class ApprovalDialog extends Dialog {
  static properties = {
    complaint: {state: true},
    busy: {state: true},
  };

  render() {
    const words = this.wanted.path ? {...text.approval, ...text.moneyApproval} : text.approval;
    return this.frame(
      words.title,
      html`
        <p class="subject">${this.wanted.what}</p>
        <p>${words.detail}</p>
        <label class="field">
          <span>${words.name}</span>
          <input name="second" maxlength="40" autocomplete="off" required data-first />
        </label>
        <label class="field">
          <span>${words.password}</span>
          <input name="secret" type="password" maxlength="128" autocomplete="new-password" required />
        </label>
        ${this.complaint ? html`<p class="note refused" role="alert">${this.complaint}</p>` : nothing}
        <p class="muted small-text">${words.once}</p>
      `,
      html`${this.cancelButton()}
        <button type="submit" class="primary" ?disabled=${this.busy}>${this.busy ? words.busy : words.submit}</button>`,
    );
  }

  async submit() {
    const {second, secret} = this.querySelector('form').elements;
    if (this.busy || !second.value.trim() || !secret.value) {
      this.complaint = this.busy ? this.complaint : text.approval.missing;
      return;
    }
    this.busy = true;
    this.complaint = '';
    try {
      const body = {...this.wanted.change, name: second.value.trim(), password: secret.value};
      const path = this.wanted.path ?? `/api/desk/areas/${segment(this.wanted.area)}/approvals`;
      const {approval} = await ask('POST', path, {body});
      this.close(approval);
    } catch (e) {
      if (!(e instanceof Refused || e instanceof NoAnswer)) {
        throw e;
      }
      this.complaint = e.detail || text.signIn.unreachable;
      secret.value = '';
      secret.focus();
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('desk-approval', ApprovalDialog);

export function askApproval(wanted) {
  const dialog = new ApprovalDialog();
  dialog.wanted = wanted;
  return open(dialog);
}
