import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {segment} from './api.js';
import {Dialog, confirmed, open} from './dialogs.js';
import {health} from './health.js';
import {note} from './press.js';
import {text} from './text.js';
import {clockOfDay} from './ticking.js';

const MACHINES = '/api/desk/screen-machines';
const OPEN = '/api/desk/open-screens';
const place = (id) => `machine:${id}`;

const spelled = (code) => `${code.slice(0, 3)} ${code.slice(3)}`;
const nameOf = (screens, id) => screens.find(({screen}) => screen.id === id)?.screen.name ?? id;

/** Whether paired machines alone may be a screen, and how many there are of it. */
export function pairing({machines, open: left}, id) {
  const words = text.screenMachines;
  const paired = machines.filter((machine) => machine.screen === id).length;
  const anybody = left.some(({screen}) => screen === id);
  if (paired === 0 && !anybody) {
    return html`<span class="muted">${words.unpaired}</span>`;
  }
  return html`${paired > 0 ? words.paired(paired) : nothing} ${anybody ? health('DEGRADED', words.anybody) : nothing}`;
}

/** The screens of before pairing, which anybody may be until an administrator closes them. */
export function openScreens(page, {open: left}) {
  if (left.length === 0) {
    return nothing;
  }
  const words = text.screenMachines;
  const unpaired = left.reduce((sum, screen) => sum + screen.unpaired, 0);
  return html`<p class="banner" role="status">
      <span>${words.open(left.length, unpaired)}</span>
      <button type="button" ?disabled=${page.presses.busy(place('open'))} @click=${() => close(page, left.length, unpaired)}>
        ${words.close}
      </button>
    </p>
    ${note(page.presses, place('open'))}`;
}

/** The machines that show a code. */
export function waitingSection(page, {waiting, screens}) {
  if (waiting.length === 0) {
    return nothing;
  }
  const words = text.screenMachines;
  return html`<h3 class="sub-head">${words.waiting}<span class="count">${waiting.length}</span></h3>
    <p class="muted">${words.compare}</p>
    <table class="sheet">
      <thead>
        <tr>
          <th scope="col">${words.code}</th>
          <th scope="col">${text.administration.screen}</th>
          <th scope="col">${words.address}</th>
          <th scope="col" class="right">${words.since}</th>
          <th scope="col"><span class="unseen">${text.line.actions}</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          waiting,
          ({code}) => code,
          (one) => html`<tr>
            <td><b class="nowrap">${spelled(one.code)}</b></td>
            <td>${nameOf(screens, one.screen)} <small class="muted">${one.screen}</small></td>
            <td>${one.address}</td>
            <td class="right nowrap">${clockOfDay(one.askedAt)}</td>
            <td>
              <div class="verbs">
                <button
                  type="button"
                  class="small"
                  aria-label="${words.accept} ${one.code}"
                  ?disabled=${page.presses.busy(place(''))}
                  @click=${() => accept(page, one, screens)}
                >
                  ${words.accept}
                </button>
              </div>
            </td>
          </tr>`,
        )}
      </tbody>
    </table>`;
}

/** The machines that are screens. */
export function machinesSection(page, {machines, screens}) {
  if (machines.length === 0) {
    return nothing;
  }
  const words = text.screenMachines;
  return html`<h3 class="sub-head">${words.machines}<span class="count">${machines.length}</span></h3>
    <table class="sheet">
      <thead>
        <tr>
          <th scope="col">${text.administration.screen}</th>
          <th scope="col">${words.address}</th>
          <th scope="col">${text.administration.state}</th>
          <th scope="col">${words.by}</th>
          <th scope="col" class="right">${words.at}</th>
          <th scope="col"><span class="unseen">${text.line.actions}</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(machines, ({id}) => id, (machine) => machineRow(page, machine, nameOf(screens, machine.screen)))}
      </tbody>
    </table>`;
}

function machineRow(page, machine, name) {
  const words = text.screenMachines;
  const said = note(page.presses, place(machine.id));
  return html`<tr>
      <td>${name} <small class="muted">${machine.screen}</small></td>
      <td>${machine.address}</td>
      <td>${health(machine.connected ? 'ONLINE' : 'OFFLINE')}</td>
      <td>${machine.pairedBy}</td>
      <td class="right nowrap">${clockOfDay(machine.pairedAt)}</td>
      <td>
        <div class="verbs">
          <button
            type="button"
            class="small"
            aria-label="${words.remove} ${name} ${machine.address}"
            ?disabled=${page.presses.busy(place(machine.id))}
            @click=${() => remove(page, machine, name)}
          >
            ${words.remove}
          </button>
        </div>
      </td>
    </tr>
    ${said === nothing ? nothing : html`<tr><td colspan="6">${said}</td></tr>`}`;
}

/** The code that stands on a screen, as somebody reads it there. */
class CodeDialog extends Dialog {
  render() {
    const words = text.screenMachines;
    return this.frame(
      words.pair,
      html`<div class="fields">
        <label class="field">
          <span>${words.code}</span>
          <input name="code" maxlength="12" autocomplete="off" autocapitalize="characters" required data-first />
          <small class="muted">${words.codeHint}</small>
        </label>
      </div>`,
      html`${this.cancelButton()} <button type="submit" class="primary">${words.accept}</button>`,
    );
  }

  submit() {
    const form = this.querySelector('form');
    if (form.reportValidity()) {
      this.close(form.elements.code.value);
    }
  }
}

customElements.define('desk-screen-code', CodeDialog);

/** The button that takes a code, and what came of it. */
export function pairButton(page) {
  return html`<button type="button" ?disabled=${page.presses.busy(place(''))} @click=${() => type(page)}>
    ${text.screenMachines.pair}
  </button>`;
}

export const pairNote = (page) => note(page.presses, place(''));

async function type(page) {
  const code = await open(new CodeDialog());
  if (code) {
    await pair(page, code);
  }
}

async function accept(page, {code, address, screen}, screens) {
  const words = text.screenMachines;
  const detail = words.acceptText(nameOf(screens, screen), address);
  if (await confirmed({title: words.acceptTitle(spelled(code)), detail, yes: words.accept})) {
    await pair(page, code);
  }
}

async function pair(page, code) {
  const paired = await page.presses.press(place(''), 'POST', MACHINES, {code});
  await page.read();
  if (paired) {
    page.presses.say(place(''), text.screenMachines.done(paired.screen, paired.address));
  }
}

async function remove(page, {id, address}, name) {
  const words = text.screenMachines;
  const question = {title: words.removeTitle(name, address), detail: words.removeText, yes: words.remove, danger: true};
  if (await confirmed(question)) {
    await page.presses.press(place(id), 'DELETE', `${MACHINES}/${segment(id)}`);
    await page.read();
  }
}

async function close(page, count, unpaired) {
  const words = text.screenMachines;
  const question = {title: words.closeTitle(count), detail: words.closeText(unpaired), yes: words.close, danger: true};
  if (await confirmed(question)) {
    await page.presses.press(place('open'), 'DELETE', OPEN);
    await page.read();
  }
}
