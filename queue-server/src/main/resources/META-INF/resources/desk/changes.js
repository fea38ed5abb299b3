import {html, nothing} from 'lit';
import {areaDayHead} from './area-day.js';
import {said, text} from './text.js';
import {clock} from './ticking.js';

/** Every change of order of one area on one day, with who, why, and what can be counted; for whoever answers for the area. */
export function changesSection(page, list) {
  const words = text.changes;
  return html`
    <section>
      ${areaDayHead(words, title(list), '/api/desk/order-changes', list, (area, day) => page.showChanges(area, day))}
      <p class="muted">${words.hint(list.limit)}</p>
      ${list.rows.length + list.doctors.length === 0
        ? html`<p class="empty-page">${words.none}</p>`
        : html`<div class="tallies">${people(list)} ${reasons(list)} ${doctors(list)}</div>
            ${list.rows.length ? rows(list) : nothing}`}
    </section>
  `;
}

const title = ({rows}) => html`${text.changes.title}<span class="count">${text.changes.times(rows.length)}</span>`;

/** Red where a person has used up what one may change alone. */
function people({people: persons, limit}) {
  const words = text.changes;
  return tally(
    words.people,
    [words.who, words.counted, words.approved, words.others],
    persons.map(({by, counted, approved, other}) => [
      person(by),
      html`<span class=${counted >= limit && by.role !== 'doctor' ? 'spent' : ''}>${counted}</span>`,
      approved,
      other,
    ]),
  );
}

function reasons({reasons: counts}) {
  const words = text.changes;
  return tally(words.reasons, [words.reason, words.count], counts.map(({reason, count}) => [said(reason), count]));
}

function doctors({doctors: calls}) {
  const words = text.changes;
  return tally(
    words.doctors,
    [words.doctor, words.chosen, words.calls, words.share],
    calls.map(({doctor, calls: all, chosen: some}) => [doctor, some, all, share(some, all)]),
  );
}

function share(some, all) {
  const percent = Math.round((100 * some) / all);
  return html`<span class="share"><meter min="0" max="100" value=${percent} aria-label=${text.changes.share}></meter>${percent}%</span>`;
}

function tally(title, heads, lines) {
  return html`
    <div class="tally">
      <h3>${title}</h3>
      ${lines.length === 0
        ? html`<p class="muted">${text.none}</p>`
        : html`<table class="sheet">
            <thead>
              <tr>${heads.map((head, index) => html`<th scope="col" class=${index ? 'right' : ''}>${head}</th>`)}</tr>
            </thead>
            <tbody>
              ${lines.map((line) => html`<tr>${line.map((cell, index) => html`<td class=${index ? 'right' : ''}>${cell}</td>`)}</tr>`)}
            </tbody>
          </table>`}
    </div>
  `;
}

function rows({rows: changes}) {
  const {heads} = text.changes;
  return html`<table class="sheet changes">
    <thead>
      <tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
    </thead>
    <tbody>
      ${changes.map(
        (row) => html`<tr>
          <td class="nowrap">${clock(row.at)}</td>
          <td><b>${row.number}</b><small>${row.queue}</small></td>
          <td>${text.changes.verbs[row.verb] ?? row.verb}<small>${detail(row)}</small></td>
          <td class="nowrap">${moved(row)}</td>
          <td>${row.reason ? said(row.reason) : '–'}<small>${row.note}</small></td>
          <td>${person(row.by)}</td>
          <td>${row.approvedBy ? person(row.approvedBy) : '–'}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function detail({verb, detail: said_}) {
  switch (verb) {
    case 'PRIORITY':
      return text.reason.levels[said_] ?? said_;
    case 'REOPEN':
    case 'TRANSFER_BACK':
      return said_ ? text.changes.was(said_) : '';
    default:
      return said_;
  }
}

/** Where it stood, and where it stands now. */
function moved({verb, before, after}) {
  const words = text.changes;
  const from = before || '–';
  return `${from} → ${words.after[verb] ?? (after || '–')}`;
}

function person({role, id, name}) {
  const title = text.roles[role.toUpperCase().replace('-', '_')] ?? role;
  return html`${name || id}<small>${title}</small>`;
}
