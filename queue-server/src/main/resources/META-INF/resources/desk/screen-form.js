import {html, nothing} from 'lit';
import {Dialog, open} from './dialogs.js';
import {text} from './text.js';

/** What a screen is called and shows; its id only when it is new, for the id stands in its address. */
class ScreenDialog extends Dialog {
  static properties = {screen: {}};

  render() {
    const words = text.administration;
    const {screen} = this;
    return this.frame(
      screen ? `${words.edit}　${screen.name}` : words.addScreen,
      html`<div class="fields">
        ${screen ? nothing : this.#field('id', words.screenId, words.screenIdHint, '', '[A-Za-z0-9_\\-]{1,40}', true)}
        ${this.#field('name', words.name, '', screen?.name ?? '', undefined, true)}
        ${this.#field('area', words.area, words.screenAreaHint, screen?.area ?? '', undefined, true)}
        ${this.#field('room', words.room, words.roomHint, screen?.room ?? '')}
      </div>`,
      html`${this.cancelButton()} <button type="submit" class="primary">${words.save}</button>`,
    );
  }

  #field(name, label, hint, value, pattern, required = false) {
    return html`<label class="field">
      <span>${label}</span>
      <input
        name=${name}
        maxlength="40"
        autocomplete="off"
        pattern=${pattern ?? nothing}
        ?required=${required}
        .value=${value}
      />
      ${hint ? html`<small class="muted">${hint}</small>` : nothing}
    </label>`;
  }

  submit() {
    const form = this.querySelector('form');
    if (form.reportValidity()) {
      const typed = (name) => form.elements[name]?.value.trim() ?? '';
      this.close({id: this.screen?.id ?? typed('id'), name: typed('name'), area: typed('area'), room: typed('room')});
    }
  }
}

customElements.define('desk-screen', ScreenDialog);

export function editScreen(screen) {
  const dialog = new ScreenDialog();
  dialog.screen = screen;
  return open(dialog);
}
