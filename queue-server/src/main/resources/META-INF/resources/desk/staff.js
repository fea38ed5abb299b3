import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {segment} from './api.js';
import {confirmed, show} from './dialogs.js';
import {note} from './press.js';
import {editPerson} from './staff-form.js';
import {text} from './text.js';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const PASSWORD_LENGTH = 14;
const place = (id) => `staff:${id}`;

/** The people: who may do what, and who no longer. */
export function staffSection(page, people) {
  const words = text.administration;
  return html`
    <section>
      <div class="section-head">
        <h2>${words.staff}<span class="count">${people.length}</span></h2>
        <button type="button" @click=${() => page.showSignIns('')}>${text.signIns.title}</button>
        <button type="button" class="primary" ?disabled=${page.presses.busy(place(''))} @click=${() => add(page)}>${words.add}</button>
      </div>
      ${note(page.presses, place(''))}
      <table class="sheet">
        <thead>
          <tr>
            <th scope="col">${words.name}</th>
            <th scope="col">${words.role}</th>
            <th scope="col">${words.doctorId}</th>
            <th scope="col">${words.areas}</th>
            <th scope="col">${words.state}</th>
            <th scope="col"><span class="unseen">${text.line.actions}</span></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            people,
            (person) => person.id,
            (person) => personRow(page, person),
          )}
        </tbody>
      </table>
    </section>
  `;
}

function personRow(page, person) {
  const words = text.administration;
  const own = person.id === page.me.staffId;
  const said = note(page.presses, place(person.id));
  const verb = (label, act) => html`<button
    type="button"
    class="small"
    aria-label="${label} ${person.name}"
    ?disabled=${page.presses.busy(place(person.id))}
    @click=${act}
  >
    ${label}
  </button>`;
  return html`
    <tr class=${person.disabled ? 'off' : ''}>
      <td><b>${person.name}</b> ${own ? html`<small>${words.self}</small>` : nothing}</td>
      <td>${text.roles[person.role]}</td>
      <td>${person.doctorId}</td>
      <td>${areasOf(person)}</td>
      <td>${person.disabled ? `✕ ${words.disabled}` : `● ${words.active}`}</td>
      <td>
        <div class="verbs">
          ${verb(words.edit, () => edit(page, person))} ${verb(words.reset, () => reset(page, person))}
          ${own ? nothing : verb(person.disabled ? words.enable : words.disable, () => able(page, person))}
        </div>
      </td>
    </tr>
    ${said === nothing ? nothing : html`<tr><td colspan="6">${said}</td></tr>`}
  `;
}

/** A nurse or doctor without areas of their own works in all; the others work in none. */
function areasOf({role, areas}) {
  if (areas.length > 0) {
    return [...areas].sort().join(', ');
  }
  return ['NURSE', 'HEAD_NURSE', 'DOCTOR'].includes(role) ? text.administration.allAreas : '–';
}

async function press(page, id, method, path, body) {
  const answer = await page.presses.press(place(id), method, path, body);
  if (answer) {
    await page.read();
  }
  return answer;
}

const path = (person, rest = '') => `/api/desk/staff/${segment(person.id)}${rest}`;

async function add(page) {
  const duty = await editPerson();
  const password = newPassword();
  if (duty && (await press(page, '', 'POST', '/api/desk/staff', {...duty, password}))) {
    await showPassword(duty.name, password);
  }
}

async function edit(page, person) {
  const duty = await editPerson(person);
  if (duty) {
    const {role, doctorId, areas} = duty;
    await press(page, person.id, 'PUT', path(person), {role, doctorId, areas, disabled: person.disabled});
  }
}

async function able(page, person) {
  const words = text.administration;
  const {role, doctorId, areas, disabled} = person;
  const question = {title: words.disableTitle(person.name), detail: words.disableText, yes: words.disable, danger: true};
  if (disabled || (await confirmed(question))) {
    await press(page, person.id, 'PUT', path(person), {role, doctorId, areas, disabled: !disabled});
  }
}

async function reset(page, person) {
  const words = text.administration;
  const question = {title: words.resetTitle(person.name), detail: words.resetText, yes: words.reset, danger: true};
  if (!(await confirmed(question))) {
    return;
  }
  const password = newPassword();
  if (await press(page, person.id, 'PUT', path(person, '/password'), {password})) {
    await showPassword(person.name, password);
  }
}

function showPassword(name, password) {
  const words = text.administration;
  return show({title: words.passwordTitle(name), secret: password, detail: words.passwordOnce});
}

/** Letters that are not mistaken for one another when they are written down; bytes past the last whole alphabet are thrown away. */
function newPassword() {
  const limit = 256 - (256 % ALPHABET.length);
  let password = '';
  while (password.length < PASSWORD_LENGTH) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    password += byte < limit ? ALPHABET[byte % ALPHABET.length] : '';
  }
  return password;
}
