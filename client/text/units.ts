/** What a question counts, in the language of the page. */
import type { OpenQuestion } from '../../shared/wire/messages.ts';
import { stageWords } from './lesson-stages.ts';

export const unitOf = ({ unit }: Pick<OpenQuestion, 'unit'>): string => stageWords.units[unit] ?? unit;
