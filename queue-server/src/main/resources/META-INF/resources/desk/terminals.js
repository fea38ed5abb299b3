import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {segment} from './api.js';
import {confirmed, show} from './dialogs.js';
import {health} from './health.js';
import {note} from './press.js';
import {text} from './text.js';
import {clock, clockOfDay} from './ticking.js';

const place = (id) => `terminal:${id}`;

/** The terminals and what each last told about its devices. */
export function terminalsSection(page, terminals) {
  const words = text.administration;
  return html`
    <section>
      <div class="section-head">
        <h2>${words.terminals}<span class="count">${terminals.length}</span></h2>
        <button type="button" class="primary" ?disabled=${page.presses.busy(place(''))} @click=${() => newCode(page)}>
          ${words.code}
        </button>
      </div>
      ${note(page.presses, place(''))}
      ${terminals.length === 0
        ? html`<p class="empty-page">${words.noTerminals}</p>`
        : html`<table class="sheet">
            <thead>
              <tr>
                <th scope="col">${words.terminal}</th>
                <th scope="col">${words.state}</th>
                <th scope="col">${words.devices}</th>
                <th scope="col" class="right">${words.heard}</th>
                <th scope="col"><span class="unseen">${text.line.actions}</span></th>
              </tr>
            </thead>
            <tbody>
              ${repeat(
                terminals,
                (terminal) => terminal.id,
                (terminal) => row(page, terminal),
              )}
            </tbody>
          </table>`}
    </section>
  `;
}

function row(page, terminal) {
  const words = text.administration;
  const said = note(page.presses, place(terminal.id));
  return html`
    <tr>
      <td><b>${terminal.name}</b> <small class="muted">${terminal.id}</small></td>
      <td>${health(terminal.state)}</td>
      <td>
        ${terminal.devices.length === 0
          ? html`<span class="muted">${words.noDevices}</span>`
          : html`<ul class="devices">
              ${terminal.devices.map(
                (device) => html`<li><span class="muted">${words.deviceNames[device.name] ?? device.name}</span> ${health(device.state, device.reason)}</li>`,
              )}
            </ul>`}
      </td>
      <td class="right nowrap">${terminal.heardAt ? clockOfDay(terminal.heardAt) : words.never}</td>
      <td>
        <div class="verbs">
          <button
            type="button"
            class="small"
            aria-label="${words.revoke} ${terminal.name}"
            ?disabled=${page.presses.busy(place(terminal.id))}
            @click=${() => revoke(page, terminal)}
          >
            ${words.revoke}
          </button>
        </div>
      </td>
    </tr>
    ${said === nothing ? nothing : html`<tr><td colspan="5">${said}</td></tr>`}
  `;
}

async function newCode(page) {
  const words = text.administration;
  const made = await page.presses.press(place(''), 'POST', '/api/desk/terminal-codes');
  if (made) {
    await show({title: words.codeTitle, secret: made.code, detail: words.codeText(clock(made.expires))});
  }
}

async function revoke(page, {id, name}) {
  const words = text.administration;
  const question = {title: words.revokeTitle(name), detail: words.revokeText, yes: words.revoke, danger: true};
  if (await confirmed(question)) {
    await page.presses.press(place(id), 'POST', `/api/desk/terminals/${segment(id)}/revoke`);
    await page.read();
  }
}
