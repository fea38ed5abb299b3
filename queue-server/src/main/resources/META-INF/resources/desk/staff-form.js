import {html, nothing} from 'lit';
import {Dialog, open} from './dialogs.js';
import {text} from './text.js';

/** What a person works as and where; the name only when the person is new. */
class PersonDialog extends Dialog {
  static properties = {person: {}, role: {state: true}};

  connectedCallback() {
    this.role = this.person?.role ?? 'NURSE';
    super.connectedCallback();
  }

  render() {
    const words = text.administration;
    return this.frame(
      this.person ? `${words.edit}　${this.person.name}` : words.add,
      html`<div class="fields">
        ${this.person
          ? nothing
          : html`<label class="field"
              ><span>${words.name}</span><input name="name" maxlength="40" required autocomplete="off" data-first
            /></label>`}
        <label class="field">
          <span>${words.role}</span>
          <select name="role" @change=${(event) => (this.role = event.target.value)}>
            ${Object.entries(text.roles).map(
              ([role, label]) => html`<option value=${role} ?selected=${role === this.role}>${label}</option>`,
            )}
          </select>
        </label>
        ${this.role === 'DOCTOR'
          ? this.#field('doctorId', words.doctorId, words.doctorIdHint, this.person?.doctorId ?? '')
          : nothing}
        ${['NURSE', 'HEAD_NURSE', 'DOCTOR', 'TECHNICIAN', 'PHARMACIST', 'CLERK'].includes(this.role)
          ? this.#field('areas', words.areas, this.role === 'CLERK' ? words.clerkAreasHint : words.areasHint, [...(this.person?.areas ?? [])].sort().join(','))
          : nothing}
      </div>`,
      html`${this.cancelButton()} <button type="submit" class="primary">${words.save}</button>`,
    );
  }

  #field(name, label, hint, value) {
    return html`<label class="field">
      <span>${label}</span><input name=${name} maxlength="200" autocomplete="off" .value=${value} /><small class="muted">${hint}</small>
    </label>`;
  }

  submit() {
    const form = this.querySelector('form');
    if (!form.reportValidity()) {
      return;
    }
    const typed = (name) => form.elements[name]?.value.trim() ?? '';
    const areas = typed('areas').split(/[,，\s]+/).filter(Boolean);
    this.close({
      name: this.person?.name ?? typed('name'),
      role: this.role,
      doctorId: typed('doctorId'),
      areas: areas.map((area) => area.toUpperCase()),
    });
  }
}

customElements.define('desk-person', PersonDialog);

export function editPerson(person) {
  const dialog = new PersonDialog();
  dialog.person = person;
  return open(dialog);
}
