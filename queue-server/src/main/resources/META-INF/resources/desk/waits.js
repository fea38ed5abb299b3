import {html, nothing} from 'lit';
import {segment} from './api.js';
import {said, text} from './text.js';

/** How long people waited after their appointment in one area: the day, each doctor, and the days before. */
export function waitsSection(page, figures) {
  const words = text.waits;
  const {all, steps, doctors, byDay} = figures;
  return html`
    <section class="waits">
      <div class="section-head">
        <h2>${words.title}</h2>
        <span class="chooser">
          ${chosen(words.area, figures.areas, figures.area, (area) => page.showWaits(area, figures.day))}
          ${chosen(words.day, [...new Set([figures.day, ...figures.days])], figures.day, (day) => page.showWaits(figures.area, day))}
          <a class="button" href=${file(figures)} download>${words.file}</a>
        </span>
      </div>
      <p class="muted">${words.hint}</p>
      <p class="figures" role="status">
        ${figure(words.half, all.p50Seconds)} ${figure(words.nine, all.p90Seconds)} ${figure(words.longest, all.longestSeconds)}
      </p>
      <p class="muted">
        ${words.steps.map((step, index) => `${step} ${Object.values(inOrder(steps))[index]}`).join(' → ')}
      </p>
      ${doctors.length
        ? sheet(words.byDoctor, words.doctor, doctors.map(({doctor, waits}) => [doctor, waits]))
        : html`<p class="empty-page">${words.none}</p>`}
      ${byDay.length > 1 ? sheet(words.byDay, words.day, byDay.map(({day, waits}) => [day, waits])) : nothing}
      <p class="muted small-text">${words.elsewhere}</p>
    </section>
  `;
}

const inOrder = ({registered, signedIn, called, entered, finished}) => ({registered, signedIn, called, entered, finished});

function chosen(label, values, value, choose) {
  return html`<label class="inline-field"
    >${label}
    <select @change=${(event) => choose(event.target.value)}>
      ${values.map((each) => html`<option value=${each} ?selected=${each === value}>${each}</option>`)}
    </select></label
  >`;
}

const file = ({area, day}) =>
  `/api/desk/waits/${segment(area)}/file?day=${segment(day)}&language=${said({zh: 'zh', en: 'en'})}`;

function minutes(seconds) {
  return seconds === undefined || seconds === null ? '–' : text.waits.minutes(Math.round(seconds / 60));
}

function figure(label, seconds) {
  return html`<span class="figure"><b>${minutes(seconds)}</b><small>${label}</small></span>`;
}

function sheet(title, first, lines) {
  const words = text.waits;
  const most = Math.max(1, ...lines.map(([, waits]) => waits.p90Seconds ?? 0));
  return html`
    <h3>${title}</h3>
    <table class="sheet">
      <thead>
        <tr>
          <th scope="col">${first}</th>
          <th scope="col" class="right">${words.entered}</th>
          <th scope="col" class="right">${words.half}</th>
          <th scope="col" class="right">${words.nine}</th>
          <th scope="col" class="right">${words.longest}</th>
          <th scope="col"><span class="unseen">${words.nine}</span></th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ([name, waits]) => html`<tr>
            <td class="nowrap">${name}</td>
            <td class="right">${waits.entered}</td>
            <td class="right">${minutes(waits.p50Seconds)}</td>
            <td class="right">${minutes(waits.p90Seconds)}</td>
            <td class="right">${minutes(waits.longestSeconds)}</td>
            <td class="wait-bar">
              <meter min="0" max=${most} value=${waits.p90Seconds ?? 0} aria-label="${words.nine} ${minutes(waits.p90Seconds)}"></meter>
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  `;
}
