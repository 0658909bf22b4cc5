/** From a set-up, or a saved file, to a lab that runs in this page. */
import { LAB_ID, LabError, type LabFile, type LabSetup, labFileSchema, parseLab } from '../../../shared/content/lab.ts';
import { labCatalogue } from '../../../shared/content/lab-scenario.ts';
import { clearStage, show } from '../../hud/stage.ts';
import { loadContent } from '../../source/content.ts';
import { closeLab, lab, labFactors, labLast, labTrouble } from '../../store/lab.ts';
import { playHere } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { lab as say } from '../../text/lab.ts';

/** A log of days on end is a tenth of it; more is no lab. */
const FILE_MAX_MIB = 64;
const MIB = 1024 * 1024;

/** `saved`: it goes on from there, and stands still until its player has looked. @throws LabError */
export async function openLab(setup: LabSetup, saved?: string): Promise<void> {
  const { hash, catalogue } = await loadContent();
  const content = { hash, catalogue: labCatalogue(catalogue, setup) };
  const source = await playHere(LAB_ID, setup.seed, words.common.solo, { content, saved });
  source.onTrouble = (trouble) => {
    closeLab();
    labTrouble.value = trouble;
  };
  labTrouble.value = null;
  lab.value = { setup, source };
  labLast.value = setup;
  clearStage();
  show('lab');
  if (saved !== undefined) void source.control({ do: 'pause' });
  void source.control({ do: 'start' });
  void source.factors().then((factors) => {
    if (lab.value?.source === source) labFactors.value = factors;
  });
}

/** @throws LabError */
export async function openLabFile(file: File): Promise<void> {
  if (file.size > FILE_MAX_MIB * MIB) throw new LabError([{ path: '', message: say.tooLarge(FILE_MAX_MIB) }]);
  const { setup, log }: LabFile = parseLab(labFileSchema, await file.text());
  await openLab(setup, log);
}
