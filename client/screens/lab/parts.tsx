/** The three choices of a lab's set-up. */
import type { LabSetup } from '../../../shared/content/lab.ts';
import { LAB_RATE_MAX, LAB_STARTS } from '../../../shared/content/lab.ts';
import type { Content } from '../../source/content.ts';
import { applicationOf, plainTitleOf } from '../../text/content.ts';
import { lab as say } from '../../text/lab.ts';
import {
  applicationsOf,
  boundBy,
  estatesOf,
  modelsOf,
  withApplication,
  withModel,
  withRate,
  withStart,
} from './setup.ts';

interface PartProps {
  readonly setup: LabSetup;
  readonly content: Content;
  readonly change: (setup: LabSetup) => void;
}

/** As worlds have it. */
const SEED_MAX = 0xffffffff;

export function Applications({ setup, content, change }: PartProps) {
  const bound = boundBy(setup, content);
  return (
    <fieldset class="panel">
      <legend>{say.applications}</legend>
      <ul class="lab-list">
        {applicationsOf(content).map(({ id, name }) => {
          const chosen = setup.applications.find((one) => one.id === id);
          const title = applicationOf(id, name);
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen !== undefined}
                  disabled={bound.includes(id)}
                  onChange={(event) => change(withApplication(setup, id, event.currentTarget.checked))}
                />{' '}
                {title}
              </label>
              {chosen !== undefined && (
                <span class="lab-rate">
                  <input
                    type="number"
                    class="field mono"
                    aria-label={say.rate(title)}
                    min={0}
                    max={LAB_RATE_MAX}
                    step="any"
                    required
                    value={chosen.requestsPerSecond}
                    onChange={(event) => change(withRate(setup, id, event.currentTarget.valueAsNumber || 0))}
                  />{' '}
                  {say.perS}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

export function Machines({ setup, content, change }: PartProps) {
  return (
    <fieldset class="panel">
      <legend>{say.machines}</legend>
      <ul class="lab-list">
        {modelsOf(content).map(({ id, name }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={setup.models.includes(id)}
                onChange={(event) => change(withModel(setup, id, event.currentTarget.checked))}
              />{' '}
              {name}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

export function Start({ setup, content, change }: PartProps) {
  return (
    <fieldset class="panel lab-start">
      <legend>{say.start}</legend>
      <select
        class="field"
        aria-label={say.start}
        value={setup.start}
        onChange={(event) => change(withStart(setup, event.currentTarget.value, content))}
      >
        {Object.values(LAB_STARTS).map((start) => (
          <option key={start} value={start}>
            {say.starts[start]}
          </option>
        ))}
        <optgroup label={say.copyOf}>
          {estatesOf(content).map((scenario) => (
            <option key={scenario.id} value={scenario.id}>
              {`${scenario.number} ${plainTitleOf(scenario)}`.trim()}
            </option>
          ))}
        </optgroup>
      </select>
      <label>
        {say.seed}{' '}
        <input
          type="number"
          class="field mono"
          min={0}
          max={SEED_MAX}
          step={1}
          required
          value={setup.seed}
          onChange={(event) => change({ ...setup, seed: Math.trunc(event.currentTarget.valueAsNumber) || 0 })}
        />
      </label>
      <p class="muted">{say.seedWhat}</p>
    </fieldset>
  );
}
